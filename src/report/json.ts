import type { BaseRow, BuildImage, Claim } from "../model/base.ts";
import type { ScannerFacts, TargetFacts } from "../model/evidence.ts";
import type { Decision, FilePlace, Finding } from "../model/finding.ts";
import type { Looking } from "../model/looking.ts";
import { byCodeUnits } from "../model/order.ts";
import type { BaseEntry, Exception, Policy } from "../model/policy.ts";
import type { Problem, Reason } from "../model/reasons.ts";
import { RESULT_SCHEMA, type ResultBase, type ResultEvidence } from "../model/result.ts";
import type { RunFacts, Verdict } from "../model/verdict.ts";
import { toSafeJson } from "./escape.ts";
import { toRemediation } from "./json-remediation.ts";
import { toJsonLines, toPieces } from "./pieces.ts";
import { toDuration } from "./words.ts";

/**
 * The result document, version 1, in pieces: one line a finding, keys always in the same order, only characters that are safe to
 * print. The same verdict gives the same bytes, but for `startedAt` and `durationMs`.
 */
export function renderResult(verdict: Verdict, run: RunFacts): Iterable<string> {
  return toPieces(toDocument(verdict, run));
}

function* toDocument(verdict: Verdict, run: RunFacts): Generator<string> {
  const head = {
    schema: RESULT_SCHEMA,
    tool: { name: "portcullis", version: run.version },
    startedAt: run.startedAt,
    durationMs: run.durationMs,
    sarifCategory: run.sarifCategory,
    outcome: verdict.outcome,
    exitCode: verdict.exitCode,
    reasons: verdict.reasons.map(toSaid),
    policy: toPolicy(verdict.policy),
    scanners: verdict.scanners.map(toScanner),
    targets: verdict.targets.map(toTarget),
  };
  yield "{\n";
  for (const [key, value] of Object.entries(head)) yield `${toMember(key, value)},\n`;
  yield '"findings": [';
  yield* toJsonLines(toLines(verdict.findings));
  yield "],\n";
  yield `${toMember("bases", verdict.bases.map(toBaseRow))},\n`;
  yield '"remediation": ';
  yield* toRemediation(verdict.remediation);
  yield ",\n";
  yield `${toMember("problems", verdict.problems.map(toSaid))},\n`;
  yield `${toMember("counts", toCounts(verdict.counts))}\n}\n`;
}

function toMember(key: string, value: unknown): string {
  return `${JSON.stringify(key)}: ${toSafeJson(JSON.stringify(value))}`;
}

function* toLines(findings: readonly Finding[]): Generator<string> {
  for (const finding of findings) yield toSafeJson(JSON.stringify(toFinding(finding)));
}

/** The finding with its keys in the contract's order, whatever order it was put together in. Keys without a value are left out. */
function toFinding(finding: Finding) {
  const { purl, name, version, type } = finding.package;
  return {
    id: finding.id,
    aliases: finding.aliases,
    related: finding.related,
    severity: finding.severity,
    score: finding.score,
    knownExploited: finding.knownExploited,
    epss: finding.epss,
    title: finding.title,
    url: finding.url,
    package: { purl, name, version, type },
    target: finding.target,
    locations: finding.locations.map(({ path, layer }) => ({ path, layer })),
    fix: { state: finding.fix.state, versions: finding.fix.versions },
    seenBy: finding.seenBy,
    origin: finding.origin,
    place: finding.place && toPlace(finding.place),
    decision: toDecision(finding.decision),
    fingerprint: finding.fingerprint,
  };
}

function toPlace({ path, line, text }: FilePlace) {
  return { path, line, text };
}

function toDecision(decision: Decision) {
  const { kind, rule } = decision;
  if (kind !== "excepted") return { kind, rule };
  return { kind, rule, reason: decision.reason, owner: decision.owner, expires: decision.expires };
}

function toSaid({ code, message, next, target }: Reason | Problem) {
  return { code, message, next, target };
}

function toScanner({ name, version, sha256, source, database, reportedAt }: ScannerFacts) {
  return { name, version, sha256, source, database: toDatabase(database), reportedAt };
}

function toDatabase(database: ScannerFacts["database"]) {
  return database === null ? null : { schema: database.schema, built: database.built, digest: database.digest };
}

function toTarget({ base, evidence, ...target }: TargetFacts) {
  const { id, kind, reference, name, digest, platform, distribution, packages, layers, scannedBy } = target;
  const known = { id, kind, reference, name, digest, platform, distribution, packages, layers };
  return { ...known, base: base && toBase(base), evidence: evidence?.map(toEvidence), scannedBy };
}

function toEvidence({ scanner, version, sha256, database, compared, packages, isEmpty, inventory, canary }: Looking): ResultEvidence {
  return {
    scanner,
    version,
    sha256,
    database: toDatabase(database),
    compared: { by: compared.by, value: compared.value },
    packages,
    isEmpty,
    inventory: inventory.map(({ type, packages: count, known }) => ({ type, packages: count, known })),
    canary: canary === null ? null : { by: canary.by, found: canary.found },
  };
}

function toBase(base: NonNullable<TargetFacts["base"]>): ResultBase {
  return {
    status: base.status,
    cause: base.cause,
    reference: base.reference,
    digest: base.digest,
    layers: base.layers,
    allowed: base.allowed ?? null,
    rule: base.rule ?? null,
    message: base.message,
    next: base.next,
    claims: base.claims.map(toClaim),
    alsoKnownAs: [...base.alsoKnownAs],
    tagConfirmed: base.tagConfirmed,
    since: base.since,
    external: base.external.map(toBuildImage),
  };
}

function toClaim({ source, reference, digest, where }: Claim) {
  return { source, reference, digest, where };
}

function toBuildImage({ reference, canonical, file, line, usedAs, reach, tagConfirmed }: BuildImage) {
  const confirmed = tagConfirmed === undefined ? {} : { tagConfirmed };
  return { reference, canonical, file, line, usedAs: [...usedAs], reach, ...confirmed };
}

function toBaseRow({ reference, digest, status, allowed, targets, flaws, findings, blocking, fixable, bySeverity }: BaseRow) {
  const { critical, high, medium, low, negligible, unknown } = bySeverity;
  const counted = { critical, high, medium, low, negligible, unknown };
  return { reference, digest, status, allowed, targets, flaws, findings, blocking, fixable, bySeverity: counted };
}

/** The rules that were applied, in the words in which they can be set. */
function toPolicy(policy: Policy) {
  const { base, application } = policy.severityCutoff;
  return {
    source: policy.source,
    severityCutoff: base === application ? base : { base, application },
    onlyFixed: policy.onlyFixed,
    unknownSeverity: policy.unknownSeverity,
    baseImages: toBaseImages(policy.baseImages),
    stages: policy.stages,
    externalCopies: policy.externalCopies,
    exceptions: policy.exceptions.map(toException),
    allowIncomplete: policy.allowIncomplete,
    maxDbAge: policy.maxDbAge === null ? "none" : toDuration(policy.maxDbAge),
    failBuild: policy.failBuild,
    sources: Object.fromEntries(
      Object.entries(policy.sources)
        .map(([key, origin]) => [toCamelCase(key), origin] as const)
        .sort(([a], [b]) => byCodeUnits(a, b)),
    ),
  };
}

function toBaseImages(baseImages: Policy["baseImages"]) {
  if (baseImages === undefined) return undefined;
  return { require: baseImages.require, allow: baseImages.allow.map(toBaseEntry), deny: baseImages.deny.map(toBaseEntry) };
}

function toBaseEntry({ image, digests, expires, reason, owner }: BaseEntry) {
  return { image, digests, expires, reason, owner };
}

function toException({ id, package: purl, target, reason, owner, expires }: Exception) {
  return { id, package: purl, target, reason, owner, expires };
}

function toCamelCase(setting: string): string {
  return setting.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function toCounts({ total, blocking, critical, high, medium, low, negligible, unknown }: Verdict["counts"]) {
  return { total, blocking, critical, high, medium, low, negligible, unknown };
}
