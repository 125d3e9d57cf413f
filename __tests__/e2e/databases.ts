import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { strToU8, zipSync } from "fflate";
import { ROOT } from "../bundle/doors.ts";
import { type Flaw, toRecord } from "./advisories.ts";

const { buildGrypeDb } = (await import(join(ROOT, "scripts", "grype-db.mjs"))) as {
  buildGrypeDb(records: readonly unknown[], options: { built: string }): Promise<Uint8Array>;
};

/** Every ecosystem that the test's lockfiles are of: OSV-Scanner gives up where one has no archive, and an empty one will do. */
const ECOSYSTEMS = ["npm", "PyPI", "Go", "crates.io", "RubyGems", "Packagist", "Maven", "Debian", "Alpine"];

export type Databases = { readonly grype: string; readonly osv: string };

/** Databases of both scanners that know these flaws, below a folder. `built` is the build time that Grype's says. */
export async function writeDatabases(folder: string, flaws: readonly Flaw[], built = new Date().toISOString()): Promise<Databases> {
  const databases = { grype: join(folder, "grype.db"), osv: join(folder, "osv") };
  mkdirSync(folder, { recursive: true });
  writeFileSync(databases.grype, await buildGrypeDb(flaws.map(toRecord), { built }));
  for (const ecosystem of ECOSYSTEMS) {
    const own = flaws.filter((flaw) => flaw.ecosystem.split(":")[0] === ecosystem);
    const entries = own.map((flaw) => [`${flaw.id}.json`, strToU8(JSON.stringify(toRecord(flaw)))] as const);
    const file = join(databases.osv, ecosystem, "all.zip");
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, zipSync(Object.fromEntries(entries), { level: 0 }));
  }
  return databases;
}
