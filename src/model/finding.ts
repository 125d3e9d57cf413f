import type { Severity } from "./severity.ts";

export const SCANNERS = ["grype", "osv-scanner"] as const;
export type ScannerName = (typeof SCANNERS)[number];

/** What each scanner is called in a sentence. */
export const SCANNER_TITLES: Readonly<Record<ScannerName, string>> = { grype: "Grype", "osv-scanner": "OSV-Scanner" };

export const FIX_STATES = ["fixed", "not-fixed", "wont-fix", "unknown"] as const;
export type FixState = (typeof FIX_STATES)[number];

export const ORIGINS = ["base", "application", "unknown"] as const;
export type Origin = (typeof ORIGINS)[number];

/** A package as its scanner named it. `type` is the purl type where there is a purl (deb, npm, pypi …), else the scanner's word. */
export type Package = { readonly purl: string; readonly name: string; readonly version: string; readonly type: string };

/** Where a package was found. `layer` counts the image's layers from the bottom, from 0. */
export type Location = { readonly path: string; readonly layer?: number };

/**
 * A line of a file in the repository where somebody can change what brought a package: of a lockfile the line that names it, of a Dockerfile the
 * instruction, whose `text` is told. The path is relative to the working directory, with `/`.
 */
export type FilePlace = { readonly path: string; readonly line: number; readonly text?: string };

export type Fix = { readonly state: FixState; readonly versions: readonly string[] };

/**
 * One flaw in one package of one target, as one report tells it: the input of `merge`.
 * `aliases` are other names of the very same flaw; `related` are the flaws that a distribution's bundle stands for.
 */
export type Observation = {
  readonly target: string;
  readonly seenBy: readonly ScannerName[];
  readonly id: string;
  readonly aliases: readonly string[];
  readonly related: readonly string[];
  readonly severity: Severity;
  /** CVSS base score, 0.1 to 10, where one is known. */
  readonly score?: number;
  readonly package: Package;
  readonly locations: readonly Location[];
  readonly fix: Fix;
  readonly knownExploited: boolean;
  /** Probability of exploitation in 30 days, 0 to 1 (FIRST EPSS). */
  readonly epss?: number;
  /** First words of the advisory, one line, at most 200 characters. */
  readonly title?: string;
  /** Where to read more: an http(s) address. */
  readonly url?: string;
  readonly origin: Origin;
  /** Where in the repository it is to be changed; absent where nobody looked, or there is no such file. */
  readonly place?: FilePlace;
};

/** What the policy made of a finding, and by which rule. */
export type Decision =
  | { readonly kind: "blocks"; readonly rule: string }
  | { readonly kind: "below-cutoff"; readonly rule: string }
  | { readonly kind: "no-fix"; readonly rule: string }
  | { readonly kind: "excepted"; readonly rule: string; readonly reason: string; readonly owner?: string; readonly expires: string };

/** One flaw (alias class) in one package of one target, folded from everything that was reported: the output of `merge`. */
export type Seen = Observation & { readonly fingerprint: string };

/** A finding of the result document. */
export type Finding = Seen & { readonly decision: Decision };

/** The same with every key there, absent ones undefined: what a copy written out by hand must have, so that the compiler misses nothing. */
export type Whole<T> = { readonly [Key in keyof Required<T>]: T[Key] };
