import { compareDigits, compareLists } from "./make-ordering.ts";

const STABILITIES: readonly (readonly string[])[] = [["dev"], ["alpha", "a"], ["beta", "b"], ["rc", "c"], ["#"], ["patch", "pl", "p"]];
const NUMBER = "#";
/** Composer fills up every version to four numbers. */
const ZEROS = ["0", "0", "0", "0"];

/** A Composer version by its parts; null for what is none, as a branch. Metadata does not count. */
export function parseComposer(text: string): readonly string[] | null {
  const plain = text.toLowerCase().replace(/[+@].*$/s, "");
  if (!/^v?\d[\w.-]*$/.test(plain)) return null;
  const parts = plain.replace(/^v/, "").match(/\d+|[a-z]+/g) ?? [];
  const word = parts.findIndex((part) => !/^\d/.test(part));
  const numbers = word < 0 ? parts : parts.slice(0, word);
  return [...numbers, ...ZEROS.slice(numbers.length), ...parts.slice(numbers.length)];
}

/** The order of PHP's version_compare, by which Composer goes. A further number is later, a further word as its stability is. */
export function compareComposer(a: readonly string[], b: readonly string[]): number {
  return compareLists(a, b, (x, y) => {
    if (x === undefined) return y !== undefined && isNumber(y) ? -1 : rankOf(NUMBER) - rankOf(y ?? NUMBER);
    if (y === undefined) return isNumber(x) ? 1 : rankOf(x) - rankOf(NUMBER);
    return isNumber(x) && isNumber(y) ? compareDigits(x, y) : rankOf(x) - rankOf(y);
  });
}

function isNumber(part: string): boolean {
  return /^\d/.test(part);
}

/** The place of a stability; a word that is none comes first. */
function rankOf(part: string): number {
  return isNumber(part) ? rankOf(NUMBER) : STABILITIES.findIndex((names) => names.includes(part));
}
