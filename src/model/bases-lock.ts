/** The identifier that every lock of this version carries. */
export const BASES_SCHEMA = "portcullis/bases/1";

/** One image of a base for one platform. */
export type LockedImage = {
  readonly manifest: string | null;
  readonly config: string | null;
  readonly diffIds: readonly string[];
  /** Digests of the layers as a registry stores them, where that is known. */
  readonly blobs?: readonly string[];
  /** When the image says it was made, ISO 8601. */
  readonly created: string | null;
  /** sha256 over the commands of its history: tells an image whose layers were made anew from another image. */
  readonly history?: string;
};

/** What a reference stood for at one time. `digest`: of the index, else of the manifest; null for an image that has none (a daemon's). */
export type LockedVersion = {
  readonly digest: string | null;
  /** ISO 8601 in UTC. */
  readonly firstSeen: string;
  readonly lastSeen: string;
  /** By platform: `linux/amd64`, `linux/arm/v7`. */
  readonly platforms: Readonly<Record<string, LockedImage>>;
};

/** A base by its reference in full, with all that it stood for, the newest first. */
export type LockedBase = { readonly reference: string; readonly versions: readonly LockedVersion[] };

/** The facts of approved bases, as a file of the repository has them; sorted by reference. */
export type BasesLock = { readonly schema: typeof BASES_SCHEMA; readonly bases: readonly LockedBase[] };
