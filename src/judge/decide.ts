import type { TargetFacts } from "../model/evidence.ts";
import type { Decision, Finding, Origin, Seen, Whole } from "../model/finding.ts";
import type { Policy } from "../model/policy.ts";
import { type Cutoff, severityRank } from "../model/severity.ts";
import { type ExceptionIndex, findException } from "./exceptions.ts";

/** What the policy makes of one finding. The one place where something blocks or does not. */
export function decide(seen: Seen, target: TargetFacts | undefined, rules: { policy: Policy; exceptions: ExceptionIndex }): Finding {
  const origin = originOf(seen, target);
  return withDecision(seen, origin, decisionFor(seen, { origin, target }, rules));
}

/** A lockfile is the application's. Of an image only the proof of its base can tell: without one, whatever was said, nobody knows. */
function originOf(seen: Seen, target: TargetFacts | undefined): Origin {
  if (target?.kind === "lockfile") return "application";
  return target?.base?.status === "proven" ? seen.origin : "unknown";
}

/** A copy written out, for Node 20 copies by spread many times slower, and there may be a hundred thousand. */
function withDecision(seen: Seen, origin: Origin, decision: Decision): Whole<Finding> {
  return {
    target: seen.target,
    seenBy: seen.seenBy,
    id: seen.id,
    aliases: seen.aliases,
    related: seen.related,
    severity: seen.severity,
    score: seen.score,
    package: seen.package,
    locations: seen.locations,
    fix: seen.fix,
    knownExploited: seen.knownExploited,
    epss: seen.epss,
    title: seen.title,
    url: seen.url,
    origin,
    place: seen.place,
    fingerprint: seen.fingerprint,
    decision,
  };
}

function decisionFor(
  seen: Seen,
  { origin, target }: { origin: Origin; target: TargetFacts | undefined },
  { policy, exceptions }: { policy: Policy; exceptions: ExceptionIndex },
): Decision {
  const accepted = findException(seen, target, exceptions);
  if (accepted !== null) {
    const { reason, owner, expires } = accepted.exception;
    return { kind: "excepted", rule: accepted.rule, reason, ...(owner === undefined ? {} : { owner }), expires };
  }
  const rule = seen.severity === "unknown" ? "unknown-severity" : "severity-cutoff";
  if (!cutoffsFor(origin, policy).some((cutoff) => reaches(seen, cutoff, policy))) return { kind: "below-cutoff", rule };
  if (policy.onlyFixed && seen.fix.state !== "fixed") return { kind: "no-fix", rule: "only-fixed" };
  return { kind: "blocks", rule };
}

/** Whether a finding is grave enough to block. A severity that nobody gave blocks unless the policy says `report`. */
function reaches(seen: Seen, cutoff: Cutoff, policy: Policy): boolean {
  if (cutoff === "none") return false;
  if (seen.severity === "unknown") return policy.unknownSeverity === "block";
  return severityRank(seen.severity) >= severityRank(cutoff);
}

/** The cutoff for what came from there; where nothing is proven, both: to reach one of them is enough. */
function cutoffsFor(origin: Origin, { severityCutoff: { base, application } }: Policy): Cutoff[] {
  if (origin === "base") return [base];
  if (origin === "application") return [application];
  return [base, application];
}
