import { parseBasesLock } from "../base-image/lock/parse.ts";
import { GateError } from "../errors.ts";
import type { BasesLock } from "../model/bases-lock.ts";
import type { Problem } from "../model/reasons.ts";
import type { Request } from "../model/settings.ts";
import type { RawSettings } from "../policy/settings.ts";
import { type PolicyPlace, readAt } from "./policy-source.ts";

/** Where a lock of bases is looked for when nobody names one. */
export const DEFAULT_LOCK = ".github/portcullis.bases.json";

/** Where the settings say that the lock is. What is wrong with the wish is found by whoever reads the settings. */
export function toLockPath(raw: RawSettings): string {
  return raw["bases-lock"]?.at(-1) || DEFAULT_LOCK;
}

/**
 * Finds, reads and parses the lock of bases that the settings name, or the default one if it is there. Null: there is none. One that is named
 * must be there, but where it is about to be written (`mayBeMissing`). With a `base` commit nothing is read from the working directory.
 */
export async function readBasesLock(
  raw: RawSettings,
  place: PolicyPlace,
  { mayBeMissing = false }: { mayBeMissing?: boolean } = {},
): Promise<BasesLock | null> {
  const { name, text } = await readAt(toLockPath(raw), place);
  if (text !== null) return parseBasesLock(text, name);
  if (mayBeMissing || raw["bases-lock"] === undefined) return null;
  throw new GateError({
    code: place.base === null ? "policy-invalid" : "policy-unreadable",
    message: `bases-lock names ${name}, and there is no such file.`,
    next: "Write it with `portcullis bases lock`, or correct the path (on a pull request it is read from the base branch, so it must be merged first).",
  });
}

/** Says that there is no lock where the policy asks for proof of bases: then only registries can tell, and only what their tags are now. */
export function toLockNotices({ policy: { baseImages }, lock, targets }: Request): Problem[] {
  const isAsked = baseImages !== undefined && baseImages.require !== "off" && targets.some(({ kind }) => kind === "image");
  if (!isAsked || lock !== null) return [];
  const message =
    "The policy allows only certain base images, and there is no lock of bases: only registries can tell what they are made of, and only what their tags are now.";
  return [{ code: "bases-lock-missing", message, next: "Write one with `portcullis bases lock`, and keep it in the repository." }];
}
