import { BASES_SCHEMA, type BasesLock, type LockedImage, type LockedVersion } from "../../model/bases-lock.ts";
import type { ImageFacts } from "../../model/image.ts";
import { isInstant, isPlatform } from "./document.ts";
import { toHistoryDigest } from "./history.ts";
import { toSorted } from "./order.ts";

const MOST_VERSIONS = 20;

/** What was seen of a reference: the images of an index, or one image. */
export type SeenImages = {
  /** In full, as Docker writes it. */
  readonly reference: string;
  /** Of the index, else of the manifest; null where there is none (an archive, a daemon). */
  readonly digest: string | null;
  readonly images: readonly { readonly platform: string; readonly facts: ImageFacts }[];
  /** Milliseconds since 1970. */
  readonly now: number;
};

/**
 * The lock with what was seen of a reference now. A digest that is known is seen again, with the platforms that were not known of it; any
 * other is the newest version, and the earlier ones stay, at most 20 in all. Without an image nothing changes.
 */
export function lockImages(lock: BasesLock | null, seen: SeenImages): BasesLock {
  const bases = lock?.bases ?? [];
  const images = toLockedImages(seen.images);
  if (images.length === 0) return toSorted({ bases });
  const known = bases.find(({ reference }) => reference === seen.reference)?.versions ?? [];
  const fresh = toVersion(seen, images);
  const same = known.find(({ digest }) => digest !== null && digest === fresh.digest) ?? known.find((version) => isSame(version, fresh));
  const version = same === undefined ? fresh : join(same, fresh);
  const others = known.filter((one) => one !== same);
  const versions = [version, ...others].slice(0, MOST_VERSIONS);
  const rest = bases.filter(({ reference }) => reference !== seen.reference);
  return { schema: BASES_SCHEMA, bases: toSorted({ bases: [...rest, { reference: seen.reference, versions }] }).bases };
}

type Entry = readonly [platform: string, image: LockedImage];

function toLockedImages(images: SeenImages["images"]): Entry[] {
  return images.filter(({ platform }) => isPlatform(platform)).map(({ platform, facts }) => [platform, toLockedImage(facts)]);
}

/** What the lock keeps of an image. */
export function toLockedImage(facts: ImageFacts): LockedImage {
  const { manifest, config, diffIds, blobs, created } = facts;
  const history = toHistoryDigest(facts);
  return {
    manifest,
    config,
    diffIds,
    ...(blobs === null || blobs.length !== diffIds.length ? {} : { blobs }),
    created: created !== null && isInstant(created) ? created : null,
    ...(history === null ? {} : { history }),
  };
}

function toVersion({ digest, now }: SeenImages, images: readonly Entry[]): LockedVersion {
  const time = new Date(now).toISOString();
  return { digest, firstSeen: time, lastSeen: time, platforms: Object.fromEntries(images) };
}

/** By digest where both have one; else by an image of the same platform that has the same config or the same layers. */
function isSame(known: LockedVersion, fresh: LockedVersion): boolean {
  if (known.digest !== null && fresh.digest !== null) return known.digest === fresh.digest;
  return Object.entries(fresh.platforms).some(([platform, image]) => {
    const there = Object.hasOwn(known.platforms, platform) ? known.platforms[platform] : undefined;
    return there !== undefined && isSameImage(there, image);
  });
}

function isSameImage(a: LockedImage, b: LockedImage): boolean {
  if (a.config !== null && a.config === b.config) return true;
  return a.diffIds.length > 0 && a.diffIds.join() === b.diffIds.join();
}

/** What is known of one image from both: what the newer reading does not tell stays. */
function join(known: LockedVersion, fresh: LockedVersion): LockedVersion {
  const platforms = Object.entries(fresh.platforms).map(([platform, image]): Entry => {
    const there = Object.hasOwn(known.platforms, platform) ? known.platforms[platform] : undefined;
    return [platform, there === undefined || !isSameImage(there, image) ? image : { ...there, ...withoutNull(image) }];
  });
  return {
    digest: known.digest ?? fresh.digest,
    firstSeen: inOrder(known.firstSeen, fresh.firstSeen)[0],
    lastSeen: inOrder(known.lastSeen, fresh.lastSeen)[1],
    platforms: { ...known.platforms, ...Object.fromEntries(platforms) },
  };
}

function inOrder(a: string, b: string): readonly [earlier: string, later: string] {
  return Date.parse(a) <= Date.parse(b) ? [a, b] : [b, a];
}

function withoutNull(image: LockedImage): Partial<LockedImage> {
  return Object.fromEntries(Object.entries(image).filter(([, value]) => value !== null));
}
