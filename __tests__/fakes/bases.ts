import { createHash } from "node:crypto";
import { toHistoryDigest } from "../../src/base-image/lock/history.ts";
import type { BasesLock, LockedImage, LockedVersion } from "../../src/model/bases-lock.ts";
import type { HistoryStep, ImageFacts } from "../../src/model/image.ts";

/** A digest that stands for a word. */
export function digestOf(word: string): string {
  return `sha256:${createHash("sha256").update(word).digest("hex")}`;
}

/** Layers by letters, from the bottom: `abc` are three. */
export function layersOf(letters: string): string[] {
  return [...letters].map((letter) => digestOf(`layer ${letter}`));
}

/** Where a registry stores the same layers. */
export function blobsOf(letters: string): string[] {
  return [...letters].map((letter) => digestOf(`blob ${letter}`));
}

export function step(createdBy: string, over: Partial<HistoryStep> = {}): HistoryStep {
  return { createdBy, comment: "", created: "2026-11-01T00:00:00Z", empty: false, ...over };
}

/** An image of linux/amd64 whose layers were hashed. */
export function image(letters: string, over: Partial<ImageFacts> = {}): ImageFacts {
  return {
    config: digestOf(`config ${letters}`),
    manifest: null,
    index: null,
    platform: "linux/amd64",
    diffIds: layersOf(letters),
    proof: "bytes",
    blobs: null,
    labels: {},
    annotations: {},
    history: [],
    created: "2026-11-20T00:00:00Z",
    names: [],
    provenance: null,
    ...over,
  };
}

/** A base as the lock has it: its layers as letters, or more of it. */
export type Locked =
  | string
  | ({ readonly letters: string; readonly platform?: string; readonly steps?: readonly HistoryStep[] } & Partial<
      LockedVersion & LockedImage
    >);

/** The digest under which the lock of these fakes has a version. */
export function indexOf(letters: string): string {
  return digestOf(`index ${letters}`);
}

/** A lock: of each reference its versions, the newest first. */
export function lock(table: Readonly<Record<string, Locked | readonly Locked[]>>): BasesLock {
  const bases = Object.entries(table).map(([reference, given]) => ({
    reference,
    versions: (Array.isArray(given) ? given : [given as Locked]).map((one: Locked, index) => toVersion(one, index)),
  }));
  return { schema: "portcullis/bases/1", bases };
}

function toVersion(given: Locked, index: number): LockedVersion {
  const {
    letters,
    platform = "linux/amd64",
    steps,
    digest,
    firstSeen,
    lastSeen,
    ...over
  } = typeof given === "string" ? { letters: given } : given;
  const seen = new Date(Date.UTC(2026, 10, 20 - index)).toISOString();
  const history = steps === undefined ? null : toHistoryDigest({ history: steps });
  const locked: LockedImage = {
    manifest: digestOf(`manifest ${letters}`),
    config: digestOf(`config ${letters}`),
    diffIds: layersOf(letters),
    created: "2026-10-01T00:00:00Z",
    ...(history === null ? {} : { history }),
    ...over,
  };
  return {
    digest: digest === undefined ? indexOf(letters) : digest,
    firstSeen: firstSeen ?? seen,
    lastSeen: lastSeen ?? seen,
    platforms: { [platform]: locked },
  };
}
