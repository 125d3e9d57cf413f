import { compareDigits, compareLists, compareText } from "./make-ordering.ts";

const SHAPE = /^\d+(?:\.[0-9A-Za-z]+)*(?:-[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?$/;

/** A gem's version by its segments, without zeros that say nothing; null for what is none. A hyphen begins a prerelease. */
export function parseGem(text: string): readonly string[] | null {
  if (!SHAPE.test(text)) return null;
  const segments = text.replaceAll("-", ".pre.").match(/\d+|[A-Za-z]+/g) ?? [];
  const word = segments.findIndex(isWord);
  const release = word < 0 ? segments : segments.slice(0, word);
  return [...dropZeros(release), ...dropZeros(word < 0 ? [] : segments.slice(word))];
}

function dropZeros(segments: readonly string[]): readonly string[] {
  const last = segments.findLastIndex((segment) => !/^0+$/.test(segment));
  return segments.slice(0, last + 1);
}

/** RubyGems' order: segment by segment, a word before any number, and a missing one is 0. */
export function compareGem(a: readonly string[], b: readonly string[]): number {
  return compareLists(a, b, (x = "0", y = "0") => {
    if (isWord(x) !== isWord(y)) return isWord(x) ? -1 : 1;
    return isWord(x) ? compareText(x, y) : compareDigits(x, y);
  });
}

function isWord(segment: string): boolean {
  return !/^\d/.test(segment);
}
