import type { BasesLock } from "./bases-lock.ts";
import type { Policy } from "./policy.ts";
import type { TargetRequest } from "./target.ts";

export const FORMATS = ["text", "json", "sarif", "markdown", "html"] as const;
export type Format = (typeof FORMATS)[number];

/** A document that was asked for; `file` null: on standard output. */
export type OutputRequest = { readonly format: Format; readonly file: string | null };

export const UPLOAD_WISHES = ["auto", "always", "never"] as const;
/** Whether the SARIF goes to code scanning: where GitHub allows it, in any case (else it is an error), or not at all. */
export type UploadWish = (typeof UPLOAD_WISHES)[number];

export const SCANNER_SOURCE_WISHES = ["auto", "release", "mirror", "go"] as const;
export type ScannerSourceWish = (typeof SCANNER_SOURCE_WISHES)[number];

/** A value for one image, by the image as it was named (`image`), or for all that name none (null). */
export type PerImage<T> = { readonly image: string | null; readonly value: T };

/** How the images were built, as far as it was said: Dockerfiles, what was built of them, and what declares a base. Paths as typed. */
export type BuildFacts = {
  /** Null: `Dockerfile` below `path` where there is just one image, if it is there. */
  readonly dockerfiles: readonly PerImage<string>[] | null;
  readonly target: string | null;
  /** A name without a value takes that of the environment. */
  readonly args: readonly { readonly name: string; readonly value: string | null }[];
  /** buildx' metadata files. */
  readonly metadata: readonly PerImage<string>[];
  readonly baseImages: readonly PerImage<string>[];
  /** The lock's path as it was named; null: the default one, if it is there. */
  readonly lock: string | null;
};

/** How the looking is done: everything a user can set that is not a matter of policy. Durations in milliseconds. */
export type Settings = {
  readonly path: string;
  readonly lockfiles: "auto" | "none" | readonly string[];
  readonly exclude: readonly string[];
  readonly crossCheck: boolean;
  readonly platform: string | null;
  /** How the images were built, where somebody says. */
  readonly build: BuildFacts;
  readonly strictEnvironment: boolean;
  readonly timeout: number;
  readonly jobs: number;
  readonly grypeVersion: string;
  readonly osvScannerVersion: string;
  readonly grypePath: string | null;
  readonly osvScannerPath: string | null;
  readonly scannerSource: ScannerSourceWish;
  readonly scannerMirror: string | null;
  readonly scannerChecksums: string | null;
  readonly grypeDb: string | null;
  readonly osvDb: string | null;
  readonly offline: boolean;
  readonly maxDbAge: number | null;
  readonly cacheDb: boolean;
  /** Registry credentials by host; at most one a host. */
  readonly registry: readonly { readonly host: string; readonly username: string; readonly password: string }[];
  /** `inherit`, an address, or null: none. */
  readonly proxy: string | null;
  readonly caCertificate: string | null;
  readonly output: readonly OutputRequest[];
  readonly sarifCategory: string;
  readonly uploadSarif: UploadWish;
  /** Whether an action may run on `pull_request_target` where the pull request is checked out. */
  readonly allowUnsafePrCheckout: boolean;
};

/** A whole request, parsed: what to look at, how, and what blocks. */
export type Request = {
  readonly settings: Settings;
  readonly policy: Policy;
  readonly targets: readonly TargetRequest[];
  /** The facts of approved bases; null: there are none. */
  readonly lock: BasesLock | null;
};
