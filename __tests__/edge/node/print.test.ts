import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough, Writable } from "node:stream";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { printWhole } from "../../../src/edge/node/print.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "print-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A stream that says it has a descriptor, as standard output does, and must not be written to itself. */
function withDescriptor(fd: number): Writable & { fd: number } {
  const stream = new Writable({ write: () => expect("the stream").toBe("left alone") });
  return Object.assign(stream, { fd });
}

describe("a piece is printed whole", () => {
  test("to a file, byte for byte, one after the other", async () => {
    const path = join(folder, "out");
    const fd = openSync(path, "w");
    for (const piece of ["é\n", new Uint8Array([0, 255]), "x".repeat(1 << 20)]) await printWhole(piece, withDescriptor(fd));
    closeSync(fd);
    expect(readFileSync(path).equals(Buffer.concat([Buffer.from("é\n"), Buffer.from([0, 255]), Buffer.alloc(1 << 20, "x")]))).toBe(true);
  });

  test("to a pipe", async () => {
    const pipe = new PassThrough();
    await printWhole("text", pipe);
    expect(String(pipe.read())).toBe("text");
  });

  test("or not at all", async () => {
    const path = join(folder, "read-only");
    closeSync(openSync(path, "w"));
    const fd = openSync(path, "r");
    await expect(printWhole("text", withDescriptor(fd))).rejects.toMatchObject({ code: "EBADF" });
    closeSync(fd);
  });
});
