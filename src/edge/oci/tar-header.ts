export const BLOCK = 512;

/** One header of a tar file as it stands, before longer names from headers of their own are put in. */
export type TarHeader = {
  readonly name: string;
  readonly size: number;
  /** The type's character: `0` file, `1` hard link, `2` symbolic link, `5` folder, `L` `K` `x` `g` of names to come, `S` sparse. */
  readonly type: string;
  readonly link: string;
  /** Whether blocks with more of a sparse file's map follow the header. */
  readonly continues: boolean;
};

/** Reads a header of 512 bytes: null for the zeros at the end; undefined for what is no header. */
export function readTarHeader(block: Uint8Array): TarHeader | null | undefined {
  let sum = 0;
  for (let at = 0; at < BLOCK; at += 1) sum += at >= 148 && at < 156 ? 32 : (block[at] ?? 0);
  if (sum === 256) return null;
  if (octal(block, 148, 8) !== sum) return undefined;
  const size = (block[124] ?? 0) & 0x80 ? binary(block, 124, 12) : octal(block, 124, 12);
  if (!Number.isSafeInteger(size) || size < 0) return undefined;
  const code = block[156] ?? 0;
  const short = text(block, 0, 100);
  const prefix = text(block, 257, 6) === "ustar" ? text(block, 345, 155) : "";
  const type = code === 0 || code === 55 ? "0" : String.fromCharCode(code);
  const name = prefix === "" ? short : `${prefix}/${short}`;
  return { name, size, type, link: text(block, 157, 100), continues: type === "S" && block[482] === 1 };
}

/** Records of a pax header; what is broken in it is left out. */
export function readPax(bytes: Uint8Array): Map<string, string> {
  const records = new Map<string, string>();
  for (let at = 0; at < bytes.length; ) {
    const blank = bytes.indexOf(32, at);
    const length = blank < 0 ? Number.NaN : Number(text(bytes, at, blank - at));
    if (!Number.isSafeInteger(length) || length < 3 || at + length > bytes.length) break;
    const record = new TextDecoder().decode(bytes.subarray(blank + 1, at + length - 1));
    const equals = record.indexOf("=");
    if (equals > 0) records.set(record.slice(0, equals), record.slice(equals + 1));
    at += length;
  }
  return records;
}

/** A text that ends at its first NUL. */
export function text(bytes: Uint8Array, at: number, length: number): string {
  const field = bytes.subarray(at, at + length);
  const end = field.indexOf(0);
  return new TextDecoder().decode(end < 0 ? field : field.subarray(0, end));
}

function octal(block: Uint8Array, at: number, length: number): number {
  const digits = text(block, at, length).trim();
  return digits === "" ? 0 : /^[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : Number.NaN;
}

function binary(block: Uint8Array, at: number, length: number): number {
  let value = (block[at] ?? 0) & 0x7f;
  for (let next = at + 1; next < at + length; next += 1) value = value * 256 + (block[next] ?? 0);
  return value;
}

const MOST_OCTAL = 8 ** 11;

/** The header of a regular file with a short name (at most 100 bytes); a size that octal digits cannot hold is written in binary. */
export function toTarHeader(name: string, size: number): Uint8Array {
  const block = Buffer.alloc(BLOCK);
  const put = (value: string, at: number) => block.write(value, at, "latin1");
  const digits = (value: number, length: number) => `${value.toString(8).padStart(length - 1, "0")}\0`;
  put(name, 0);
  put(digits(0o600, 8) + digits(0, 8) + digits(0, 8), 100);
  if (size < MOST_OCTAL) put(digits(size, 12), 124);
  else {
    block[124] = 0x80;
    block.writeBigUInt64BE(BigInt(size), 128);
  }
  put(digits(0, 12), 136);
  put("        0", 148);
  put("ustar\x0000", 257);
  put(
    `${digits(
      block.reduce((sum, byte) => sum + byte, 0),
      7,
    )} `,
    148,
  );
  return block;
}
