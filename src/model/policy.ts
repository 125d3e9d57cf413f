import type { ReasonCode } from "./reasons.ts";
import type { Cutoff } from "./severity.ts";

/** A finding that somebody accepted. Dates are `YYYY-MM-DD`; from `expires` on it accepts nothing. */
export type Exception = {
  readonly id: string;
  /** A purl; without a version it stands for all versions. */
  readonly package?: string;
  /** A pattern over target ids and image references: `*` within a segment, `**` across. */
  readonly target?: string;
  readonly reason: string;
  readonly owner?: string;
  readonly expires: string;
};

/** Which images may be built on: patterns over references (contract §4), and how much proof is asked for. */
export type BaseImages = {
  readonly require: "proven" | "declared" | "off";
  readonly allow: readonly BaseEntry[];
  readonly deny: readonly BaseEntry[];
};

/** Which images from outside, beside the final stage's base, are held to the allowlist. */
export const STAGE_SCOPES = ["final", "reachable", "all"] as const;
export const COPY_SCOPES = ["same", "warn", "ignore"] as const;

/** One line of the allowlist. From `expires` (`YYYY-MM-DD`) on it allows nothing. */
export type BaseEntry = {
  readonly image: string;
  readonly digests?: readonly string[];
  readonly expires?: string;
  readonly reason?: string;
  readonly owner?: string;
};

/** Where a value came from. */
export type Origin = "option" | "policy" | "default";

/** What blocks and what does not: everything that `judge` needs to know of the user's wishes. */
export type Policy = {
  /** The policy file, or `defaults`. */
  readonly source: string;
  readonly severityCutoff: { readonly base: Cutoff; readonly application: Cutoff };
  readonly onlyFixed: boolean;
  readonly unknownSeverity: "block" | "report";
  /** Absent: the policy says nothing of base images. */
  readonly baseImages?: BaseImages;
  /** Of a Dockerfile: which stages' bases are held to the allowlist, and whether what is copied, mounted or parses it is too. */
  readonly stages: (typeof STAGE_SCOPES)[number];
  readonly externalCopies: (typeof COPY_SCOPES)[number];
  readonly exceptions: readonly Exception[];
  readonly allowIncomplete: readonly ReasonCode[];
  /** Milliseconds; null: no check. */
  readonly maxDbAge: number | null;
  readonly failBuild: boolean;
  /** For each setting named here: where its value came from. */
  readonly sources: Readonly<Record<string, Origin>>;
};
