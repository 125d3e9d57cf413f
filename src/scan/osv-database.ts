import { createHash } from "node:crypto";
import { join, resolve } from "node:path";
import { GateError, sentenceOf } from "../errors.ts";
import type { Database } from "../model/evidence.ts";
import { byCodeUnits } from "../model/order.ts";
import type { Problem } from "../model/reasons.ts";
import { ECOSYSTEMS } from "./lockfile-kinds.ts";
import { EMPTY_ARCHIVE, readArchiveFacts, readFirstRecords } from "./osv-archive.ts";
import { type Canary, chooseCanaries, ONLINE_CANARY } from "./osv-canary.ts";
import { databaseLayout } from "./osv-command.ts";
import type { Scene } from "./scene.ts";

/** What OSV-Scanner compares with. */
export type OsvDatabase = {
  /** The archives by ecosystem; null: the online service. */
  readonly archives: ReadonlyMap<string, string> | null;
  readonly canaries: readonly Canary[];
  /** Reads the archives through, once: best while the scanner works. */
  readonly facts: () => Promise<OsvFacts>;
};

export type OsvFacts = {
  readonly database: Database | null;
  /** Ecosystems in play of which it has nothing, with the reason as a clause. */
  readonly lacking: ReadonlyMap<string, string>;
  readonly notices: readonly Problem[];
};

/** Ecosystems of OSV that are no lockfile's, but may be an image's or an SBOM's. */
const OTHER_ECOSYSTEMS = [
  ...[
    "AlmaLinux",
    "Alpaquita",
    "Alpine",
    "Android",
    "Azure Linux",
    "BellSoft Hardened Containers",
    "Bioconductor",
    "Bitnami",
    "Chainguard",
  ],
  ...["CleanStart", "Debian", "Docker Hardened Images", "Echo", "GHC", "GIT", "GitHub Actions", "Julia", "Kubernetes", "Linux", "Mageia"],
  ...["MinimOS", "OSS-Fuzz", "Photon OS", "Red Hat", "Rocky Linux", "Root", "SUSE", "TuxCare", "Ubuntu", "VSCode", "Wolfi", "opam"],
  ...["openEuler", "openSUSE"],
];

/** What OSV-Scanner takes for packages that are of no ecosystem but have a version. */
const UNNAMED = "GIT";

export type OsvWanted = {
  /** The ecosystems that will be asked for; their archives count for the database's age and digest. */
  readonly ecosystems: readonly string[];
  /** Whether anything else may be asked for too, so that every archive counts. */
  readonly isForAll: boolean;
};

export const BRING_ARCHIVES =
  "Download https://osv-vulnerabilities.storage.googleapis.com/ECOSYSTEM/all.zip to FOLDER/ECOSYSTEM/all.zip, and give it with `osv-db: FOLDER`.";

/** Finds the database: in the folder that was given, else the online service. */
export async function findOsvDatabase({ ecosystems, isForAll }: OsvWanted, scene: Scene): Promise<OsvDatabase> {
  const { osvDb, offline } = scene.settings;
  if (osvDb === null && offline)
    throw missing("There is no database for OSV-Scanner (`osv-db`), and `offline` forbids to ask the online service.");
  if (osvDb === null) {
    const facts: OsvFacts = { database: null, lacking: new Map(), notices: [] };
    return { archives: null, canaries: [ONLINE_CANARY], facts: async () => facts };
  }
  const given = resolve(scene.world.machine.cwd, osvDb);
  const there = await scene.world.files.stat(given);
  if (there === null) throw missing(`There is no folder ${osvDb} (osv-db).`);
  if (there.kind === "file" || there.kind === "other") throw missing(`${osvDb} (osv-db) is no folder.`);
  const archives = isForAll ? await findArchives(given, scene) : await findArchivesOf([...ecosystems, UNNAMED], given, scene);
  const used = [...archives].flatMap(([name, path]) => (isForAll || name !== UNNAMED ? [{ name, path }] : []));
  const canaries = await Promise.all(used.map((archive) => findCanaries(archive, scene)));
  let facts: Promise<OsvFacts> | undefined;
  return {
    archives,
    canaries: canaries.flat(),
    facts: () => {
      facts ??= readFacts(used, ecosystems, scene);
      return facts;
    },
  };
}

function missing(message: string): GateError {
  return new GateError({ code: "database-missing", message, next: BRING_ARCHIVES });
}

/** The layouts that a folder can have: of OSV-Scanner from 2.5 on, of those before, and `<ecosystem>/all.zip`. */
const LAYOUTS = ["osv-scalibr", "osv-scanner", "."];

async function findArchivesOf(ecosystems: readonly string[], given: string, { world }: Scene): Promise<Map<string, string>> {
  const archives = new Map<string, string>();
  for (const name of ecosystems) {
    for (const layout of LAYOUTS) {
      const path = join(given, layout, name, "all.zip");
      if (archives.has(name) || (await world.files.stat(path)) === null) continue;
      archives.set(name, path);
    }
  }
  return archives;
}

/** Every archive below a folder, by ecosystem. */
export async function findArchives(given: string, { world }: Pick<Scene, "world">): Promise<Map<string, string>> {
  const archives = new Map<string, string>();
  for (const layout of LAYOUTS) {
    for (const { name } of await world.files.list(join(given, layout)).catch(() => [])) {
      const path = join(given, layout, name, "all.zip");
      if (!archives.has(name) && (await world.files.stat(path)) !== null) archives.set(name, path);
    }
  }
  return archives;
}

/**
 * Lays a database out as a version reads it, by links, with an empty archive for each ecosystem that has none: one that is missing makes
 * some versions find nothing at all. Gives the folder; null for the online service.
 */
export async function layOutDatabase(
  { archives }: OsvDatabase,
  version: string,
  { ecosystems, isForAll }: OsvWanted,
  { world }: Scene,
): Promise<string | null> {
  if (archives === null) return null;
  const folder = await world.files.privateFolder();
  const place = (name: string): string => join(folder, databaseLayout(version), name, "all.zip");
  const wanted = [...ecosystems, ...ECOSYSTEMS, UNNAMED, ...(isForAll ? OTHER_ECOSYSTEMS : [])];
  const absent = new Set(wanted.filter((name) => !archives.has(name)));
  await Promise.all([...archives].map(([name, path]) => world.files.link(path, place(name))));
  await Promise.all([...absent].map((name) => world.files.write(place(name), [EMPTY_ARCHIVE])));
  return folder;
}

type Archive = { readonly name: string; readonly path: string };

async function findCanaries({ name, path }: Archive, { world }: Scene): Promise<Canary[]> {
  try {
    for await (const head of world.files.stream(path)) return chooseCanaries(name, readFirstRecords(head));
  } catch {
    // told when its facts are read
  }
  return [];
}

/** Digest and date of the archives that are used, and which ecosystems they say nothing of. */
async function readFacts(used: readonly Archive[], ecosystems: readonly string[], { world }: Scene): Promise<OsvFacts> {
  const lacking = new Map(ecosystems.map((name) => [name, "has no archive of it"]));
  const digests: string[] = [];
  const dates: number[] = [];
  const links: string[] = [];
  for (const { name, path } of used) {
    const why = await readArchiveFacts(world.files.stream(path)).then(
      ({ sha256, records }) => {
        digests.push(`${sha256}  ${name}\n`);
        return records === null ? "has an archive of it that is no whole zip file" : records === 0 ? "has an empty archive of it" : null;
      },
      (error: unknown) => `has an archive of it that cannot be read (${sentenceOf(error).replace(/\.$/, "")})`,
    );
    if (why === null) lacking.delete(name);
    else lacking.set(name, why);
    const there = await world.files.stat(path);
    if (there?.kind === "link") links.push(name);
    else if (there !== null) dates.push(there.modified);
  }
  const digest = digests.length === 0 ? null : `sha256:${createHash("sha256").update(digests.sort(byCodeUnits).join("")).digest("hex")}`;
  return {
    database: { schema: null, built: toBuilt(dates, world.clock.now()), digest },
    lacking,
    notices: links.length === 0 ? [] : [toUnknownAge(links)],
  };
}

const DAY = 86_400_000;

/** The date that counts: of the oldest archive, but of one in the future where there is any, which says nothing of its age. */
function toBuilt(dates: readonly number[], now: number): string | null {
  if (dates.length === 0) return null;
  const latest = Math.max(...dates);
  return new Date(latest > now + DAY ? latest : Math.min(...dates)).toISOString();
}

function toUnknownAge(links: readonly string[]): Problem {
  const message = `The age of OSV-Scanner's database is not known: its archives of ${links.join(", ")} are symbolic links.`;
  return { code: "database-age-unknown", message, next: "Give the folder that holds the archives themselves." };
}
