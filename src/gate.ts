/**
 * The whole story of Portcullis on one page.
 *
 *   prepare   strings and a policy file become a request          policy/
 *   gather    targets are found, scanners installed and run       scan/, install/
 *   examine   what images are built on, by their own layers       base-image/
 *   decide    reports become one list, the list becomes a verdict normalise/, merge/, base-image/, judge/
 *             with what it would take to pass                     remedy/
 *   render    the verdict becomes documents                       report/
 *
 * The doors in entry/ call these and publish what comes out. Nothing here touches the world but through its ports.
 */
import { judgeBases } from "./base-image/allow/judge-bases.ts";
import { attribute, findMismatches, toSameLayers, toUnreported, withBases, withNames } from "./base-image/attribute.ts";
import { examineImages } from "./base-image/examine.ts";
import { placeByImages, toBuilt } from "./base-image/history/place.ts";
import { proveFromReport } from "./base-image/proof/from-report.ts";
import { type Fault, isGateError, sentenceOf } from "./errors.ts";
import { toScannerEnvironment } from "./install/environment.ts";
import { findExchanged } from "./install/exchanged.ts";
import { installScanner } from "./install/install.ts";
import { judge } from "./judge/judge.ts";
import { type LockfilePlace, placeInLockfiles } from "./locate/lockfile-places.ts";
import { mergeEvidence } from "./merge/merge.ts";
import type { BasesLock } from "./model/bases-lock.ts";
import type { Evidence } from "./model/evidence.ts";
import type { FilePlace, ScannerName, Seen } from "./model/finding.ts";
import type { LayerChanges } from "./model/image.ts";
import type { Policy } from "./model/policy.ts";
import { isReasonCode, type Problem, REASONS } from "./model/reasons.ts";
import type { RawReport } from "./model/report.ts";
import type { OutputRequest, Request } from "./model/settings.ts";
import type { Target } from "./model/target.ts";
import type { RunFacts, Verdict } from "./model/verdict.ts";
import { normaliseReport } from "./normalise/normalise.ts";
import type { ScannerBinary, World } from "./ports.ts";
import { toRemediation } from "./remedy/remedy.ts";
import { renderHtml } from "./report/html.ts";
import { renderResult } from "./report/json.ts";
import { renderSummary } from "./report/markdown.ts";
import { renderSarif } from "./report/sarif.ts";
import { type Display, renderText } from "./report/text.ts";
import { discoverTargets } from "./scan/discover.ts";
import { gather } from "./scan/gather.ts";
import { withLooks } from "./scan/looks.ts";

export { resolveRequest } from "./policy/resolve.ts";
export type { Display } from "./report/text.ts";

/** Scans what was asked for and judges it. Never rejects for what a scanner, a file or a network did: that is in the verdict. */
export async function scanAndJudge(request: Request, world: World, known: readonly Problem[] = []): Promise<Verdict> {
  const deadline = world.clock.now() + request.settings.timeout;
  const found = await discoverTargets({ request, world });
  const environment = (folder: string) => toScannerEnvironment(world.machine, { folder, declared: request.settings });
  const binaries = installNeeded(found.targets, request, { world, deadline });
  const examining = examineImages({ ...request, targets: found.targets, wantsProof: wantsProof(request.policy), world, deadline });
  const lockfiles = { files: world.files, cwd: world.machine.cwd };
  const read = (report: RawReport) => readPlaced(report, lockfiles); // while other scanners work
  const gathered = await gather({ targets: found.targets, request, binaries, environment, world, deadline, read });
  const { examined, problems } = await examining;
  const bases = new Map([...examined].map(([id, { base }]) => [id, base]));
  const sameLayers = toSameLayers(examined);
  const evidence = gathered.read.map((part) => withNames(withBases(withLooks(part.evidence, gathered.looks, sameLayers), bases), examined));
  const reported = evidence.flatMap(({ targets }) => targets);
  const told = [...known, ...found.problems, ...gathered.problems, ...problems, ...(await wordsOf(binaries, world))];
  const unseen = [...toUnseen(found.targets, [...evidence, { problems: told }]), ...findMismatches(examined, reported)];
  const beside = { ...toEvidence([...told, ...unseen]), targets: toUnreported(examined, reported) };
  const asked = found.targets.map(({ id }) => id);
  const place = toPlace(...gathered.read.map((part) => part.place), placeByImages(toBuilt(examined, reported)));
  const changes = (id: string) => examined.get(id)?.changes;
  return decide([...evidence, beside], request.policy, { now: world.clock.now(), asked, changes, place, lock: request.lock });
}

/** Whether the policy asks for bases. Where it does not, they are found out as far as that needs no network, and no failure is held against anybody. */
function wantsProof({ baseImages }: Policy): boolean {
  return baseImages !== undefined && baseImages.require !== "off";
}

/** Judges reports that exist already: no scanner runs. A report that cannot be read is an error beside what the others say. */
export async function judgeReports(
  reports: readonly RawReport[],
  policy: Policy,
  { now, known, built }: { now: number; known: readonly Problem[]; built?: Built },
): Promise<Verdict> {
  const evidence: Evidence[] = [];
  for (const report of reports) evidence.push(await readReport(report));
  const targets = evidence.flatMap((part) => part.targets);
  if (built === undefined) return decide([...evidence, toEvidence(known)], policy, { now });
  const { bases, images, problems } = await proveFromReport({ ...built, targets, wantsProof: wantsProof(policy) });
  const based = evidence.map((part) => withBases(part, bases));
  const { files, machine } = built.world;
  const place = toPlace(await placeInLockfiles(evidence, { files, cwd: machine.cwd }), placeByImages(images));
  return decide([...based, toEvidence([...known, ...problems])], policy, { now, place, lock: built.lock });
}

function withPlace(seen: Seen, place: FilePlace | undefined): Seen {
  return place === seen.place ? seen : { ...seen, place };
}

type PlaceOf = (seen: Seen) => FilePlace | undefined;

/** What a report said of a place already stays; a lockfile is placed in itself, an image in its Dockerfile. */
function toPlace(...places: readonly PlaceOf[]): PlaceOf {
  return (seen) => places.reduce<FilePlace | undefined>((known, placeOf) => known ?? placeOf(seen), seen.place);
}

/** How the images of reports were built, and what is known of their bases. */
export type Built = Pick<Request, "settings" | "lock"> & { readonly world: Pick<World, "files" | "machine"> };

type Deciding = {
  /** Ms since 1970. */
  readonly now: number;
  /** The targets that were to be scanned here: none of them passes without evidence. Absent where nobody scanned. */
  readonly asked?: readonly string[];
  /** What a target's layers do to package databases. */
  readonly changes?: (target: string) => readonly LayerChanges[] | undefined;
  /** Where in the repository a finding's package is to be changed. */
  readonly place?: PlaceOf;
  /** The facts of approved bases. */
  readonly lock?: BasesLock | null;
};

/** Folds all evidence into one list, applies the policy to it, and finds what it would take to pass. */
export function decide(evidence: readonly Evidence[], policy: Policy, { now, asked, lock = null, ...known }: Deciding): Verdict {
  const { changes = () => undefined, place } = known;
  const merged = mergeEvidence(evidence);
  const attributed = attribute(merged.seen, merged.targets, changes);
  const seen = place === undefined ? attributed : attributed.map((one) => withPlace(one, place(one)));
  const { targets, problems } = judgeBases(merged.targets, policy, new Date(now).toISOString().slice(0, 10));
  const judged = judge({ merged: { ...merged, seen, targets, problems: [...merged.problems, ...problems] }, policy, now, asked });
  return { ...judged, remediation: toRemediation({ ...judged, lock }) };
}

/** A document that was asked for, in pieces; `file` null: for standard output. */
export type Document = { readonly request: OutputRequest; readonly pieces: Iterable<string> };

/** Renders the documents that were asked for. They decide nothing: all of them tell the same verdict. */
export function renderDocuments(
  verdict: Verdict,
  run: RunFacts,
  { outputs, display }: { outputs: readonly OutputRequest[]; display: Display },
): Document[] {
  return outputs.map((request) => ({ request, pieces: renderDocument(verdict, run, { request, display }) }));
}

/** A document for a file or a pipe is written as for the plainest terminal. */
const PLAIN: Display = { width: 120, colour: false, links: false, verbose: true };

function renderDocument(
  verdict: Verdict,
  run: RunFacts,
  { request, display }: { request: OutputRequest; display: Display },
): Iterable<string> {
  switch (request.format) {
    case "json":
      return renderResult(verdict, run);
    case "sarif":
      return renderSarif(verdict, run);
    case "html":
      return renderHtml(verdict, run);
    case "markdown":
      return [renderSummary(verdict, run, {})];
    case "text":
      return [renderText(verdict, run, request.file === null ? display : PLAIN)];
    default:
      return request.format satisfies never;
  }
}

type Binaries = Partial<Record<ScannerName, Promise<ScannerBinary>>>;

/** Starts to install the scanners that these targets need, side by side. */
function installNeeded(
  targets: readonly Target[],
  { settings }: Request,
  { world, deadline }: { world: World; deadline: number },
): Binaries {
  const both = settings.crossCheck && targets.length > 0;
  const binaries: Binaries = {};
  const install = (name: ScannerName) => {
    const binary = installScanner({ name, settings, deadline, world });
    binary.catch(() => undefined); // reported by whoever awaits it; unawaited it must not end the process
    binaries[name] = binary;
  };
  if (both || targets.some(({ kind }) => kind !== "lockfile")) install("grype");
  if (both || targets.some(({ kind }) => kind === "lockfile")) install("osv-scanner");
  return binaries;
}

/** What is to be said of the scanners that ran: how they were come by, and whether they are still what they were. */
async function wordsOf(binaries: Binaries, world: World): Promise<Problem[]> {
  const settled = await Promise.allSettled(Object.values(binaries));
  const ready = settled.flatMap((end) => (end.status === "fulfilled" ? [end.value] : []));
  const exchanged = await Promise.all(ready.map((binary) => findExchanged(binary, world)));
  return [...ready.flatMap(({ notices = [] }) => notices), ...exchanged.flat()];
}

/** Reads one report, and where in their lockfiles its packages stand. */
async function readPlaced(report: RawReport, where: LockfilePlace): Promise<{ evidence: Evidence; place: PlaceOf }> {
  const evidence = await readReport(report);
  return { evidence, place: await placeInLockfiles([evidence], where) };
}

/** Reads one report; what makes it unreadable becomes a problem, so that it hides nothing beside it. */
async function readReport(report: RawReport): Promise<Evidence> {
  try {
    return await normaliseReport(report);
  } catch (error) {
    const faults: readonly Fault[] = isGateError(error)
      ? error.faults
      : [{ code: "internal", message: `${report.name} could not be read: ${sentenceOf(error)}`, next: "Please report this as a bug." }];
    return toEvidence(faults);
  }
}

function toEvidence(problems: readonly Problem[]): Evidence {
  return { targets: [], scanners: [], observations: [], problems };
}

/**
 * Targets that no report speaks of and no problem explains: whatever the cause, they were not looked at. A notice explains nothing; an
 * error of the whole run (a scanner that is missing) explains them all, once.
 */
function toUnseen(targets: readonly Target[], told: readonly { targets?: Evidence["targets"]; problems: readonly Problem[] }[]): Problem[] {
  const deciding = told.flatMap(({ problems }) => problems).flatMap(({ code, target }) => (isReasonCode(code) ? [{ code, target }] : []));
  if (deciding.some(({ code, target }) => target === undefined && REASONS[code].outcome === "error")) return [];
  const reported = told.flatMap((part) => (part.targets ?? []).map(({ id }) => id));
  const explained = new Set([...reported, ...deciding.map(({ target }) => target)]);
  return targets
    .filter(({ id }) => !explained.has(id))
    .map(({ id }) => ({
      code: "scanner-output",
      target: id,
      message: `${id} was to be scanned, and no report speaks of it.`,
      next: "Run again with --verbose to see what the scanner said; report it if it stays.",
    }));
}
