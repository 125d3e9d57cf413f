import type { BaseRow } from "./base.ts";
import type { ScannerFacts, TargetFacts } from "./evidence.ts";
import type { Finding } from "./finding.ts";
import type { Policy } from "./policy.ts";
import type { ExitCode, Outcome, Problem, Reason } from "./reasons.ts";
import type { Change } from "./remedy.ts";
import type { Counts } from "./result.ts";

/** What the policy makes of what was seen. */
export type Judged = Omit<Verdict, "remediation">;

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
  /** The smallest set of changes after which nothing blocks, and what stays and why. */
  readonly remediation: readonly Change[];
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
