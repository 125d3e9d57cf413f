import type { Transform } from "node:stream";
import { Readable } from "node:stream";
import zlib, { createGunzip } from "node:zlib";
import { Decompress } from "fzstd";

export type Packing = "gzip" | "zstd" | "none";

/** How bytes are packed, by their first four. */
export function toPacking(head: Uint8Array): Packing {
  if (head[0] === 0x1f && head[1] === 0x8b) return "gzip";
  return head[0] === 0x28 && head[1] === 0xb5 && head[2] === 0x2f && head[3] === 0xfd ? "zstd" : "none";
}

/** Unpacks a stream piece by piece; rejects where it is damaged or cut short. */
export function unpack(pieces: AsyncIterable<Uint8Array>, packing: Packing): AsyncIterable<Uint8Array> {
  switch (packing) {
    case "none":
      return pieces;
    case "gzip":
      return through(pieces, createGunzip({ chunkSize: 256 * 1024 }));
    case "zstd":
      return unzstd(pieces);
    default:
      return packing satisfies never;
  }
}

function through(pieces: AsyncIterable<Uint8Array>, unpacked: Transform): AsyncIterable<Uint8Array> {
  const source = Readable.from(copies(pieces), { objectMode: true });
  source.on("error", (error) => unpacked.destroy(error));
  unpacked.on("close", () => source.destroy());
  return source.pipe(unpacked);
}

/** Node has zstd from 22.15 on; before, a library in JavaScript does it at a third of the speed. */
function unzstd(pieces: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  const native: unknown = Reflect.get(zlib, "createZstdDecompress");
  return typeof native === "function" ? through(pieces, native() as Transform) : unzstdInScript(pieces);
}

/** A pipe holds on to what it was given; our pieces are overwritten. */
async function* copies(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) yield Buffer.from(piece);
}

/** What a step unpacks to is held in memory (128 KiB from 4 bytes at worst): a small step keeps a bomb small. */
const STEP = 4096;

async function* unzstdInScript(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const decoder = new Decompress((piece) => ready.push(piece));
  for await (const piece of pieces) {
    for (let at = 0; at < piece.length; at += STEP) {
      decoder.push(Uint8Array.prototype.slice.call(piece, at, at + STEP));
      yield* ready.splice(0);
    }
  }
  decoder.push(new Uint8Array(0), true);
  yield* ready.splice(0);
}
