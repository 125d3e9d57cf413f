import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { readPackageLock } from "../../src/locate/json-entries.ts";
import { makeLocator } from "../../src/locate/locate.ts";
import { readAsNpmWrites } from "../../src/locate/npm-layout.ts";

const LOCK = JSON.stringify(
  {
    lockfileVersion: 3,
    packages: {
      "": { name: "shop", workspaces: ["tools"] },
      "node_modules/a": { version: "1.0.0", dev: true, dependencies: { b: "^2.0.0" }, engines: { node: ">=20" } },
      "node_modules/a/node_modules/@acme/b": { version: "2.0.0", license: "MIT" },
      "node_modules/other": { name: "real", version: "3.0.0" },
      "node_modules/tools": { resolved: "tools", link: true },
      "tools/node_modules/c": { resolved: "https://registry.npmjs.org/c/-/c-4.0.0.tgz", version: "4.0.0" },
      "node_modules/nothing": {},
    },
  },
  null,
  2,
).replace("{}", "{\n    }");
const EXAMPLE = readFileSync(new URL("../../examples/shop/package-lock.json", import.meta.url), "utf8");

describe("a lockfile in npm's own layout", () => {
  test.each([
    ["of every kind of package", LOCK],
    ["indented by tabs", LOCK.replaceAll(/^ +/gm, (blanks) => "\t".repeat(blanks.length / 2))],
    ["of the example", EXAMPLE],
  ])("%s is read as any JSON is", (_, text) => {
    const quick = readAsNpmWrites(text);
    expect(quick?.length).toBeGreaterThan(3);
    expect(quick).toEqual([...readPackageLock(text.replaceAll("\n", "\r\n"))]);
  });

  test.each([
    ["on one line", JSON.stringify(JSON.parse(LOCK))],
    ["with line breaks of Windows", LOCK.replaceAll("\n", "\r\n")],
    ["in which one package is written otherwise", LOCK.replace('"node_modules/nothing": {\n    }', '"node_modules/nothing":{}')],
    ["in which a name is escaped", LOCK.replace("node_modules/a/", "node_modules/a\\u0062/")],
    ["without packages", '{\n  "packages": {\n  }\n}\n'],
  ])("%s is none", (_, text) => {
    expect(readAsNpmWrites(text)).toBeNull();
  });
});

test("names that its reader does not know are looked for, and in the end no more", () => {
  const locate = makeLocator("strange.lock", `${"x".repeat(120_000_000)}\na 1\nb 1\nc 1\n`);
  expect(["a", "b", "c", "a"].map((name) => locate({ name, version: "1" }))).toEqual([2, 3, null, 2]);
});
