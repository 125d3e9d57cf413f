import pLimit from "p-limit";
import type { ScannerName } from "../model/finding.ts";
import type { Look } from "../model/looking.ts";
import type { Problem } from "../model/reasons.ts";
import type { RawReport } from "../model/report.ts";
import type { Request } from "../model/settings.ts";
import type { Target } from "../model/target.ts";
import type { ScannerBinary, World } from "../ports.ts";
import { scanLockfilesWithGrype } from "./cross-check.ts";
import { gatherWithGrype } from "./grype.ts";
import type { GrypeTarget } from "./grype-command.ts";
import { prepareGrypeDatabase } from "./grype-database.ts";
import type { Lockfile } from "./osv-entries.ts";
import { gatherOsvSide } from "./osv-scanner.ts";
import { beginPulls } from "./own-file.ts";
import { type Gathered, guarded, joinGathered, NOTHING, type Scene } from "./scene.ts";

/**
 * What a run has to look at and to look with. `deadline`: ms since 1970, for everything together. `read`: what is made of a report as soon
 * as its scanner is done, while the other one works.
 */
export type Gathering<T> = {
  readonly targets: readonly Target[];
  readonly request: Request;
  readonly binaries: Partial<Record<ScannerName, Promise<ScannerBinary>>>;
  /** The environment of a scanner whose home is `folder`. */
  readonly environment: (folder: string) => Record<string, string>;
  readonly world: World;
  readonly deadline: number;
  readonly read: (report: RawReport) => Promise<T>;
};

/**
 * Runs the scanners, side by side up to `jobs`: Grype once on each image and SBOM, OSV-Scanner on the lockfiles by ecosystem; with
 * `cross-check` each on what the other looks at as well. What fails is a problem beside what does not.
 */
export async function gather<T>(gathering: Gathering<T>): Promise<{ read: T[]; problems: Problem[]; looks: Look[] }> {
  const { targets, request, binaries, environment, world, deadline } = gathering;
  const jobs = Math.max(1, request.settings.jobs);
  const lockfiles = targets.filter((target): target is Lockfile => target.kind === "lockfile");
  const others = targets.filter((target): target is GrypeTarget => target.kind !== "lockfile");
  const place = { settings: request.settings, world, deadline };
  const { begin, read: readOnce } = makeReading(gathering.read);
  const limits = { limit: pLimit(jobs), limitCopies: pLimit(jobs) };
  const scene: Scene = { ...place, environment, pulls: beginPulls(others, place), ...limits, begin };
  const { grype, "osv-scanner": osvScanner } = binaries;
  const isCrossed = request.settings.crossCheck;
  const parts: Promise<Gathered>[] = [];
  const atOnce = Math.max(1, others.length > 0 ? request.settings.jobs - 1 : request.settings.jobs);
  const ours = { lockfiles, others: isCrossed ? others : [], atOnce };
  if (osvScanner !== undefined && ours.lockfiles.length + ours.others.length > 0)
    parts.push(guarded(() => gatherOsvSide({ ...ours, osvScanner }, scene)));
  const theirs = { others, lockfiles: isCrossed ? lockfiles : [] };
  if (grype !== undefined && theirs.lockfiles.length + theirs.others.length > 0)
    parts.push(guarded(() => gatherGrypeSide({ ...theirs, grype }, scene)));
  const done = await Promise.all(
    parts.map(async (part) => ({ ...(await part), read: await Promise.all((await part).reports.map(readOnce)) })),
  );
  const read = done.flatMap((part) => part.read);
  const problems = done.flatMap((part) => part.problems);
  const looks = done.flatMap((part) => part.looks ?? []);
  return { read, problems: read.length === 0 ? problems : problems.map(toLate), looks };
}

type Reading<T> = { readonly begin: Scene["begin"]; readonly read: (report: RawReport) => Promise<T> };

/** Reads each report once: from when it is begun, else from when it is asked for, where also is told what went wrong. */
function makeReading<T>(read: (report: RawReport) => Promise<T>): Reading<T> {
  const going = new Map<RawReport, Promise<T>>();
  const readOnce = (report: RawReport): Promise<T> => {
    const reading = going.get(report) ?? read(report);
    going.set(report, reading);
    return reading;
  };
  return { begin: (report) => void readOnce(report).catch(() => undefined), read: readOnce };
}

/**
 * A target that only its scanner finds invalid, beside others that were scanned: exit code 2 would say that nothing was. The result is then
 * one that cannot be vouched for.
 */
function toLate(problem: Problem): Problem {
  return problem.code === "target-invalid" ? { ...problem, code: "scanner-failed" } : problem;
}

/** What Grype is to look at; `lockfiles` only where it checks what OSV-Scanner sees. */
type GrypeSide = {
  readonly others: readonly GrypeTarget[];
  readonly lockfiles: readonly Lockfile[];
  readonly grype: Promise<ScannerBinary>;
};

/** All that Grype is to look at, with one database. */
async function gatherGrypeSide({ others, lockfiles, grype }: GrypeSide, scene: Scene): Promise<Gathered> {
  const binary = await grype;
  const tool = { binary, database: await prepareGrypeDatabase(binary, scene) };
  const scans = [guarded(() => gatherWithGrype(others, tool, scene)), guarded(() => scanLockfilesWithGrype(lockfiles, tool, scene))];
  return joinGathered([{ ...NOTHING, problems: tool.database.notices }, ...(await Promise.all(scans))]);
}
