import { toShared } from "./lines.ts";
import type { Need } from "./need.ts";
import type { Ordering } from "./order/make-ordering.ts";

/** Real advisories settle in two or three rounds; past this the highest fix is taken, which is enough for all of them. */
const ROUNDS = 64;

/** A copy of a package at a version, and what its other copies need: that must not come back with an upgrade. */
export type Beside = { readonly from: string; readonly others: readonly Need[] };

/**
 * The lowest of the fixed versions that is enough for all needs. Fixes can be of several release lines: a version is enough for a need if
 * the last fix at or below it is above what is in place, and no later fix is nearer to it: 6.0.0 is not fixed by 5.7.2 where 6.3.1 is a
 * fix too, and 5.8.0 is.
 */
export function findLowest(needs: readonly Need[], order: Ordering, beside?: Beside): string {
  const compare = (a: string, b: string) => order(a, b) ?? 0;
  const highest = (versions: readonly string[]) => versions.reduce((a, b) => (compare(a, b) < 0 ? b : a));
  let version = highest(needs.map(({ version: from, fixes }) => fixes.find((fix) => compare(from, fix) < 0) ?? from));
  for (let round = 0; round < ROUNDS; round += 1) {
    const missing = [
      ...needs.flatMap((need) => findNext(need, version, compare) ?? []),
      ...(beside?.others ?? []).flatMap((need) => findReturning(need, { version, from: beside?.from ?? "" }, compare) ?? []),
    ];
    if (missing.length === 0) return version;
    version = highest(missing);
  }
  return highest(needs.flatMap(({ fixes }) => fixes));
}

/** Whether a version is enough for a need. */
export function isEnough(need: Need, version: string, order: Ordering): boolean {
  return findNext(need, version, (a, b) => order(a, b) ?? 0) === null;
}

type Compare = (a: string, b: string) => number;

/** The next fix that a version lacks for a need; null where it is enough. */
function findNext({ version: from, fixes }: Need, version: string, compare: Compare): string | null {
  const at = fixes.findLastIndex((fix) => compare(fix, version) <= 0);
  const last = fixes[at];
  if (last === undefined || compare(last, from) <= 0)
    return fixes.find((fix) => compare(from, fix) < 0 && compare(version, fix) < 0) ?? null;
  return compare(last, version) === 0 ? null : findNearer(version, last, fixes[at + 1]);
}

/** The fix that comes after a version, unless the one before it is nearer: of the same release line. */
function findNearer(version: string, last: string | undefined, next: string | undefined): string | null {
  if (next === undefined) return null;
  return last !== undefined && toShared(version, last) > toShared(version, next) ? null : next;
}

/** The next fix that a copy would lack for another copy's need, in which it had no part: only its own release line is known to be without. */
function findReturning(need: Need, { version, from }: { version: string; from: string }, compare: Compare): string | null {
  if (compare(need.version, version) <= 0) return findNext(need, version, compare);
  if (toShared(version, from) > toShared(version, need.version)) return null;
  const at = need.fixes.findLastIndex((fix) => compare(fix, version) <= 0);
  const last = need.fixes[at];
  return last !== undefined && compare(last, version) === 0 ? null : findNearer(version, last, need.fixes[at + 1]);
}
