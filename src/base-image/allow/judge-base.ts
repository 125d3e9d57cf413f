import { type BaseDecision, type BaseFacts, type Claim, INHERITED_SOURCES } from "../../model/base.ts";
import type { BaseEntry } from "../../model/policy.ts";
import type { Problem, ReasonCode } from "../../model/reasons.ts";
import { parseReference } from "../../model/reference.ts";
import { type Candidate, findEntry, isInForce } from "./entries.ts";
import type { BaseRules } from "./judge-bases.ts";
import { toDeniedMessage, toRefusal } from "./words.ts";

/** A base's place in the policy, and what is to be said of it where it has none. */
export type JudgedBase = { readonly decision: BaseDecision; readonly problem: Problem | null };

/** Judges one base: denied before all else; then what is proven against it; then what is not allowed; then what is not proven. */
export function judgeBase(target: string, base: BaseFacts, rules: BaseRules): JudgedBase {
  const { baseImages, today } = rules;
  const declared = toDeclared(base);
  const named = declared.length > 0 ? declared : [toFound(base)].flatMap((one) => one ?? []);
  const denied = firstEntry(baseImages.deny, [...named.map(withTag), ...(isUnderItsName(base) ? [] : toKnownNames(base))]);
  if (denied !== null) return refused(denied, { code: "base-denied", target, ...toDeniedMessage(base, denied, rules) });
  const inForce = baseImages.allow.filter((entry) => isInForce(entry, today));
  const allowed = firstEntry(inForce.filter(canLetIn(base)), declared) ?? byContent(inForce, base);
  if (base.status === "contradicted") return refused(null, toProblem("base-contradicted", target, base));
  if (declared.length > 0 && allowed === null && base.status !== "scratch" && !isInheritedOnly(base))
    return refused(null, { code: "base-not-allowed", target, ...toRefusal(base, declared[0]?.reference ?? "", rules) });
  const isEnough = base.status === "proven" || base.status === "scratch" || (baseImages.require === "declared" && declared.length > 0);
  if (isEnough && allowed !== null) return { decision: { allowed: true, rule: allowed.image }, problem: null };
  if (base.status === "unknown") return { decision: { allowed: null, rule: null }, problem: toProblem("base-unknown", target, base) };
  return refused(null, toUnmet(target, base, rules));
}

function refused(entry: BaseEntry | null, problem: Problem): JudgedBase {
  return { decision: { allowed: false, rule: entry?.image ?? null }, problem };
}

/** What is not enough: scratch that nobody allowed, a label alone, nothing at all. */
function toUnmet(target: string, base: BaseFacts, rules: BaseRules): Problem {
  switch (base.status) {
    case "scratch":
      return {
        code: "base-scratch",
        target,
        message: `${base.message} The policy does not allow images without a base.`,
        next: `Build on an allowed image, or add \`scratch\` to \`base-images.allow\` in ${rules.policy.source}.`,
      };
    case "proven":
    case "unproven": {
      const declared = toDeclared(base)[0]?.reference ?? null;
      const isRefused = base.status === "proven" || rules.baseImages.require === "declared";
      if (isRefused && declared !== null) return { code: "base-not-allowed", target, ...toRefusal(base, declared, rules) };
      return toProblem("base-unproven", target, base);
    }
    case "unknown":
      return toProblem("base-unknown", target, base);
    case "contradicted":
      return toProblem("base-contradicted", target, base);
    default:
      return base.status satisfies never;
  }
}

function toProblem(code: ReasonCode, target: string, { message, next }: BaseFacts): Problem {
  return { code, target, message, next };
}

/** Labels and annotations alone may be any ancestor's: whether that is allowed says nothing of the base. */
function isInheritedOnly({ claims, status }: BaseFacts): boolean {
  return status !== "proven" && claims.every(({ source }) => INHERITED_SOURCES.includes(source));
}

/** The images that are declared: the claim that counts, with what was found out of it. Empty where nothing declares one. */
function toDeclared(base: BaseFacts): Candidate[] {
  if (base.status === "scratch") return [{ reference: null, digests: [], hasTag: false }];
  const claim = base.claims.find(({ reference }) => reference !== null && reference === base.reference) ?? toFirst(base.claims);
  if (claim === undefined || claim.reference === null) return [];
  return [toCandidate(claim.reference, [claim.digest, digestIn(claim.reference), base.digest], base.tagConfirmed)];
}

function toFirst(claims: readonly Claim[]): Claim | undefined {
  return claims.find(({ source }) => !INHERITED_SOURCES.includes(source)) ?? claims[0];
}

/** A digest under a name that nobody knows to have had it is let in by the digest, never by the name: anybody can write one beside the other. */
function canLetIn(base: BaseFacts): (entry: BaseEntry) => boolean {
  return ({ digests }) => isUnderItsName(base) || digests !== undefined;
}

function isUnderItsName({ status, tagConfirmed }: BaseFacts): boolean {
  return status !== "proven" || tagConfirmed;
}

/** What an image begins with where nothing declares its base: enough to deny it, never to allow it. */
function toFound({ reference, digest, tagConfirmed }: BaseFacts): Candidate | null {
  return reference === null ? null : toCandidate(reference, [digest, digestIn(reference)], tagConfirmed);
}

function toCandidate(reference: string, digests: readonly (string | null)[], tagConfirmed: boolean): Candidate {
  const own = digests.flatMap((digest) => digest ?? []);
  return { reference, digests: own, hasTag: tagConfirmed || digestIn(reference) === null };
}

function digestIn(reference: string): string | null {
  const parsed = parseReference(reference);
  return "wrong" in parsed ? null : parsed.digest;
}

/** What is denied by its tag is denied also where a digest beside it makes the tag decoration. */
function withTag(candidate: Candidate): Candidate {
  return { ...candidate, hasTag: true };
}

function firstEntry(entries: readonly BaseEntry[], candidates: readonly Candidate[]): BaseEntry | null {
  for (const candidate of candidates) {
    const entry = findEntry(entries, candidate);
    if (entry !== null) return entry;
  }
  return null;
}

/** A proven base that was declared by a mirror's name is allowed by the name under which the lock has the very same image. */
function byContent(entries: readonly BaseEntry[], base: BaseFacts): BaseEntry | null {
  return base.status === "proven" ? firstEntry(entries, toKnownNames(base)) : null;
}

function toKnownNames({ alsoKnownAs, digest }: BaseFacts): Candidate[] {
  const digests = digest === null ? [] : [digest];
  return alsoKnownAs.map((reference) => ({ reference, digests, hasTag: true }));
}
