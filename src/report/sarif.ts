import type { ReportingDescriptor } from "sarif";
import type { TargetFacts } from "../model/evidence.ts";
import type { Finding } from "../model/finding.ts";
import type { Reason } from "../model/reasons.ts";
import type { RunFacts, Verdict } from "../model/verdict.ts";
import { toSafeJson } from "./escape.ts";
import { isInside } from "./inside.ts";
import { toJsonLines, toPieces } from "./pieces.ts";
import { makePlaces } from "./places.ts";
import { makeRoom, type Room } from "./room.ts";
import { type Alert, toAlerts } from "./sarif-alerts.ts";
import { toViolationResults, toViolationRules, toViolations } from "./sarif-bases.ts";
import { toResult } from "./sarif-results.ts";
import { toDescriptor, toRuleId, toRules } from "./sarif-rules.ts";
import { type Extent, isExecutionSuccessful, toDriver, toExtensions, toNotifications } from "./sarif-run.ts";

const SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/** What GitHub takes of one run: at most 25,000 results and as many rules, and 10 MB compressed, of which some is left for the rest. */
export type Limits = { readonly results: number; readonly compressed: number };
const GITHUB: Limits = { results: 25_000, compressed: 9_000_000 };

/**
 * One SARIF 2.1.0 run in pieces, within what GitHub takes: what blocks and what is gravest comes first, and what found no room is
 * counted in the run. The same verdict gives the same bytes.
 */
export function renderSarif(verdict: Verdict, run: RunFacts, limits: Limits = GITHUB): Iterable<string> {
  return toPieces(toLog(verdict, run, limits));
}

function* toLog(verdict: Verdict, run: RunFacts, limits: Limits): Generator<string> {
  const violations = toViolations(verdict, limits.results);
  const targets = new Map(verdict.targets.map((target) => [target.id, target]));
  const kindOf = (id: string) => targets.get(id)?.kind;
  const fileOf = ({ target, place }: Finding) =>
    kindOf(target) === "image" && place !== undefined && isInside(place.path) ? place.path : null;
  const alerts = toAlerts(verdict.findings, { kindOf, fileOf, limit: limits.results - violations.length });
  const ruleIndexes = new Map<string, number>();
  yield `{\n"$schema": ${toJson(SCHEMA)},\n"version": "2.1.0",\n"runs": [{\n"tool": {"driver": {`;
  for (const [key, value] of Object.entries(toDriver(run))) yield `${toJson(key)}: ${toJson(value)},\n`;
  yield '"rules": [';
  const room = makeRoom();
  yield* toJsonLines(toRuleLines(toAllRules(violations, alerts), { indexes: ruleIndexes, room, most: limits.compressed / 2 }));
  yield `]},\n"extensions": ${toJson(toExtensions(verdict.scanners))}},\n`;
  yield `"automationDetails": ${toJson({ id: toCategory(run) })},\n"columnKind": "utf16CodeUnits",\n"results": [`;
  const extent = { results: 0, findings: 0, total: verdict.findings.length };
  yield* toJsonLines(toResultLines(verdict, { run, targets, violations, alerts, ruleIndexes, extent, room, most: limits.compressed }));
  yield `],\n"invocations": [${toJson(toInvocation(verdict, extent))}],\n"properties": ${toJson(toProperties(verdict, extent))}\n}]\n}\n`;
}

function toJson(value: unknown): string {
  return toSafeJson(JSON.stringify(value));
}

/** GitHub takes everything up to the last slash for the category. */
function toCategory({ sarifCategory }: RunFacts): string {
  return sarifCategory.endsWith("/") ? sarifCategory : `${sarifCategory}/`;
}

/** Compressed bytes: as many as `most`, counted in `room`. */
type Bounds = { readonly room: Room; readonly most: number };

/** The rules that find room, each on a line; `indexes` gets their places. */
function* toRuleLines(
  rules: Iterable<ReportingDescriptor>,
  { indexes, room, most }: Bounds & { indexes: Map<string, number> },
): Generator<string> {
  for (const rule of rules) {
    const line = toJson(rule);
    if (!room.fits(line, most)) return;
    indexes.set(rule.id, indexes.size);
    yield line;
  }
}

function* toAllRules(violations: readonly Reason[], alerts: readonly Alert[]): Generator<ReportingDescriptor> {
  yield* toViolationRules(violations);
  for (const rule of toRules(alerts).values()) yield toDescriptor(rule);
}

type Rest = Bounds & {
  readonly run: RunFacts;
  readonly targets: ReadonlyMap<string, TargetFacts>;
  readonly violations: readonly Reason[];
  readonly alerts: readonly Alert[];
  readonly ruleIndexes: ReadonlyMap<string, number>;
  readonly extent: Counted;
};
type Counted = { -readonly [K in keyof Extent]: Extent[K] };

/** The results that find room and whose rule did, each on a line; `extent` counts them. */
function* toResultLines(verdict: Verdict, { run, targets, violations, alerts, ruleIndexes, extent, room, most }: Rest): Generator<string> {
  const { policy } = verdict;
  const placeOf = makePlaces({ targets: verdict.targets, policy, sarifCategory: run.sarifCategory });
  for (const result of toViolationResults(violations, { targets, placeOf, ruleIndexes })) {
    const line = toJson(result);
    if (!room.fits(line, most)) return;
    extent.results += 1;
    yield line;
  }
  for (const alert of alerts) {
    const [first] = alert.findings;
    const ruleIndex = ruleIndexes.get(toRuleId(first));
    if (ruleIndex === undefined) continue;
    const line = toJson(toResult(alert, { ruleIndex, placeOf, targets, policy }));
    if (!room.fits(line, most)) return;
    extent.results += 1;
    extent.findings += alert.findings.length;
    yield line;
  }
}

function toInvocation(verdict: Verdict, extent: Extent) {
  return {
    executionSuccessful: isExecutionSuccessful(verdict),
    exitCode: verdict.exitCode,
    toolExecutionNotifications: toNotifications(verdict, extent),
  };
}

/** The verdict, and what would tell a reader that findings are missing here. */
function toProperties({ outcome, counts }: Verdict, { results, findings, total }: Extent) {
  return { outcome, counts, results, findingsInResults: findings, findingsLeftOut: total - findings };
}
