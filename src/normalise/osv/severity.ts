import { graver, type Severity, severityOfScore } from "../../model/severity.ts";
import { type Json, numberOf, objectOf, objectsOf, textOf, textsOf } from "../read/pick.ts";
import { scoreOfVector } from "./cvss.ts";

/** How grave the records of one group are: they are names of one flaw. */
export type Gravity = { readonly severity: Severity; readonly score: number | undefined };

const WORDS: Readonly<Record<string, Severity>> = {
  critical: "critical",
  important: "high",
  high: "high",
  moderate: "medium",
  medium: "medium",
  low: "low",
  negligible: "negligible",
  unimportant: "negligible",
};

/**
 * The gravity of a group (contract §5): OSV-Scanner's own number, else the highest score of its records' CVSS vectors, else the gravest word of
 * an advisory, else of a distribution's urgency. An advisory of malicious code is critical whatever else is said.
 */
export function toGravity(group: Json, records: readonly Json[]): Gravity {
  const score = toMaximum(group) ?? highest(records.flatMap(vectorsOf).map(scoreOfVector));
  const isMalicious = records.some((record) => [textOf(record, "id"), ...textsOf(record, "aliases")].some((id) => id.startsWith("MAL-")));
  if (isMalicious) return { severity: "critical", score };
  if (score !== undefined) return { severity: severityOfScore(score), score };
  const word = gravest(records.flatMap(wordsOf));
  return { severity: word === "unknown" ? gravest(records.flatMap(urgenciesOf)) : word, score };
}

/** The gravest of what several groups say of the same record. */
export function toGravest(all: readonly Gravity[]): Gravity {
  return { severity: all.map(({ severity }) => severity).reduce(graver, "unknown"), score: highest(all.map(({ score }) => score)) };
}

/** `max_severity` is a number in a string, `""` where no record has a vector, and absent before 1.7. */
function toMaximum(group: Json): number | undefined {
  const score = numberOf(group, "max_severity") ?? Number.parseFloat(textOf(group, "max_severity"));
  return score > 0 && score <= 10 ? score : undefined;
}

function highest(scores: readonly (number | undefined)[]): number | undefined {
  return scores.reduce((best, score) => (score !== undefined && score > (best ?? 0) ? score : best), undefined);
}

function gravest(words: readonly string[]): Severity {
  return words.map(toSeverity).reduce(graver, "unknown");
}

function toSeverity(word: string): Severity {
  const plain = word.toLowerCase().replace(/^\W+|\W+$/g, ""); // Debian marks urgencies with asterisks
  return Object.hasOwn(WORDS, plain) ? (WORDS[plain] ?? "unknown") : "unknown";
}

/** Vectors of a record, for all packages and for single ones; the type of an entry may be missing, the vector says its version itself. */
function vectorsOf(record: Json): string[] {
  return severitiesOf(record).flatMap((entry) => (textOf(entry, "type") === "Ubuntu" ? [] : [textOf(entry, "score")]));
}

function severitiesOf(record: Json): readonly Json[] {
  return [record, ...objectsOf(record, "affected")].flatMap((of) => objectsOf(of, "severity"));
}

function wordsOf(record: Json): string[] {
  return specificsOf(record).flatMap((specific) => [textOf(specific, "severity")]);
}

function urgenciesOf(record: Json): string[] {
  const ubuntu = severitiesOf(record).flatMap((entry) => (textOf(entry, "type") === "Ubuntu" ? [textOf(entry, "score")] : []));
  return [...ubuntu, ...specificsOf(record).flatMap((specific) => [textOf(specific, "urgency"), textOf(specific, "ubuntu_priority")])];
}

function specificsOf(record: Json): Json[] {
  return [record, ...objectsOf(record, "affected")].flatMap((of) => [
    objectOf(of, "database_specific"),
    objectOf(of, "ecosystem_specific"),
  ]);
}
