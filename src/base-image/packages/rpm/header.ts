import type { Entry } from "../entry.ts";

/** https://rpm-software-management.github.io/rpm/manual/format_header.html */
const TAGS = { name: 1000, version: 1001, release: 1002, epoch: 1003, architecture: 1022 } as const;
const INT32 = 4;
const TEXTS: ReadonlySet<number> = new Set([6, 8, 9]);
const ENTRY = 16;

/** The package of a header as rpm's databases keep it: a table of tags, then their data; null if it is none. */
export function readHeader(bytes: Uint8Array): Entry | null {
  const blob = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (blob.length < 8) return null;
  const data = 8 + blob.readUInt32BE(0) * ENTRY;
  if (data + blob.readUInt32BE(4) > blob.length) return null;
  const places = toPlaces(blob, data);
  const textOf = (tag: number) => toText(blob, places.get(tag));
  const [name, version, release] = [textOf(TAGS.name), textOf(TAGS.version), textOf(TAGS.release)];
  if (!name || !version || !release) return null;
  const epoch = toNumber(blob, places.get(TAGS.epoch));
  const full = epoch === null ? `${version}-${release}` : `${epoch}:${version}-${release}`;
  return { name, version: full, architecture: textOf(TAGS.architecture) };
}

type Value = { readonly type: number; readonly at: number };

/** Where the values of the tags stand. The first of several counts. */
function toPlaces(blob: Buffer, data: number): ReadonlyMap<number, Value> {
  const wanted: ReadonlySet<number> = new Set(Object.values(TAGS));
  const places = new Map<number, Value>();
  for (let at = 8; at < data; at += ENTRY) {
    const tag = blob.readUInt32BE(at);
    if (wanted.has(tag) && !places.has(tag)) places.set(tag, { type: blob.readUInt32BE(at + 4), at: data + blob.readUInt32BE(at + 8) });
  }
  return places;
}

function toText(blob: Buffer, value: Value | undefined): string | null {
  if (value === undefined || !TEXTS.has(value.type) || value.at >= blob.length) return null;
  const end = blob.indexOf(0, value.at);
  return end < 0 ? null : blob.toString("latin1", value.at, end);
}

function toNumber(blob: Buffer, value: Value | undefined): number | null {
  return value === undefined || value.type !== INT32 || value.at + 4 > blob.length ? null : blob.readUInt32BE(value.at);
}
