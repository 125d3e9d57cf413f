import { describe, expect, test } from "@jest/globals";
import type { Command } from "../../src/ports.ts";
import type { FakeFiles } from "../fakes/world.ts";
import { folder, honestGrype, honestOsv, layout, look, scannerWorld } from "./stage.ts";

const IMAGE = { "/work/image/index.json": "{}" };
const LOCKFILE = { "/work/package-lock.json": "{}" };
const CODES = Array.from({ length: 255 }, (_, at) => at + 1);

describe("a whole report says nothing where the exit code says something else:", () => {
  test("Grype ends well with 0 alone", async () => {
    for (const code of CODES) {
      const grype = async (command: Command, files: FakeFiles) => {
        const answer = await honestGrype()(command, files);
        return command.args.at(-1)?.includes("canary") ? answer : { code };
      };
      const { reports, codes } = await look([layout()], { world: scannerWorld({ grype }, { files: IMAGE }) });
      expect([code, reports.length, codes]).toEqual([code, 0, ["scanner-failed oci-dir:image"]]);
    }
  });

  test("OSV-Scanner, which found what it must, ends well with 1 alone", async () => {
    for (const code of [0, ...CODES.slice(1)]) {
      const osv = async (command: Command, files: FakeFiles) => {
        await honestOsv()(command, files);
        return { code, stderr: "" };
      };
      const { codes } = await look([folder()], { world: scannerWorld({ osv }, { files: LOCKFILE }) });
      expect([code, codes.filter((problem) => /^scanner-(?:output|failed)|^lockfile-unparsable/.test(problem)).length > 0]).toEqual([
        code,
        true,
      ]);
    }
  });
});
