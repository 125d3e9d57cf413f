import { REASONS, type Reason } from "../model/reasons.ts";
import type { Verdict } from "../model/verdict.ts";
import type { Overview } from "./overview.ts";
import { toCount, toCutoffWords, toList, toNumber } from "./words.ts";

/** The verdict in words: what happened, and what a green or red mark would not tell. Our own words only. */
export type Headline = { readonly main: string; readonly asides: readonly string[] };

/** The verdict in a sentence or two that a stranger understands. */
export function toHeadline(verdict: Verdict, overview: Overview): Headline {
  return { main: toMainSentence(verdict, overview), asides: toAsides(verdict, overview) };
}

function toMainSentence(verdict: Verdict, overview: Overview): string {
  switch (verdict.outcome) {
    case "pass":
      return toPassSentence(verdict, overview);
    case "fail":
      return toFailSentence(verdict);
    case "error":
      return verdict.exitCode === 2
        ? `What was asked for is not valid (${codesOf(verdict, "error")}).`
        : `The result cannot be vouched for (${codesOf(verdict, "error")}).`;
    case "incomplete":
      return `Part of what was asked for was not seen (${codesOf(verdict, "incomplete")}).`;
    default:
      return verdict.outcome satisfies never;
  }
}

function toFailSentence(verdict: Verdict): string {
  const bases = toBaseViolations(verdict);
  const blocking = `${toBlockingWords(verdict)} (severity cutoff: ${toCutoffWords(verdict.policy)})`;
  if (bases === "") return `${blocking}.`;
  if (verdict.counts.blocking === 0) return `${bases}.`;
  return `${blocking}, and ${bases.charAt(0).toLowerCase()}${bases.slice(1)}.`;
}

/** What the policy has against base images, as a clause; empty where it has nothing against them. */
function toBaseViolations({ reasons }: Verdict): string {
  const violations = reasons.filter(({ code }) => REASONS[code].outcome === "fail" && code !== "severity-cutoff");
  if (violations.length === 0) return "";
  const codes: string[] = violations.map(({ code }) => code);
  const images = new Set(violations.map(({ target }) => target)).size;
  return `${images === 1 ? "What an image is" : `What ${toCount(images, "image")} are`} built on is not as the policy asks (${toList([...new Set(codes)])})`;
}

function toPassSentence({ counts, targets, policy }: Verdict, { byDecision }: Overview): string {
  const where = toCount(targets.length, "target");
  if (counts.total === 0) return `No known vulnerability in ${where}${toPackageWords(targets)}.`;
  const { base, application } = policy.severityCutoff;
  const below = base === "none" && application === "none" ? "for which no cutoff is set" : `below the cutoff (${toCutoffWords(policy)})`;
  const parts = [
    byDecision["below-cutoff"] === 0 ? "" : `${toNumber(byDecision["below-cutoff"])} ${below}`,
    byDecision["no-fix"] === 0 ? "" : `${toNumber(byDecision["no-fix"])} without a fix`,
    byDecision.excepted === 0 ? "" : `${toNumber(byDecision.excepted)} accepted`,
  ];
  return `Nothing blocks. ${toCount(counts.total, "finding")} in ${where}: ${toList(parts.filter((part) => part !== ""))}.`;
}

/** How many packages were looked at, where every target says it. */
function toPackageWords(targets: Verdict["targets"]): string {
  const counts = targets.flatMap(({ packages }) => (packages === null ? [] : [packages]));
  if (counts.length === 0 || counts.length < targets.length) return "";
  return ` with ${toCount(
    counts.reduce((sum, count) => sum + count, 0),
    "package",
  )}`;
}

function toBlockingWords({ counts }: Verdict): string {
  return `${toNumber(counts.blocking)} of ${toCount(counts.total, "finding")} ${counts.blocking === 1 ? "blocks" : "block"}`;
}

function codesOf({ reasons }: Verdict, outcome: "error" | "incomplete"): string {
  const codes: string[] = reasons.filter((reason) => outcomeOf(reason) === outcome).map(({ code }) => code);
  return toList([...new Set(codes)]);
}

function outcomeOf({ code }: Reason) {
  return REASONS[code].outcome;
}

/** What holds beside the outcome: a violation is never hidden by an error, nor an allowance by a pass. */
function toAsides(verdict: Verdict, { allowed }: Overview): string[] {
  const { outcome, policy, counts, reasons } = verdict;
  const asides: string[] = [];
  if (outcome === "error" && counts.blocking > 0) asides.push(`Beside that, ${toBlockingWords(verdict)}.`);
  const bases = outcome === "error" ? toBaseViolations(verdict) : "";
  if (bases !== "") asides.push(`${bases}.`);
  if (outcome !== "incomplete" && reasons.some((reason) => outcomeOf(reason) === "incomplete")) {
    asides.push(`Part of what was asked for was not seen either (${codesOf(verdict, "incomplete")}).`);
  }
  if (outcome === "fail" && !policy.failBuild) asides.push("It is reported only: fail-build is false.");
  const codes: string[] = allowed.map(({ code }) => code);
  if (codes.length > 0) asides.push(`Not seen, and allowed by the workflow: ${toList([...new Set(codes)])}.`);
  return asides;
}
