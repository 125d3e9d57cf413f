import { describe, expect, test } from "@jest/globals";
import { REPORT_LIMIT } from "../../src/model/report.ts";
import type { FileKind } from "../../src/ports.ts";
import { findWrittenFault, readWritten } from "../../src/scan/written.ts";
import { fakeWorld } from "../fakes/world.ts";

const fault = (kind: FileKind | null, size = 0) =>
  findWrittenFault("/a", "report", { stat: async () => (kind === null ? null : { kind, size, modified: 0 }) });

describe("what a scanner was to write", () => {
  test.each<[string, FileKind | null, number, object | null]>([
    ["a file", "file", 1, null],
    ["the largest file", "file", REPORT_LIMIT, null],
    ["nothing", null, 0, { isMissing: true, clause: "wrote no report" }],
    ["an empty file", "file", 0, { isMissing: true, clause: "wrote no report" }],
    ["a larger file", "file", REPORT_LIMIT + 1, { isMissing: false, clause: "wrote more than 512 MiB as its report" }],
    ["a link", "link", 5, { isMissing: false, clause: "left a symbolic link where its report should be" }],
    ["a folder", "folder", 4096, { isMissing: false, clause: "left a folder where its report should be" }],
    ["a pipe", "other", 0, { isMissing: false, clause: "left something that is no file where its report should be" }],
  ])("is %s", async (_sentence, kind, size, expected) => {
    expect(await fault(kind, size)).toEqual(expected);
  });

  test("is read to its end while there is time, and not a piece further", async () => {
    const world = fakeWorld({ files: { "/a": "x".repeat(10_000) } });
    const count = async (deadline: number): Promise<number> => {
      let bytes = 0;
      for await (const piece of readWritten("/a", { world, deadline })) bytes += piece.length;
      return bytes;
    };
    expect(await count(world.clock.now() + 1)).toBe(10_000);
    await expect(count(world.clock.now() - 1)).rejects.toMatchObject({ faults: [{ code: "scanner-timeout" }] });
  });
});
