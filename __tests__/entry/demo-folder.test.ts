import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { makeDemoFolder } from "../../src/entry/commands/demo-folder.ts";
import { GateError } from "../../src/errors.ts";
import { fakeFiles } from "../fakes/world.ts";

describe("the folder of the demo", () => {
  test("is in the cache folder, without what is not of the example", async () => {
    const files = fakeFiles({
      "/cache/demo/package-lock.json": "old",
      "/cache/demo/web/package-lock.json": "of another version",
      "/cache/demo/portcullis.json": "an earlier verdict",
      "/cache/tools/grype": "stays",
    });
    expect(await makeDemoFolder("/cache", files, ["package-lock.json", "image"])).toBe("/cache/demo");
    expect([...files.entries.keys()].sort()).toEqual(["/cache/demo", "/cache/demo/package-lock.json", "/cache/tools/grype"]);
  });

  test("is among the temporary files where the cache folder cannot be written", async () => {
    const write = async () => {
      throw new GateError({ code: "environment", message: "The file system is read-only.", next: "Write elsewhere." });
    };
    const folder = await makeDemoFolder("/cache", { ...fakeFiles(), write }, []);
    expect(folder.startsWith(join(tmpdir(), "portcullis-demo-"))).toBe(true);
    rmSync(folder, { recursive: true });
  });
});
