import { join } from "node:path";
import { isGateError } from "../errors.ts";
import type { Problem } from "../model/reasons.ts";
import type { ScannerBinary } from "../ports.ts";
import { toSbom } from "./canary-sbom.ts";
import { isReadBy, type LockfileKind, toLockfileKind } from "./lockfile-kinds.ts";
import { toSbomArguments } from "./osv-command.ts";
import { type OsvDatabase, type OsvFacts, prepareOsvDatabase } from "./osv-database.ts";
import { type Entry, type Lockfile, toBatches, toEntry } from "./osv-entries.ts";
import { type OsvTool, scanEntries } from "./osv-run.ts";
import { type Gathered, joinGathered, NOTHING, type Scene } from "./scene.ts";

/** Scans lockfiles with OSV-Scanner: all of them in as few runs as the system takes, and proves that it looked. */
export async function gatherWithOsvScanner(targets: readonly Lockfile[], binary: Promise<ScannerBinary>, scene: Scene): Promise<Gathered> {
  try {
    const ready = await binary;
    const { readable, problems } = sortOut(targets, ready.version);
    if (readable.length === 0) return { ...NOTHING, problems };
    const ecosystems = [...new Set(readable.map(({ kind }) => kind.ecosystem))];
    const database = await prepareOsvDatabase({ version: ready.version, ecosystems }, scene);
    const entries = await Promise.all(readable.map(({ target, kind }) => toEntry(target, kind, scene)));
    const scanned = await scanAll(entries, { binary: ready, database, canary: await makeCanary(ready, database, scene) }, scene);
    const facts = await database.facts;
    return joinGathered([{ reports: [], problems }, scanned, { reports: [], problems: toFactProblems(readable, facts) }]);
  } catch (error) {
    if (!isGateError(error)) throw error;
    return { ...NOTHING, problems: [...error.faults] };
  }
}

type Readable = { readonly target: Lockfile; readonly kind: LockfileKind };

/** Lockfiles that this version reads, and a problem for each that it does not: never silence. */
function sortOut(targets: readonly Lockfile[], version: string): { readable: Readable[]; problems: Problem[] } {
  const readable: Readable[] = [];
  const problems: Problem[] = [];
  for (const target of targets) {
    const kind = toLockfileKind(target.shown);
    if (kind !== null && isReadBy(kind, version)) {
      readable.push({ target, kind });
      continue;
    }
    const why =
      kind === null ? "its name is none that OSV-Scanner knows" : `OSV-Scanner ${version} reads ${kind.name} only from ${kind.since} on`;
    const next = kind === null ? "Name the lockfile as its package manager does." : "Use a newer version (`osv-scanner-version`).";
    problems.push({ code: "lockfile-unparsable", target: target.id, message: `${target.shown} was not scanned: ${why}.`, next });
  }
  return { readable, problems };
}

/** What no database knows, for where there is nothing that it must know: a run always has something that can be read. */
const HARMLESS = "pkg:npm/portcullis-canary@0.0.0";

/** The canaries' packages as a file that is scanned with every run. */
async function makeCanary({ version }: ScannerBinary, { canaries }: OsvDatabase, { world }: Scene): Promise<Entry> {
  const path = join(await world.files.privateFolder(), "canary.cdx.json");
  await world.files.write(path, [toSbom([HARMLESS, ...canaries.map(({ purl }) => purl)])]);
  return { target: null, kind: null, path, args: toSbomArguments(version, path) };
}

async function scanAll(entries: readonly Entry[], tool: OsvTool, scene: Scene): Promise<Gathered> {
  const batches = toBatches(entries, scene.world.machine.os);
  return joinGathered(await Promise.all(batches.map((batch) => scanEntries(batch, tool, scene))));
}

/** Lockfiles of ecosystems that the database has nothing of. */
function toFactProblems(readable: readonly Readable[], { lacking, notices }: OsvFacts): Problem[] {
  const problems = readable.flatMap(({ target, kind }): Problem[] => {
    const why = lacking.get(kind.ecosystem);
    if (why === undefined) return [];
    const message = `${target.shown} was compared with nothing: the database of OSV-Scanner ${why} (${kind.ecosystem}).`;
    const next = `Add ${kind.ecosystem}/all.zip to the folder that \`osv-db\` names.`;
    return [{ code: "database-lacks-ecosystem", target: target.id, message, next }];
  });
  return [...problems, ...notices];
}
