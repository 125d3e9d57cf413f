import { randomBytes } from "node:crypto";
import { constants, rmSync, type Stats } from "node:fs";
import { chmod, copyFile, cp, lstat, mkdtemp, open, readdir, rename, rm, stat, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, isAbsolute, join } from "node:path";
import { GateError, isGateError } from "../../errors.ts";
import { byCodeUnits } from "../../model/order.ts";
import type { FileKind, Files } from "../../ports.ts";
import { hashFile, openRegular, readPieces } from "./bytes.ts";
import { toChunks } from "./chunks.ts";
import { makeFolder } from "./folders.ts";
import { sentenceOfSystem, unreadable } from "./system-errors.ts";

const isWindows = process.platform === "win32";

/** The file system. `removePrivate` removes, at once, every private folder that was handed out. */
export function makeFiles(temporary = temporaryFolder(process.env)): Files & { removePrivate(): void } {
  const privateFolders = new Set<string>();
  return {
    stat: readStat,
    list: readFolder,
    read: readWhole,
    stream: (path) => readPieces(path),
    write: (path, pieces) => told(() => writeWhole(path, pieces), "written", path),
    seal: readSeal,
    sha256: hashFile,
    copy: (from, to) => told(() => makeParent(to).then(() => copyFile(from, to, constants.COPYFILE_FICLONE)), "copied", from),
    link: (target, path) => told(() => makeLink(target, path), "linked", target),
    makeFolder: (path) => told(() => makeFolder(path), "made", path),
    makeExecutable: (path) => told(() => chmod(path, 0o755), "made executable", path),
    remove: (path) => told(() => rm(path, { recursive: true, force: true, maxRetries: 3 }), "removed", path),
    rename: (from, to) => told(() => makeParent(to).then(() => rename(from, to)), "renamed", from),
    async privateFolder() {
      const folder = await makeTemporary(temporary);
      privateFolders.add(folder);
      return folder;
    },
    removePrivate() {
      for (const folder of privateFolders) removeQuietly(folder);
      privateFolders.clear();
    },
  };
}

/** At the end of a run there is nobody left to tell what could not be removed, and the rest must be. */
function removeQuietly(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  } catch {
    // it lies in a temporary folder
  }
}

/** Where temporary files go: the runner's folder in a job, else the system's. */
export function temporaryFolder(env: NodeJS.ProcessEnv): string {
  const given = env.RUNNER_TEMP;
  return given !== undefined && isAbsolute(given) ? given : tmpdir();
}

async function readStat(path: string): Promise<{ kind: FileKind; size: number; modified: number } | null> {
  try {
    const facts = await lstat(path);
    return { kind: toKind(facts), size: facts.size, modified: facts.mtimeMs };
  } catch {
    return null;
  }
}

/** The time of the last change of a file's bytes or facts (ctime) is the system's own: nobody sets it back. */
async function readSeal(path: string): Promise<string> {
  try {
    const { dev, ino, size, mtimeNs, ctimeNs } = await stat(path, { bigint: true });
    return [dev, ino, size, mtimeNs, ctimeNs].join(" ");
  } catch {
    return "";
  }
}

function toKind(facts: Pick<Stats, "isFile" | "isDirectory" | "isSymbolicLink">): FileKind {
  if (facts.isFile()) return "file";
  if (facts.isDirectory()) return "folder";
  return facts.isSymbolicLink() ? "link" : "other";
}

async function readFolder(path: string): Promise<{ name: string; kind: FileKind }[]> {
  const entries = await readdir(path, { withFileTypes: true }).catch((error) => {
    throw unreadable(path, sentenceOfSystem(error));
  });
  return entries.map((entry) => ({ name: entry.name, kind: toKind(entry) })).sort((a, b) => byCodeUnits(a.name, b.name));
}

async function readWhole(path: string, limit: number): Promise<Uint8Array> {
  const { handle, size } = await openRegular(path, { follow: false });
  try {
    if (size > limit) throw tooLarge(path, limit);
    const bytes = await handle.readFile();
    if (bytes.length > limit) throw tooLarge(path, limit);
    return bytes;
  } catch (error) {
    throw isGateError(error) ? error : unreadable(path, sentenceOfSystem(error));
  } finally {
    await handle.close();
  }
}

function tooLarge(path: string, limit: number): GateError {
  const shown = limit % (1024 * 1024) === 0 ? `${limit / 1024 / 1024} MiB` : `${limit} bytes`;
  return new GateError({
    code: "input-invalid",
    message: `${path} is larger than ${shown}.`,
    next: "Check that it is the file you meant.",
  });
}

async function writeWhole(path: string, pieces: Iterable<string | Uint8Array>): Promise<void> {
  await makeParent(path);
  const there = await readStat(path);
  if (there !== null && there.kind !== "file") {
    const what = { folder: "a folder", link: "a symbolic link", other: "no regular file" }[there.kind];
    throw new GateError({
      code: "environment",
      message: `${path} cannot be written: it is ${what}.`,
      next: "Remove it, or write to another path.",
    });
  }
  const temporary = join(dirname(path), `.portcullis-${randomBytes(8).toString("hex")}.tmp`);
  try {
    const handle = await open(temporary, "wx");
    try {
      for (const bytes of toChunks(pieces)) await handle.writeFile(bytes);
    } finally {
      await handle.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
}

async function makeParent(path: string): Promise<void> {
  await makeFolder(dirname(path));
}

async function makeTemporary(parent: string): Promise<string> {
  try {
    await makeFolder(parent);
    return await mkdtemp(join(parent, "portcullis-"));
  } catch (cause) {
    const message = `No temporary folder could be made in ${parent}: ${sentenceOfSystem(cause)}.`;
    const next = "Set TMPDIR (in a job, RUNNER_TEMP) to a folder that can be written and has room.";
    throw new GateError({ code: "environment", message, next }, { cause });
  }
}

async function makeLink(target: string, path: string): Promise<void> {
  await makeParent(path);
  try {
    const folder = (await readStat(target))?.kind === "folder";
    await symlink(target, path, isWindows && folder ? "junction" : undefined);
  } catch (error) {
    if (!isWindows) throw error;
    await cp(target, path, { recursive: true }); // without developer mode Windows refuses links
  }
}

/** Does something to the file system and turns its error into one with a sentence. */
async function told<T>(act: () => Promise<T>, done: string, path: string): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (isGateError(error)) throw error;
    const message = `${path} could not be ${done}: ${sentenceOfSystem(error)}.`;
    throw new GateError({ code: "environment", message, next: "Check its permissions and the free space of its disk." }, { cause: error });
  }
}
