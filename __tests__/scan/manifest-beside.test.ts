import { expect, test } from "@jest/globals";
import { countWishes, manifestBeside } from "../../src/scan/manifest-beside.ts";

test.each([
  ["package-lock.json", "package.json"],
  ["yarn.lock", "package.json"],
  ["composer.lock", "composer.json"],
  ["go.mod", null],
  ["constructor", null],
])("beside %s lies %s", (kind, manifest) => expect(manifestBeside(kind)).toBe(manifest));

test.each([
  [
    "of all kinds, each once",
    "yarn.lock",
    { dependencies: { a: "1" }, devDependencies: { a: "1", b: "^2" }, optionalDependencies: { c: "*" } },
    3,
  ],
  ["but no peers", "package-lock.json", { peerDependencies: { a: "1" } }, 0],
  ["of git and the web", "bun.lock", { dependencies: { a: "git+https://x/a.git", b: "https://x/b.tgz", c: "npm:d@1", e: "f/g" } }, 4],
  [
    "but not those of the repository",
    "pnpm-lock.yaml",
    { dependencies: { a: "file:../a", b: "workspace:*", c: "link:c", d: "./d", e: "portal:e" } },
    0,
  ],
  [
    "of PHP, but not PHP itself",
    "composer.lock",
    { require: { php: "^8", "ext-json": "*", "acme/a": "1" }, "require-dev": { "acme/b": "1" } },
    2,
  ],
  ["of nothing", "package-lock.json", { name: "x" }, 0],
  ["in a list", "package-lock.json", { dependencies: ["a"] }, 0],
  ["with a wish that is none", "package-lock.json", { dependencies: { a: 1 } }, 0],
  ["for another kind", "go.mod", { dependencies: { a: "1" } }, 0],
])("counts wishes %s", (_, kind, manifest, count) => expect(countWishes(kind, JSON.stringify(manifest))).toBe(count));

test.each(["", "null", "[]", "{", "\ufeff{"])("%j asks for nothing", (text) => expect(countWishes("yarn.lock", text)).toBe(0));
