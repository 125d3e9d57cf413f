import type { BaseDecision, BaseFacts } from "../../model/base.ts";
import type { TargetFacts } from "../../model/evidence.ts";
import type { Policy } from "../../model/policy.ts";
import type { Problem } from "../../model/reasons.ts";
import { judgeBase } from "./judge-base.ts";
import { judgeExternal } from "./judge-external.ts";
import { toEntryNotices } from "./notices.ts";

/** What the policy makes of the bases of a run's targets. */
export type JudgedBases = { readonly targets: readonly TargetFacts[]; readonly problems: readonly Problem[] };

/**
 * Applies the allowlist to what was found out of bases: says of each base whether it is allowed and by which entry, and gives a problem for
 * each violation and for each base that is not known. Without an allowlist nothing is held against anybody. `today`: `YYYY-MM-DD`, UTC.
 */
export function judgeBases(targets: readonly TargetFacts[], policy: Policy, today: string): JudgedBases {
  const { baseImages } = policy;
  if (baseImages === undefined || baseImages.require === "off") return { targets: targets.map(withoutDecision), problems: [] };
  const rules = { baseImages, policy, today };
  const judged = targets.map((target) => judgeTarget(target, rules));
  return {
    targets: judged.map(({ target }) => target),
    problems: [...judged.flatMap(({ problems }) => problems), ...toEntryNotices(baseImages, today)],
  };
}

/** What bases are judged by. */
export type BaseRules = { readonly baseImages: NonNullable<Policy["baseImages"]>; readonly policy: Policy; readonly today: string };

function judgeTarget(target: TargetFacts, rules: BaseRules): { target: TargetFacts; problems: readonly Problem[] } {
  if (target.kind !== "image" && target.kind !== "sbom") return { target, problems: [] };
  if (target.base === undefined) return { target, problems: [toUnknown(target)] };
  const { decision, problem } = judgeBase(target.id, target.base, rules);
  const problems = [...(problem === null ? [] : [problem]), ...judgeExternal(target.id, target.base, rules)];
  return { target: withDecision(target, target.base, decision), problems };
}

function withDecision(target: TargetFacts, base: BaseFacts, decision: BaseDecision): TargetFacts {
  return { ...target, base: { ...base, ...decision } };
}

function withoutDecision(target: TargetFacts): TargetFacts {
  return target.base === undefined ? target : withDecision(target, target.base, { allowed: null, rule: null });
}

/** Rules for bases hold for images: what says nothing of layers (an SBOM) can prove nothing. */
function toUnknown({ id, kind }: TargetFacts): Problem {
  return {
    code: "base-unknown",
    target: id,
    message: `The policy allows only certain base images, and ${kind === "sbom" ? `${id} is an SBOM, which says nothing of an image's layers` : `nothing is known of the layers of ${id}`}.`,
    next: "Scan the image itself, or allow this for the workflow with `allow-incomplete: base-unknown`.",
  };
}
