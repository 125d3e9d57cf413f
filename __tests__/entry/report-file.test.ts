import { describe, expect, test } from "@jest/globals";
import { toReport } from "../../src/entry/report-file.ts";
import { fakeFiles } from "../fakes/world.ts";

/** A file of so many MiB that is never held in memory. */
function largeFiles(mebibytes: number): ReturnType<typeof fakeFiles> {
  async function* stream(): AsyncGenerator<Uint8Array> {
    const piece = new Uint8Array(1024 * 1024);
    for (let count = 0; count < mebibytes; count += 1) yield piece;
  }
  return { ...fakeFiles(), stream };
}

async function sizeOf(bytes: AsyncIterable<Uint8Array>): Promise<number> {
  let size = 0;
  for await (const piece of bytes) size += piece.length;
  return size;
}

describe("a report in a file", () => {
  test("is called as the user called it, and found from the working directory", async () => {
    const report = toReport("out/grype.json", fakeFiles({ "/work/out/grype.json": "{}" }), "/work");
    expect(report).toMatchObject({ name: "out/grype.json", root: "/work", asked: null });
    expect(await sizeOf(report.bytes)).toBe(2);
  });

  test("may have 512 MiB, and not a byte more", async () => {
    expect(await sizeOf(toReport("r", largeFiles(512), "/").bytes)).toBe(512 * 1024 * 1024);
    await expect(sizeOf(toReport("r", largeFiles(513), "/").bytes)).rejects.toMatchObject({
      faults: [{ code: "report-invalid", message: expect.stringContaining("512 MiB") }],
    });
  });

  test("that is not there is refused when it is read, not before", async () => {
    const report = toReport("gone.json", fakeFiles(), "/work");
    await expect(sizeOf(report.bytes)).rejects.toThrow("/work/gone.json cannot be read");
  });
});
