import type { Entry } from "../entry.ts";
import { isBerkeley, readBerkeley } from "./berkeley.ts";
import { readHeader } from "./header.ts";
import { isNdb, readNdb } from "./ndb.ts";
import { isSqlite, readSqlite } from "./sqlite.ts";

/** The packages of an rpm database of any of its three kinds; null if it is none or cannot be read whole. */
export function readRpm(bytes: Uint8Array): Entry[] | null {
  if (bytes.length === 0) return [];
  const headers = toHeaders(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  if (headers === null) return null;
  const entries: Entry[] = [];
  for (const header of headers) {
    const entry = readHeader(header);
    if (entry === null) return null;
    entries.push(entry);
  }
  return entries;
}

/** Node's own reading of bytes throws where there are none: then the file is damaged, whatever it says of itself. */
function toHeaders(file: Buffer): Uint8Array[] | null {
  try {
    if (isSqlite(file)) return readSqlite(file);
    if (isNdb(file)) return readNdb(file);
    return isBerkeley(file) ? readBerkeley(file) : null;
  } catch {
    return null;
  }
}
