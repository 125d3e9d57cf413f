/** Compares two versions: below 0, 0 or above 0; null where one of them is none of its kind. */
export type Ordering = (a: string, b: string) => number | null;

/** An ordering by a parser, which gives null for what is no version, and a comparison. Every version is parsed once. */
export function makeOrdering<T>(parse: (text: string) => T | null, compare: (a: T, b: T) => number): Ordering {
  const known = new Map<string, T | null>();
  const read = (text: string): T | null => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const parsed = text.length > LONGEST ? null : parse(text);
    known.set(text, parsed);
    return parsed;
  };
  return (a, b) => {
    const first = read(a);
    const second = first === null ? null : read(b);
    return first === null || second === null ? null : compare(first, second);
  };
}

/** Longer text is no version. */
const LONGEST = 256;

/** Compares two runs of digits as numbers of any length. */
export function compareDigits(a: string, b: string): number {
  if (a === b) return 0;
  const [first, second] = [a.startsWith("0") ? a.replace(/^0+/, "") : a, b.startsWith("0") ? b.replace(/^0+/, "") : b];
  return first.length - second.length || compareText(first, second);
}

/** Compares two texts by their code units. */
export function compareText(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/** Compares two lists element by element; undefined stands where one of them has ended. */
export function compareLists<T>(a: readonly T[], b: readonly T[], compare: (x: T | undefined, y: T | undefined) => number): number {
  for (let at = 0; at < Math.max(a.length, b.length); at += 1) {
    const difference = compare(a[at], b[at]);
    if (difference !== 0) return difference;
  }
  return 0;
}
