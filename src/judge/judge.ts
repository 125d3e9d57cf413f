import type { Finding } from "../model/finding.ts";
import type { Merged } from "../model/merged.ts";
import { byCodeUnits } from "../model/order.ts";
import type { Policy } from "../model/policy.ts";
import { EXIT_CODES, type ExitCode, isReasonCode, OUTCOMES, type Outcome, type Problem, REASONS, type Reason } from "../model/reasons.ts";
import type { Counts } from "../model/result.ts";
import type { Judged } from "../model/verdict.ts";
import { toAgeProblems } from "./ages.ts";
import { toBaseRows } from "./bases.ts";
import { decide } from "./decide.ts";
import { toEvidenceProblems } from "./evidence.ts";
import { toExceptionIndex } from "./exceptions.ts";
import { toExceptionNotices } from "./notices.ts";

export type { Merged } from "../model/merged.ts";

/** `now`: ms since 1970. `asked`: ids of the targets that were to be scanned here, of which none passes without evidence. */
export type Judging = { readonly merged: Merged; readonly policy: Policy; readonly now: number; readonly asked?: readonly string[] };

/** Applies the policy to what was seen. Pure and total: the same input at the same time gives the same verdict. */
export function judge({ merged, policy, now, asked }: Judging): Judged {
  const today = new Date(now).toISOString().slice(0, 10);
  const targets = new Map(merged.targets.map((target) => [target.id, target]));
  const exceptions = toExceptionIndex(policy.exceptions, today);
  const findings = merged.seen.map((seen) => decide(seen, targets.get(seen.target), { policy, exceptions }));
  const unproven = toEvidenceProblems({ ...merged, asked });
  const problems = toProblems({ ...merged, problems: [...merged.problems, ...unproven] }, findings, { policy, now, today });
  const reasons = [...toCutoffReasons(findings, policy), ...toReasons(problems, policy)].sort(byGravity);
  const outcome = reasons[0] === undefined ? "pass" : REASONS[reasons[0].code].outcome;
  return {
    outcome,
    exitCode: exitCodeOf(outcome, reasons, policy),
    reasons,
    policy,
    scanners: merged.scanners,
    targets: merged.targets,
    findings,
    bases: toBaseRows(merged.targets, findings),
    problems,
    counts: toCounts(findings),
  };
}

function toProblems(
  merged: Merged,
  findings: readonly Finding[],
  { policy, now, today }: { policy: Policy; now: number; today: string },
): Problem[] {
  const happened = [...merged.problems, ...toNothingSeen(merged, policy), ...toAgeProblems(merged.scanners, policy, now)];
  const looked = merged.targets.length === 0 ? null : findings;
  const all = [...happened, ...toExceptionNotices(policy.exceptions, looked, today), ...toAllowanceNotices(happened, policy)];
  const distinct = new Map(all.map((problem) => [keyOf(problem), problem]));
  return [...distinct].sort(([a], [b]) => byCodeUnits(a, b)).map(([, problem]) => problem);
}

/** What tells two of them apart, and orders them. */
function keyOf({ code, target, message }: Problem): string {
  return [code, target, message].join("\0");
}

/** A pass needs something that was looked at: nothing at all is never one, whatever may be incomplete. */
function toNothingSeen({ targets, problems }: Merged, policy: Policy): Problem[] {
  if (targets.length > 0 || toReasons(problems, policy).length > 0) return [];
  const next = "Name an image, an SBOM or a lockfile, or point `path` at a folder that has lockfiles.";
  return [{ code: "nothing-to-scan", message: "There was nothing to look at.", next }];
}

function toAllowanceNotices(problems: readonly Problem[], { allowIncomplete }: Policy): Problem[] {
  const present = new Set(problems.map(({ code }) => code));
  return allowIncomplete
    .filter((code) => !present.has(code))
    .map((code) => ({ code: "allowance-unused", message: `allow-incomplete: ${code} was not needed: nothing of that kind happened.` }));
}

/** Problems whose code decides become reasons, but for incomplete ones that the workflow allows: an error is never softened. */
function toReasons(problems: readonly Problem[], { allowIncomplete }: Policy): Reason[] {
  return problems.flatMap(({ code, message, next, target }) => {
    if (!isReasonCode(code) || (REASONS[code].outcome === "incomplete" && allowIncomplete.includes(code))) return [];
    return [{ code, message, next: next ?? "See the problems listed.", ...(target === undefined ? {} : { target }) }];
  });
}

/** One reason a target that has blocking findings: how many, the gravest first. */
function toCutoffReasons(findings: readonly Finding[], policy: Policy): Reason[] {
  const blocking = new Map<string, Finding[]>();
  for (const finding of findings) {
    if (finding.decision.kind !== "blocks") continue;
    const list = blocking.get(finding.target);
    if (list === undefined) blocking.set(finding.target, [finding]);
    else list.push(finding);
  }
  return [...blocking].map(([target, list]) => ({
    code: "severity-cutoff",
    target,
    message: blockingSentence(target, list, policy),
    next: nextStepFor(list),
  }));
}

const NAMED = 3;

function blockingSentence(target: string, list: readonly Finding[], { severityCutoff: { base, application } }: Policy): string {
  const cutoff = base === application ? base : `${base} (base), ${application} (application)`;
  const named = list
    .slice(0, NAMED)
    .map((finding) => `${finding.id} (${finding.severity}) in ${finding.package.name} ${finding.package.version}`);
  const more = list.length > NAMED ? ` and ${list.length - NAMED} more` : "";
  const verb = list.length === 1 ? "1 finding blocks" : `${list.length} findings block`;
  return `${verb} in ${target} at cutoff ${cutoff}: ${named.join(", ")}${more}.`;
}

function nextStepFor(list: readonly Finding[]): string {
  const fixable = list.filter(({ fix }) => fix.state === "fixed").length;
  if (fixable === 0)
    return `${list.length === 1 ? "There is no fix" : "None of them has a fix"} yet: replace the package, or accept the risk as an exception with reason, owner and expiry in the policy.`;
  if (fixable === list.length)
    return `Upgrade: ${list.length === 1 ? "there is a fixed version." : "there are fixed versions of all of them."}`;
  return `Upgrade where there is a fixed version (${fixable} of ${list.length}); the others need another package or an exception in the policy.`;
}

/** Errors of the worst kind first, then violations, then what was not seen. */
function byGravity(a: Reason, b: Reason): number {
  const grave = ({ code }: Reason) => OUTCOMES.indexOf(REASONS[code].outcome) * 10 + REASONS[code].exitCode;
  return grave(b) - grave(a) || byCodeUnits(keyOf(a), keyOf(b));
}

function exitCodeOf(outcome: Outcome, reasons: readonly Reason[], { failBuild }: Policy): ExitCode {
  // A `fail` that is only to be reported does not hide what was not seen beside it.
  if (outcome === "fail" && !failBuild) return reasons.some(isGap) ? EXIT_CODES.incomplete : EXIT_CODES.pass;
  return reasons[0] === undefined ? 0 : REASONS[reasons[0].code].exitCode;
}

function isGap({ code }: Reason): boolean {
  return REASONS[code].outcome === "incomplete";
}

function toCounts(findings: readonly Finding[]): Counts {
  const counts = { total: findings.length, blocking: 0, critical: 0, high: 0, medium: 0, low: 0, negligible: 0, unknown: 0 };
  for (const { severity, decision } of findings) {
    counts[severity] += 1;
    if (decision.kind === "blocks") counts.blocking += 1;
  }
  return counts;
}
