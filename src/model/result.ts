import { z } from "zod";
import { BASE_CAUSES, BASE_STATUSES, CLAIM_SOURCES } from "./base.ts";
import { SCANNER_SOURCES, TARGET_KINDS } from "./evidence.ts";
import { FIX_STATES, ORIGINS, SCANNERS } from "./finding.ts";
import { COMPARED_BY, SHOWN_BY } from "./looking.ts";
import { OUTCOMES } from "./reasons.ts";
import { CHANGE_KINDS, STAY_CAUSES } from "./remedy.ts";
import { SEVERITIES } from "./severity.ts";

/** The identifier that every result document of this version carries. */
export const RESULT_SCHEMA = "portcullis/result/1";

const Decision = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("blocks"), rule: z.string() }),
  z.object({ kind: z.literal("below-cutoff"), rule: z.string() }),
  z.object({ kind: z.literal("no-fix"), rule: z.string() }),
  z.object({ kind: z.literal("excepted"), rule: z.string(), reason: z.string(), owner: z.string().optional(), expires: z.string() }),
]);

/** One finding of the document, which reads back as an observation. */
export const ResultFinding = z.object({
  id: z.string().min(1),
  aliases: z.array(z.string()),
  related: z.array(z.string()),
  severity: z.enum(SEVERITIES),
  score: z.number().optional(),
  knownExploited: z.boolean(),
  epss: z.number().optional(),
  package: z.object({ purl: z.string(), name: z.string(), version: z.string(), type: z.string() }),
  target: z.string(),
  locations: z.array(z.object({ path: z.string(), layer: z.number().int().optional() })),
  fix: z.object({ state: z.enum(FIX_STATES), versions: z.array(z.string()) }),
  seenBy: z.array(z.enum(SCANNERS)),
  origin: z.enum(ORIGINS),
  title: z.string().optional(),
  url: z.string().optional(),
  /** Where in the repository it is to be changed: the line of a lockfile, or an instruction of a Dockerfile (`text`). */
  place: z.object({ path: z.string().min(1), line: z.number().int().min(1), text: z.string().optional() }).optional(),
  decision: Decision,
  fingerprint: z.string(),
});
export type ResultFinding = z.infer<typeof ResultFinding>;

const Reason = z.object({ code: z.string(), message: z.string(), next: z.string(), target: z.string().optional() });
const Problem = z.object({ code: z.string(), message: z.string(), next: z.string().optional(), target: z.string().optional() });

const Database = z.object({ schema: z.string().nullable(), built: z.string().nullable(), digest: z.string().nullable() });

const Scanner = z.object({
  name: z.enum(SCANNERS),
  version: z.string().nullable(),
  sha256: z.string().nullable(),
  source: z.enum(SCANNER_SOURCES),
  database: Database.nullable(),
  reportedAt: z.string().optional(),
});

/** An image that the build takes from outside; with its keys in the document's order, as all that follows. */
const BuildImage = z.object({
  reference: z.string(),
  canonical: z.string().nullable(),
  file: z.string(),
  line: z.number().int().nullable(),
  usedAs: z.array(z.enum(["from", "copy", "mount", "frontend"])),
  reach: z.enum(["final", "reachable", "other"]),
  tagConfirmed: z.boolean().optional(),
});

/** What was found out of an image's base, and what the policy made of it. */
export const ResultBase = z.object({
  status: z.enum(BASE_STATUSES),
  cause: z.enum(BASE_CAUSES),
  reference: z.string().nullable(),
  digest: z.string().nullable(),
  layers: z.number().int().min(0),
  allowed: z.boolean().nullable(),
  rule: z.string().nullable(),
  message: z.string(),
  next: z.string(),
  claims: z.array(
    z.object({ source: z.enum(CLAIM_SOURCES), reference: z.string().nullable(), digest: z.string().nullable(), where: z.string() }),
  ),
  alsoKnownAs: z.array(z.string()),
  tagConfirmed: z.boolean(),
  since: z.string().nullable(),
  external: z.array(BuildImage),
});
export type ResultBase = z.infer<typeof ResultBase>;

/** What a scan left as evidence that nothing found would have meant something. */
export const ResultEvidence = z.object({
  scanner: z.enum(SCANNERS),
  version: z.string().nullable(),
  sha256: z.string().nullable(),
  database: Database.nullable(),
  compared: z.object({ by: z.enum(COMPARED_BY), value: z.string() }),
  packages: z.number().int().min(0).nullable(),
  isEmpty: z.boolean(),
  inventory: z.array(z.object({ type: z.string(), packages: z.number().int().min(0), known: z.enum(SHOWN_BY).nullable() })),
  canary: z.object({ by: z.enum(["match", "canary"]), found: z.string() }).nullable(),
});
export type ResultEvidence = z.infer<typeof ResultEvidence>;

const Target = z.object({
  id: z.string(),
  kind: z.enum(TARGET_KINDS),
  reference: z.string().optional(),
  /** Of an image in a file: what the file calls it, without tag and digest. */
  name: z.string().optional(),
  digest: z.string().optional(),
  platform: z.string().optional(),
  distribution: z.string().optional(),
  packages: z.number().int().nullable(),
  layers: z.array(z.string()).optional(),
  base: ResultBase.optional(),
  /** One entry a scan; absent where somebody else scanned and did not say. */
  evidence: z.array(ResultEvidence).optional(),
  scannedBy: z.array(z.enum(SCANNERS)),
});

const BySeverity = z.object({
  critical: z.number().int(),
  high: z.number().int(),
  medium: z.number().int(),
  low: z.number().int(),
  negligible: z.number().int(),
  unknown: z.number().int(),
});

/** One base under the images of a run. */
const Base = z.object({
  reference: z.string(),
  digest: z.string().nullable(),
  status: z.enum(BASE_STATUSES),
  allowed: z.boolean().nullable(),
  targets: z.array(z.string()),
  flaws: z.number().int(),
  findings: z.number().int(),
  blocking: z.number().int(),
  fixable: z.number().int(),
  bySeverity: BySeverity,
});

/** One change of the smallest set after which nothing blocks, or with the kind `none` what stays and why. */
export const ResultChange = z.object({
  kind: z.enum(CHANGE_KINDS),
  target: z.string(),
  also: z.array(z.string()),
  path: z.string().nullable(),
  line: z.number().int().nullable(),
  subject: z.string(),
  type: z.string().nullable(),
  from: z.array(z.string()),
  to: z.string().nullable(),
  choices: z.array(z.string()),
  steps: z.array(z.object({ name: z.string(), from: z.string(), to: z.string().nullable() })),
  removes: z.number().int(),
  blocking: z.number().int(),
  findings: z.array(z.string()),
  cause: z.enum(STAY_CAUSES).nullable(),
  command: z.string().nullable(),
  message: z.string(),
});
export type ResultChange = z.infer<typeof ResultChange>;

export const Counts = z.object({ total: z.number().int(), blocking: z.number().int(), ...BySeverity.shape });
export type Counts = z.infer<typeof Counts>;

/** Everything of the result document but its findings, which can be many and are read and written one by one. */
export const ResultHead = z.object({
  schema: z.literal(RESULT_SCHEMA),
  tool: z.object({ name: z.literal("portcullis"), version: z.string() }),
  startedAt: z.string().optional(),
  durationMs: z.number().optional(),
  /** The workflow, job and matrix values of the run, by which the fan-in knows a leg again. */
  sarifCategory: z.string().optional(),
  outcome: z.enum(OUTCOMES),
  exitCode: z.number().int(),
  reasons: z.array(Reason),
  policy: z.record(z.string(), z.unknown()),
  scanners: z.array(Scanner),
  targets: z.array(Target),
  /** Absent in documents of versions that knew no bases. */
  bases: z.array(Base).optional(),
  /** What removes most of what blocks first. Absent in documents of versions that did not compute it; never read back, but computed again. */
  remediation: z.array(ResultChange).optional(),
  problems: z.array(Problem),
  counts: Counts,
});
export type ResultHead = z.infer<typeof ResultHead>;

/** The result document, version 1 (contract: `schemas/result-1.json`). */
export const Result = ResultHead.extend({ findings: z.array(ResultFinding) });
