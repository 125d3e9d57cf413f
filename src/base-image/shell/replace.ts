import { findMatch, matchFrom, parsePattern, reversePattern } from "./pattern.ts";

/** `${name#text}` and `${name%text}`: the value without what the pattern matches at its beginning or end; doubled (`##`) the longest, else the shortest. */
export function trimByPattern(value: string, operator: string, text: string): string {
  const longest = text.startsWith(operator);
  const pattern = longest ? text.slice(1) : text;
  if (operator === "#") return trimBeginning(Array.from(value), pattern, longest).join("");
  return trimBeginning(Array.from(value).reverse(), reversePattern(pattern), longest).reverse().join("");
}

function trimBeginning(value: string[], pattern: string, longest: boolean): string[] {
  return value.slice(matchFrom(parsePattern(pattern), value, { start: 0, longest }) ?? 0);
}

/** `${name/pattern/replacement}` and `${name//pattern/replacement}`: the value with the first match or every match replaced. */
export function replaceByPattern(
  value: string,
  pattern: string,
  { replacement, isEvery }: { replacement: string; isEvery: boolean },
): string {
  const parts = parsePattern(pattern);
  const text = Array.from(value);
  if (isEvery) return replaceEvery(text, (from) => findMatch(parts, text, from), replacement);
  const match = findMatch(parts, text, 0);
  return match === null ? value : [...text.slice(0, match.start), replacement, ...text.slice(match.end)].join("");
}

type Find = (from: number) => { readonly start: number; readonly end: number } | null;

/** As Go's ReplaceAllString does it: no empty match right after another match. */
function replaceEvery(text: readonly string[], find: Find, replacement: string): string {
  let done = "";
  let kept = 0;
  let from = 0;
  for (let match = find(0); match !== null; match = from <= text.length ? find(from) : null) {
    done += text.slice(kept, match.start).join("");
    if (match.end > kept || match.start === 0) done += fillTemplate(replacement, text.slice(match.start, match.end).join(""));
    kept = match.end;
    from = Math.max(from + 1, match.end);
  }
  return done + text.slice(kept).join("");
}

/** Go reads `$0`, `${0}`, `$name` and `$$` in such a replacement, where BuildKit leaves a dollar in it. Only the whole match has a number. */
function fillTemplate(template: string, match: string): string {
  return template.replace(/\$(?:(\$)|([\p{L}\p{Nd}_]+)|\{([\p{L}\p{Nd}_]+)\})/gu, (_, dollar?: string, plain?: string, braced?: string) => {
    if (dollar !== undefined) return "$";
    return (plain ?? braced) === "0" ? match : "";
  });
}
