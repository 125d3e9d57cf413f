import { gunzipSync, gzipSync } from "node:zlib";
import { describe, expect, test } from "@jest/globals";
import { extractProgram } from "../../src/install/archive.ts";
import { type ArchiveEntry, tarArchive, zipArchive } from "../fakes/releases.ts";

async function extracted(archive: Uint8Array, file = "grype.tar.gz", name = "grype"): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of extractProgram(archive, { file, name })) pieces.push(piece.slice());
  return Buffer.concat(pieces).toString();
}

/** The archive with other words in its first header, whose sum is right again. */
function forged(archive: Uint8Array, at: number, words: string): Uint8Array {
  const tar = gunzipSync(archive);
  tar.write(words, at);
  tar.write(" ".repeat(8), 148);
  const sum = tar.subarray(0, 512).reduce((total, byte) => total + byte, 0);
  tar.write(`${sum.toString(8).padStart(6, "0")}\0`, 148);
  return gzipSync(tar);
}

const GRYPE: ArchiveEntry = { name: "grype", content: "the program" };

describe("a tar archive gives up its one program", () => {
  test.each<[string, ArchiveEntry[]]>([
    [
      "between other files, as a release has it",
      [{ name: "CHANGELOG.md", content: "x" }, { name: "LICENSE" }, { name: "README.md" }, GRYPE],
    ],
    ["under a dotted name", [{ ...GRYPE, name: "./grype" }]],
    ["beside a folder", [{ name: "docs/", type: "directory" }, GRYPE]],
    ["beside a file of that name elsewhere", [{ name: "old/grype", content: "other" }, GRYPE]],
    ["under a name with several dots", [{ ...GRYPE, name: "././grype" }]],
    ["beside one whose name would be its without a dot", [{ name: "gr./ype", content: "other" }, GRYPE]],
    ["as the last of a thousand", [...Array.from({ length: 999 }, (_, index) => ({ name: `f${index}` })), GRYPE]],
  ])("%s", async (_where, entries) => {
    expect(await extracted(await tarArchive(entries))).toBe("the program");
  });

  test("of several megabytes, whole", async () => {
    const content = "0123456789".repeat(400_000);
    expect((await extracted(await tarArchive([{ name: "grype", content }]))) === content).toBe(true);
  });

  test.each<[string, ArchiveEntry[], string]>([
    ["it is not there", [{ name: "README.md" }], "does not hold grype"],
    ["nothing is there", [], "does not hold grype"],
    ["it is only in a folder", [{ ...GRYPE, name: "bin/grype" }], "does not hold grype"],
    ["it is a folder", [{ name: "grype", type: "directory" }], "does not hold grype"],
    ["it is there twice", [GRYPE, GRYPE], "holds grype twice"],
    ["it is a link", [{ name: "grype", type: "symlink", linkname: "/bin/sh" }], "holds a symlink"],
    ["another is a hard link", [GRYPE, { name: "x", type: "link", linkname: "grype" }], "holds a link"],
    ["a device is beside it", [{ name: "null", type: "character-device" }, GRYPE], "holds a character-device"],
    ["a path leads up", [{ name: "../grype", content: "x" }, GRYPE], "leads outside"],
    ["a path leads up in the middle", [{ name: "a/../../grype", content: "x" }, GRYPE], "leads outside"],
    ["a path is absolute", [{ name: "/usr/bin/grype", content: "x" }, GRYPE], "leads outside"],
    ["a path has a drive", [{ name: "C:\\grype", content: "x" }, GRYPE], "leads outside"],
    ["there are too many files", [...Array.from({ length: 1001 }, (_, index) => ({ name: `f${index}` })), GRYPE], "more than 1000 files"],
  ])("is refused where %s", async (_why, entries, sentence) => {
    await expect(extracted(await tarArchive(entries))).rejects.toThrow(sentence);
  });

  test("also where a file is of an old kind", async () => {
    expect(await extracted(forged(await tarArchive([GRYPE]), 156, "7"))).toBe("the program");
  });

  test.each([
    [2 ** 30, "nexpected end of"],
    [2 ** 30 + 1, "it unpacks to more than 1073741824 bytes"],
  ])("is refused before it is unpacked where it says that it holds %d bytes: %s", async (size, sentence) => {
    const archive = forged(await tarArchive([{ name: "big" }]), 124, size.toString(8).padStart(11, "0"));
    await expect(extracted(archive)).rejects.toThrow(sentence);
  });

  test("names what is wrong, cut", async () => {
    const entries = [{ name: `${"x".repeat(120)}`, type: "fifo" }] as const;
    await expect(extracted(await tarArchive(entries))).rejects.toThrow(`it holds a fifo, "${"x".repeat(100)}"`);
  });

  test("is refused where it is cut, in its packing or in its content", async () => {
    const whole = await tarArchive([
      { name: "grype", content: Buffer.from(Array.from({ length: 50_000 }, (_, index) => (index * 7919) % 251)) },
    ]);
    await expect(extracted(whole.subarray(0, whole.length - 200))).rejects.toThrow("unexpected end of file");
    await expect(extracted(gzipSync(Buffer.alloc(700, 1)))).rejects.toThrow();
    await expect(extracted(new Uint8Array())).rejects.toThrow();
    await expect(extracted(new TextEncoder().encode("<html>not found</html>"))).rejects.toThrow("incorrect header check");
  });
});

describe("a zip archive gives up its one program", () => {
  const zip = (files: Record<string, string>) => extracted(zipArchive(files), "grype.zip", "grype.exe");

  test("between other files", async () => {
    expect(await zip({ "README.md": "x", "grype.exe": "the program", "old/grype.exe": "other" })).toBe("the program");
  });

  test.each([
    ["it is not there", { "README.md": "x" }, "does not hold grype.exe"],
    ["a path leads up", { "..\\grype.exe": "x", "grype.exe": "y" }, "leads outside"],
    ["it is there twice", { "./grype.exe": "x", "grype.exe": "y" }, "holds grype.exe twice"],
  ])("is refused where %s", async (_why, files, sentence) => {
    await expect(zip(files)).rejects.toThrow(sentence);
  });

  test("is refused where there are too many files, or they say to be too large", async () => {
    const many = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`f${index}`, ""]));
    expect(await zip({ "grype.exe": "the program", ...Object.fromEntries(Object.entries(many).slice(1)) })).toBe("the program");
    await expect(zip({ ...many, "grype.exe": "x" })).rejects.toThrow("more than 1000 files");
    const large = Buffer.from(zipArchive({ "README.md": "x" }));
    large.writeUInt32LE(2 ** 30 + 1, large.indexOf("PK\u0001\u0002") + 24);
    await expect(extracted(large, "g.zip", "grype.exe")).rejects.toThrow("it unpacks to more than 1073741824 bytes");
  });

  test("is refused where it is cut or none", async () => {
    const whole = zipArchive({ "grype.exe": "the program" });
    await expect(extracted(whole.subarray(0, 30), "g.zip", "grype.exe")).rejects.toThrow();
    await expect(extracted(new Uint8Array(), "g.zip", "grype.exe")).rejects.toThrow();
  });
});
