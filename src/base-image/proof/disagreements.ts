import { type Claim, INHERITED_SOURCES } from "../../model/base.ts";
import type { Problem } from "../../model/reasons.ts";
import type { MaterialList } from "./choose-material.ts";
import type { Claims } from "./claims.ts";
import { findTagVersions, findVersions, hasDigest, type KnownBase, type KnownBases } from "./known.ts";
import { isPrefix } from "./layers.ts";
import { type DeclaredImage, isDeclaredImage, isSameImage } from "./same-image.ts";
import { byWhom, nameOf } from "./words.ts";

/** A builder's list that lacks what is declared, by name and by digest: what to call the list. Null where none does. */
export function findMissingInLists(claim: DeclaredImage, versions: readonly KnownBase[], lists: readonly MaterialList[]): string | null {
  const lacking = lists.find(
    ({ materials }) =>
      !materials.some(
        (material) =>
          isSameImage(claim, material) ||
          (material.digest !== null && versions.some((version) => hasDigest(version, material.digest ?? ""))),
      ),
  );
  if (lacking === undefined) return null;
  return lacking.source === "provenance" ? "the image's own provenance" : `the build metadata ${lacking.where}`;
}

/** Tells of declarations that contradict the one that counts (`base-claims-disagree`); null where all agree. */
export function findDisagreement(
  { claims }: Claims,
  { name, known, diffIds }: { name: string; known: KnownBases; diffIds: readonly string[] },
): Problem | null {
  const [first, ...others] = claims;
  if (first === undefined) return null;
  const differing = others.filter((other) => !agree(first, other, known) && !isAncestor(other, { known, diffIds }));
  if (differing.length === 0) return null;
  const told = [first, ...differing].map(
    (claim) => `${byWhom(claim)} ${claim.reference === null ? "scratch" : nameOf({ ...claim, reference: claim.reference })}`,
  );
  const inherited = differing.every(({ source }) => INHERITED_SOURCES.includes(source));
  return {
    code: "base-claims-disagree",
    message: `${name}: what declares its base does not agree: ${told.join("; ")}. The first counts.`,
    next: inherited
      ? "Labels and annotations are inherited from the base: nothing is to be done where they tell of its own base."
      : "Correct or leave out what is wrong: all of them should tell of the image that was built.",
  };
}

function agree(a: Claim, b: Claim, known: KnownBases): boolean {
  if (!isDeclaredImage(a) || !isDeclaredImage(b)) return a.reference === b.reference;
  if (isSameImage(a, b)) return true;
  const [one, other] = [a, b].map((claim) => (claim.digest === null ? findTagVersions(claim, known) : findVersions(claim, known)));
  return (one ?? []).some((version) => other?.includes(version));
}

/** A label that tells of the base's own base is right: every child inherits it. */
function isAncestor(claim: Claim, { known, diffIds }: { known: KnownBases; diffIds: readonly string[] }): boolean {
  if (!INHERITED_SOURCES.includes(claim.source) || !isDeclaredImage(claim)) return false;
  return findVersions(claim, known).some(({ image }) => isPrefix(image.diffIds, diffIds));
}
