import { compareDigits, compareLists, compareText } from "./make-ordering.ts";

export type NugetVersion = { readonly numbers: readonly string[]; readonly labels: readonly string[] | null };

const SHAPE = /^v?(\d+(?:\.\d+){0,3})(?:-([0-9a-z.-]+))?(?:\+[0-9a-z.-]+)?$/;

/** A NuGet version: up to four numbers, labels of a prerelease; null for what is none. Case and metadata do not count. */
export function parseNuget(text: string): NugetVersion | null {
  const [, numbers, labels] = SHAPE.exec(text.toLowerCase()) ?? [];
  return numbers === undefined ? null : { numbers: numbers.split("."), labels: labels === undefined ? null : labels.split(".") };
}

/** NuGet's order, which is that of SemVer 2.0 with a fourth number. */
export function compareNuget(a: NugetVersion, b: NugetVersion): number {
  const numbers = compareLists(a.numbers, b.numbers, (x = "0", y = "0") => compareDigits(x, y));
  if (numbers !== 0 || a.labels === null || b.labels === null) return numbers || Number(a.labels === null) - Number(b.labels === null);
  return compareLists(a.labels, b.labels, compareLabels);
}

function compareLabels(a: string | undefined, b: string | undefined): number {
  const rank = (label: string | undefined) => (label === undefined ? 0 : /^\d+$/.test(label) ? 1 : 2);
  const difference = rank(a) - rank(b);
  if (difference !== 0 || a === undefined || b === undefined) return difference;
  return rank(a) === 1 ? compareDigits(a, b) : compareText(a, b);
}
