import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { makeFiles, temporaryFolder } from "../../../src/edge/node/files.ts";
import { hashApart } from "../../../src/edge/node/hash-apart.ts";

const isWindows = process.platform === "win32";
const onUnix = isWindows ? test.skip : test;
let root = "";
let folder = "";
let count = 0;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "files-"));
});
beforeEach(() => {
  count += 1;
  folder = join(root, String(count));
  mkdirSync(folder);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const files = makeFiles();
const at = (name: string): string => join(folder, name);
const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

describe("what stands at a path", () => {
  onUnix("is told without following a link", async () => {
    writeFileSync(at("file"), "four");
    symlinkSync("file", at("link"));
    execFileSync("mkfifo", [at("pipe")]);
    expect(await files.stat(at("file"))).toMatchObject({ kind: "file", size: 4 });
    expect(await files.stat(at("link"))).toMatchObject({ kind: "link" });
    expect(await files.stat(at("pipe"))).toMatchObject({ kind: "other" });
    expect(await files.stat(folder)).toMatchObject({ kind: "folder" });
    expect(await files.stat(at("none"))).toBeNull();
    expect(await files.stat(at("file/below"))).toBeNull();
  });

  test("is listed sorted by code units", async () => {
    for (const name of ["b", "a", "Z", "é"]) writeFileSync(at(name), "");
    mkdirSync(at("folder"));
    expect((await files.list(folder)).map(({ name }) => name)).toEqual(["Z", "a", "b", "folder", "é"]);
    expect((await files.list(folder))[3]).toEqual({ name: "folder", kind: "folder" });
    await expect(files.list(at("none"))).rejects.toThrow("it does not exist");
  });
});

describe("a file is read", () => {
  test("up to its limit", async () => {
    writeFileSync(at("file"), "four");
    expect(text(await files.read(at("file"), 4))).toBe("four");
    await expect(files.read(at("file"), 3)).rejects.toMatchObject({ name: "GateError", message: `${at("file")} is larger than 3 bytes.` });
  });

  onUnix.each([
    ["a folder", () => mkdirSync(at("x")), "it is a folder"],
    ["a link", () => symlinkSync("/etc/hostname", at("x")), "it is a symbolic link"],
    ["a pipe, without waiting for it", () => execFileSync("mkfifo", [at("x")]), "it is no regular file"],
    ["nothing", () => undefined, "it does not exist"],
  ])("but not where it is %s", async (_what, make, sentence) => {
    make();
    await expect(files.read(at("x"), 10)).rejects.toThrow(sentence);
  });

  onUnix("a device is no file", async () => {
    await expect(files.read("/dev/zero", 10)).rejects.toThrow("it is no regular file");
    await expect(files.sha256("/dev/zero")).rejects.toThrow("it is no regular file");
  });
});

describe("a file's seal", () => {
  test("is another as soon as the file is, also where its time was set back and its size is the same", async () => {
    const path = join(folder, "sealed");
    writeFileSync(path, "one");
    const before = await files.seal(path);
    expect(await files.seal(path)).toBe(before);
    const { atime, mtime } = statSync(path);
    writeFileSync(path, "two");
    utimesSync(path, atime, mtime);
    expect(await files.seal(path)).not.toBe(before);
  });

  onUnix("is that of what a link leads to, and empty where nothing is", async () => {
    writeFileSync(join(folder, "target"), "one");
    symlinkSync(join(folder, "target"), join(folder, "leads"));
    expect(await files.seal(join(folder, "leads"))).toBe(await files.seal(join(folder, "target")));
    expect(await files.seal(join(folder, "nowhere"))).toBe("");
  });
});

describe("a file is streamed", () => {
  const bytes = Buffer.alloc(2_500_000, "0123456789abcde");

  test("in pieces that make it up, whatever its size", async () => {
    for (const size of [0, 1, 1024 * 1024, 1024 * 1024 + 1, bytes.length]) {
      writeFileSync(at("file"), bytes.subarray(0, size));
      const pieces: Buffer[] = [];
      for await (const piece of files.stream(at("file"))) pieces.push(Buffer.from(piece));
      expect(Buffer.concat(pieces).equals(bytes.subarray(0, size))).toBe(true);
    }
  });

  test("and can be left early", async () => {
    writeFileSync(at("file"), bytes);
    for await (const piece of files.stream(at("file"))) {
      expect(piece.length).toBe(1024 * 1024);
      break;
    }
    rmSync(at("file"));
  });

  onUnix("through a link, as a report may be one; never from a pipe", async () => {
    writeFileSync(at("file"), "linked");
    symlinkSync("file", at("link"));
    execFileSync("mkfifo", [at("pipe")]);
    for await (const piece of files.stream(at("link"))) expect(text(piece)).toBe("linked");
    await expect(files.stream(at("pipe"))[Symbol.asyncIterator]().next()).rejects.toThrow("it is no regular file");
    await expect(files.stream(folder)[Symbol.asyncIterator]().next()).rejects.toThrow("it is a folder");
  });

  test("and hashed", async () => {
    writeFileSync(at("file"), bytes);
    expect(await files.sha256(at("file"))).toBe(createHash("sha256").update(bytes).digest("hex"));
    await expect(files.sha256(at("none"))).rejects.toThrow("it does not exist");
  });

  test("and hashed in a thread of its own where it is large, so that others can go on", async () => {
    const large = Buffer.alloc(40_000_001, "0123456789abcde");
    writeFileSync(at("large"), large);
    const expected = createHash("sha256").update(large).digest("hex");
    expect(await Promise.all([files.sha256(at("large")), files.sha256(at("large"))])).toEqual([expected, expected]);
  });

  test("a hash that fails in its thread is told as an error", async () => {
    await expect(hashApart(2_000_000)).rejects.toThrow(/EBADF/);
  });
});

describe("a file is written whole or not at all", () => {
  test("from texts and bytes, into folders that are made", async () => {
    await files.write(at("a/b/file"), ["one ", new TextEncoder().encode("two "), "é".repeat(600_000), "z".repeat(600_000), "end"]);
    expect(readFileSync(at("a/b/file"), "utf8")).toBe(`one two ${"é".repeat(600_000)}${"z".repeat(600_000)}end`);
    expect(readdirSync(at("a/b"))).toEqual(["file"]);
  });

  test("what was there stays when the writing fails half way", async () => {
    writeFileSync(at("file"), "before");
    function* breaking(): Generator<string> {
      yield "x".repeat(2_000_000);
      throw new Error("no more");
    }
    await expect(files.write(at("file"), breaking())).rejects.toThrow("no more");
    expect(readFileSync(at("file"), "utf8")).toBe("before");
    expect(readdirSync(folder)).toEqual(["file"]);
  });

  onUnix("never through a link, and never over anything but a file", async () => {
    writeFileSync(at("precious"), "mine");
    symlinkSync(at("precious"), at("link"));
    mkdirSync(at("folder"));
    execFileSync("mkfifo", [at("pipe")]);
    await expect(files.write(at("link"), ["x"])).rejects.toThrow("it is a symbolic link");
    await expect(files.write(at("folder"), ["x"])).rejects.toThrow("it is a folder");
    await expect(files.write(at("pipe"), ["x"])).rejects.toThrow("it is no regular file");
    expect(readFileSync(at("precious"), "utf8")).toBe("mine");
  });

  test("a folder that cannot be made is said", async () => {
    writeFileSync(at("plain"), "");
    await expect(files.write(at("plain/file"), ["x"])).rejects.toMatchObject({
      name: "GateError",
      message: expect.stringContaining("could not be written"),
    });
  });
});

describe("files are moved about", () => {
  test("copied, renamed, removed", async () => {
    writeFileSync(at("a"), "text");
    await files.copy(at("a"), at("x/b"));
    await files.rename(at("x/b"), at("y/c"));
    expect(readFileSync(at("y/c"), "utf8")).toBe("text");
    expect(existsSync(at("x/b"))).toBe(false);
    await files.remove(at("y"));
    await files.remove(at("never there"));
    expect(existsSync(at("y"))).toBe(false);
    await expect(files.copy(at("none"), at("z"))).rejects.toThrow("it does not exist");
  });

  onUnix("linked, and made executable", async () => {
    writeFileSync(at("a"), "text", { mode: 0o600 });
    await files.link(at("a"), at("links/b"));
    expect(readlinkSync(at("links/b"))).toBe(at("a"));
    await files.makeExecutable(at("a"));
    expect(statSync(at("a")).mode & 0o777).toBe(0o755);
  });
});

describe("private folders", () => {
  test("are empty, ours alone, and gone in the end", async () => {
    const own = makeFiles(at("temporary"));
    const [one, two] = [await own.privateFolder(), await own.privateFolder()];
    expect(one).not.toBe(two);
    expect(readdirSync(one)).toEqual([]);
    if (!isWindows) expect(lstatSync(one).mode & 0o777).toBe(0o700);
    writeFileSync(join(two, "file"), "");
    own.removePrivate();
    expect(readdirSync(at("temporary"))).toEqual([]);
  });

  test("lie in the runner's folder, if that is a whole path", () => {
    expect(temporaryFolder({ RUNNER_TEMP: root })).toBe(root);
    expect(temporaryFolder({ RUNNER_TEMP: "relative" })).toBe(tmpdir());
    expect(temporaryFolder({})).toBe(tmpdir());
  });
});

const onLinux = process.platform === "linux" ? test : test.skip;
onLinux("a folder that the system will never make is refused, not tried for ever", async () => {
  await expect(makeFiles().makeFolder("/proc/portcullis/a/b")).rejects.toMatchObject({ name: "GateError" });
});

test("a folder is made with those above it, and one that is there is fine", async () => {
  const files = makeFiles();
  const path = join(await files.privateFolder(), "a", "b", "c");
  await files.makeFolder(path);
  await files.makeFolder(path);
  await files.makeFolder("/");
  expect((await files.stat(path))?.kind).toBe("folder");
  await files.write(join(path, "file"), []);
  await expect(files.makeFolder(join(path, "file"))).rejects.toThrow("something is there already");
  await expect(files.makeFolder(join(path, "file", "d"))).rejects.toThrow("not a folder");
  files.removePrivate();
});

test("a place for temporary files that cannot be had is said with what to set", async () => {
  writeFileSync(join(folder, "plain"), "");
  const making = makeFiles(join(folder, "plain", "temporary")).privateFolder();
  await expect(making).rejects.toMatchObject({ faults: [{ code: "environment", next: expect.stringContaining("TMPDIR") }] });
});
