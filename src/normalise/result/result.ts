import type { Database, Evidence, ScannerFacts, TargetFacts } from "../../model/evidence.ts";
import type { Observation } from "../../model/finding.ts";
import { isReasonCode, NOTICES, type NoticeCode, type Problem, REASONS } from "../../model/reasons.ts";
import { type ResultHead as Head, RESULT_SCHEMA, ResultFinding, ResultHead } from "../../model/result.ts";
import type { Collecting, Collector } from "../collect.ts";
import type { Division } from "../read/frame.ts";
import type { Place } from "../read/refusal.ts";
import { findWrongBase } from "./bases.ts";
import { findContradiction } from "./contradiction.ts";

/** The lists of a result document that are read element by element. */
export const RESULT_DIVISION: Division = { findings: {}, remediation: { findings: {}, steps: {} } };

/** Reads a result document of Portcullis, to be judged again: what was seen counts, what was decided then does not. */
export function createResultCollector({ refuse }: Collecting): Collector {
  const observations: Observation[] = [];
  const values = new Map<string, unknown>();
  return {
    begin: () => undefined,
    end: () => undefined,
    take(path, value, where) {
      if (path === "findings[]") observations.push(toObservation(value, where, refuse));
      else if (path === "findings") refuse("`findings` is no list", where());
      else if (!path.startsWith("remediation")) values.set(path, value); // computed again, whatever was said
    },
    finish: (keys) => (keys.has("findings") ? toEvidence(observations, values, refuse) : refuse("it has no `findings`")),
  };
}

function toObservation(value: unknown, where: () => Place, refuse: Collecting["refuse"]): Observation {
  const read = ResultFinding.safeParse(value);
  if (!read.success) return refuse(`a finding is not as the schema says: ${toFirst(read.error.issues)}`, where());
  const { decision: _, fingerprint: __, ...observation } = read.data;
  return withoutUndefined(observation) as Observation;
}

/** Absent and undefined are one in JSON, and not one in the model. */
function withoutUndefined<T extends object>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

type Issues = readonly { readonly path: readonly PropertyKey[]; readonly message: string }[];

function toFirst(issues: Issues): string {
  return issues
    .slice(0, 1)
    .map(({ path, message }) => `${path.map(String).join(".") || "it"}: ${toWords(message)}`)
    .join("");
}

/** What is not there, the schema's library calls undefined. */
function toWords(message: string): string {
  return message.endsWith(", received undefined") ? "it is missing" : message;
}

function toEvidence(observations: readonly Observation[], values: ReadonlyMap<string, unknown>, refuse: Collecting["refuse"]): Evidence {
  const schema = values.get("schema");
  if (schema !== RESULT_SCHEMA)
    refuse(`it is a result document of schema ${JSON.stringify(schema)}, and this version reads ${RESULT_SCHEMA}`);
  const read = ResultHead.safeParse(Object.fromEntries(values));
  if (!read.success) return refuse(`it is not as its schema says: ${toFirst(read.error.issues)}`);
  const { targets, scanners, problems, reasons, ...head } = withoutUndefined(read.data);
  const known = new Set(targets.map(({ id }) => id));
  const lost = observations.find(({ target }) => !known.has(target));
  if (lost !== undefined) refuse(`its finding ${lost.id} is of ${JSON.stringify(lost.target)}, which is not among its targets`);
  const told = toProblems(problems, reasons, refuse).filter(({ code }) => !isJudgedAgain(code, scanners));
  const contradiction = findContradiction({ ...head, reasons, targets }, observations) ?? findWrongBase(targets);
  if (contradiction !== null) refuse(contradiction);
  return { targets: targets.map(toTarget), scanners: toDated(scanners, head.startedAt), observations, problems: told };
}

/** A target as it was seen. What the policy of then made of its base does not count. */
function toTarget({ base, ...facts }: Head["targets"][number]): TargetFacts {
  const target = facts as TargetFacts;
  if (base === undefined) return target;
  const { allowed: _, rule: __, ...found } = base;
  return { ...target, base: found };
}

/** A scanner of the run itself reported when the run began: so long ago, its database was as old as it was. */
function toDated(scanners: readonly ScannerFacts[], startedAt: string | undefined): ScannerFacts[] {
  return scanners.map((scanner) => (startedAt === undefined ? scanner : { reportedAt: startedAt, ...scanner }));
}

/** What judging again finds out by itself, under the policy of now. */
const JUDGED_AGAIN: readonly string[] = [
  "database-stale",
  "base-not-allowed",
  "base-denied",
  "base-contradicted",
  "base-unproven",
  "base-scratch",
  "base-unknown",
  "external-image-not-allowed",
  "base-entry-expired",
  "base-entry-expiring",
  "external-image-warning",
  "bases-lock-missing",
  "database-age-unchecked",
  "exception-unused",
  "exception-expired",
  "exception-expiring",
  "allowance-unused",
];

/** A database's age is judged by its date; where that is gone, what was said of it then still holds. */
function isJudgedAgain(code: string, scanners: readonly { readonly database: Database | null }[]): boolean {
  if (code === "database-stale" && scanners.every(({ database }) => database?.built == null)) return false;
  return JUDGED_AGAIN.includes(code);
}

type Told = { readonly code: string; readonly message: string; readonly next?: string | undefined; readonly target?: string | undefined };

/** Problems as they were told: a leg that was incomplete or failed stays so. A reason of a kind that is not known here cannot be weighed. */
function toProblems(problems: readonly Told[], reasons: readonly Told[], refuse: Collecting["refuse"]): Problem[] {
  const unknown = reasons.find(({ code }) => !isReasonCode(code));
  if (unknown !== undefined) refuse(`it gives a reason that this version does not know: ${JSON.stringify(unknown.code)}`);
  const key = ({ code, message, target = "" }: Told) => [code, target, message].join("\0");
  const told = new Set(problems.map(key));
  const untold = reasons.filter((reason) => !told.has(key(reason)) && isReasonCode(reason.code) && REASONS[reason.code].outcome !== "fail");
  return [...problems, ...untold].map(toProblem);
}

function toProblem({ code, message, next, target }: Told): Problem {
  const known = isReasonCode(code) ? code : (NOTICES as readonly string[]).includes(code) ? (code as NoticeCode) : "scanner-warning";
  return { code: known, message, ...(next === undefined ? {} : { next }), ...(target === undefined ? {} : { target }) };
}
