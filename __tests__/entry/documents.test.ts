import { Writable } from "node:stream";
import { describe, expect, test } from "@jest/globals";
import { printDocuments, writeDocuments } from "../../src/entry/documents.ts";
import type { Document } from "../../src/gate.ts";
import { fakeFiles } from "../fakes/world.ts";

function document(file: string | null, ...pieces: string[]): Document {
  return { request: { format: "json", file }, pieces };
}

/** A stream that takes its time, and how many writes it saw. From `fails` on each write fails with that code. */
function slowStream(fails?: string): { stream: Writable; written: string[] } {
  const written: string[] = [];
  const stream = new Writable({
    highWaterMark: 1,
    decodeStrings: false,
    write(chunk, _encoding, done) {
      if (fails !== undefined) return setTimeout(() => done(Object.assign(new Error("no"), { code: fails })), 1);
      written.push(String(chunk));
      return setTimeout(done, 1);
    },
  });
  return { stream, written };
}

describe("documents for files", () => {
  test("are written relative to the working directory, or where they are wanted", async () => {
    const files = fakeFiles();
    const all = [document("out/a.json", "a", "b"), document("/b.json", "c"), document(null, "printed")];
    expect(await writeDocuments(all, { files, cwd: "/work" })).toEqual([]);
    expect([files.text("/work/out/a.json"), files.text("/b.json"), files.entries.size]).toEqual(["ab", "c", 2]);
  });

  test("that cannot be written are told, and hold up no other", async () => {
    const files = fakeFiles({ "/work/taken": { other: true }, "/work/link": { link: "/etc/passwd" } });
    const faults = await writeDocuments([document("taken", "x"), document("link", "x"), document("b.json", "y")], { files, cwd: "/work" });
    expect(faults.map(({ code, message }) => [code, message.split(" ")[0]])).toEqual([
      ["environment", "/work/taken"],
      ["environment", "/work/link"],
    ]);
    expect(files.text("/work/b.json")).toBe("y");
  });

  test("that could not be rendered are our own failure, which is not hidden", async () => {
    function* broken(): Generator<string> {
      yield "a";
      throw new TypeError("no such property");
    }
    const files = fakeFiles();
    const writing = writeDocuments([{ request: { format: "json", file: "a" }, pieces: broken() }], { files, cwd: "/" });
    await expect(writing).rejects.toThrow("no such property");
    expect(files.entries.size).toBe(0);
  });
});

describe("a document for standard output", () => {
  test("is whole also where the reader is slow, in pieces worth a write", async () => {
    const { stream, written } = slowStream();
    const pieces = Array.from({ length: 50_000 }, (_, index) => `${index} `.padEnd(50));
    await printDocuments([document("file", "not this"), document(null, ...pieces)], stream);
    expect(written.join("") === pieces.join("")).toBe(true);
    expect(written.length).toBeLessThan(5);
  });

  test.each([
    ["EPIPE", "its reader went away"],
    ["ENOSPC", "the disk is full"],
  ])("that meets %s is refused with a next step", async (code, sentence) => {
    const { stream } = slowStream(code);
    await expect(printDocuments([document(null, "text")], stream)).rejects.toMatchObject({
      faults: [{ code: "environment", message: expect.stringContaining(sentence), next: expect.stringContaining("-o FORMAT=FILE") }],
    });
    await new Promise((resume) => setTimeout(resume, 5)); // the stream's own event must not end the process
  });
});
