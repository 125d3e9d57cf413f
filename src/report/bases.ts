import type { BaseRow } from "../model/base.ts";
import type { TargetFacts } from "../model/evidence.ts";
import { type Finding, ORIGINS, type Origin } from "../model/finding.ts";
import { isReasonCode, type Problem, type Reason } from "../model/reasons.ts";
import type { Verdict } from "../model/verdict.ts";
import { toBaseWords } from "./base-words.ts";
import { toCount } from "./words.ts";

/** What a document says of one image's base. Unescaped; `message` and `next` are empty where nothing more is to be said. */
export type BaseView = { readonly words: string; readonly message: string; readonly next: string };

/** Whether a problem is about a base or an image that a build takes from outside. */
export function isOfBases({ code }: Problem | Reason): boolean {
  return code.startsWith("base-") || code.startsWith("external-image-");
}

/** What is to be said of an image's base; null where nothing is known of it, or it has none. What a reason says already is not said twice. */
export function toBaseView({ id, base, layers }: TargetFacts, { problems }: Verdict): BaseView | null {
  if (base === undefined || (base.status === "unknown" && base.reference === null)) return null;
  const words = toBaseWords(base, layers?.length ?? null);
  const told = base.status !== "contradicted" || problems.some((of) => of.target === id && isOfBases(of) && isReasonCode(of.code));
  return told ? { words, message: "", next: "" } : { words, message: base.message, next: base.next };
}

/** The bases of a run where it has several images; else none, for what one image's base brings is said with the image. */
export function toShownBases({ bases, targets }: Verdict): readonly BaseRow[] {
  return targets.filter(({ base }) => base !== undefined).length < 2 ? [] : bases;
}

/** Of how many images nobody knows what they are built on, as a sentence; null where that is none, or the policy asks and reasons say it. */
export function toUnknownWords({ targets, policy: { baseImages } }: Verdict): string | null {
  if (baseImages !== undefined && baseImages.require !== "off") return null;
  const unknown = targets.filter(({ base }) => base?.status === "unknown" && base.reference === null);
  if (unknown.length === 0) return null;
  return `What ${unknown.length === 1 ? "the image is" : `${toCount(unknown.length, "image")} are`} built on is not known.`;
}

/** Findings of one origin. */
export type OriginGroup = { readonly origin: Origin; readonly findings: readonly Finding[] };

/** The findings of an image by where they come from, in the order of origins; one group without a name where no base is proven. */
export function groupByOrigin(facts: TargetFacts | null, findings: readonly Finding[]): readonly OriginGroup[] | null {
  if (facts?.base?.status !== "proven") return null;
  return ORIGINS.map((origin) => ({ origin, findings: findings.filter((finding) => finding.origin === origin) })).filter(
    (group) => group.findings.length > 0,
  );
}
