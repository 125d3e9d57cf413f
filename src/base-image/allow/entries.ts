import { matchesName, matchesTag, SCRATCH, toBasePattern } from "../../model/base-pattern.ts";
import type { BaseEntry } from "../../model/policy.ts";
import { parseReference, type Reference } from "../../model/reference.ts";

/** An image as it is held to the allowlist. */
export type Candidate = {
  /** In full, as Docker writes it; null: scratch. */
  readonly reference: string | null;
  /** Every digest that is known to be its own: declared beside the reference, or found. */
  readonly digests: readonly string[];
  /** Whether the tag counts: it stands alone, or is known to have had the digest beside it. */
  readonly hasTag: boolean;
};

/** Whether an entry is in force on a day (`YYYY-MM-DD`): from its `expires` on it is not. */
export function isInForce({ expires }: BaseEntry, today: string): boolean {
  return expires === undefined || today < expires;
}

/** The first entry that means an image, or null. An entry with digests means only these; then the tag is decoration. */
export function findEntry(entries: readonly BaseEntry[], candidate: Candidate): BaseEntry | null {
  return entries.find((entry) => means(entry, candidate)) ?? null;
}

function means({ image, digests }: BaseEntry, { reference, digests: own, hasTag }: Candidate): boolean {
  if (reference === null) return digests === undefined && (image === SCRATCH || image === "**");
  const parsed = parseReference(reference);
  if ("wrong" in parsed || image === SCRATCH) return false;
  const pattern = toBasePattern(image);
  if (!matchesName(pattern, parsed)) return false;
  if (digests !== undefined) return own.some((digest) => digests.includes(digest));
  return matchesTag(pattern, hasTag ? toTag(parsed) : null);
}

/** The tag that is meant: `latest` where neither a tag nor a digest is written. */
function toTag({ tag, digest }: Reference): string | null {
  return tag ?? (digest === null ? "latest" : null);
}

/** The entry that is nearest to what is not allowed: of the same repository, else of the same name, else of the same registry. */
export function findNearest(entries: readonly BaseEntry[], reference: string): BaseEntry | null {
  const parsed = parseReference(reference);
  if ("wrong" in parsed) return null;
  const ranked = entries.map((entry) => ({ entry, rank: rankOf(entry, parsed) })).filter(({ rank }) => rank > 0);
  return ranked.sort((a, b) => b.rank - a.rank)[0]?.entry ?? null;
}

function rankOf({ image }: BaseEntry, reference: Reference): number {
  const pattern = toBasePattern(image);
  if (image !== SCRATCH && matchesName(pattern, reference)) return 4;
  const [registry, ...path] = pattern.name.split("/");
  if (path.at(-1) === reference.repository.split("/").at(-1)) return registry === reference.registry ? 3 : 2;
  return registry === reference.registry ? 1 : 0;
}
