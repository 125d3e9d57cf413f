import { createHash } from "node:crypto";
import type { ReportingDescriptor, Result } from "sarif";
import type { TargetFacts } from "../model/evidence.ts";
import { toLastingName } from "../model/lasting.ts";
import { REASONS, type Reason, type ReasonCode } from "../model/reasons.ts";
import type { Verdict } from "../model/verdict.ts";
import { toSpokenLine } from "./dockerfile-places.ts";
import { toSarifText, toSarifUri } from "./escape.ts";
import type { Place } from "./places.ts";
import { toClipped } from "./words.ts";

/** More of them say nothing new; the notifications have more, and the result document all. */
const MOST = 1_000;
const MESSAGE = 2_000;

/** The violations of a verdict by base images and others that a build takes from outside, as many as results may be made of. */
export function toViolations({ reasons }: Verdict, limit: number): readonly Reason[] {
  return reasons.filter(isViolation).slice(0, Math.min(MOST, limit));
}

function isViolation({ code }: Reason): boolean {
  return REASONS[code].outcome === "fail" && code !== "severity-cutoff";
}

/** What each kind of violation is, for people who see the alert alone. */
const SHORT: Partial<Record<ReasonCode, string>> = {
  "base-not-allowed": "The base image is not among those that the policy allows.",
  "base-denied": "The policy denies this base image.",
  "base-contradicted": "The image is not built on the base that is declared.",
  "base-unproven": "The base image is not proven.",
  "base-scratch": "The image is built from scratch, which the policy does not allow.",
  "external-image-not-allowed": "The build takes content from an image that the policy does not allow.",
};
const HELP =
  "Build on an image that the policy's `base-images` allow, or change the allowlist in the policy after a review. The alert's message names what was found and the next step.";

/** One rule a kind of violation, in the order in which they are first met. */
export function toViolationRules(violations: readonly Reason[]): ReportingDescriptor[] {
  return [...new Set(violations.map(({ code }) => code))].map((code) => ({
    id: code,
    shortDescription: { text: SHORT[code] ?? code },
    fullDescription: { text: SHORT[code] ?? code },
    help: { text: HELP, markdown: HELP },
    defaultConfiguration: { level: "error" },
    properties: { tags: ["security", "supply-chain"], precision: "very-high" },
  }));
}

/** Where violations are shown, and how they are known from run to run: by their kind, image and file, and not by a line, tag or digest. */
export type ViolationContext = {
  readonly targets: ReadonlyMap<string, TargetFacts>;
  readonly placeOf: (id: string) => Place;
  readonly ruleIndexes: ReadonlyMap<string, number>;
};

/** The results of violations, in their order. */
export function* toViolationResults(violations: readonly Reason[], context: ViolationContext): Generator<Result> {
  const places = new Map<string, number>();
  for (const violation of violations) {
    const ruleIndex = context.ruleIndexes.get(violation.code);
    if (ruleIndex === undefined) continue;
    const place = toPlace(violation, context);
    const target = context.targets.get(violation.target ?? "");
    const like = [violation.code, target === undefined ? (violation.target ?? "") : toLastingName(target), place.path].join("|");
    const count = (places.get(like) ?? 0) + 1;
    places.set(like, count);
    yield toResult(violation, { ruleIndex, place, target, fingerprint: toFingerprint(like, count) });
  }
}

function toPlace({ message, target }: Reason, { targets, placeOf }: ViolationContext): Place {
  const spoken = toSpokenLine(message, targets.get(target ?? "")?.base);
  return spoken === null ? placeOf(target ?? "") : { ...spoken, note: null };
}

function toFingerprint(like: string, count: number): string {
  return createHash("sha256").update(`base|v1|${like}|${count}`).digest("hex").slice(0, 32);
}

type Shown = {
  readonly ruleIndex: number;
  readonly place: Place;
  readonly target: TargetFacts | undefined;
  readonly fingerprint: string;
};

function toResult({ code, message, next }: Reason, { ruleIndex, place, target, fingerprint }: Shown): Result {
  const sentences = [message, next, place.note ?? ""]
    .filter((sentence) => sentence !== "")
    .map((text) => toSarifText(toClipped(text, MESSAGE)));
  const base = target?.base?.reference ?? null;
  return {
    ruleId: code,
    ruleIndex,
    level: "error",
    message: { text: sentences.join(" ") },
    locations: [
      { physicalLocation: { artifactLocation: { uri: toSarifUri(place.path) }, region: { startLine: place.line, endLine: place.line } } },
    ],
    partialFingerprints: { primaryLocationLineHash: `${fingerprint}:1`, "portcullis/v1": fingerprint },
    ...(base === null ? {} : { properties: { base: toClipped(base, MESSAGE) } }),
  };
}
