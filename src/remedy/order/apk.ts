import { compareDigits, compareText } from "./make-ordering.ts";

/** A part of a version: its kind, in the order in which kinds stand in a version, and its text. */
type Token = { readonly kind: number; readonly text: string };

const [FIRST, DIGITS, LETTER, SUFFIX, SUFFIX_NUMBER, HASH, REVISION, END] = [0, 1, 2, 3, 4, 5, 6, 7];
const BEFORE = ["alpha", "beta", "pre", "rc"];
const AFTER = ["cvs", "svn", "git", "hg", "p"];
const SUFFIXES = [...BEFORE, ...AFTER];

const SHAPE = /^(\d+)((?:\.\d+)*)([a-z])?((?:_(?:alpha|beta|pre|rc|cvs|svn|git|hg|p)\d*)*)(?:~([0-9a-f]+))?(?:-r(\d+))?$/;

/** A version of Alpine's packages by its parts; null for what is none. */
export function parseApk(text: string): readonly Token[] | null {
  const [, first, digits = "", letter, suffixes = "", hash, revision] = SHAPE.exec(text) ?? [];
  if (first === undefined) return null;
  const optional = (kind: number, part: string | undefined) => (part === undefined || part === "" ? [] : [{ kind, text: part }]);
  return [
    { kind: FIRST, text: first },
    ...(digits.match(/\d+/g) ?? []).map((part) => ({ kind: DIGITS, text: part })),
    ...optional(LETTER, letter),
    ...[...suffixes.matchAll(/_([a-z]+)(\d*)/g)].flatMap(([, name = "", number]) => [
      { kind: SUFFIX, text: name },
      ...optional(SUFFIX_NUMBER, number),
    ]),
    ...optional(HASH, hash),
    ...optional(REVISION, revision),
  ];
}

const NOTHING: Token = { kind: END, text: "" };

/** The order of apk-tools (version.c): part by part; what goes on is later, unless it is a suffix of something not yet released. */
export function compareApk(a: readonly Token[], b: readonly Token[]): number {
  for (let at = 0; at < Math.max(a.length, b.length); at += 1) {
    const [x, y] = [a[at] ?? NOTHING, b[at] ?? NOTHING];
    const difference = x.kind === y.kind ? compareTokens(x, y) : compareKinds(x, y);
    if (difference !== 0) return difference;
  }
  return 0;
}

function compareTokens({ kind, text }: Token, { text: other }: Token): number {
  if (kind === LETTER || kind === HASH) return compareText(text, other);
  if (kind === SUFFIX) return SUFFIXES.indexOf(text) - SUFFIXES.indexOf(other);
  // A digit after a point that begins with a zero is a fraction, as Gentoo has it.
  if (kind === DIGITS && (text.startsWith("0") || other.startsWith("0"))) return compareText(text, other);
  return compareDigits(text, other);
}

function compareKinds(a: Token, b: Token): number {
  if (isBefore(a)) return -1;
  if (isBefore(b)) return 1;
  return b.kind - a.kind;
}

function isBefore({ kind, text }: Token): boolean {
  return kind === SUFFIX && BEFORE.includes(text);
}
