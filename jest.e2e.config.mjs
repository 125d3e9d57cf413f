import { base } from "./jest.config.mjs";

// The end-to-end suite needs the real scanners: `.ci/run` installs them. A missing one is a failure, never a skip.
export default { ...base, roots: ["<rootDir>/__tests__/e2e"], testTimeout: 900_000 };
