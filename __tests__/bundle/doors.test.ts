import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { parse } from "yaml";
import { DIST, ROOT } from "./doors.ts";

describe.each(["action.yml", "aggregate/action.yml"])("%s", (path) => {
  const { runs } = parse(readFileSync(join(ROOT, path), "utf8"));

  test("runs on Node 24 a file that is committed", () => {
    expect(runs.using).toBe("node24");
    expect(existsSync(resolve(ROOT, dirname(path), runs.main))).toBe(true);
  });
});

describe.each(["action", "aggregate", "cli"])("dist/%s", (door) => {
  const files = readdirSync(join(DIST, door));

  test("is bundled as a module, with the licences of what is in it", () => {
    expect(files).toEqual(expect.arrayContaining(["index.js", "licenses.txt"]));
    expect(JSON.parse(readFileSync(join(DIST, door, "package.json"), "utf8"))).toEqual({ type: "module" });
    expect(readFileSync(join(DIST, door, "licenses.txt"), "utf8")).toContain("Permission is hereby granted");
  });

  test("names no folder of the machine that built it", () => {
    const texts = files.map((file) => readFileSync(join(DIST, door, file), "utf8"));
    for (const text of texts) expect(text.includes(ROOT) || /file:\/\/\/\w/.test(text)).toBe(false);
  });
});

test("the command line loads little before it knows what is asked for", () => {
  expect(statSync(join(DIST, "cli", "index.js")).size).toBeLessThan(64 * 1024);
});
