import { refuse } from "../refusal.ts";

/** One part of a pattern: a run of anything (`*`), any one character (`?`), or one that is meant. Line breaks are matched by none but themselves. */
type Part = { readonly kind: "run" } | { readonly kind: "any" } | { readonly kind: "character"; readonly is: string };
export type Pattern = readonly Part[];

/** Parses a pattern of `${name#pattern}` and its like, in which a backslash takes its meaning from `*`, `?` and itself. Refuses any other escape. */
export function parsePattern(text: string): Pattern {
  const characters = Array.from(text.replace(/^\ufeff/, ""));
  const parts: Part[] = [];
  for (let at = 0; at < characters.length; at += 1) {
    const character = characters[at] ?? "";
    const after = characters[at + 1];
    if (character === "*") parts.push({ kind: "run" });
    else if (character === "?") parts.push({ kind: "any" });
    else if (character !== "\\") parts.push({ kind: "character", is: character });
    else if (after !== "}" && after !== "/") {
      if (after !== "*" && after !== "?" && after !== "\\") throw refuseEscape(text, after);
      parts.push({ kind: "character", is: after });
      at += 1;
    }
  }
  return parts;
}

function refuseEscape(pattern: string, after: string | undefined): Error {
  const what = after === undefined ? "ends in a backslash" : `has the escape \`\\${after}\``;
  return refuse(`The pattern \`${pattern}\` ${what}.`, "In a pattern a backslash can stand before `*`, `?`, `/`, `}` and a backslash.");
}

/** A pattern's text from its end to its beginning, with each escape still before what it escapes. */
export function reversePattern(text: string): string {
  return (text.match(/\\[\s\S]|[\s\S]/gu) ?? []).reverse().join("");
}

/** Where a match that begins at `start` ends: the shortest one or the longest, or null where there is none. */
export function matchFrom(
  pattern: Pattern,
  text: readonly string[],
  { start, longest }: { start: number; longest: boolean },
): number | null {
  let active = withSkippedRuns(pattern, new Set([0]));
  let end: number | null = null;
  for (let at = start; active.size > 0; at += 1) {
    if (active.has(pattern.length)) end = at;
    const character = text[at];
    if (character === undefined || (end !== null && !longest)) break;
    active = withSkippedRuns(pattern, step(pattern, active, character));
  }
  return end;
}

/** The places in the pattern that can be reached by taking one more character. */
function step(pattern: Pattern, active: ReadonlySet<number>, character: string): Set<number> {
  const next = new Set<number>();
  for (const place of active) {
    const part = pattern[place];
    if (part === undefined) continue;
    if (part.kind === "character" ? part.is === character : character !== "\n") next.add(part.kind === "run" ? place : place + 1);
  }
  return next;
}

function withSkippedRuns(pattern: Pattern, active: Set<number>): Set<number> {
  for (const place of active) if (pattern[place]?.kind === "run") active.add(place + 1);
  return active;
}

/** The first match at or after `from`, and of those that begin there the longest. Takes one pass over the text to find where it begins. */
export function findMatch(pattern: Pattern, text: readonly string[], from: number): { start: number; end: number } | null {
  let began: Began = new Map();
  let start: number | null = null;
  for (let at = from; at <= text.length; at += 1) {
    if (start === null) keepEarlier(began, 0, at);
    pattern.forEach((part, place) => {
      if (part.kind === "run") keepEarlier(began, place + 1, began.get(place));
    });
    const found = began.get(pattern.length) ?? Number.POSITIVE_INFINITY;
    if (found < (start ?? Number.POSITIVE_INFINITY)) start = found;
    if (start !== null && Math.min(...began.values()) >= start) break;
    began = advance(pattern, began, text[at] ?? "\n");
  }
  const end = start === null ? null : matchFrom(pattern, text, { start, longest: true });
  return start === null || end === null ? null : { start, end };
}

/** For each place in the pattern that was reached: where in the text the earliest match that reached it began. */
type Began = Map<number, number>;

function keepEarlier(began: Began, place: number, at: number | undefined): void {
  if (at !== undefined && at < (began.get(place) ?? Number.POSITIVE_INFINITY)) began.set(place, at);
}

function advance(pattern: Pattern, began: Began, character: string): Began {
  const next: Began = new Map();
  for (const [place, at] of began) for (const reached of step(pattern, new Set([place]), character)) keepEarlier(next, reached, at);
  return next;
}
