import type { BaseDecision, BaseFacts } from "./base.ts";
import type { Observation, ScannerName } from "./finding.ts";
import type { ImageFacts } from "./image.ts";
import type { Looking } from "./looking.ts";
import type { Problem } from "./reasons.ts";

/** Which data a scanner decided by. Dates are ISO 8601 in UTC; null: the report does not say. */
export type Database = {
  readonly schema: string | null;
  readonly built: string | null;
  readonly digest: string | null;
};

/** Where an executable came from. `report`: it ran elsewhere, only its report is here. */
export const SCANNER_SOURCES = ["given", "release", "mirror", "go", "report", "recorded"] as const;
export type ScannerSource = (typeof SCANNER_SOURCES)[number];

export type ScannerFacts = {
  readonly name: ScannerName;
  readonly version: string | null;
  /** sha256 of the executable, lower-case hex. */
  readonly sha256: string | null;
  readonly source: ScannerSource;
  readonly database: Database | null;
  /** When the report was written, ISO 8601, where it says so: a database's age counts from then. */
  readonly reportedAt?: string;
};

export const TARGET_KINDS = ["image", "sbom", "lockfile", "directory", "other"] as const;
export type TargetKind = (typeof TARGET_KINDS)[number];

/** What is known of one target after it was looked at. */
export type TargetFacts = {
  readonly id: string;
  readonly kind: TargetKind;
  readonly reference?: string;
  /** Of an image without a reference: what its archive or layout calls it, without tag and digest. */
  readonly name?: string;
  /** Manifest digest of an image, `sha256:…`. */
  readonly digest?: string;
  readonly platform?: string;
  /** As in os-release: `debian 12`. */
  readonly distribution?: string;
  /** Packages that were catalogued; null where the report does not say. */
  readonly packages: number | null;
  /** Diff IDs of the image's layers from the bottom. */
  readonly layers?: readonly string[];
  /** What the image's config and manifest say, where a report or a reader of ours tells. Not part of the result document. */
  readonly image?: ImageFacts;
  /** What was found out of its base; absent for what has none (a lockfile) and where nobody asked. */
  readonly base?: BaseFacts & Partial<BaseDecision>;
  readonly scannedBy: readonly ScannerName[];
  /** What shows that scanners looked at it, one entry a scan; absent where somebody else scanned and did not say. */
  readonly evidence?: readonly Looking[];
};

/** All that one report says, in our words. */
export type Evidence = {
  readonly targets: readonly TargetFacts[];
  readonly scanners: readonly ScannerFacts[];
  readonly observations: readonly Observation[];
  readonly problems: readonly Problem[];
};
