import { addPart, noParts } from "./parts.ts";

const [MAGIC, SLOT, BLOB] = ["RpmP", "Slot", "BlbS"];
const [PAGE, HEADER, UNIT, BLOB_HEADER] = [4096, 32, 16, 16];

/** Whether these are the first bytes of rpm's own kind of database, as SUSE has it. */
export function isNdb(file: Buffer): boolean {
  return file.toString("latin1", 0, 4) === MAGIC;
}

/** The headers in rpm's own kind of database. Throws a RangeError for one that is damaged. https://github.com/rpm-software-management/rpm */
export function readNdb(file: Buffer): Uint8Array[] {
  const end = file.readUInt32LE(12) * PAGE;
  if (end > file.length) throw new RangeError("more slots than bytes");
  const headers = noParts(file.length);
  for (let at = HEADER; at + 16 <= end; at += 16) {
    if (file.toString("latin1", at, at + 4) !== SLOT) throw new RangeError("no slot");
    const index = file.readUInt32LE(at + 4);
    if (index === 0) continue;
    addPart(headers, readBlob(file, file.readUInt32LE(at + 8) * UNIT, index));
  }
  return headers.all;
}

function readBlob(file: Buffer, start: number, index: number): Uint8Array {
  const isBlob = file.toString("latin1", start, start + 4) === BLOB && file.readUInt32LE(start + 4) === index;
  const end = start + BLOB_HEADER + (isBlob ? file.readUInt32LE(start + 12) : 0);
  if (!isBlob || end > file.length) throw new RangeError("no header where one should be");
  return file.subarray(start + BLOB_HEADER, end);
}
