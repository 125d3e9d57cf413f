export const OUTCOMES = ["pass", "incomplete", "fail", "error"] as const;
/** The four ends of a run, from the best to the worst. */
export type Outcome = (typeof OUTCOMES)[number];

export const EXIT_CODES = { pass: 0, fail: 1, "invalid-input": 2, "cannot-vouch": 3, incomplete: 4 } as const;
export type ExitCode = (typeof EXIT_CODES)[keyof typeof EXIT_CODES];

/** Every reason for a verdict that is not a pass: its stable code, and the outcome and exit code it leads to. */
export const REASONS = {
  "severity-cutoff": { outcome: "fail", exitCode: 1 },
  "base-not-allowed": { outcome: "fail", exitCode: 1 },
  "base-denied": { outcome: "fail", exitCode: 1 },
  "base-contradicted": { outcome: "fail", exitCode: 1 },
  "base-unproven": { outcome: "fail", exitCode: 1 },
  "base-scratch": { outcome: "fail", exitCode: 1 },
  "external-image-not-allowed": { outcome: "fail", exitCode: 1 },
  "input-invalid": { outcome: "error", exitCode: 2 },
  "policy-invalid": { outcome: "error", exitCode: 2 },
  "target-invalid": { outcome: "error", exitCode: 2 },
  "report-invalid": { outcome: "error", exitCode: 2 },
  "dockerfile-invalid": { outcome: "error", exitCode: 2 },
  "target-not-found": { outcome: "error", exitCode: 3 },
  "scanner-missing": { outcome: "error", exitCode: 3 },
  "scanner-failed": { outcome: "error", exitCode: 3 },
  "scanner-timeout": { outcome: "error", exitCode: 3 },
  "scanner-output": { outcome: "error", exitCode: 3 },
  "scanner-version": { outcome: "error", exitCode: 3 },
  "source-mismatch": { outcome: "error", exitCode: 3 },
  "database-missing": { outcome: "error", exitCode: 3 },
  "database-stale": { outcome: "error", exitCode: 3 },
  "canary-missed": { outcome: "error", exitCode: 3 },
  "policy-unreadable": { outcome: "error", exitCode: 3 },
  "upload-refused": { outcome: "error", exitCode: 3 },
  environment: { outcome: "error", exitCode: 3 },
  internal: { outcome: "error", exitCode: 3 },
  "nothing-to-scan": { outcome: "incomplete", exitCode: 4 },
  "inventory-empty": { outcome: "incomplete", exitCode: 4 },
  "distribution-unknown": { outcome: "incomplete", exitCode: 4 },
  "database-lacks-distribution": { outcome: "incomplete", exitCode: 4 },
  "database-lacks-ecosystem": { outcome: "incomplete", exitCode: 4 },
  "lockfile-unparsable": { outcome: "incomplete", exitCode: 4 },
  "lockfile-unreadable": { outcome: "incomplete", exitCode: 4 },
  "base-unknown": { outcome: "incomplete", exitCode: 4 },
  "platform-missing": { outcome: "incomplete", exitCode: 4 },
  "leg-missing": { outcome: "incomplete", exitCode: 4 },
  "evidence-incomplete": { outcome: "incomplete", exitCode: 4 },
} as const satisfies Record<string, { outcome: Outcome; exitCode: ExitCode }>;
export type ReasonCode = keyof typeof REASONS;

/** What is worth saying and changes no verdict. */
export const NOTICES = [
  "exception-unused",
  "exception-expired",
  "exception-expiring",
  "allowance-unused",
  "lockfiles-excluded",
  "lockfiles-none",
  "lockfiles-unread",
  "configuration-ignored",
  "image-source",
  "database-age-unchecked",
  "database-age-unknown",
  "policy-change-pending",
  "evidence-missing",
  "scanner-warning",
  "scanner-from-source",
  "scanner-substituted",
  "cross-check-skipped",
  "matches-ignored-by-scanner",
  "distribution-end-of-life",
  "environment-ignored",
  "report-cut",
  "demo-recorded",
  "base-claims-disagree",
  "base-changed-distribution",
  "base-entry-expired",
  "base-entry-expiring",
  "base-lookup-failed",
  "bases-lock-missing",
  "external-image-warning",
] as const;
export type NoticeCode = (typeof NOTICES)[number];

/** Something worth reporting. With a reason code it decides (see judge); with a notice code it informs. */
export type Problem = {
  readonly code: ReasonCode | NoticeCode;
  readonly message: string;
  readonly next?: string;
  readonly target?: string;
};

/** A reason of a verdict: always with its next step. */
export type Reason = { readonly code: ReasonCode; readonly message: string; readonly next: string; readonly target?: string };

/** Says whether a code is one that decides. */
export function isReasonCode(code: string): code is ReasonCode {
  return Object.hasOwn(REASONS, code);
}
