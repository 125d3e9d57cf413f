import { constants } from "node:fs";
import { type FileHandle, link, open, realpath, stat } from "node:fs/promises";
import { GateError } from "../../errors.ts";
import { type Blob, streamBlob } from "./blob.ts";
import { refuseBytes } from "./image-json.ts";

/** How to copy: `what` names the image in a sentence; `deadline`: ms since 1970. */
export type Copying = { readonly what: string; readonly deadline: number };

const NEW = constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY;

/** Opens a file that is not there yet, for its bytes to be written, and closes it. */
export async function withNewFile(path: string, write: (file: FileHandle) => Promise<void>): Promise<void> {
  const file = await open(path, NEW, 0o600);
  try {
    await write(file);
  } finally {
    await file.close();
  }
}

/** Adds a blob's bytes to an open file. Refuses one that ends early, and stops past the deadline. */
export async function appendBlob(blob: Blob, file: FileHandle, { what, deadline }: Copying): Promise<void> {
  let copied = 0;
  for await (const piece of streamBlob(blob)) {
    if (Date.now() > deadline) throw toLate(what);
    await file.writeFile(piece);
    copied += piece.length;
  }
  if (copied !== blob.size) throw refuseBytes(`${what} was cut short while it was copied.`);
}

/** Puts a blob at a new path: as another name of its file where it is a whole one and the system allows that, else as a copy. */
export async function linkOrCopy(blob: Blob, { to, ...copying }: Copying & { readonly to: string }): Promise<void> {
  const isWhole = blob.offset === 0 && (await stat(blob.path)).size === blob.size;
  if (isWhole && (await isLinked(blob.path, to))) return;
  await withNewFile(to, (file) => appendBlob(blob, file, copying));
}

/** A hard link: Grype refuses symbolic ones in a layout. There is none between two file systems, nor to files of others. */
async function isLinked(target: string, path: string): Promise<boolean> {
  try {
    await link(await realpath(target), path);
    return true;
  } catch {
    return false;
  }
}

function toLate(what: string): GateError {
  const next = "Give more time (`timeout`), or look at fewer images at once.";
  return new GateError({ code: "scanner-timeout", message: `The time was over while ${what} was copied for its scanner.`, next });
}
