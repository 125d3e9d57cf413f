import type { Claim } from "../../model/base.ts";
import type { ExternalImage } from "../../model/dockerfile.ts";
import type { ImageFacts, Material } from "../../model/image.ts";
import { findVersions, type KnownBase, type KnownBases } from "./known.ts";
import { findFitting } from "./layers.ts";
import { isDeclaredImage, isSameImage, toNamed } from "./same-image.ts";
import { isVeryImage } from "./very-image.ts";

/** The images that a builder says it used: the base is one of them, and nothing says which. */
export type MaterialList = {
  readonly source: "build-metadata" | "provenance";
  readonly where: string;
  readonly materials: readonly Material[];
};

/** What tells which image of a list is the base. */
export type Choosing = {
  readonly given: Claim | null;
  readonly file: Claim | null;
  /** All images of the Dockerfile; null where there is none. */
  readonly external: readonly ExternalImage[] | null;
  readonly image: ImageFacts;
  readonly known: KnownBases;
};

/** `none`: the image has no base of that list, and says so. */
export type Choice = { readonly kind: "claim"; readonly claim: Claim } | { readonly kind: "none" } | { readonly kind: "undecided" };

/** Which image of a builder's list is the base: the one that is named elsewhere, else the one whose layers fit longest, if all are known. */
export function chooseMaterial(list: MaterialList, choosing: Choosing): Choice {
  const { given, file, image, known } = choosing;
  const candidates = toCandidates(list);
  const toChoice = (material: Material): Choice => ({ kind: "claim", claim: { source: list.source, where: list.where, ...material } });
  const named = [given, ...(isWhole(candidates, choosing) ? [file] : [])].flatMap((claim) => claim ?? []);
  for (const claim of named) {
    const material = isDeclaredImage(claim) ? candidates.find((one) => isSameImage(claim, one)) : undefined;
    if (material !== undefined) return toChoice(material);
    if (claim.reference === null) return { kind: "none" };
  }
  const [only, ...others] = candidates;
  if (only === undefined) return { kind: "none" };
  if (others.length === 0) return toChoice(only);
  const fitting = findLongest(candidates, image, known);
  return fitting === null ? { kind: "undecided" } : toChoice(fitting);
}

/** Images that read a Dockerfile or look at what was built: they are in every list and under no image. */
const TOOLS = [
  "docker.io/docker/dockerfile",
  "docker.io/docker/dockerfile-upstream",
  "docker.io/docker/buildkit-syft-scanner",
  "docker.io/docker/scout-sbom-indexer",
];

/** The images of a list that can be the base. */
export function toCandidates({ materials }: Pick<MaterialList, "materials">): readonly Material[] {
  return materials.filter((material) => !TOOLS.includes(toNamed(material).name));
}

/** Whether a Dockerfile uses all images of a list. One that it does not know was used by another build than the Dockerfile's. */
function isWhole(candidates: readonly Material[], { external }: Choosing): boolean {
  if (external === null) return false;
  const uses = external.flatMap(({ canonical }) => (canonical === null ? [] : [{ reference: canonical, digest: null }]));
  return candidates.every((material) => uses.some((use) => isSameImage(use, material)));
}

/**
 * A stranger among the images could be what lies between: only where the layers of all are known does the longest that fits tell. Two images
 * that have the same layers and are not the same do not tell either.
 */
function findLongest(candidates: readonly Material[], image: ImageFacts, known: KnownBases): Material | null {
  const found = candidates.map((material) => ({ material, versions: findVersions(material, known) }));
  if (found.some(({ versions }) => versions.length === 0)) return null;
  const [best, ...others] = findLongestFits(candidates, image, known);
  if (best === undefined) return null;
  return others.every(({ material, base }) => material === best.material || isVeryImage(best.base, base)) ? best.material : null;
}

/** Of a list's images those that an image begins with and that have the most layers: several where these are the same. */
export function findLongestFits(
  candidates: readonly Material[],
  image: Pick<ImageFacts, "diffIds">,
  known: KnownBases,
): { readonly material: Material; readonly base: KnownBase }[] {
  const fits = candidates.flatMap((material) => findFitting(findVersions(material, known), image).map((base) => ({ material, base })));
  const most = Math.max(...fits.map(({ base }) => base.image.diffIds.length));
  return fits.filter(({ base }) => base.image.diffIds.length === most);
}
