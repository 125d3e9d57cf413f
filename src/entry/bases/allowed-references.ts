import type { BaseEntry, BaseImages } from "../../model/policy.ts";
import { parseReference } from "../../model/reference.ts";
import type { LockOperand } from "../../policy/lock-operand.ts";

/** What of an allowlist can be looked up, and what cannot, with the reason. */
export type AllowedReferences = { readonly operands: readonly LockOperand[]; readonly passedOver: readonly PassedOver[] };
export type PassedOver = { readonly entry: string; readonly why: string };

/** Every exact reference of an allowlist (a tag or digests, no wildcard), to be looked up in its registry. `today`: `YYYY-MM-DD`. */
export function toAllowedReferences({ allow }: BaseImages, today: string): AllowedReferences {
  const read = allow.map((entry) => ({ entry, ...toReferences(entry, today) }));
  const texts = new Set(read.flatMap(({ references }) => references));
  return {
    operands: [...texts].map(toOperand),
    passedOver: read.flatMap(({ entry, why }) => (why === null ? [] : [{ entry: entry.image, why }])),
  };
}

function toOperand(locator: string): LockOperand {
  const text = `registry:${locator}`;
  return { text, reference: null, target: { kind: "image", text, scheme: "registry", locator } };
}

function toReferences({ image, digests, expires }: BaseEntry, today: string): { references: readonly string[]; why: string | null } {
  const none = (why: string | null) => ({ references: [], why });
  if (image === "scratch") return none(null);
  if (expires !== undefined && expires <= today) return none(`expired on ${expires}`);
  if (image.includes("*")) return none("is a pattern");
  const reference = parseReference(image);
  if ("wrong" in reference) return none(reference.wrong);
  if (digests !== undefined) return { references: digests.map((digest) => `${image}@${digest}`), why: null };
  return reference.tag === null ? none("means every tag") : { references: [image], why: null };
}
