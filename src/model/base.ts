import type { ExternalImage } from "./dockerfile.ts";

/**
 * What is known of an image's base. `proven`: it is declared, and its layers are the image's first; `contradicted`: what is declared is not
 * what the image begins with; `unproven`: nothing that counts declares it, or the image was made so that nobody can tell; `scratch`: there is
 * none; `unknown`: nothing is known of what is declared, or nothing is declared.
 */
export const BASE_STATUSES = ["proven", "contradicted", "unproven", "scratch", "unknown"] as const;
export type BaseStatus = (typeof BASE_STATUSES)[number];

/** Who may say what an image is built on, in the order in which they are believed. The last two are inherited by every child image. */
export const CLAIM_SOURCES = ["base-image", "build-metadata", "provenance", "dockerfile", "annotation", "label"] as const;
export type ClaimSource = (typeof CLAIM_SOURCES)[number];

/** Claims that every child image inherits: alone they never prove anything. */
export const INHERITED_SOURCES: readonly ClaimSource[] = ["annotation", "label"];

/** What somebody says an image is built on. */
export type Claim = {
  readonly source: ClaimSource;
  /** In full, as Docker writes it; null: scratch. */
  readonly reference: string | null;
  /** Of the index or the manifest, where it is said beside the reference. */
  readonly digest: string | null;
  /** Where it stands: `Dockerfile:7`, `label org.opencontainers.image.base.name`. */
  readonly where: string;
};

/** Why a base has its status, in one word for programs. */
export const BASE_CAUSES = [
  "proven",
  "no-claim",
  "inherited-claim",
  "unresolved",
  "not-a-prefix",
  "stale-tag",
  "other-base",
  "squashed",
  "re-dated",
  "scratch",
  "altered",
  "unread",
  "no-layers",
] as const;
export type BaseCause = (typeof BASE_CAUSES)[number];

/** An image that a Dockerfile takes from outside, with the file it stands in. */
export type BuildImage = Pick<ExternalImage, "reference" | "canonical" | "line" | "usedAs"> & {
  readonly file: string;
  /** Whether a stage that uses it reaches the final image, and whether it is the final stage's chain. A frontend reaches every image. */
  readonly reach: "final" | "reachable" | "other";
  /** Whether the tag beside a digest is known (by the lock) to have had it. */
  readonly tagConfirmed?: boolean;
};

/** What was found out of an image's base, whatever the policy makes of it. */
export type BaseFacts = {
  readonly status: BaseStatus;
  readonly cause: BaseCause;
  /** What is declared, or where nothing is what the image begins with; in full, as Docker writes it. */
  readonly reference: string | null;
  /** Digest of the index (else the manifest) whose layers the image begins with. */
  readonly digest: string | null;
  /** How many of the image's layers, from the bottom, are the base's: proven ones only, else 0. */
  readonly layers: number;
  /** One sentence for people: what was found. */
  readonly message: string;
  /** One sentence: what to do about it; empty where nothing is to be done. */
  readonly next: string;
  /** All that declares a base, the most believable first. */
  readonly claims: readonly Claim[];
  /** Other references under which the proven base is known to have been published (from the lock), in full. */
  readonly alsoKnownAs: readonly string[];
  /** Whether the reference's tag is known to have had that digest (by the lock or the registry). */
  readonly tagConfirmed: boolean;
  /** ISO 8601: since when the base's digest is known (the lock), else when it says it was made. */
  readonly since: string | null;
  /** Images from outside that the Dockerfile uses; empty where no Dockerfile was read. */
  readonly external: readonly BuildImage[];
};

/** What the policy makes of a base: the allowlist's entry that let it in or kept it out. */
export type BaseDecision = { readonly allowed: boolean | null; readonly rule: string | null };

/** A base and what the policy makes of it, as the result document has it. */
export type BaseVerdict = BaseFacts & BaseDecision;

/** One base under the images of a run, and what it brings to them. */
export type BaseRow = {
  readonly reference: string;
  readonly digest: string | null;
  readonly status: BaseStatus;
  readonly allowed: boolean | null;
  /** Ids of the images that are built on it. */
  readonly targets: readonly string[];
  /** Different flaws (by id and package) that it brings, each counted once. */
  readonly flaws: number;
  /** Findings that it brings: each flaw once for each image. */
  readonly findings: number;
  readonly blocking: number;
  /** Findings of it for which there is a fixed version. */
  readonly fixable: number;
  readonly bySeverity: {
    readonly critical: number;
    readonly high: number;
    readonly medium: number;
    readonly low: number;
    readonly negligible: number;
    readonly unknown: number;
  };
};
