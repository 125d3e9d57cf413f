import { constants } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { GateError } from "../../errors.ts";
import { sentenceOfSystem } from "../node/system-errors.ts";
import { JSON_LIMIT, refuseImage } from "./image-json.ts";

/** Bytes within a file: a blob of a layout, or an entry of an archive. */
export type Blob = { readonly path: string; readonly offset: number; readonly size: number };

const PIECE = 1024 * 1024;

/** A pipe in a file's place must not be waited for. Windows has no such pipes, and no such flag. */
const READ = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/** Opens a file and closes it after use; what is not there, cannot be read or is no regular file is refused with a sentence. */
export async function withFile<T>(path: string, use: (file: FileHandle) => Promise<T>): Promise<T> {
  const refuse = (why: string): never => {
    const next = "Check the path and its permissions.";
    throw new GateError({ code: "target-not-found", message: `${path} cannot be read: ${why}.`, next });
  };
  const file = await open(path, READ).catch((error: unknown) => refuse(sentenceOfSystem(error)));
  try {
    const there = await file.stat();
    if (!there.isFile()) return refuse(there.isDirectory() ? "it is a folder" : "it is no regular file");
    return await use(file);
  } finally {
    await file.close();
  }
}

/** Bytes at a place in a file, fewer where it ends before. */
export async function readAt(file: FileHandle, offset: number, length: number): Promise<Uint8Array> {
  const bytes = Buffer.allocUnsafe(length);
  let at = 0;
  while (at < length) {
    const { bytesRead } = await file.read(bytes, at, length - at, offset + at);
    if (bytesRead === 0) break;
    at += bytesRead;
  }
  return bytes.subarray(0, at);
}

/** The whole of a small blob (JSON); one above 4 MiB is refused. `what` names it in the sentence. */
export function readSmall(blob: Blob, what: string): Promise<Uint8Array> {
  if (blob.size > JSON_LIMIT) throw refuseImage(`${blob.path} cannot be read: ${what} is larger than 4 MiB.`);
  return withFile(blob.path, (file) => readAt(file, blob.offset, blob.size));
}

/** A blob in pieces of 1 MiB; each is valid until the next is asked for. */
export async function* streamBlob({ path, offset, size }: Blob): AsyncGenerator<Uint8Array> {
  const file = await open(path, "r");
  try {
    const piece = Buffer.allocUnsafe(Math.min(PIECE, Math.max(1, size)));
    for (let at = 0; at < size; ) {
      const { bytesRead } = await file.read(piece, 0, Math.min(piece.length, size - at), offset + at);
      if (bytesRead === 0) return;
      yield piece.subarray(0, bytesRead);
      at += bytesRead;
    }
  } finally {
    await file.close();
  }
}
