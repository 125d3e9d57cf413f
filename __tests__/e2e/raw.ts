import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Databases } from "./databases.ts";
import type { ResultDocument } from "./gate.ts";
import { tool } from "./tools.ts";

/** One row of a scanner's own report: an advisory about a package. */
export type Row = { readonly id: string; readonly name: string; readonly version: string };

export type RawRun = { readonly report: string; readonly rows: readonly Row[] };

function run(file: string, args: readonly string[], env: Readonly<Record<string, string>>): string {
  const work = mkdtempSync(join(tmpdir(), "raw-"));
  const { status, stdout, stderr } = spawnSync(file, args, {
    cwd: work,
    env: { PATH: process.env.PATH ?? "", HOME: work, ...env },
    maxBuffer: 2 ** 30,
    encoding: "utf8",
  });
  if (status === null || status > 1) throw new Error(`${file} ${args.join(" ")} ended with ${status}: ${stderr}`);
  return stdout;
}

/** Runs Grype by hand, as its own documentation says, with the same database. */
export function runGrype(target: string, { grype }: Databases, { program = tool("grype"), env = {} } = {}): RawRun {
  const cache = mkdtempSync(join(tmpdir(), "grype-db-"));
  const settings = {
    GRYPE_DB_CACHE_DIR: cache,
    GRYPE_DB_AUTO_UPDATE: "false",
    GRYPE_DB_VALIDATE_AGE: "false",
    GRYPE_CHECK_FOR_APP_UPDATE: "false",
    ...env,
  };
  run(program, ["db", "import", grype], settings);
  const report = run(program, [target, "-o", "json"], settings);
  const { matches } = JSON.parse(report) as {
    matches: { vulnerability: { id: string }; artifact: { name: string; version: string } }[];
  };
  return { report, rows: matches.map(({ vulnerability, artifact }) => ({ id: vulnerability.id, ...toPackage(artifact) })) };
}

type OsvPackage = { package: { name: string; version: string }; vulnerabilities?: { id: string }[] };

/** Runs OSV-Scanner by hand on one lockfile, with the same advisories. */
export function runOsvScanner(lockfile: string, { osv }: Databases, { program = tool("osv-scanner"), old = false } = {}): RawRun {
  const base = mkdtempSync(join(tmpdir(), "osv-db-"));
  for (const name of ["osv-scalibr", "osv-scanner"]) cpSync(osv, join(base, name), { recursive: true });
  const config = join(base, "empty.toml");
  mkdirSync(base, { recursive: true });
  writeFileSync(config, "");
  const offline = old
    ? ["--experimental-offline", "--experimental-local-db-path", base]
    : ["scan", "source", "--offline", "--local-db-path", base];
  const report = run(program, [...offline, "--config", config, "--format", "json", "-L", lockfile], {});
  const { results } = JSON.parse(report) as { results: { packages: OsvPackage[] }[] | null };
  const rows = (results ?? [])
    .flatMap(({ packages }) => packages)
    .flatMap((found) => (found.vulnerabilities ?? []).map(({ id }) => ({ id, ...toPackage(found.package) })));
  return { report, rows };
}

function toPackage({ name, version }: { name: string; version: string }): Omit<Row, "id"> {
  return { name, version };
}

/** Rows that are not in exactly one finding of a target, with how many hold them: what must be empty. */
export function lostRows(rows: readonly Row[], { findings }: ResultDocument, target: string): string[] {
  const own = findings.filter((finding) => finding.target === target);
  return rows.flatMap(({ id, name, version }) => {
    const holders = own.filter(
      (finding) => [finding.id, ...finding.aliases].includes(id) && finding.package.name === name && finding.package.version === version,
    );
    return holders.length === 1 ? [] : [`${id} ${name} ${version}: in ${holders.length} findings`];
  });
}

/** Findings of a target that no row backs: what must be empty. */
export function inventedFindings(rows: readonly Row[], { findings }: ResultDocument, target: string): string[] {
  const isBacked = (finding: ResultDocument["findings"][number]): boolean =>
    rows.some(({ id, name }) => [finding.id, ...finding.aliases].includes(id) && finding.package.name === name);
  return findings.filter((finding) => finding.target === target && !isBacked(finding)).map(({ id, package: { purl } }) => `${id} ${purl}`);
}

/** Flaws that a target's package has twice, under two names or the same: what must be empty. */
export function doubledFindings({ findings }: ResultDocument): string[] {
  const seen = new Map<string, number>();
  for (const { id, aliases, package: found, target } of findings)
    for (const name of new Set([id, ...aliases])) {
      const key = `${target} ${found.name}@${found.version} ${name}`;
      seen.set(key, (seen.get(key) ?? 0) + 1);
    }
  return [...seen].filter(([, count]) => count > 1).map(([key]) => key);
}
