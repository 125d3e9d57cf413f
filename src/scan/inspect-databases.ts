import { basename, join, resolve } from "node:path";
import { z } from "zod";
import type { Fault } from "../errors.ts";
import type { Database } from "../model/evidence.ts";
import type { ScannerName } from "../model/finding.ts";
import type { Settings } from "../model/settings.ts";
import type { ScannerBinary, World } from "../ports.ts";
import { toGrypeVariables } from "./grype-command.ts";
import { readImportDigest, schemaFolder, UPSTREAM } from "./grype-database.ts";
import { BRING_DATABASE } from "./grype-faults.ts";
import { readArchiveFacts } from "./osv-archive.ts";
import { BRING_ARCHIVES, findArchives } from "./osv-database.ts";

/** What is known of a scanner's database without changing anything or asking the network. */
export type DatabaseCheck = {
  readonly name: ScannerName;
  /** Where it is, or comes from. */
  readonly where: string;
  /** What else is worth knowing, as a clause; null: nothing. */
  readonly note: string | null;
  readonly database: Database | null;
  /** Archives by ecosystem with how many advisories they hold, of OSV-Scanner's. */
  readonly archives: readonly { readonly ecosystem: string; readonly records: number | null }[];
  readonly faults: readonly Fault[];
};

export type Inspection = {
  readonly settings: Pick<Settings, "grypeDb" | "osvDb" | "offline" | "maxDbAge">;
  readonly world: World;
  readonly environment: (folder: string) => Record<string, string>;
  /** The scanners that are there, and the versions that would be used. */
  readonly binaries: Readonly<Record<ScannerName, ScannerBinary | null>>;
  readonly versions: Readonly<Record<ScannerName, string>>;
};

/** Looks which databases are there, of which date, and what is missing. */
export async function inspectDatabases(inspection: Inspection): Promise<DatabaseCheck[]> {
  return [withAge(await inspectGrype(inspection), inspection), withAge(await inspectOsv(inspection), inspection)];
}

const NO_ARCHIVES = { archives: [], note: null, database: null, faults: [] };

function missing(message: string, next: string): Fault[] {
  return [{ code: "database-missing", message, next }];
}

async function inspectGrype(inspection: Inspection): Promise<DatabaseCheck> {
  const { settings, world } = inspection;
  const about = { ...NO_ARCHIVES, name: "grype" as const };
  const schema = schemaFolder(inspection.versions.grype);
  if (settings.grypeDb === null) return inspectUpstream(inspection, schema);
  const where = settings.grypeDb;
  if (/^https?:\/\//i.test(where)) return { ...about, where, note: "fetched and imported by every scan" };
  const path = resolve(world.machine.cwd, where);
  const there = await world.files.stat(path);
  if (there === null) return { ...about, where, faults: missing(`There is no database ${where} (grype-db).`, "Check the path.") };
  if (there.kind !== "folder") return inspectFile(path, { where, inspection });
  const folder = basename(path) === schema ? join(path, "..") : path;
  if ((await world.files.stat(join(folder, schema))) === null && (await world.files.stat(join(path, "vulnerability.db"))) === null)
    return { ...about, where, faults: missing(`${where} (grype-db) holds no database of schema ${schema}.`, BRING_DATABASE) };
  return { ...about, where, database: await readStatus(folder, inspection) };
}

async function inspectUpstream(inspection: Inspection, schema: string): Promise<DatabaseCheck> {
  const { settings, world } = inspection;
  const where = join(world.cacheFolder, UPSTREAM);
  const about = { ...NO_ARCHIVES, name: "grype" as const, where };
  if ((await world.files.stat(join(where, schema, "vulnerability.db"))) !== null)
    return { ...about, database: await readStatus(where, inspection), note: settings.offline ? null : "brought up to date by every scan" };
  const next = settings.offline ? BRING_DATABASE : `A scan fetches it by itself. ${BRING_DATABASE}`;
  return { ...about, faults: missing("Grype's database is not on this machine.", next) };
}

async function inspectFile(path: string, { where, inspection }: { where: string; inspection: Inspection }): Promise<DatabaseCheck> {
  const digest = `sha256:${await inspection.world.files.sha256(path)}`;
  const database = { schema: null, built: null, digest };
  return { ...NO_ARCHIVES, name: "grype", where, database, note: "imported by every scan" };
}

const Status = z.object({ schemaVersion: z.string().optional(), built: z.string().optional() });

/** Asks Grype itself, where it is there, what a database folder holds. */
async function readStatus(folder: string, { world, binaries, environment, versions }: Inspection): Promise<Database | null> {
  const digest = await readImportDigest(join(folder, schemaFolder(versions.grype)), { world });
  const { grype } = binaries;
  if (grype === null) return { schema: null, built: null, digest };
  const home = await world.files.privateFolder();
  const end = await world.processes.run({
    file: grype.path,
    args: ["db", "status", "-o", "json"],
    cwd: home,
    env: { ...environment(home), ...toGrypeVariables(folder) },
    deadline: world.clock.now() + 60_000,
  });
  const status = Status.safeParse(parseJson(end.stdout));
  if (!status.success) return { schema: null, built: null, digest };
  return { schema: status.data.schemaVersion ?? null, built: status.data.built ?? null, digest };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function inspectOsv({ settings, world }: Inspection): Promise<DatabaseCheck> {
  const about = { ...NO_ARCHIVES, name: "osv-scanner" as const };
  if (settings.osvDb === null) {
    const where = "the online service (api.osv.dev)";
    if (!settings.offline) return { ...about, where, note: "asked by every scan" };
    const message = "There is no database for OSV-Scanner (`osv-db`), and `offline` forbids to ask the online service.";
    return { ...about, where: "nowhere", faults: missing(message, BRING_ARCHIVES) };
  }
  const found = await findArchives(resolve(world.machine.cwd, settings.osvDb), { world });
  const archives: { ecosystem: string; records: number | null }[] = [];
  const dates: number[] = [];
  for (const [ecosystem, path] of found) {
    const records = await readArchiveFacts(world.files.stream(path)).then(
      (facts) => facts.records,
      () => null,
    );
    archives.push({ ecosystem, records });
    const there = await world.files.stat(path);
    if (there?.kind === "file") dates.push(there.modified);
  }
  const built = dates.length === 0 ? null : new Date(Math.min(...dates)).toISOString();
  const faults = archives.some(({ records }) => records !== null && records > 0)
    ? archives.flatMap(({ ecosystem, records }) =>
        records === null ? missing(`${ecosystem}/all.zip is no whole zip file.`, BRING_ARCHIVES) : [],
      )
    : missing(`${settings.osvDb} (osv-db) holds no archive of advisories.`, BRING_ARCHIVES);
  return { ...about, where: settings.osvDb, database: { schema: null, built, digest: null }, archives, faults };
}

const DAY = 86_400_000;

/** Adds that a database is too old, where a scan would not bring it up to date by itself. */
function withAge(check: DatabaseCheck, { settings, world }: Inspection): DatabaseCheck {
  const { grypeDb, offline, maxDbAge } = settings;
  const built = check.database?.built ?? null;
  const isOurs = check.name === "grype" && grypeDb === null && !offline;
  if (built === null || maxDbAge === null || isOurs) return check;
  const age = world.clock.now() - Date.parse(built);
  if (age <= maxDbAge) return check;
  const message = `${check.where} was built ${built}, ${Math.floor(age / DAY)} days ago; at most ${Math.floor(maxDbAge / DAY)} are allowed (max-db-age).`;
  return { ...check, faults: [...check.faults, { code: "database-stale", message, next: "Bring a newer one, or set `max-db-age`." }] };
}
