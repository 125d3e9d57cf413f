import { z } from "zod";

/** A kind of value: how its text is parsed, and what to say of it in help and in errors. */
export type Kind<T> = {
  /** What stands for a value in help: `FILE`, `high|low`. */
  readonly hint: string;
  /** What is valid, as the object of "Give …". */
  readonly expected: string;
  /** The closed set of valid words, where there is one: for the nearest of them. */
  readonly words: readonly string[];
  /** Words that people use for one of ours. */
  readonly synonyms?: Readonly<Record<string, string>>;
  readonly schema: z.ZodType<T, string>;
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;
const LONGEST = 4096;

/** One line of text without control characters: nothing else can be a path, a name or an address. */
const Line = z
  .string()
  .max(LONGEST, { error: `is longer than ${LONGEST} characters` })
  .refine((text) => !CONTROL.test(text), { error: "holds a line break or another control character" });

/** Text of which `check` says what is wrong, as the rest of a sentence ("is not …"), or null. */
export function checked(hint: string, expected: string, check: (text: string) => string | null): Kind<string> {
  return parsed(hint, expected, (text): Attempt<string> => {
    const wrong = check(text);
    return wrong === null ? { value: text, wrong } : { wrong };
  });
}

/** A value made from text, or what is wrong with it as the rest of a sentence. */
export type Attempt<T> = { readonly value: T; readonly wrong: null } | { readonly wrong: string };

/** A value that `parse` makes from one line of text. */
export function parsed<T>(hint: string, expected: string, parse: (text: string) => Attempt<T>): Kind<T> {
  const schema = Line.transform((text, context) => {
    const attempt = parse(text);
    if (attempt.wrong === null) return attempt.value;
    context.addIssue({ code: "custom", message: attempt.wrong });
    return z.NEVER;
  });
  return { hint, expected, words: [], schema };
}

/** Any one line of text. */
export function line(hint: string, expected: string): Kind<string> {
  return { hint, expected, words: [], schema: Line };
}

/** One of a closed set of words. */
export function choice<const W extends readonly [string, ...string[]]>(
  words: W,
  { hint = words.join("|"), synonyms = {} }: { hint?: string; synonyms?: Readonly<Record<string, string>> } = {},
): Kind<W[number]> {
  return { hint, expected: `one of ${words.join(", ")}`, words, synonyms, schema: z.enum(words) as z.ZodType<W[number], string> };
}

const YES_AND_NO = { yes: "true", y: "true", on: "true", 1: "true", no: "false", n: "false", off: "false", 0: "false" };

/** `true` or `false`, and nothing that only means it. */
export const FLAG: Kind<boolean> = {
  hint: "true|false",
  expected: "`true` or `false`",
  words: ["true", "false"],
  synonyms: YES_AND_NO,
  schema: z.enum(["true", "false"]).transform((word) => word === "true"),
};

/** A whole number within bounds. */
export function integer(least: number, most: number): Kind<number> {
  return parsed("NUMBER", `a whole number from ${least} to ${most}`, (text): Attempt<number> => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    return value >= least && value <= most ? { value, wrong: null } : { wrong: `is no whole number from ${least} to ${most}` };
  });
}

const UNITS = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1_000 } as const;

/** Milliseconds of `15m`, `90s`, `1h30m` or `5d`; null for text that is no duration. */
export function toMilliseconds(text: string): number | null {
  const parts = /^(?:(\d{1,7})d)?(?:(\d{1,7})h)?(?:(\d{1,7})m)?(?:(\d{1,7})s)?$/.exec(text);
  if (text === "" || parts === null) return null;
  const [, d, h, m, s] = parts.map((count) => Number(count ?? 0));
  return (d ?? 0) * UNITS.d + (h ?? 0) * UNITS.h + (m ?? 0) * UNITS.m + (s ?? 0) * UNITS.s;
}

/** A duration above zero and up to `most` milliseconds. */
export function duration(most: number, example: string): Kind<number> {
  const expected = `a number with a unit (s, m, h, d), such as ${example}`;
  return parsed("DURATION", expected, (text) => checkDuration(text, most));
}

/** A duration, or `none` (null): no limit. */
export function durationOrNone(most: number, example: string): Kind<number | null> {
  const expected = `a number with a unit (s, m, h, d), such as ${example}, or \`none\``;
  const kind = parsed<number | null>("DURATION|none", expected, (text) =>
    text === "none" ? { value: null, wrong: null } : checkDuration(text, most),
  );
  return { ...kind, words: ["none"], synonyms: { off: "none", never: "none", no: "none", false: "none" } };
}

function checkDuration(text: string, most: number): Attempt<number> {
  const value = toMilliseconds(text);
  if (value === null) return { wrong: /^\d+$/.test(text) ? "has no unit" : "is no duration" };
  if (value === 0) return { wrong: "is no time at all" };
  return value <= most ? { value, wrong: null } : { wrong: `is more than ${most / UNITS.d} days` };
}

/** An https address; http is only for this machine itself. */
export function address(expected: string): Kind<string> {
  return checked("URL", expected, checkAddress);
}

/** What is wrong with an address to fetch from, or null. */
export function checkAddress(text: string): string | null {
  if (!URL.canParse(text)) return "is no address (https://…)";
  const url = new URL(text);
  if (url.protocol === "https:") return null;
  const isOwn = url.hostname === "localhost" || url.hostname === "[::1]" || /^127\.\d+\.\d+\.\d+$/.test(url.hostname);
  return url.protocol === "http:" && isOwn ? null : "is not an https address (http is only taken for this machine itself)";
}
