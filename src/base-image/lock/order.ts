import { BASES_SCHEMA, type BasesLock, type LockedBase, type LockedImage, type LockedVersion } from "../../model/bases-lock.ts";
import { byCodeUnits } from "../../model/order.ts";

/** A lock in the one order that it is written in: by reference, the newest version first, by platform. */
export function toSorted({ bases }: { readonly bases: readonly Given[] }): BasesLock {
  const sorted = [...bases].sort((a, b) => byCodeUnits(a.reference, b.reference));
  return { schema: BASES_SCHEMA, bases: sorted.map(toBase) };
}

type GivenImage = Omit<LockedImage, "blobs" | "history"> & {
  readonly blobs?: readonly string[] | undefined;
  readonly history?: string | undefined;
};
type GivenVersion = Omit<LockedVersion, "platforms"> & { readonly platforms: Readonly<Record<string, GivenImage>> };
type Given = Omit<LockedBase, "versions"> & { readonly versions: readonly GivenVersion[] };

function toBase({ reference, versions }: Given): LockedBase {
  const sorted = [...versions].sort((a, b) => Date.parse(b.lastSeen) - Date.parse(a.lastSeen)); // stable: of one time the first stays first
  return { reference, versions: sorted.map(toVersion) };
}

function toVersion({ digest, firstSeen, lastSeen, platforms }: GivenVersion): LockedVersion {
  const sorted = Object.entries(platforms).sort(([a], [b]) => byCodeUnits(a, b));
  return { digest, firstSeen, lastSeen, platforms: Object.fromEntries(sorted.map(([platform, image]) => [platform, toImage(image)])) };
}

function toImage({ manifest, config, diffIds, blobs, created, history }: GivenImage): LockedImage {
  return {
    manifest,
    config,
    diffIds,
    ...(blobs === undefined ? {} : { blobs }),
    created,
    ...(history === undefined ? {} : { history }),
  };
}
