import { fileURLToPath } from "node:url";

// Tests run on the sources through a type-stripping transform; types are checked apart, by `npm run typecheck`.
export const base = {
  testEnvironment: "node",
  extensionsToTreatAsEsm: [".ts"],
  transform: {
    "^.+\\.ts$": [
      "@swc/jest",
      {
        jsc: { parser: { syntax: "typescript" }, target: "es2023", experimental: { keepImportAttributes: true } },
        module: { type: "es6" },
      },
    ],
  },
  setupFiles: [fileURLToPath(new URL("__tests__/setup.mjs", import.meta.url))],
  testMatch: ["**/*.test.ts"],
  testTimeout: 60_000,
};

export default { ...base, roots: ["<rootDir>/__tests__"], testPathIgnorePatterns: ["/node_modules/", "/__tests__/e2e/"] };
