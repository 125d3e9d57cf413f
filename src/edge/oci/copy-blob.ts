import { constants } from "node:fs";
import { copyFile, type FileHandle, link, open, realpath, rm, stat } from "node:fs/promises";
import { type Blob, streamBlob } from "./blob.ts";
import { refuseBytes } from "./image-json.ts";
import { refuseLate } from "./resource-faults.ts";

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
    if (Date.now() > deadline) throw refuseLate(`${what} was copied for its scanner`);
    await file.writeFile(piece);
    copied += piece.length;
  }
  if (copied !== blob.size) throw refuseBytes(`${what} was cut short while it was copied.`);
}

/** Puts a blob at a new path: where it is a whole file as a second name of it (or a copy that shares its bytes), else as a copy. */
export async function linkOrCopy(blob: Blob, { to, ...copying }: Copying & { readonly to: string }): Promise<void> {
  const isWhole = blob.offset === 0 && (await stat(blob.path)).size === blob.size;
  if (isWhole && (await isShared(await realpath(blob.path), to))) return;
  await withNewFile(to, (file) => appendBlob(blob, file, copying));
}

/** Symbolic links would do but for Grype, which refuses them. Other file systems, and files of others, are not to be had by a second name. */
async function isShared(from: string, to: string): Promise<boolean> {
  const isLinked = await link(from, to).then(
    () => true,
    () => false,
  );
  return (
    isLinked ||
    copyFile(from, to, constants.COPYFILE_FICLONE_FORCE | constants.COPYFILE_EXCL).then(
      () => true,
      () => rm(to, { force: true }).then(() => false),
    )
  );
}
