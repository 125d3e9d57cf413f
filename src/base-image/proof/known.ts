import type { BasesLock, LockedImage } from "../../model/bases-lock.ts";
import type { RegistryAnswer } from "../../ports.ts";
import { toLockedImage } from "../lock/lock-images.ts";
import { type DeclaredImage, toNamed } from "./same-image.ts";

/** A base whose layers are known, for the platform of the image that is looked at. */
export type KnownBase = {
  /** In full, as the lock or the registry has it. */
  readonly reference: string;
  /** Of the index, else of the manifest. */
  readonly digest: string | null;
  readonly image: LockedImage;
  /** ISO 8601: since when the lock has it. */
  readonly since: string | null;
};

/** A digest that a reference is known to have had; `platforms`: those for which its layers are known. */
export type KnownDigest = { readonly reference: string; readonly digest: string | null; readonly platforms: readonly string[] };

export type KnownBases = { readonly bases: readonly KnownBase[]; readonly digests: readonly KnownDigest[] };

/** What a registry said of a reference, in full. */
export type Answered = { readonly reference: string; readonly answer: RegistryAnswer };

/** All that is known of bases for one platform: every version that the lock has, and what registries said. `platform` null: for any. */
export function toKnownBases(source: {
  readonly lock: BasesLock | null;
  readonly answers: readonly Answered[];
  readonly platform: string | null;
}): KnownBases {
  const wanted = source.platform === null ? null : toPlatformKey(source.platform);
  const isWanted = (platform: string): boolean => wanted === null || toPlatformKey(platform) === wanted;
  const versions = [...toLocked(source.lock), ...source.answers.map(toAnswered)];
  return {
    bases: versions.flatMap(({ images, ...version }) =>
      images.filter(({ platform }) => isWanted(platform)).map(({ image }) => ({ ...version, image })),
    ),
    digests: versions.flatMap(({ reference, digest, images }) => {
      const manifests = images.flatMap(({ image }) => image.manifest ?? []);
      const platforms = images.map(({ platform }) => platform);
      return [...new Set([digest, ...manifests])].map((one) => ({ reference, digest: one, platforms }));
    }),
  };
}

type Version = Omit<KnownBase, "image"> & { readonly images: readonly { readonly platform: string; readonly image: LockedImage }[] };

function toLocked(lock: BasesLock | null): Version[] {
  return (lock?.bases ?? []).flatMap(({ reference, versions }) =>
    versions.map(({ digest, firstSeen, platforms }) => {
      const images = Object.entries(platforms).map(([platform, image]) => ({ platform, image }));
      return { reference, digest, since: firstSeen, images };
    }),
  );
}

function toAnswered({ reference, answer: { digest, images } }: Answered): Version {
  return { reference, digest, since: null, images: images.map(({ platform, facts }) => ({ platform, image: toLockedImage(facts) })) };
}

const DEFAULTS: Readonly<Record<string, string>> = { arm64: "v8", arm: "v7", amd64: "v1" };

/** A platform as it compares: a variant that is the architecture's usual one is left out (`linux/arm64/v8` is `linux/arm64`). */
export function toPlatformKey(platform: string): string {
  const [os = "", architecture = "", ...variant] = platform.toLowerCase().split("/");
  return [os, architecture, ...variant.filter((part) => part !== DEFAULTS[architecture])].join("/");
}

/** The versions of a declared image whose layers are known. A digest beats the tag: then only what has that digest counts. */
export function findVersions(declared: { readonly reference: string; readonly digest: string | null }, known: KnownBases): KnownBase[] {
  const { name, tag, digest } = toNamed(declared);
  if (digest !== null) return known.bases.filter((base) => hasDigest(base, digest));
  return known.bases.filter((base) => isReference(base.reference, { name, tag }));
}

/** The versions of the declared repository and tag, whatever digest is declared. */
export function findTagVersions(declared: { readonly reference: string; readonly digest: string | null }, known: KnownBases): KnownBase[] {
  const { name, tag } = toNamed(declared);
  return tag === null ? [] : known.bases.filter((base) => isReference(base.reference, { name, tag }));
}

/** Whether a base has that digest itself, or is the image of that digest in an index. */
export function hasDigest({ digest, image }: KnownBase, wanted: string): boolean {
  return digest === wanted || image.manifest === wanted;
}

/**
 * Whether the declared tag (without one: the repository) is known to have had the digest of a base. What a builder says of the tag it took the
 * image by counts, if the repository has that digest.
 */
export function isTagConfirmed(
  claim: Pick<DeclaredImage, "reference" | "digest" | "source">,
  base: KnownBase,
  { digests }: KnownBases,
): boolean {
  const { name, tag } = toNamed(claim);
  const own = [base.digest, base.image.manifest].filter((digest) => digest !== null);
  if (own.length === 0) return isReference(base.reference, { name, tag });
  const isAny = tag === null || claim.source === "build-metadata";
  return digests.some(({ reference, digest }) => {
    if (digest === null || !own.includes(digest)) return false;
    return isAny ? toNamed({ reference, digest: null }).name === name : isReference(reference, { name, tag });
  });
}

/** Whether the tag of a reference with a tag and a digest is known to have had that digest, for whatever platform. */
export function hasTagHadDigest(reference: string, { digests }: KnownBases): boolean {
  const { name, tag, digest: wanted } = toNamed({ reference, digest: null });
  return wanted !== null && digests.some(({ reference: one, digest }) => digest === wanted && isReference(one, { name, tag }));
}

function isReference(reference: string, { name, tag }: { name: string; tag: string | null }): boolean {
  const of = toNamed({ reference, digest: null });
  return of.name === name && of.tag === tag && tag !== null;
}
