import { join } from "node:path";
import pLimit from "p-limit";
import { sortedUnique } from "../model/order.ts";
import type { Problem } from "../model/reasons.ts";
import type { ScannerBinary } from "../ports.ts";
import { findAmbiguous } from "./ambiguous-lockfiles.ts";
import { toSbom } from "./canary-sbom.ts";
import { scanOtherWithOsvScanner } from "./cross-check.ts";
import type { GrypeTarget } from "./grype-command.ts";
import { isReadBy, type LockfileKind, toLockfileKind } from "./lockfile-kinds.ts";
import { HARMLESS } from "./osv-canary.ts";
import { toSbomArguments } from "./osv-command.ts";
import { findOsvDatabase, layOutDatabase, type OsvDatabase, type OsvFacts } from "./osv-database.ts";
import { type Entry, type Lockfile, toBatches, toEntry } from "./osv-entries.ts";
import { type OsvBase, scanEntries } from "./osv-run.ts";
import { type Share, toShares } from "./osv-shares.ts";
import { withOwnFile } from "./own-file.ts";
import { findLostRequirements } from "./requirements.ts";
import { begun, both, type Gathered, guarded, joinGathered, NOTHING, type Scene } from "./scene.ts";
import { isUnreadLockfile, toInstead } from "./unread-lockfiles.ts";

/** What OSV-Scanner is to look at; `others` only where it checks what Grype sees. */
export type OsvSide = {
  readonly lockfiles: readonly Lockfile[];
  readonly others: readonly GrypeTarget[];
  readonly osvScanner: Promise<ScannerBinary>;
  /** How many runs over lockfiles there may be at once: Grype, which takes longest on one thing, is to have its turn. */
  readonly atOnce: number;
};

/** All that OSV-Scanner is to look at, with one database: lockfiles in a run for each ecosystem, the rest one by one. */
export async function gatherOsvSide({ lockfiles, others, osvScanner, atOnce }: OsvSide, scene: Scene): Promise<Gathered> {
  const ecosystems = sortedUnique(lockfiles.flatMap(({ shown }) => toLockfileKind(shown)?.ecosystem ?? []));
  const wanted = { ecosystems, isForAll: others.length > 0 };
  const preparing = prepareEntries(lockfiles, scene);
  preparing.catch(() => undefined); // told by whoever awaits it
  const [binary, database] = await both(osvScanner, findOsvDatabase(wanted, scene));
  const { readable, problems } = sortOut(lockfiles, binary.version);
  if (readable.length + others.length === 0) return { ...NOTHING, problems };
  const tool = { binary, database, base: await layOutDatabase(database, binary.version, wanted, scene) };
  const scans = [
    guarded(() => scanLockfiles(readable, { ...tool, preparing, atOnce }, scene)),
    ...others.map((target) => guarded(() => withOwnFile(target, scene, (own) => scanOtherWithOsvScanner(own, tool, scene)), target.id)),
  ];
  const scanned = await Promise.all(scans);
  const { notices } = await database.facts();
  return joinGathered([{ ...NOTHING, problems }, ...scanned, { ...NOTHING, problems: notices }]);
}

type Prepared = ReadonlyMap<string, Entry>;

/** Makes an entry of every lockfile of a known kind, by target id: while the scanner is still being had. */
async function prepareEntries(lockfiles: readonly Lockfile[], scene: Scene): Promise<Prepared> {
  const entries = new Map<string, Entry>();
  for (const target of lockfiles) {
    const kind = toLockfileKind(target.shown);
    if (kind !== null) entries.set(target.id, await toEntry(target, kind, scene)); // one by one: each opens a file
  }
  return entries;
}

/** The database's archives are read through while the scanner works: before, they would hold it up. */
async function scanLockfiles(
  readable: readonly Readable[],
  { preparing, atOnce, ...tool }: OsvBase & { preparing: Promise<Prepared>; atOnce: number },
  scene: Scene,
): Promise<Gathered> {
  if (readable.length === 0) return NOTHING;
  const prepared = await preparing;
  const entries = readable.flatMap(({ target }) => prepared.get(target.id) ?? []);
  const limit = pLimit(atOnce);
  const scanning = Promise.all(toShares(entries, tool.database).map((share) => limit(() => scanShare(share, tool, scene))));
  const { files } = scene.world;
  const looking = Promise.all([findAmbiguous(entries, files), findLostRequirements(entries, files)]);
  const [scanned, facts, looked] = await Promise.all([scanning, tool.database.facts(), looking]);
  const problems = [...toLacking(readable, facts), ...toUnproven(readable, tool.database, facts), ...looked.flat()];
  return joinGathered([...scanned, { ...NOTHING, problems }]);
}

async function scanShare({ entries, database }: Share, tool: OsvBase, scene: Scene): Promise<Gathered> {
  const own = { ...tool, database };
  const canary = await makeCanary(own, scene);
  const batches = toBatches(entries, scene.world.machine.os);
  return begun(joinGathered(await Promise.all(batches.map((batch) => scanEntries(batch, { ...own, canary }, scene)))), scene);
}

/** Ecosystems whose records name no package that must be found: that nothing was found in them proves less. */
function toUnproven(readable: readonly Readable[], { archives, canaries }: OsvDatabase, { lacking }: OsvFacts): Problem[] {
  if (archives === null) return [];
  const proven = new Set([...lacking.keys(), ...canaries.map(({ ecosystem }) => ecosystem)]);
  const unproven = sortedUnique(readable.map(({ kind }) => kind.ecosystem)).filter((name) => !proven.has(name));
  if (unproven.length === 0) return [];
  const message = `OSV-Scanner's database of ${unproven.join(", ")} holds nothing by which to prove that it finds what is in it.`;
  return [{ code: "evidence-missing", message }];
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
    const { why, next } = explainUnread(target.shown, kind, version);
    problems.push({ code: "lockfile-unparsable", target: target.id, message: `${target.shown} was not scanned: ${why}.`, next });
  }
  return { readable, problems };
}

function explainUnread(shown: string, kind: LockfileKind | null, version: string): { why: string; next: string } {
  if (kind !== null)
    return {
      why: `OSV-Scanner ${version} reads ${kind.name} only from ${kind.since} on`,
      next: "Use a newer version (`osv-scanner-version`).",
    };
  if (isUnreadLockfile(shown)) return { why: "no scanner reads lockfiles of its kind", next: toInstead(shown) };
  return { why: "its name is none that OSV-Scanner knows", next: "Name the lockfile as its package manager does." };
}

/** The canaries' packages as a file that is scanned with every run. */
async function makeCanary({ binary: { version }, database: { canaries } }: OsvBase, { world }: Scene): Promise<Entry> {
  const path = join(await world.files.privateFolder(), "canary.cdx.json");
  await world.files.write(path, [toSbom((canaries.length === 0 ? [HARMLESS] : canaries).map(({ purl }) => purl))]);
  return { target: null, kind: null, path, file: path, args: toSbomArguments(version, path) };
}

/** Lockfiles of ecosystems that the database has nothing of. */
function toLacking(readable: readonly Readable[], { lacking }: OsvFacts): Problem[] {
  return readable.flatMap(({ target, kind }): Problem[] => {
    const why = lacking.get(kind.ecosystem);
    if (why === undefined) return [];
    const message = `${target.shown} was compared with nothing: the database of OSV-Scanner ${why} (${kind.ecosystem}).`;
    const next = `Add ${kind.ecosystem}/all.zip to the folder that \`osv-db\` names.`;
    return [{ code: "database-lacks-ecosystem", target: target.id, message, next }];
  });
}
