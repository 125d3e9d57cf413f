import { toNumber } from "./words.ts";

/** Kept for what must be said at the end of a section. */
const RESERVE = 10_000;

/** Lines that fit into so many bytes, of which a reserve is kept for what must be said at the end of a section. */
export type Sheet = {
  /** Adds all lines or, where they do not fit, none. */
  add(lines: readonly string[]): boolean;
  /** Adds a few short lines that must not be missing: they may use the reserve. */
  say(lines: readonly string[]): void;
  text(): string;
};

/** An empty sheet of at most `limit` bytes of UTF-8. */
export function makeSheet(limit: number): Sheet {
  const kept: string[] = [];
  let used = 0;
  const addUpTo = (most: number, lines: readonly string[]) => {
    const size = lines.reduce((sum, line) => sum + Buffer.byteLength(line) + 1, 0);
    if (used + size > most) return false;
    used += size;
    kept.push(...lines);
    return true;
  };
  return {
    add: (lines) => addUpTo(limit - RESERVE, lines),
    say: (lines) => void addUpTo(limit, lines),
    text: () => kept.join("\n"),
  };
}

/** Adds as many of the items as there may be and find room, and says how many were left out. */
export function addAll(sheet: Sheet, lines: Iterable<string>, { all, most, what }: { all: number; most: number; what: string }): void {
  let added = 0;
  for (const line of lines) {
    if (added >= most || !sheet.add([line])) break;
    added += 1;
  }
  if (added < all) sheet.say(["", `… and ${toNumber(all - added)} more ${what}: the JSON result has all of them.`]);
  sheet.say([""]);
}
