import { compareDigits } from "./make-ordering.ts";

/** What came from upstream and Debian's revision as runs by turns: words at even places, digits at odd ones. */
export type DebianVersion = { readonly epoch: string; readonly upstream: readonly string[]; readonly revision: readonly string[] };

const SHAPE = /^(?:(\d+):)?([A-Za-z0-9][A-Za-z0-9.+~:-]*?)(?:-([A-Za-z0-9+.~]+))?$/;

const RUNS = /(\d+)/;

/** A Debian version by its parts (deb-version(7)); null for what is none. */
export function parseDebian(text: string): DebianVersion | null {
  const [, epoch = "0", upstream, revision = ""] = SHAPE.exec(text) ?? [];
  return upstream === undefined ? null : { epoch, upstream: upstream.split(RUNS), revision: revision.split(RUNS) };
}

/** dpkg's order: epochs as numbers, then what came from upstream, then Debian's revision. */
export function compareDebian(a: DebianVersion, b: DebianVersion): number {
  return compareDigits(a.epoch, b.epoch) || compareParts(a.upstream, b.upstream) || compareParts(a.revision, b.revision);
}

/** dpkg's verrevcmp: by turns what is no digit, character by character, and digits as a number. */
function compareParts(a: readonly string[], b: readonly string[]): number {
  for (let at = 0; at < Math.max(a.length, b.length); at += 1) {
    const [x = "", y = ""] = [a[at], b[at]];
    const difference = x === y ? 0 : at % 2 === 0 ? compareWords(x, y) : compareDigits(x, y);
    if (difference !== 0) return difference;
  }
  return 0;
}

function compareWords(a: string, b: string): number {
  for (let at = 0; at < Math.max(a.length, b.length); at += 1) {
    const difference = weightOf(a, at) - weightOf(b, at);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** A tilde comes before the end, the end before letters, letters before all else. */
function weightOf(text: string, at: number): number {
  if (at >= text.length) return 0;
  const code = text.charCodeAt(at);
  if (text[at] === "~") return -1;
  return /[A-Za-z]/.test(text[at] ?? "") ? code : code + 256;
}
