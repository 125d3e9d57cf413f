import type { TargetFacts } from "../model/evidence.ts";
import type { Decision, Finding } from "../model/finding.ts";
import { isReasonCode, type Problem } from "../model/reasons.ts";
import { type Severity, severityRank } from "../model/severity.ts";
import type { Verdict } from "../model/verdict.ts";
import { countSeverities } from "./words.ts";

/** What a document says of one target: what blocks it, the rest, and how many of each severity. Lists have the gravest first. */
export type TargetView = {
  readonly id: string;
  /** Null: findings speak of a target that nobody described. */
  readonly facts: TargetFacts | null;
  readonly blocking: readonly Finding[];
  readonly others: readonly Finding[];
  readonly bySeverity: Readonly<Record<Severity, number>>;
};

type Excepted = Extract<Decision, { kind: "excepted" }>;

/** One exception of the policy at work. */
export type Acceptance = Excepted & { readonly findings: readonly Finding[] };

/** A verdict sorted out for readers: computed once, the same for every document. */
export type Overview = {
  /** Those with something that blocks first, and of these the gravest; else in the verdict's order. */
  readonly targets: readonly TargetView[];
  readonly byDecision: Readonly<Record<Decision["kind"], number>>;
  readonly acceptances: readonly Acceptance[];
  /** What would have made the verdict incomplete, had the workflow not allowed it. */
  readonly allowed: readonly Problem[];
  /** What is worth saying and decides nothing. */
  readonly notices: readonly Problem[];
};

const overviews = new WeakMap<Verdict, Overview>();

/** Sorts a verdict out for readers. Every finding is in it exactly once. Several documents of one verdict share the work. */
export function toOverview(verdict: Verdict): Overview {
  const known = overviews.get(verdict);
  if (known !== undefined) return known;
  const overview = sortOut(verdict);
  overviews.set(verdict, overview);
  return overview;
}

function sortOut(verdict: Verdict): Overview {
  return {
    targets: toTargets(verdict).sort((a, b) => gravityOf(b) - gravityOf(a)),
    byDecision: countDecisions(verdict.findings),
    acceptances: toAcceptances(verdict.findings),
    allowed: toAllowed(verdict),
    notices: toNotices(verdict),
  };
}

/** What would have made the verdict incomplete, had the workflow not allowed it. */
export function toAllowed({ problems, policy }: Verdict): Problem[] {
  return problems.filter(({ code }) => isReasonCode(code) && policy.allowIncomplete.includes(code));
}

/** What is worth saying and decides nothing. */
export function toNotices({ problems }: Verdict): Problem[] {
  return problems.filter(({ code }) => !isReasonCode(code));
}

function toTargets({ targets, findings }: Verdict): TargetView[] {
  const facts = new Map<string, TargetFacts | null>(targets.map((target) => [target.id, target]));
  const byTarget = new Map<string, Finding[]>(targets.map(({ id }) => [id, []]));
  for (const finding of findings) {
    const list = byTarget.get(finding.target);
    if (list === undefined) byTarget.set(finding.target, [finding]);
    else list.push(finding);
  }
  return [...byTarget].map(([id, list]) => toTargetView(id, facts.get(id) ?? null, list));
}

function toTargetView(id: string, facts: TargetFacts | null, findings: readonly Finding[]): TargetView {
  const bySeverity = countSeverities(findings);
  const blocking = findings.filter(({ decision }) => decision.kind === "blocks").sort(byGravity);
  const others = findings.filter(({ decision }) => decision.kind !== "blocks").sort(byGravity);
  return { id, facts, blocking, others, bySeverity };
}

/** How grave the worst of what blocks is; 0 where nothing does. */
function gravityOf({ blocking: [worst] }: TargetView): number {
  return worst === undefined ? 0 : severityRank(worst.severity) + 1;
}

/** The gravest first; sorting is stable, so that equals stay in the verdict's order. */
function byGravity(a: Finding, b: Finding): number {
  return severityRank(b.severity) - severityRank(a.severity);
}

function countDecisions(findings: readonly Finding[]): Record<Decision["kind"], number> {
  const counts = { blocks: 0, "below-cutoff": 0, "no-fix": 0, excepted: 0 };
  for (const { decision } of findings) counts[decision.kind] += 1;
  return counts;
}

function toAcceptances(findings: readonly Finding[]): Acceptance[] {
  const byRule = new Map<string, Excepted & { findings: Finding[] }>();
  for (const finding of findings) {
    const { decision } = finding;
    if (decision.kind !== "excepted") continue;
    const known = byRule.get(decision.rule);
    if (known === undefined) byRule.set(decision.rule, { ...decision, findings: [finding] });
    else known.findings.push(finding);
  }
  return [...byRule.values()].sort((a, b) => placeOf(a.rule) - placeOf(b.rule));
}

/** The place of an exception in the policy: 2 for `exceptions[2]`. */
function placeOf(rule: string): number {
  return Number(/\d+/.exec(rule)?.[0] ?? 0);
}
