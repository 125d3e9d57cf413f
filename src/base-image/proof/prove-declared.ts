import type { ImageFacts } from "../../model/image.ts";
import { byCodeUnits } from "../../model/order.ts";
import { findMissingInLists } from "./disagreements.ts";
import { findVersions, isTagConfirmed, type KnownBase, type KnownBases, toPlatformKey } from "./known.ts";
import { findBeneath, findFitting, isPrefix } from "./layers.ts";
import type { Found, Proving } from "./prove.ts";
import { type DeclaredImage, toNamed } from "./same-image.ts";
import { explainUnfit } from "./unfit.ts";
import { isVeryImage } from "./very-image.ts";
import { byWhom, count, firstLayers, lockCommand, nameOf, nameOfBase } from "./words.ts";

/** What becomes of an image that is declared as a base. */
export function proveDeclared(claim: DeclaredImage, proving: Proving): Found {
  const versions = findVersions(claim, proving.known);
  if (versions.length === 0) return toUnresolved(claim, proving);
  const layered = versions.filter(({ image }) => image.diffIds.length > 0);
  if (layered.length === 0) return toLayerless(claim, proving.name);
  const missing = findMissingInLists(claim, layered, proving.claims.lists);
  if (missing !== null) return toUnused(claim, missing, proving.name);
  const [base] = findFitting(layered, proving.image);
  if (base === undefined) return explainUnfit(claim, layered, proving);
  const beneath = findBeneath(proving.known, proving.image);
  if (beneath !== null && beneath.image.diffIds.length > base.image.diffIds.length)
    return toBetween(claim, { base, beneath }, proving.name);
  return isBelieved(base, proving) ? toProven(claim, base, proving) : toUnbelieved(claim, proving.name);
}

/** Diff IDs that only a config says prove nothing, but for layers that are stored byte for byte as the base's are. */
function isBelieved({ image }: KnownBase, { image: { blobs }, believed }: Proving): boolean {
  if (believed === "all" || believed >= image.diffIds.length) return true;
  return image.blobs !== undefined && blobs !== null && isPrefix(image.blobs, blobs);
}

function toProven(claim: DeclaredImage, base: KnownBase, { name, image, known }: Proving): Found {
  const layers = base.image.diffIds.length;
  const of = layers === image.diffIds.length ? `all ${count(layers, "layer")} are` : `${firstLayers(layers)}`;
  return {
    status: "proven",
    cause: "proven",
    reference: claim.reference,
    base,
    alsoKnownAs: toOtherNames(claim, base, known),
    tagConfirmed: isTagConfirmed(claim, base, known),
    message: `${name} is built on ${nameOf({ reference: claim.reference, digest: base.digest ?? base.image.manifest })}, as ${byWhom(claim)}: ${of} exactly that image's.`,
    next: "",
  };
}

function toOtherNames({ reference }: DeclaredImage, base: KnownBase, { bases }: KnownBases): string[] {
  const same = bases.filter((other) => isVeryImage(base, other)).map((other) => other.reference);
  return [...new Set(same)].filter((other) => other !== reference).sort(byCodeUnits);
}

function toUnresolved(claim: DeclaredImage, { name, image, known }: Proving): Found {
  const platforms = findPlatforms(claim, known);
  const why =
    platforms.length > 0
      ? `which is known for ${platforms.join(", ")} only, and the image is for ${image.platform ?? "an unknown platform"}`
      : toDigestGap(claim, known);
  return {
    status: "unknown",
    cause: "unresolved",
    reference: claim.reference,
    message: `${name}: ${byWhom(claim)} ${nameOf(claim)} as its base, ${why}: nobody can compare them${toBeginning(image, known)}.`,
    next: `Take its facts into the lock: ${lockCommand(toLockable(claim))} where its registry can be reached, or from an image at hand with \`${toLockable(claim)}=TARGET\`.`,
  };
}

function toDigestGap(claim: DeclaredImage, { digests }: KnownBases): string {
  const { name, tag, digest } = toNamed(claim);
  const others = new Set(digests.filter(({ reference }) => isNamed(reference, { name, tag })).map((one) => one.digest));
  if (digest === null || others.size === 0) return "and neither the lock nor a registry that was asked tells which layers that has";
  return `and that digest is none of those known of ${name}${tag === null ? "" : `:${tag}`}`;
}

function isNamed(reference: string, { name, tag }: { name: string; tag: string | null }): boolean {
  const of = toNamed({ reference, digest: null });
  return of.name === name && (tag === null || of.tag === tag);
}

/** Platforms for which the declared image is known, where it is known at all. */
function findPlatforms(claim: DeclaredImage, { digests }: KnownBases): string[] {
  const { name, tag, digest } = toNamed(claim);
  const own = digests.filter((one) => (digest === null ? isNamed(one.reference, { name, tag }) : one.digest === digest));
  return [...new Set(own.flatMap(({ platforms }) => platforms.map(toPlatformKey)))].sort(byCodeUnits);
}

function toBeginning(image: ImageFacts, known: KnownBases): string {
  const beneath = findBeneath(known, image);
  return beneath === null ? "" : ` (it does begin with ${nameOfBase(beneath)})`;
}

/** A tag and a digest together name the digest alone. */
function toLockable({ reference, digest }: DeclaredImage): string {
  return digest === null || reference.includes("@") ? reference : `${reference}@${digest}`;
}

function toLayerless(claim: DeclaredImage, name: string): Found {
  return {
    status: "unproven",
    cause: "no-layers",
    reference: claim.reference,
    message: `${name}: ${byWhom(claim)} ${nameOf(claim)} as its base, which has no layers: nothing of it can be found again in an image.`,
    next: "Declare `FROM scratch`, or build on an image that has layers.",
  };
}

function toUnused(claim: DeclaredImage, list: string, name: string): Found {
  return {
    status: "contradicted",
    cause: "other-base",
    reference: claim.reference,
    message: `${name}: ${byWhom(claim)} ${nameOf(claim)} as its base, and ${list} lists all images that the build used: that is none of them.`,
    next:
      claim.source === "base-image"
        ? "Correct `base-image`, or leave it out: the builder's own list is enough."
        : "Give the Dockerfile and the metadata file of the build that made this image.",
  };
}

function toBetween(claim: DeclaredImage, { base, beneath }: { base: KnownBase; beneath: KnownBase }, name: string): Found {
  const [own, all] = [base.image.diffIds.length, beneath.image.diffIds.length];
  return {
    status: "contradicted",
    cause: "other-base",
    reference: claim.reference,
    message: `${name}: ${byWhom(claim)} ${nameOf(claim)} as its base, but it is built on ${nameOfBase(beneath)}, which has those ${count(own, "layer")} and ${all - own} more.`,
    next: `Declare ${beneath.reference} as the base, or build the image on ${claim.reference} itself.`,
  };
}

function toUnbelieved(claim: DeclaredImage, name: string): Found {
  return {
    status: "unknown",
    cause: "unread",
    reference: claim.reference,
    message: `${name}: ${byWhom(claim)} ${nameOf(claim)} as its base, and only its config says that it has that image's layers: they were not read.`,
    next: "Run again where the layers can be read, or scan a saved image (`docker-archive:`, `oci-dir:`).",
  };
}
