import type { TargetKind } from "../model/evidence.ts";
import { type Decision, type Fix, SCANNER_TITLES, type ScannerName } from "../model/finding.ts";
import type { Policy } from "../model/policy.ts";
import type { Outcome } from "../model/reasons.ts";
import type { Severity } from "../model/severity.ts";

/** Severities as documents list them: the gravest first, and what nobody rated after them. */
export const GRAVEST_FIRST: readonly Severity[] = ["critical", "high", "medium", "low", "negligible", "unknown"];

/** An outcome as the first word of a document. */
export const OUTCOME_WORDS: Readonly<Record<Outcome, string>> = { pass: "Pass", fail: "Fail", error: "Error", incomplete: "Incomplete" };

export const KIND_WORDS: Readonly<Record<TargetKind, string>> = {
  image: "image",
  sbom: "SBOM",
  lockfile: "lockfile",
  directory: "folder",
  other: "report",
};

/** A decision in a few words. */
const DECISION_WORDS: Readonly<Record<Decision["kind"], string>> = {
  blocks: "blocks",
  "below-cutoff": "below the cutoff",
  "no-fix": "no fix yet",
  excepted: "accepted",
};

/** What was made of a finding, in a few words. */
export function toDecisionWords(kind: Decision["kind"]): string {
  return DECISION_WORDS[kind];
}

/** A number with its noun: `1 finding`, `22 findings`. */
export function toCount(number: number, singular: string, plural = `${singular}s`): string {
  return `${toNumber(number)} ${number === 1 ? singular : plural}`;
}

/** A whole number with its thousands set apart, the same on every machine: `100,000`. */
export function toNumber(number: number): string {
  return String(number).replace(/\B(?=(?:\d{3})+$)/g, ",");
}

/** Words as a sentence lists them: `a`, `a and b`, `a, b and c`. */
export function toList(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words[words.length - 1]}`;
}

/** A sentence's beginning. */
export function toFirstUpper(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** What upgrading can do about a finding. */
export function toFixWords({ state, versions }: Fix): string {
  switch (state) {
    case "fixed":
      return versions.length === 0 ? "fixed in a later version" : `fixed in ${versions.join(", ")}`;
    case "not-fixed":
      return "no fix yet";
    case "wont-fix":
      return "will not be fixed";
    case "unknown":
      return "no fix known";
    default:
      return state satisfies never;
  }
}

/** The cutoff as a sentence has it: `high`, or `critical for the base image and high for the application`. */
export function toCutoffWords({ severityCutoff: { base, application } }: Policy): string {
  return base === application ? base : `${base} for the base image and ${application} for the application`;
}

/** How many of each severity there are, the gravest first: `1 critical, 2 high`; empty where there are none. */
export function toSeverityCounts(counts: Readonly<Record<Severity, number>>): string {
  return GRAVEST_FIRST.filter((severity) => counts[severity] > 0)
    .map((severity) => `${toNumber(counts[severity])} ${severity}`)
    .join(", ");
}

/** The severities of a list of findings, counted. */
export function countSeverities(findings: readonly { readonly severity: Severity }[]): Record<Severity, number> {
  const counts = { critical: 0, high: 0, medium: 0, low: 0, negligible: 0, unknown: 0 };
  for (const { severity } of findings) counts[severity] += 1;
  return counts;
}

/** The scanners that saw a finding. */
export function toSeenWords(seenBy: readonly ScannerName[]): string {
  return toList(seenBy.map((name) => SCANNER_TITLES[name]));
}

const UNITS = [
  ["d", 86_400_000],
  ["h", 3_600_000],
  ["m", 60_000],
  ["s", 1_000],
] as const;

/** A duration as settings write it: `5d`, `1d12h`; below a second `0s`. */
export function toDuration(milliseconds: number): string {
  let rest = milliseconds;
  let text = "";
  for (const [unit, size] of UNITS) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) text += `${count}${unit}`;
  }
  return text === "" ? "0s" : text;
}

const DAY = 86_400_000;

/** How old something was at a time: `3 days old`; null where a date is none, or lies more than a day ahead. */
export function toAgeWords(built: string, at: string): string | null {
  const days = (Date.parse(at) - Date.parse(built)) / DAY;
  if (Number.isNaN(days) || days < -1) return null;
  return days < 1 ? "less than a day old" : `${toCount(Math.floor(days), "day")} old`;
}

/** Whether two times are no more than a day apart. */
export function isSameTime(one: string, other: string): boolean {
  return Math.abs(Date.parse(one) - Date.parse(other)) <= DAY;
}

/** How many days are left until a day (`YYYY-MM-DD`), counted from a point in time. */
export function toDaysLeft(expires: string, at: string): number | null {
  const days = Math.ceil((Date.parse(expires) - Date.parse(at)) / DAY);
  return Number.isNaN(days) ? null : days;
}

/** A text cut to so many characters, with an ellipsis where something is missing. Whole characters stay whole. */
export function toClipped(text: string, most: number): string {
  if (text.length <= most) return text;
  const points = [...text.slice(0, most * 2)];
  return points.length <= most && text.length <= most * 2 ? text : `${points.slice(0, most - 1).join("")}…`;
}
