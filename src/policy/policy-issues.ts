import type { z } from "zod";
import { FLAG } from "./kinds.ts";
import { didYouMean } from "./nearest.ts";
import { KEY_SYNONYMS, keysAt, nextAt, synonymsAt } from "./policy-keys.ts";
import { isSettingName, settingOf } from "./settings.ts";
import type { Path } from "./yaml.ts";

/** A mistake in a policy file: where, what, and what to do. `onKey`: the key itself is the mistake, not its value. */
export type Mistake = { readonly path: Path; readonly onKey: boolean; readonly message: string; readonly next: string };

type Issue = z.core.$ZodIssue;

/** Of more unknown keys in one place nobody wants to hear. */
const MOST_KEYS = 100;

/** What zod found wrong with a document, as sentences. `value` is the document. */
export function toMistakes(issues: readonly Issue[], value: unknown): Mistake[] {
  return issues.flatMap((issue) => toMistake(issue, value));
}

function toMistake(issue: Issue, value: unknown): Mistake[] {
  const path = toPath(issue.path);
  const found = valueAt(value, path);
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.slice(0, MOST_KEYS).map((key) => toUnknownKey(path, key));
    case "invalid_union": {
      const inner = branchFor(issue.errors, found);
      return toMistakes(
        inner.map((one) => ({ ...one, path: [...path, ...one.path] })),
        value,
      );
    }
    case "invalid_type":
      return [found === undefined ? toMissing(path) : toWrongType(path, found, issue.expected)];
    case "invalid_value":
      return [found === undefined ? toMissing(path) : toWrongWord(path, found, issue.values.map(String))];
    default:
      return [{ path, onKey: false, message: `${toText(path, found)} ${issue.message}.`, next: nextAt(path) }];
  }
}

function toPath(path: readonly PropertyKey[]): Path {
  return path.map((step) => (typeof step === "number" ? step : String(step)));
}

/** What stands at a path in plain values; undefined where nothing does. */
export function valueAt(value: unknown, path: Path): unknown {
  let inner = value;
  for (const step of path) {
    if (typeof inner !== "object" || inner === null || !Object.hasOwn(inner, step)) return undefined;
    inner = (inner as Record<string | number, unknown>)[step];
  }
  return inner;
}

/** Of the forms that a value can have, the one that was meant: the map for a map, else the word. */
function branchFor(branches: readonly (readonly Issue[])[], found: unknown): readonly Issue[] {
  const isMap = typeof found === "object" && found !== null && !Array.isArray(found);
  return branches.find((issues) => isMap === !issues.some(isAboutWhole)) ?? branches[0] ?? [];
}

/** Says that the value itself is of another kind, not that something in it is wrong. */
function isAboutWhole({ path, code }: Issue): boolean {
  return path.length === 0 && (code === "invalid_type" || code === "invalid_value");
}

function toUnknownKey(path: Path, key: string): Mistake {
  const at = { path: [...path, key], onKey: true };
  const shown = toText([...path, key.slice(0, 100)]);
  const keys = keysAt(path);
  if (path.length === 0 && isSettingName(key) && settingOf(key).policyKey !== true)
    return {
      ...at,
      message: `${shown} is a setting of the workflow or the command line, not of the policy.`,
      next: "Give it as an input of the action or as an option.",
    };
  const next = `The keys here are ${keys.map((known) => `\`${known}\``).join(", ")}.`;
  return { ...at, message: `${shown} is no key of a policy${didYouMean(key, keys, KEY_SYNONYMS)}`, next };
}

function toMissing(path: Path): Mistake {
  const key = String(path.at(-1));
  const inside = path.slice(0, -1);
  return { path: inside, onKey: false, message: `${toText(inside)} has no \`${key}\`.`, next: nextAt(path) };
}

const KINDS: Readonly<Record<string, string>> = {
  string: "text",
  boolean: "`true` or `false`",
  array: "a list",
  object: "a map",
  number: "a number",
};
const PROSE = ["reason", "owner"];

function toWrongType(path: Path, found: unknown, expected: string): Mistake {
  const at = { path, onKey: false };
  if (expected === "boolean" && typeof found === "string") return toWrongWord(path, found, FLAG.words);
  if (found === null) return { ...at, message: `${toText(path)} is empty.`, next: nextAt(path) };
  const message = `${toText(path, found)} is ${kindOf(found)}, and ${KINDS[expected] ?? expected} is expected.`;
  return { ...at, message, next: PROSE.includes(String(path.at(-1))) ? "Put it in quotes." : nextAt(path) };
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "a map";
  return typeof value === "string" ? "text" : `a ${typeof value}`;
}

function toWrongWord(path: Path, found: unknown, words: readonly string[]): Mistake {
  const at = { path, onKey: false };
  if (typeof found === "string" && words.includes(found))
    return { ...at, message: `${toText(path, found)} stands in quotes.`, next: "Write it without quotes." };
  if (words.length === 1) return { ...at, message: `${toText(path, found)} is not valid.`, next: nextAt(path) };
  if (typeof found !== "string") return toWrongType(path, found, "string");
  const synonyms = words === FLAG.words ? FLAG.synonyms : synonymsAt(path);
  return {
    ...at,
    message: `${toText(path, found)} is not valid${didYouMean(found, words, synonyms)}`,
    next: `Give one of ${words.join(", ")}.`,
  };
}

const SHOWN = 100;

/** A place as one would write it, with the value that stands there if it is short: `exceptions[0].id: CVE-1`. */
function toText(path: Path, found?: unknown): string {
  const steps = path.map((step, depth) => (typeof step === "number" ? `[${step}]` : `${depth === 0 ? "" : "."}${step}`)).join("");
  const isScalar = typeof found === "string" || typeof found === "number" || typeof found === "boolean";
  const value = isScalar ? String(found).trim() : "";
  if (steps === "") return "the policy";
  return value === "" ? `\`${steps}\`` : `\`${steps}: ${value.length > SHOWN ? `${value.slice(0, SHOWN)}…` : value}\``;
}
