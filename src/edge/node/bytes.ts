import { createHash } from "node:crypto";
import { constants } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { hashApart } from "./hash-apart.ts";
import { sentenceOfSystem, unreadable } from "./system-errors.ts";

const PIECE_BYTES = 1024 * 1024;

/**
 * Opens a regular file for reading, and nothing else: a pipe or device is refused without waiting for it.
 * `follow` false also refuses a symbolic link (of the last part of the path).
 */
export async function openRegular(path: string, { follow }: { follow: boolean }): Promise<{ handle: FileHandle; size: number }> {
  const flags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (follow ? 0 : (constants.O_NOFOLLOW ?? 0));
  const handle = await open(path, flags).catch((error) => {
    throw unreadable(path, sentenceOfSystem(error));
  });
  const facts = await handle.stat();
  if (facts.isFile()) return { handle, size: facts.size };
  await handle.close();
  throw unreadable(path, facts.isDirectory() ? "it is a folder" : "it is no regular file");
}

/** A regular file's bytes in pieces of 1 MiB. The next piece is read while the last is worked on; each is valid until the next is asked for. */
export async function* readPieces(path: string): AsyncGenerator<Uint8Array> {
  const { handle } = await openRegular(path, { follow: true });
  let reading: Promise<{ bytesRead: number }> | undefined;
  try {
    let current = Buffer.allocUnsafeSlow(PIECE_BYTES);
    let next = Buffer.allocUnsafeSlow(PIECE_BYTES);
    reading = handle.read(next, 0, PIECE_BYTES);
    for (;;) {
      const { bytesRead } = await reading;
      if (bytesRead === 0) return;
      [current, next] = [next, current];
      reading = handle.read(next, 0, PIECE_BYTES);
      reading.catch(() => undefined); // told when it is awaited
      yield current.subarray(0, bytesRead);
    }
  } catch (error) {
    throw typeof error === "object" && error !== null && "code" in error ? unreadable(path, sentenceOfSystem(error)) : error;
  } finally {
    await reading?.catch(() => undefined);
    await handle.close();
  }
}

/** Above it a thread of its own costs less than what it frees. */
const LARGE_BYTES = 16 * 1024 * 1024;

/** sha256 of a regular file, lower-case hex. 92 MB take about 70 ms, nearly all of it the hash itself: a large file is hashed in a thread of its own. */
export async function hashFile(path: string): Promise<string> {
  const { handle, size } = await openRegular(path, { follow: true });
  try {
    if (size >= LARGE_BYTES) return await hashApart(handle.fd);
  } catch (error) {
    throw unreadable(path, sentenceOfSystem(error));
  } finally {
    await handle.close();
  }
  const hash = createHash("sha256");
  for await (const piece of readPieces(path)) hash.update(piece);
  return hash.digest("hex");
}
