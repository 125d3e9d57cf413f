import { compareDigits, compareText } from "./make-ordering.ts";

/** Version and release as runs of digits, runs of letters, and the two marks that mean something. */
export type RpmVersion = {
  readonly epoch: string | null;
  readonly version: readonly string[];
  readonly release: readonly string[] | null;
};

const SHAPE = /^(?:(\d+):)?([^\s:-]+)(?:-([^\s:-]+))?$/;

/** An RPM's epoch, version and release; null for what is none. */
export function parseRpm(text: string): RpmVersion | null {
  const [, epoch = null, version, release = null] = SHAPE.exec(text) ?? [];
  return version === undefined ? null : { epoch, version: toTokens(version), release: release === null ? null : toTokens(release) };
}

/**
 * RPM's order. Advisories and inventories do not all say the epoch or the release: what only one of the two says is not compared, as
 * scanners do it.
 */
export function compareRpm(a: RpmVersion, b: RpmVersion): number {
  const epochs = a.epoch === null || b.epoch === null ? 0 : compareDigits(a.epoch, b.epoch);
  if (epochs !== 0) return epochs;
  const versions = compareSegments(a.version, b.version);
  return versions !== 0 || a.release === null || b.release === null ? versions : compareSegments(a.release, b.release);
}

/** Whatever else there is only separates. */
function toTokens(text: string): readonly string[] {
  return text.match(/\d+|[A-Za-z]+|[~^]/g) ?? [];
}

/** rpmvercmp, with `~` (before the end) and `^` (after the end, before everything else). */
function compareSegments(a: readonly string[], b: readonly string[]): number {
  for (let at = 0; at < Math.max(a.length, b.length); at += 1) {
    const difference = compareTokens(a[at], b[at]);
    if (difference !== 0) return difference;
  }
  return 0;
}

function compareTokens(a: string | undefined, b: string | undefined): number {
  if (a === b) return 0;
  const difference = rankOf(a) - rankOf(b);
  if (difference !== 0 || a === undefined || b === undefined) return difference;
  return rankOf(a) === NUMBER ? compareDigits(a, b) : compareText(a, b);
}

const NUMBER = 4;

function rankOf(token: string | undefined): number {
  if (token === "~") return 0;
  if (token === undefined) return 1;
  if (token === "^") return 2;
  return /^\d/.test(token) ? NUMBER : 3;
}
