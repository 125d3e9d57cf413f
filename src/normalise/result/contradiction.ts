import type { Observation } from "../../model/finding.ts";
import { isReasonCode, OUTCOMES, type Outcome, REASONS } from "../../model/reasons.ts";
import type { Counts, ResultBase } from "../../model/result.ts";
import { SEVERITIES, type Severity, severityRank } from "../../model/severity.ts";

/** What a document says of itself beside its findings. */
type Said = {
  readonly outcome: Outcome;
  readonly counts: Counts;
  readonly reasons: readonly { readonly code: string; readonly target?: string | undefined }[];
  readonly targets: readonly { readonly id: string; readonly base?: ResultBase | undefined }[];
};

/**
 * Where a document says worse of itself than it still holds, as a clause: findings, severities or reasons that were in it are gone. Null where
 * it does not. What it says too mildly does no harm: it is judged again.
 */
export function findContradiction({ outcome, counts, reasons, targets }: Said, observations: readonly Observation[]): string | null {
  if (counts.total !== observations.length) return `it counts ${counts.total} findings and lists ${observations.length}`;
  const lost = findLost(counts, observations);
  if (lost !== null) return lost;
  if (outcome !== "pass" && reasons.length === 0) return `its outcome is ${outcome}, and it gives no reason`;
  const worst = Math.max(...reasons.map(({ code }) => (isReasonCode(code) ? OUTCOMES.indexOf(REASONS[code].outcome) : 0)));
  if (OUTCOMES.indexOf(outcome) > Math.max(0, worst)) return `its outcome is ${outcome}, and none of its reasons leads to that`;
  const listed = new Set(observations.map(({ target }) => target));
  const empty = reasons.find(({ code, target }) => code === "severity-cutoff" && target !== undefined && !listed.has(target));
  if (empty !== undefined) return `it says that findings block in ${JSON.stringify(empty.target)}, and lists none there`;
  return findLostBase(reasons, targets);
}

/** Statuses of which a violation speaks. */
const SPOKEN: Readonly<Record<string, ResultBase["status"]>> = {
  "base-contradicted": "contradicted",
  "base-unproven": "unproven",
  "base-scratch": "scratch",
};
const OF_BASES: readonly string[] = [...Object.keys(SPOKEN), "base-not-allowed", "base-denied", "external-image-not-allowed"];

/** Violations by bases of which the document tells nothing, or something milder, any more. */
function findLostBase(reasons: Said["reasons"], targets: Said["targets"]): string | null {
  const bases = new Map(targets.map(({ id, base }) => [id, base]));
  for (const { code, target } of reasons) {
    if (!OF_BASES.includes(code)) continue;
    const base = bases.get(target ?? "");
    if (base === undefined) return `it gives ${code} as a reason, and tells nothing of the base of ${JSON.stringify(target)}`;
    const spoken = SPOKEN[code] ?? base.status;
    if (base.status !== spoken) return `it gives ${code} as a reason, and calls the base of ${JSON.stringify(target)} ${base.status}`;
  }
  return null;
}

/** The severities from the gravest down: of each and all above it there are at least as many as were counted. */
function findLost(counts: Counts, observations: readonly Observation[]): string | null {
  const listed = Object.fromEntries(SEVERITIES.map((severity) => [severity, 0])) as Record<Severity, number>;
  for (const { severity } of observations) listed[severity] += 1;
  let surplus = 0;
  for (const severity of [...SEVERITIES].sort((a, b) => severityRank(b) - severityRank(a))) {
    surplus = severity === "unknown" ? listed.unknown - counts.unknown : surplus + listed[severity] - counts[severity];
    if (surplus < 0) return `it counts ${counts[severity]} findings as ${severity} and lists ${listed[severity]}`;
  }
  return null;
}
