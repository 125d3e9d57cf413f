import type { z } from "zod";
import { type Fault, GateError } from "../../errors.ts";
import { BASES_SCHEMA, type BasesLock, type LockedBase } from "../../model/bases-lock.ts";
import { LockDocument } from "./document.ts";
import { toSorted } from "./order.ts";
import { findRepeatedKey } from "./repeated-key.ts";

const LIMIT = 1024 * 1024;
const SHOWN = 50;
const NEXT = "Correct it, or remove it and write the lock anew with `portcullis bases lock`.";

/**
 * Parses a lock of bases strictly. All mistakes are refused at once with `policy-invalid`, each with its place. `name` is what to call the
 * file. What it gives is sorted, whatever the file's order.
 */
export function parseBasesLock(text: string, name: string): BasesLock {
  if (new TextEncoder().encode(text).length > LIMIT)
    throw refuse(`${name} is larger than 1 MiB.`, "Remove references that nobody builds on any more.");
  const value = parseJson(text.startsWith("\ufeff") ? text.slice(1) : text, name);
  const parsed = LockDocument.safeParse(value);
  const mistakes = parsed.success ? findRepeated(parsed.data.bases) : parsed.error.issues.flatMap((issue) => toMistakes(issue, value));
  if (parsed.success && mistakes.length === 0) return toSorted(parsed.data);
  throw new GateError(toFaults(mistakes, name));
}

function parseJson(text: string, name: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw refuse(`${name} is no JSON: it was cut short or changed by hand.`, NEXT);
  }
  const repeated = findRepeatedKey(text);
  if (repeated === null) return value;
  throw refuse(`${name}: the key \`${repeated}\` stands twice in one place: it can be read in two ways.`, NEXT);
}

/** Each reference stands once, or its versions would have no order. */
function findRepeated(bases: readonly LockedBase[]): string[] {
  const seen = new Set<string>();
  return bases.flatMap(({ reference }, index) => {
    if (!seen.has(reference)) {
      seen.add(reference);
      return [];
    }
    return [`\`bases[${index}].reference\` (\`${reference}\`) stands twice.`];
  });
}

function toMistakes(issue: z.core.$ZodIssue, value: unknown): string[] {
  const place = toPlace(issue.path);
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => `\`${place === "" ? key : `${place}.${key}`}\` is no key of a lock of bases.`);
    case "invalid_type":
      return [
        valueAt(value, issue.path) === undefined ? `\`${place}\` is missing.` : `${toSubject(place)} is no ${toKind(issue.expected)}.`,
      ];
    case "invalid_key":
      return [`\`${place}\` is no platform (such as \`linux/amd64\`).`];
    case "invalid_value":
      if (valueAt(value, issue.path) === undefined) return [`\`${place}\` is missing.`];
      return [`\`${place}\` is not \`${BASES_SCHEMA}\`: this is no lock of bases, or one of another version of Portcullis.`];
    default:
      return [`${toSubject(place)} ${issue.message}.`];
  }
}

function toSubject(place: string): string {
  return place === "" ? "the whole" : `\`${place}\``;
}

const KINDS: Readonly<Record<string, string>> = { object: "object", record: "object", array: "list", string: "text" };

function toKind(expected: string): string {
  return KINDS[expected] ?? expected;
}

function toPlace(path: readonly PropertyKey[]): string {
  return path.map((step, depth) => (typeof step === "number" ? `[${step}]` : `${depth === 0 ? "" : "."}${String(step)}`)).join("");
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let inner = value;
  for (const step of path) {
    if (typeof inner !== "object" || inner === null || !Object.hasOwn(inner, step)) return undefined;
    inner = (inner as Record<PropertyKey, unknown>)[step];
  }
  return inner;
}

function toFaults(mistakes: readonly string[], name: string): Fault[] {
  const shown = mistakes.slice(0, SHOWN).map((message): Fault => ({ code: "policy-invalid", message: `${name}: ${message}`, next: NEXT }));
  if (mistakes.length <= SHOWN) return shown;
  return [...shown, { code: "policy-invalid", message: `${name}: there are more mistakes than these.`, next: NEXT }];
}

function refuse(message: string, next: string): GateError {
  return new GateError({ code: "policy-invalid", message, next });
}
