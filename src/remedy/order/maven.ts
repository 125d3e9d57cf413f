import { compareDigits, compareText } from "./make-ordering.ts";

/** A part of a Maven version with what stands before it. A change between digits and letters is as good as a hyphen. */
type Token = { readonly separator: "." | "-"; readonly text: string };

const QUALIFIERS = ["alpha", "beta", "milestone", "rc", "snapshot", "", "sp"];
const ALIASES: Readonly<Record<string, string>> = { ga: "", final: "", release: "", cr: "rc" };
const SHORT: Readonly<Record<string, string>> = { a: "alpha", b: "beta", m: "milestone" };

/** A Maven version by its parts (POM reference, "Version Order Specification"); null for what holds a variable or a blank. */
export function parseMaven(text: string): readonly Token[] | null {
  if (!/^[A-Za-z0-9][\w.+-]*$/.test(text)) return null;
  return trim(toTokens(text.toLowerCase()));
}

function toTokens(text: string): Token[] {
  return [...`.${text}`.matchAll(/([.-])([^.-]*)/g)].flatMap(([, mark, part = ""]) => {
    const runs = part.match(/\d+|\D+/g) ?? ["0"];
    return runs.map((run, at): Token => ({ separator: mark === "." && at === 0 ? "." : "-", text: toText(run, runs[at + 1]) }));
  });
}

function toText(run: string, following: string | undefined): string {
  const long = following === undefined ? undefined : SHORT[run];
  return long ?? ALIASES[run] ?? run;
}

/** Without the parts that say nothing at the end, and before each hyphen. */
function trim(tokens: readonly Token[]): Token[] {
  const kept: Token[] = [];
  for (const token of tokens) {
    if (token.separator === "-") dropNulls(kept);
    kept.push(token);
  }
  dropNulls(kept);
  return kept;
}

function dropNulls(tokens: Token[]): void {
  while (tokens.length > 0 && /^0*$/.test(tokens[tokens.length - 1]?.text ?? "")) tokens.pop();
}

/** Maven's order; where one version has ended, the other's next part is compared with one that says nothing. */
export function compareMaven(a: readonly Token[], b: readonly Token[]): number {
  for (let at = 0; at < Math.max(a.length, b.length); at += 1) {
    const difference = compareTokens(a[at], b[at]);
    if (difference !== 0) return difference;
  }
  return 0;
}

function compareTokens(a: Token | undefined, b: Token | undefined): number {
  if (a === undefined || b === undefined) return b === undefined ? signOf(a) : -signOf(b);
  const difference = rankOf(a) - rankOf(b);
  if (difference !== 0) return difference;
  return isNumber(a) ? compareDigits(a.text, b.text) : compareQualifiers(a.text, b.text);
}

/** On which side of a part that says nothing another one stands. */
function signOf(token: Token | undefined): number {
  if (token === undefined) return 0;
  return isNumber(token) ? compareDigits(token.text, "0") : compareQualifiers(token.text, "");
}

/** `.qualifier` and `-qualifier` before `-number` before `.number`. */
function rankOf(token: Token): number {
  if (!isNumber(token)) return 0;
  return token.separator === "-" ? 1 : 2;
}

function isNumber({ text }: Token): boolean {
  return /^\d/.test(text);
}

function compareQualifiers(a: string, b: string): number {
  const [first, second] = [a, b].map((text) => (QUALIFIERS.includes(text) ? QUALIFIERS.indexOf(text) : QUALIFIERS.length));
  return (first ?? 0) - (second ?? 0) || compareText(a, b);
}
