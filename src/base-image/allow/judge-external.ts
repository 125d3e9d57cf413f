import type { BaseFacts, BuildImage } from "../../model/base.ts";
import type { Policy } from "../../model/policy.ts";
import type { Problem } from "../../model/reasons.ts";
import { parseReference } from "../../model/reference.ts";
import { type Candidate, findEntry, isInForce } from "./entries.ts";
import type { BaseRules } from "./judge-bases.ts";
import { toExternalMessage } from "./words.ts";

/** Holds the images that a Dockerfile takes from outside to the allowlist, as far as `stages` and `external-copies` say. */
export function judgeExternal(target: string, base: BaseFacts, rules: BaseRules): Problem[] {
  return base.external.flatMap((image) => {
    if (isTheBase(image, base) || !isInReach(image, rules.policy.stages)) return [];
    const holding = toHolding(image, rules.policy);
    if (holding === "ignore" || isAllowed(image, rules)) return [];
    const said = { target, ...toExternalMessage(target, image, rules) };
    return [holding === "warn" ? { code: "external-image-warning", ...said } : { code: "external-image-not-allowed", ...said }];
  });
}

/** The image that the final stage is built on is judged as the base. Another one that a Dockerfile names there is not. */
function isTheBase({ canonical, reach, usedAs }: BuildImage, { reference }: BaseFacts): boolean {
  return canonical !== null && canonical === reference && reach === "final" && usedAs.every((use) => use === "from");
}

function isInReach({ reach }: BuildImage, stages: Policy["stages"]): boolean {
  switch (stages) {
    case "final":
      return reach === "final";
    case "reachable":
      return reach !== "other";
    case "all":
      return true;
    default:
      return stages satisfies never;
  }
}

/** A stage's base is always held to the list; what is only copied, mounted or parses the file as the policy says. */
function toHolding({ usedAs }: BuildImage, { externalCopies }: Policy): Policy["externalCopies"] {
  return usedAs.includes("from") ? "same" : externalCopies;
}

function isAllowed({ canonical, tagConfirmed }: BuildImage, { baseImages, today }: BaseRules): boolean {
  if (canonical === null) return false;
  const candidate = toCandidate(canonical, tagConfirmed === true);
  if (findEntry(baseImages.deny, { ...candidate, hasTag: true }) !== null) return false;
  return (
    findEntry(
      baseImages.allow.filter((entry) => isInForce(entry, today)),
      candidate,
    ) !== null
  );
}

/** Of a builder's image nothing but its name is known: beside a digest its tag is decoration, unless the lock knows that it had that digest. */
function toCandidate(reference: string, isTagConfirmed: boolean): Candidate {
  const parsed = parseReference(reference);
  const digest = "wrong" in parsed ? null : parsed.digest;
  return { reference, digests: digest === null ? [] : [digest], hasTag: digest === null || isTagConfirmed };
}
