import { createHash } from "node:crypto";
import { inflateRawSync } from "node:zlib";

/** What an archive of advisories (a zip of JSON records) is. */
export type ArchiveFacts = {
  /** sha256 of the file, lower-case hex. */
  readonly sha256: string;
  /** Records by the archive's own directory (65,535 stands for that many or more); null: it is no zip, or is cut short. */
  readonly records: number | null;
};

const END_OF_DIRECTORY = 0x06054b50;
const END_BYTES = 22;
/** The end record may be followed by a comment of at most this length. */
const LONGEST_TAIL = END_BYTES + 65_535;

/** An archive without records. */
export const EMPTY_ARCHIVE: Uint8Array = Uint8Array.from([0x50, 0x4b, 5, 6, ...new Array<number>(18).fill(0)]);

/** Reads an archive once: its digest, and how many records the directory at its end names. */
export async function readArchiveFacts(pieces: AsyncIterable<Uint8Array>): Promise<ArchiveFacts> {
  const hash = createHash("sha256");
  let tail: Uint8Array = new Uint8Array();
  for await (const piece of pieces) {
    hash.update(piece);
    tail = Buffer.concat([tail, piece.subarray(-LONGEST_TAIL)]).subarray(-LONGEST_TAIL);
  }
  return { sha256: hash.digest("hex"), records: countRecords(tail) };
}

function countRecords(tail: Uint8Array): number | null {
  const view = new DataView(tail.buffer, tail.byteOffset, tail.byteLength);
  for (let at = tail.length - END_BYTES; at >= 0; at -= 1) {
    if (view.getUint32(at, true) !== END_OF_DIRECTORY) continue;
    if (at + END_BYTES + view.getUint16(at + 20, true) === tail.length) return view.getUint16(at + 10, true);
  }
  return null;
}

const LOCAL_HEADER = 0x04034b50;
const HEADER_BYTES = 30;
/** Sizes may follow an entry instead of preceding it, with or without a signature, in 4 or 8 bytes each. */
const LONGEST_DESCRIPTOR = 24;

/** The records of an archive one by one, as far as they lie whole in its first bytes: enough to know of something that it must find. */
export function* readFirstRecords(head: Uint8Array): Generator<unknown> {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const isHeader = (at: number): boolean => at + HEADER_BYTES <= head.length && view.getUint32(at, true) === LOCAL_HEADER;
  let at = 0;
  while (isHeader(at)) {
    const start = at + HEADER_BYTES + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
    const entry = unpack(head.subarray(start), { method: view.getUint16(at + 8, true), size: view.getUint32(at + 18, true) });
    if (entry === null) break;
    const record = toRecord(entry.bytes);
    if (record !== null) yield record;
    at = start + entry.length;
    for (let skipped = 0; skipped < LONGEST_DESCRIPTOR && !isHeader(at); skipped += 1) at += 1;
  }
}

/** The content of one entry and its packed length; null where it is not whole, or is packed in a way that is not known. */
function unpack(data: Uint8Array, { method, size }: { method: number; size: number }): { bytes: Uint8Array; length: number } | null {
  if (method === 0) return size > 0 && size <= data.length ? { bytes: data.subarray(0, size), length: size } : null;
  if (method !== 8) return null;
  try {
    // `info` is missing in the types: it makes the answer hold the engine, which knows where the packed data ended.
    const options: object = { info: true };
    const { buffer, engine } = inflateRawSync(data, options) as unknown as { buffer: Uint8Array; engine: { bytesWritten: number } };
    return { bytes: buffer, length: engine.bytesWritten };
  } catch {
    return null;
  }
}

function toRecord(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}
