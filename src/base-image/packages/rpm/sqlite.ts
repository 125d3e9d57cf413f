import { addPart, noParts } from "./parts.ts";
import { readVarint } from "./varint.ts";

const MAGIC = "SQLite format 3\0";
const [INTERIOR, LEAF] = [0x05, 0x0d];

/** Whether these are the first bytes of an SQLite database. */
export function isSqlite(file: Buffer): boolean {
  return file.toString("latin1", 0, MAGIC.length) === MAGIC;
}

/**
 * The second column of every row of rpm's table `Packages`: the headers. Throws a RangeError for a file that is damaged or made to confuse:
 * each page is read once, so that no circle and no count in it makes this long. https://www.sqlite.org/fileformat.html
 */
export function readSqlite(file: Buffer): Uint8Array[] {
  const size = file.readUInt16BE(16) === 1 ? 65_536 : file.readUInt16BE(16);
  const usable = size - file.readUInt8(20);
  if (size < 512 || usable < 480) throw new RangeError("no page size");
  const pages: Pages = { file, size, usable, seen: new Set() };
  const tables = readTable(pages, 1).map(readRecord);
  const table = tables.find(([type, name]) => isText(type, "table") && isText(name, "Packages"));
  const root = table?.[3];
  if (root === undefined || root.length === 0 || root.length > 4) throw new RangeError("no table of packages");
  return readTable(pages, Buffer.from(root).readUIntBE(0, root.length)).map((payload) => {
    const blob = readRecord(payload)[1];
    if (blob === undefined) throw new RangeError("a row without a header");
    return blob;
  });
}

type Pages = { readonly file: Buffer; readonly size: number; readonly usable: number; readonly seen: Set<number> };

function pageOf({ file, size, seen }: Pages, number: number): Buffer {
  if (number < 1 || number * size > file.length || seen.has(number)) throw new RangeError("a page that is not there, or there twice");
  seen.add(number);
  return file.subarray((number - 1) * size, number * size);
}

/** The payloads of a table's rows. */
function readTable(pages: Pages, root: number): Uint8Array[] {
  const rows = noParts(pages.file.length);
  const open = [root];
  for (let number = open.pop(); number !== undefined; number = open.pop()) {
    const page = pageOf(pages, number);
    const start = number === 1 ? 100 : 0;
    const kind = page.readUInt8(start);
    if (kind !== LEAF && kind !== INTERIOR) throw new RangeError("a page of another kind");
    const cells = start + (kind === LEAF ? 8 : 12);
    for (let index = 0; index < page.readUInt16BE(start + 3); index += 1) {
      const at = page.readUInt16BE(cells + 2 * index);
      if (kind === LEAF) addPart(rows, readPayload(pages, page, at));
      else open.push(page.readUInt32BE(at));
    }
    if (kind === INTERIOR) open.push(page.readUInt32BE(start + 8));
  }
  return rows.all;
}

/** The payload of a cell: what fits stands in it, the rest on pages of its own, each with the number of the next. */
function readPayload(pages: Pages, page: Buffer, at: number): Buffer {
  const { usable, file } = pages;
  const length = readVarint(page, at);
  const start = readVarint(page, length.end).end;
  if (length.value > file.length) throw new RangeError("a payload larger than its file");
  const local = toLocal(length.value, usable);
  const parts = [take(page, start, local)];
  let next = local < length.value ? page.readUInt32BE(start + local) : 0;
  for (let missing = length.value - local; missing > 0; missing -= usable - 4) {
    const more = pageOf(pages, next);
    parts.push(more.subarray(4, 4 + Math.min(missing, usable - 4)));
    next = more.readUInt32BE(0);
  }
  return parts.length === 1 ? take(page, start, local) : Buffer.concat(parts);
}

function toLocal(length: number, usable: number): number {
  const [most, least] = [usable - 35, Math.floor(((usable - 12) * 32) / 255) - 23];
  if (length <= most) return length;
  const local = least + ((length - least) % (usable - 4));
  return local <= most ? local : least;
}

/** The columns of a row as bytes; whole numbers as SQLite writes them, absent ones empty. */
function readRecord(row: Uint8Array): Uint8Array[] {
  const payload = Buffer.from(row.buffer, row.byteOffset, row.byteLength);
  const { value: header, end } = readVarint(payload, 0);
  const columns: Uint8Array[] = [];
  let body = header;
  for (let at = end; at < header; ) {
    const type = readVarint(payload, at);
    const length = type.value >= 12 ? Math.floor((type.value - 12) / 2) : (LENGTHS[type.value] ?? 0);
    columns.push(take(payload, body, length));
    body += length;
    at = type.end;
  }
  return columns;
}

const LENGTHS = [0, 1, 2, 3, 4, 6, 8, 8];

function take(from: Buffer, start: number, length: number): Buffer {
  if (start + length > from.length) throw new RangeError("a value longer than what holds it");
  return from.subarray(start, start + length);
}

function isText(column: Uint8Array | undefined, text: string): boolean {
  return column !== undefined && Buffer.from(column).toString("latin1") === text;
}
