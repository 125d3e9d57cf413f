import { z } from "zod";
import { checkBasePattern } from "./base-pattern.ts";
import { checkAdvisory, checkDigest, checkPurl, checkTargetPattern } from "./names.ts";
import { DECISION_SETTINGS, EXTERNAL_COPIES, MAX_DB_AGE, SEVERITY_CUTOFF, STAGES, UNKNOWN_SEVERITY } from "./settings/decision.ts";

/** A text that `check` finds nothing wrong with. `pattern` says of it what JSON Schema can say. */
function checkedText(check: (text: string) => string | null, { pattern, description }: { pattern: string; description: string }) {
  const schema = z.string().superRefine((value, context) => {
    const wrong = check(value);
    if (wrong !== null) context.addIssue({ code: "custom", message: wrong });
  });
  return schema.meta({ pattern, description });
}

const LONGEST = 1_000;

/** Text for people, folded into one line. */
function prose(description: string) {
  const schema = z
    .string()
    .regex(/\S/, { error: "is empty" })
    .max(LONGEST, { error: `is longer than ${LONGEST} characters` });
  return schema.transform((value) => value.trim().replace(/\s+/g, " ")).meta({ description });
}

const Day = z.iso.date({ error: "is no day (YYYY-MM-DD)" });
const Owner = prose("Who answers for it.").optional();
const Digest = checkedText(checkDigest, { pattern: "^sha256:[0-9a-f]{64}$", description: "The digest of a manifest." });
const Pattern = checkedText(checkBasePattern, {
  pattern: "^[^\\s@?\\[\\]{}!|()\\\\]+$",
  description: "An image reference: `*` stands for anything within one path segment or tag, `**` across segments; no tag means any tag.",
});

/** An entry of the denylist. */
export const DenyEntry = z.strictObject({
  image: Pattern,
  digests: z.array(Digest).min(1, { error: "is an empty list" }).optional(),
  reason: prose("Why.").optional(),
  owner: Owner,
});
/** An entry of the allowlist. */
export const AllowEntry = DenyEntry.extend({
  expires: Day.optional().meta({ description: "From this day on (UTC) the entry allows nothing." }),
});

/** Which images may be built on. */
export const BaseImages = z
  .strictObject({
    require: z.enum(["proven", "declared", "off"]).optional().meta({ description: "How much proof is asked for. Default: `proven`." }),
    allow: z
      .array(z.union([Pattern, AllowEntry]))
      .min(1, { error: "is an empty list: it would allow nothing" })
      .optional(),
    deny: z
      .array(z.union([Pattern, DenyEntry]))
      .optional()
      .meta({ description: "Wins over `allow`." }),
  })
  .refine(({ require, allow, deny }) => require === "off" || allow !== undefined || (deny ?? []).length > 0, {
    error: "says nothing of which images are allowed (`allow`) or denied (`deny`)",
  })
  .meta({
    description: "Which images may be built on.",
    anyOf: [
      { required: ["allow"] },
      { required: ["deny"], properties: { deny: { minItems: 1 } } },
      { required: ["require"], properties: { require: { const: "off" } } },
    ],
  });

/** A finding that is accepted. */
export const ExceptionEntry = z.strictObject({
  id: checkedText(checkAdvisory, {
    pattern: "^[A-Za-z0-9][\\w.:/+~-]*$",
    description: "The advisory's id, or any other name of the same flaw.",
  }),
  package: checkedText(checkPurl, {
    pattern: "^pkg:[A-Za-z][A-Za-z0-9.+-]*/[^\\s*]+$",
    description: "A package URL; without a version it stands for every version.",
  }).optional(),
  target: checkedText(checkTargetPattern, {
    pattern: "^[^?\\[\\]{}]+$",
    description: "A pattern over target ids and image references: `*` stands for anything within a segment, `**` across segments.",
  }).optional(),
  reason: prose("Why the finding is accepted."),
  owner: Owner,
  expires: Day.meta({ description: "From this day on (UTC) it accepts nothing; at most 365 days ahead." }),
});

const Cutoff = SEVERITY_CUTOFF.schema;
const DURATION = "^(?:none|(?=\\d)(?:\\d{1,7}d)?(?:\\d{1,7}h)?(?:\\d{1,7}m)?(?:\\d{1,7}s)?)$";

/** The policy file, version 1 (contract §4): what it may say, and nothing else. */
export const PolicyDocument = z.strictObject({
  version: z.literal(1).meta({ description: "The version of this format." }),
  "severity-cutoff": z
    .union([Cutoff, z.strictObject({ base: Cutoff, application: Cutoff })])
    .optional()
    .meta({ description: `${DECISION_SETTINGS["severity-cutoff"].help} Or one each for what comes from the base image and for the rest.` }),
  "only-fixed": z.boolean().optional().meta({ description: DECISION_SETTINGS["only-fixed"].help }),
  "unknown-severity": UNKNOWN_SEVERITY.schema.optional().meta({ description: DECISION_SETTINGS["unknown-severity"].help }),
  "max-db-age": MAX_DB_AGE.schema.optional().meta({ pattern: DURATION, description: DECISION_SETTINGS["max-db-age"].help }),
  "base-images": BaseImages.optional(),
  stages: STAGES.schema.optional().meta({ description: DECISION_SETTINGS.stages.help }),
  "external-copies": EXTERNAL_COPIES.schema.optional().meta({ description: DECISION_SETTINGS["external-copies"].help }),
  exceptions: z.array(ExceptionEntry).optional().meta({ description: "Findings that are accepted. They stay in every report." }),
});
export type PolicyDocument = z.infer<typeof PolicyDocument>;
