import { compareDigits, compareLists } from "./make-ordering.ts";

/** The numbers of a version that is nothing but numbers; null for all else. */
export function parsePlain(text: string): readonly string[] | null {
  return /^v?\d+(?:[.-]\d+)*$/.test(text) ? (text.match(/\d+/g) ?? []) : null;
}

/** Number by number, a missing one is 0. */
export function comparePlain(a: readonly string[], b: readonly string[]): number {
  return compareLists(a, b, (x = "0", y = "0") => compareDigits(x, y));
}
