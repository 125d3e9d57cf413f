import type { ImageScheme } from "./target.ts";

/** One step of an image's history, oldest first. `empty`: it made no layer. */
export type HistoryStep = {
  readonly createdBy: string;
  readonly comment: string;
  readonly created: string | null;
  readonly empty: boolean;
};

/** An image that a build used, as its provenance lists it: `reference` in full, as Docker writes it. */
export type Material = { readonly reference: string; readonly digest: string | null };

/** How far an image's diff IDs can be believed: hashed from the bytes here, checked by the engine that holds the image, or only what its config says. */
export type DiffIdProof = "bytes" | "engine" | "config";

/** What one image is, as its config and manifest tell. Everything but the diff IDs is a claim. Digests are `sha256:…`. */
export type ImageFacts = {
  /** Digest of the config: the image's ID. */
  readonly config: string | null;
  /** Digest of the manifest as a registry or layout has it; null where there is none (daemon, docker-archive). */
  readonly manifest: string | null;
  /** Digest of the index that the manifest was chosen from; null where there was none. */
  readonly index: string | null;
  /** `os/architecture` or `os/architecture/variant`. */
  readonly platform: string | null;
  /** Digests of the uncompressed layers, from the bottom. */
  readonly diffIds: readonly string[];
  readonly proof: DiffIdProof;
  /** Digests of the layers as they are stored, from the bottom; null where the source does not say. */
  readonly blobs: readonly string[] | null;
  readonly labels: Readonly<Record<string, string>>;
  /** Annotations of the manifest. */
  readonly annotations: Readonly<Record<string, string>>;
  readonly history: readonly HistoryStep[];
  /** ISO 8601, as the config says. */
  readonly created: string | null;
  /** Names that the source gives the image (tags of an archive, repository digests of a daemon). */
  readonly names: readonly string[];
  /** What the build used, where the image's own provenance attestation says so; null: it has none. */
  readonly provenance: readonly Material[] | null;
};

/** What a layer does at one path: puts a file there, removes what was there, or hides all that was below (`opaque`). */
export type LayerChange =
  | { readonly kind: "file"; readonly bytes: Uint8Array }
  /** There is a file, and it was not read: too large. */
  | { readonly kind: "unread"; readonly size: number }
  /** A symbolic or hard link; `target` as written in the layer. */
  | { readonly kind: "link"; readonly target: string }
  | { readonly kind: "removed" }
  | { readonly kind: "opaque" };

/** The changes of one layer at the paths that were asked for. Paths have no leading slash and no dots. */
export type LayerChanges = ReadonlyMap<string, LayerChange>;

/** Where an image is and which of several it is. */
export type ImageSource = {
  readonly scheme: ImageScheme;
  /** The reference, or the path as it was typed. */
  readonly locator: string;
  /** Of an archive or layout. */
  readonly absolute: string | null;
  /** `os/architecture[/variant]` where one was asked for. */
  readonly platform: string | null;
  /** Of an archive or layout with several images: the name of the one that is meant. */
  readonly name: string | null;
};
