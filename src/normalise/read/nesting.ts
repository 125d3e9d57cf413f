/**
 * How far into a nested JSON value a reader is: what it must remember from one piece of bytes to the next. `colons`: those outside of
 * strings, of which each key has one; `parts`: brackets that open and commas, of which each value inside has one at least.
 */
export type Nesting = { depth: number; inString: boolean; escaped: boolean; colons: number; parts: number };

const QUOTE = 0x22;
const COLON = 0x3a;
const COMMA = 0x2c;
const BACKSLASH = 0x5c;
/** Letters differ from brackets in the bits that are left here: `[` and `{`, `]` and `}` fall together. */
const BRACKET_BITS = 0xdf;
const OPENING = 0x5b;
const CLOSING = 0x5d;

/**
 * The place after the end of an object or a list that goes on at `from`, or -1 where the bytes end before it. Looks at brackets and
 * quotes alone; whether what is between them is JSON, the parser says. Stops with a depth above `deepest` where it is nested deeper.
 */
export function skipNested(bytes: Buffer, from: number, { nesting, deepest }: { nesting: Nesting; deepest: number }): number {
  let at = nesting.inString ? skipString(bytes, from, nesting) : from;
  let { depth, colons, parts } = nesting;
  while (at >= 0 && at < bytes.length && depth <= deepest) {
    const byte = bytes[at] ?? 0;
    at += 1;
    if (byte === QUOTE) {
      at = skipString(bytes, at, nesting);
    } else if ((byte & BRACKET_BITS) === OPENING) {
      depth += 1;
      parts += 1;
    } else if ((byte & BRACKET_BITS) === CLOSING) {
      depth -= 1;
      if (depth === 0) break;
    } else if (byte === COLON) {
      colons += 1;
    } else if (byte === COMMA) {
      parts += 1;
    }
  }
  nesting.depth = depth;
  nesting.colons = colons;
  nesting.parts = parts;
  return depth === 0 ? at : -1;
}

/** How many keys a parsed JSON value has, on every level. A key that stands twice in the same object is parsed as one. */
export function countKeys(value: object): number {
  let count = 0;
  if (Array.isArray(value)) {
    for (const inner of value as unknown[]) if (typeof inner === "object" && inner !== null) count += countKeys(inner);
    return count;
  }
  const of = value as Record<string, unknown>;
  for (const key in of) {
    const inner = of[key];
    count += typeof inner === "object" && inner !== null ? 1 + countKeys(inner) : 1;
  }
  return count;
}

/** The place after the quote that ends a string which goes on at `from`, or -1 where the bytes end before it. */
export function skipString(bytes: Buffer, from: number, nesting: Nesting): number {
  const start = nesting.escaped ? from + 1 : from;
  let quote = bytes.indexOf(QUOTE, start);
  while (quote >= 0 && isEscaped(bytes, start, quote)) quote = bytes.indexOf(QUOTE, quote + 1);
  nesting.inString = quote < 0;
  nesting.escaped = quote < 0 && isEscaped(bytes, start, bytes.length);
  return quote < 0 ? -1 : quote + 1;
}

/** Whether the byte at `end` is escaped: an odd number of backslashes comes before it. */
function isEscaped(bytes: Buffer, start: number, end: number): boolean {
  let first = end;
  while (first > start && bytes[first - 1] === BACKSLASH) first -= 1;
  return (end - first) % 2 === 1;
}
