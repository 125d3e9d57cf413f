import { createHash } from "node:crypto";
import { join, resolve } from "node:path";
import { GateError, sentenceOf } from "../errors.ts";
import type { Database } from "../model/evidence.ts";
import { byCodeUnits, sortedUnique } from "../model/order.ts";
import type { Problem } from "../model/reasons.ts";
import { ECOSYSTEMS } from "./lockfile-kinds.ts";
import { EMPTY_ARCHIVE, readArchiveFacts, readFirstRecords } from "./osv-archive.ts";
import { type Canary, chooseCanary, ONLINE_CANARY } from "./osv-canary.ts";
import { databaseLayout } from "./osv-command.ts";
import type { Scene } from "./scene.ts";

/** What OSV-Scanner compares with. `base` null: the online service. */
export type OsvDatabase = {
  readonly base: string | null;
  /** Whether there is an archive of an ecosystem. */
  readonly has: (ecosystem: string) => boolean;
  readonly canaries: readonly Canary[];
  /** What is known of it once its archives were read through, which goes on while the scanner works. */
  readonly facts: Promise<OsvFacts>;
};

export type OsvFacts = {
  readonly database: Database | null;
  /** Ecosystems in play of which it has nothing, with the reason as a clause. */
  readonly lacking: ReadonlyMap<string, string>;
  readonly notices: readonly Problem[];
};

/** Ecosystems of OSV that are no lockfile's, but may be an image's or an SBOM's. A missing archive makes some versions find nothing at all. */
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

export type OsvWanted = {
  readonly version: string;
  /** The ecosystems that will be asked for; their archives count for the database's age and digest. */
  readonly ecosystems: readonly string[];
  /** Whether anything else may be asked for too, so that every archive counts. */
  readonly isForAll: boolean;
};

export const BRING_ARCHIVES =
  "Download https://osv-vulnerabilities.storage.googleapis.com/ECOSYSTEM/all.zip to FOLDER/ECOSYSTEM/all.zip, and give it with `osv-db: FOLDER`.";

/** Makes the database ready: the folder that was given, in the layout of this version; else the online service. */
export async function prepareOsvDatabase(wanted: OsvWanted, scene: Scene): Promise<OsvDatabase> {
  const { osvDb, offline } = scene.settings;
  if (osvDb === null && offline)
    throw missing("There is no database for OSV-Scanner (`osv-db`), and `offline` forbids to ask the online service.");
  if (osvDb === null) {
    const facts: OsvFacts = { database: null, lacking: new Map(), notices: [] };
    return { base: null, has: () => true, canaries: [ONLINE_CANARY], facts: Promise.resolve(facts) };
  }
  const given = resolve(scene.world.machine.cwd, osvDb);
  const there = await scene.world.files.stat(given);
  if (there === null) throw missing(`There is no folder ${osvDb} (osv-db).`);
  if (there.kind === "file" || there.kind === "other") throw missing(`${osvDb} (osv-db) is no folder.`);
  return prepareFolder(given, wanted, scene);
}

function missing(message: string): GateError {
  return new GateError({ code: "database-missing", message, next: BRING_ARCHIVES });
}

async function prepareFolder(given: string, { version, ecosystems, isForAll }: OsvWanted, scene: Scene): Promise<OsvDatabase> {
  const { files } = scene.world;
  const layout = databaseLayout(version);
  const archives = await findArchives(given, layout, scene);
  const wanted = isForAll ? sortedUnique([...ecosystems, ...archives.keys()]) : ecosystems;
  const base = await files.privateFolder();
  await Promise.all([...archives].map(([name, path]) => files.link(path, join(base, layout, name, "all.zip"))));
  const absent = new Set([...wanted, ...ECOSYSTEMS, ...OTHER_ECOSYSTEMS].filter((name) => !archives.has(name)));
  await Promise.all([...absent].map((name) => files.write(join(base, layout, name, "all.zip"), [EMPTY_ARCHIVE])));
  const used = wanted.flatMap((name) => {
    const path = archives.get(name);
    return path === undefined ? [] : [{ name, path }];
  });
  const canaries = await Promise.all(used.map((archive) => findCanary(archive, scene)));
  const facts = readFacts(used, wanted, scene);
  facts.catch(() => undefined); // awaited after the scan; until then it must not end the process
  return { base, has: (name) => archives.has(name), canaries: canaries.flatMap((canary) => canary ?? []), facts };
}

/** Every archive below a folder, by ecosystem, in whichever layout: of this version, of the other, or `<ecosystem>/all.zip`. */
export async function findArchives(given: string, layout: string, { world }: Pick<Scene, "world">): Promise<Map<string, string>> {
  const other = layout === "osv-scanner" ? "osv-scalibr" : "osv-scanner";
  const archives = new Map<string, string>();
  for (const folder of [given, join(given, other), join(given, layout)]) {
    for (const { name } of await world.files.list(folder).catch(() => [])) {
      const path = join(folder, name, "all.zip");
      if ((await world.files.stat(path)) !== null) archives.set(name, path);
    }
  }
  return archives;
}

type Archive = { readonly name: string; readonly path: string };

const RECORDS_TRIED = 20;

async function findCanary({ name, path }: Archive, { world }: Scene): Promise<Canary | null> {
  try {
    for await (const head of world.files.stream(path)) return chooseCanary(name, readFirstRecords(head, RECORDS_TRIED));
  } catch {
    // told when its facts are read
  }
  return null;
}

/** Digest and date of the archives that are used (the oldest counts), and which ecosystems they say nothing of. */
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
  const built = links.length > 0 || dates.length === 0 ? null : new Date(Math.min(...dates)).toISOString();
  return { database: { schema: null, built, digest }, lacking, notices: links.length === 0 ? [] : [toUnknownAge(links)] };
}

function toUnknownAge(links: readonly string[]): Problem {
  const message = `The age of OSV-Scanner's database is not known: its archives of ${links.join(", ")} are symbolic links.`;
  return { code: "database-age-unknown", message, next: "Give the folder that holds the archives themselves." };
}
