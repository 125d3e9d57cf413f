import { addPart, noParts, type Parts } from "./parts.ts";

const MAGIC = 0x061561;
const HASH_PAGES: ReadonlySet<number> = new Set([2, 13]);
const OVERFLOW = 7;
const PAGE_HEADER = 26;
const [INLINE, ELSEWHERE] = [1, 3];

/** Whether these are the first bytes of a Berkeley DB hash table, as rpm had it before 2020. */
export function isBerkeley(file: Buffer): boolean {
  return file.length >= 512 && (file.readUInt32LE(12) === MAGIC || file.readUInt32BE(12) === MAGIC);
}

/** The headers in a Berkeley DB hash table of rpm's. Throws a RangeError for one that is damaged: each page is read once. */
export function readBerkeley(file: Buffer): Uint8Array[] {
  const isLittle = file.readUInt32LE(12) === MAGIC;
  const table: Table = {
    file,
    word: (at) => (isLittle ? file.readUInt32LE(at) : file.readUInt32BE(at)),
    half: (at) => (isLittle ? file.readUInt16LE(at) : file.readUInt16BE(at)),
    size: isLittle ? file.readUInt32LE(20) : file.readUInt32BE(20),
    seen: new Set(),
  };
  const { size, word } = table;
  if (size < 512 || size > 65_536 || file.readUInt8(24) !== 0) throw new RangeError("no page size, or encrypted");
  const last = word(32);
  if ((last + 1) * size > file.length) throw new RangeError("more pages than bytes");
  const headers = noParts(file.length);
  for (let page = 1; page <= last; page += 1) if (HASH_PAGES.has(file.readUInt8(page * size + 25))) readPage(table, page, headers);
  return headers.all;
}

type Table = {
  readonly file: Buffer;
  readonly word: (at: number) => number;
  readonly half: (at: number) => number;
  readonly size: number;
  readonly seen: Set<number>;
};

/** Keys and values take turns. A key that is zero has the number of the next package for its value. */
function readPage(table: Table, page: number, headers: Parts): void {
  const { file, word, half, size } = table;
  const start = page * size;
  const count = half(start + 20);
  if (PAGE_HEADER + 2 * count > size) throw new RangeError("more items than a page holds");
  const placeOf = (index: number) => start + half(start + PAGE_HEADER + 2 * index);
  for (let index = 0; index + 1 < count; index += 2) {
    const [key, value] = [placeOf(index), placeOf(index + 1)];
    const kind = file.readUInt8(value);
    if (kind === ELSEWHERE) addPart(headers, readElsewhere(table, word(value + 4), word(value + 8)));
    else if (kind === INLINE && word(key + 1) !== 0) addPart(headers, file.subarray(value + 1, key));
    else if (kind !== INLINE) throw new RangeError("an item of another kind");
  }
}

function readElsewhere({ file, word, half, size, seen }: Table, first: number, length: number): Uint8Array {
  if (length > file.length) throw new RangeError("a header larger than its file");
  const parts: Uint8Array[] = [];
  let missing = length;
  for (let page = first; missing > 0; page = word(page * size + 16)) {
    if (page === 0 || seen.has(page) || file.readUInt8(page * size + 25) !== OVERFLOW) throw new RangeError("a page that is not there");
    seen.add(page);
    const start = page * size + PAGE_HEADER;
    const taken = Math.min(missing, half(page * size + 22), size - PAGE_HEADER);
    if (taken === 0) throw new RangeError("a page with nothing on it");
    parts.push(file.subarray(start, start + taken));
    missing -= taken;
  }
  return Buffer.concat(parts);
}
