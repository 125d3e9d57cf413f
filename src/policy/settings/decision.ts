import { COPY_SCOPES, STAGE_SCOPES } from "../../model/policy.ts";
import { CUTOFFS } from "../../model/severity.ts";
import { BASE_PATTERN } from "../base-pattern.ts";
import { CONFIG_FILE } from "../config-file.ts";
import { choice, durationOrNone, FLAG } from "../kinds.ts";
import { one, optional, several } from "../setting.ts";
import { INCOMPLETE_CODE } from "../values.ts";

const YEARS = 10 * 365 * 86_400_000;
const about = { group: "decision", scope: "all" } as const;

/** What a severity is called elsewhere. */
const SEVERITY_SYNONYMS = {
  moderate: "medium",
  important: "high",
  severe: "critical",
  any: "negligible",
  all: "negligible",
  info: "negligible",
  off: "none",
  never: "none",
  false: "none",
};

export const SEVERITY_CUTOFF = choice(CUTOFFS, { synonyms: SEVERITY_SYNONYMS });
export const UNKNOWN_SEVERITY = choice(["block", "report"], {
  synonyms: { fail: "block", deny: "block", warn: "report", ignore: "report", allow: "report", pass: "report" },
});
export const STAGES = choice(STAGE_SCOPES, { synonyms: { last: "final", used: "reachable", every: "all" } });
export const EXTERNAL_COPIES = choice(COPY_SCOPES, {
  synonyms: { block: "same", deny: "same", report: "warn", allow: "ignore", off: "ignore" },
});
export const MAX_DB_AGE = durationOrNone(YEARS, "5d");

/** What blocks and what does not. */
export const DECISION_SETTINGS = {
  "severity-cutoff": one(SEVERITY_CUTOFF, {
    ...about,
    fallback: "high",
    policyKey: true,
    help: "Findings of this severity and above block. `none` blocks nothing by severity, also not what has none.",
  }),
  "only-fixed": one(FLAG, { ...about, fallback: "false", policyKey: true, help: "Only findings that have a fix can block." }),
  "unknown-severity": one(UNKNOWN_SEVERITY, {
    ...about,
    fallback: "block",
    policyKey: true,
    help: "What a finding does to which nobody gave a severity.",
  }),
  "max-db-age": one(MAX_DB_AGE, {
    ...about,
    fallback: "5d",
    policyKey: true,
    help: "An older advisory database is an error. `none` switches the check off, visibly.",
  }),
  "base-images": several(BASE_PATTERN, {
    ...about,
    policyKey: true,
    help: "Base images that are allowed, as patterns: `*` within one path segment or tag, `**` across segments; without a tag any tag. The policy file can say more.",
  }),
  stages: one(STAGES, {
    ...about,
    fallback: "reachable",
    policyKey: true,
    help: "Which stages' bases are held to `base-images`: the final stage's, those that reach the final image, or all of the Dockerfile.",
  }),
  "external-copies": one(EXTERNAL_COPIES, {
    ...about,
    fallback: "same",
    policyKey: true,
    help: "Whether images that are only copied from, mounted, or read the Dockerfile (`# syntax`) are held to `base-images` too.",
  }),
  "allow-incomplete": several(INCOMPLETE_CODE, {
    ...about,
    help: "Reason codes of `incomplete` that may pass. They stay in every report.",
  }),
  "fail-build": one(FLAG, {
    ...about,
    fallback: "true",
    help: "`false`: a `fail` is reported and exits 0. `error` and `incomplete` keep their exit codes.",
  }),
  "config-file": optional(CONFIG_FILE, {
    ...about,
    shown: "`.github/portcullis.yml` if there",
    help: "The policy file: a path, or in an action `owner/repo/path@ref`. On a pull request a path is read from the base commit.",
  }),
};
