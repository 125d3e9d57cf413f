import type { BaseRow } from "./base.ts";
import type { ScannerFacts, TargetFacts } from "./evidence.ts";
import type { Finding } from "./finding.ts";
import type { Policy } from "./policy.ts";
import type { ExitCode, Outcome, Problem, Reason } from "./reasons.ts";
import type { Counts } from "./result.ts";

/** The whole of what a run found and decided: what every document is rendered from. Lists are in their final order. */
export type Verdict = {
  readonly outcome: Outcome;
  /** The outcome's code; `fail-build: false` changes only what the process returns (see `failBuild` in the policy). */
  readonly exitCode: ExitCode;
  readonly reasons: readonly Reason[];
  readonly policy: Policy;
  readonly scanners: readonly ScannerFacts[];
  readonly targets: readonly TargetFacts[];
  readonly findings: readonly Finding[];
  /** Which base is under which images, and what it brings them; those under most images first. */
  readonly bases: readonly BaseRow[];
  readonly problems: readonly Problem[];
  readonly counts: Counts;
};

/** What a document says of the run beside the verdict. Times are left out where a document must be reproducible. */
export type RunFacts = {
  readonly version: string;
  readonly startedAt: string;
  readonly durationMs: number;
  readonly sarifCategory: string;
};
