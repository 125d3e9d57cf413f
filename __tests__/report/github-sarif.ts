import { z } from "zod";

// What GitHub documents for SARIF uploads: its limits, what it requires, and the members that we use of SARIF 2.1.0, strictly:
// a member that is not listed is a mistake.

const Text = z.strictObject({ text: z.string().min(1) });
const Description = z.strictObject({ text: z.string().min(1).max(1_024) });
const Level = z.enum(["none", "note", "warning", "error"]);
/** Characters of a URI; no bare percent sign. */
const Uri = z.string().regex(/^(?:[\w\-.~:/?#@!$&'()*+,;=]|%[0-9A-Fa-f]{2})+$/);
const RelativeUri = Uri.refine((uri) => !/^(?:\/|[A-Za-z][\w+.-]*:)/.test(uri) && !uri.split("/").includes(".."));

const Rule = z.strictObject({
  id: z.string().min(1),
  shortDescription: Description,
  fullDescription: Description,
  helpUri: Uri.regex(/^https?:/).optional(),
  help: z.strictObject({ text: z.string().min(1), markdown: z.string().min(1) }),
  defaultConfiguration: z.strictObject({ level: Level }),
  properties: z.strictObject({
    tags: z.array(z.string()).max(10),
    precision: z.enum(["very-high", "high", "medium", "low"]),
    "security-severity": z
      .string()
      .regex(/^\d{1,2}\.\d$/)
      .refine((score) => Number(score) > 0 && Number(score) <= 10)
      .optional(),
  }),
});

const Location = z.strictObject({
  physicalLocation: z.strictObject({
    artifactLocation: z.strictObject({ uri: RelativeUri }),
    region: z.strictObject({ startLine: z.number().int().min(1), endLine: z.number().int().min(1) }),
  }),
});

/** A link in a message: `[text](id)`; brackets of the text are escaped. */
const LINK = /(?<!\\)\]\((\d+)\)/g;

const Result = z
  .strictObject({
    ruleId: z.string().min(1),
    ruleIndex: z.number().int().min(0),
    level: Level,
    message: Text,
    locations: z.array(Location).min(1).max(1),
    relatedLocations: z
      .array(Location.extend({ id: z.number().int().min(1) }))
      .min(1)
      .max(100)
      .optional(),
    partialFingerprints: z.strictObject({ primaryLocationLineHash: z.string().regex(/:1$/), "portcullis/v1": z.string().min(1) }),
    suppressions: z
      .array(z.strictObject({ kind: z.literal("external"), status: z.literal("accepted"), justification: z.string().min(1) }))
      .min(1)
      .optional(),
    properties: z
      .strictObject({ origin: z.enum(["base", "application", "unknown"]).optional(), base: z.string().min(1).optional() })
      .optional(),
  })
  .refine(({ message, relatedLocations = [] }) => {
    const linked = new Set([...message.text.matchAll(LINK)].map(([, id]) => Number(id)));
    const own = relatedLocations.map(({ id }) => id);
    return own.length === new Set(own).size && own.length === linked.size && own.every((id) => linked.has(id));
  }, "every related location is linked in the message, and every link leads to one");

const Notification = z.strictObject({
  level: Level,
  descriptor: z.strictObject({ id: z.string().min(1) }),
  message: Text,
  properties: z.strictObject({ target: z.string() }).optional(),
});

const Properties = z.record(z.string(), z.unknown());

const Run = z.strictObject({
  tool: z.strictObject({
    driver: z.strictObject({
      name: z.literal("Portcullis"),
      version: z.string(),
      semanticVersion: z.string(),
      rules: z.array(Rule).max(25_000),
    }),
    extensions: z
      .array(z.strictObject({ name: z.string().min(1), version: z.string().min(1).optional(), properties: Properties }))
      .max(100),
  }),
  automationDetails: z.strictObject({ id: z.string().regex(/^[^/].*\/$/) }),
  columnKind: z.literal("utf16CodeUnits"),
  results: z.array(Result).max(25_000),
  invocations: z
    .array(
      z.strictObject({
        executionSuccessful: z.boolean(),
        exitCode: z.number().int(),
        toolExecutionNotifications: z.array(Notification).max(1_000),
      }),
    )
    .length(1),
  properties: Properties,
});

/** A log with one run, as GitHub takes it. */
export const GitHubLog = z.strictObject({ $schema: Uri, version: z.literal("2.1.0"), runs: z.array(Run).length(1) });
