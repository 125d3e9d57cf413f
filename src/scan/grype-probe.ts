import { join } from "node:path";
import type { ScannerBinary } from "../ports.ts";
import { toGrypeVariables } from "./grype-command.ts";
import type { GrypeDatabase } from "./grype-database.ts";
import { runScanner, type Scene } from "./scene.ts";

export type GrypeTool = { readonly binary: ScannerBinary; readonly database: GrypeDatabase };

/** A question to the database: records of packages of a type, of a distribution (`debian:12`) or of none. */
export type Question = { readonly type: string; readonly distribution: string | null };

/**
 * Whether Grype's database has records that could match such packages (0.1 s). Null: this version cannot be asked, or the answer is not
 * understood, which proves nothing.
 */
export async function hasRecords(question: Question, { binary, database }: GrypeTool, scene: Scene): Promise<boolean | null> {
  const folder = await scene.world.files.privateFolder();
  const distribution = question.distribution === null ? [] : ["--distro", question.distribution];
  const args = ["db", "search", "--ecosystem", question.type, ...distribution, "--limit", "1", "-o", "json"];
  const end = await runScanner({ file: binary.path, args, folder, variables: toGrypeVariables(database.folder), step: null }, scene);
  if (/OS not present/i.test(end.stderr)) return false;
  if (/query limit reached/i.test(end.stderr)) return true; // there are more records than the one that was asked for
  if (end.code !== 0) return null;
  return /"vulnerability"/.test(end.stdout) ? true : /^\s*\[\s*\]\s*$/.test(end.stdout) ? false : null;
}

/** Packages that every full database knows something about. */
const WELL_KNOWN = [
  "pkg:npm/lodash@4.17.15",
  "pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1",
  "pkg:pypi/django@2.2.0",
  "pkg:gem/rack@2.0.1",
  "pkg:golang/golang.org/x/crypto@v0.1.0",
];

/**
 * Whether Grype finds, with the same database, a package that it must find: the proof that no match means no match. Null: this database
 * holds nothing to make such a package of.
 */
export async function findsCanary(questions: readonly Question[], tool: GrypeTool, scene: Scene): Promise<boolean | null> {
  if (await finds(WELL_KNOWN, tool, scene)) return true;
  if (!tool.database.isGiven) return false;
  for (const question of questions) {
    const purl = await chooseCanary(question, tool, scene);
    if (purl !== null) return finds([purl], tool, scene);
  }
  return null;
}

async function finds(purls: readonly string[], { binary, database }: GrypeTool, scene: Scene): Promise<boolean> {
  const { files } = scene.world;
  const folder = await files.privateFolder();
  const sbom = join(folder, "canary.json");
  await files.write(sbom, [toSbom(purls)]);
  const args = ["-o", "json", "--", `sbom:${sbom}`];
  const end = await runScanner({ file: binary.path, args, folder, variables: toGrypeVariables(database.folder), step: null }, scene);
  return end.code === 0 && /"matches":\s*\[\s*\{/.test(end.stdout);
}

/** A CycloneDX document with a few packages. */
export function toSbom(purls: readonly string[]): string {
  const components = purls.map((purl) => {
    const [, name = "", version = ""] = /\/([^/@?]+)@([^?]+)/.exec(purl) ?? [];
    return { type: "library", "bom-ref": purl, name: decodeURIComponent(name), version: decodeURIComponent(version), purl };
  });
  return JSON.stringify({ bomFormat: "CycloneDX", specVersion: "1.4", version: 1, components });
}

const PURL_TYPES: Readonly<Record<string, string>> = {
  "go-module": "golang",
  python: "pypi",
  "rust-crate": "cargo",
  "php-composer": "composer",
  dotnet: "nuget",
  "java-archive": "maven",
};

/** Takes the first record that a question gives and makes a package of it that the record must match. */
async function chooseCanary({ type, distribution }: Question, { binary, database }: GrypeTool, scene: Scene): Promise<string | null> {
  const folder = await scene.world.files.privateFolder();
  const distro = distribution === null ? [] : ["--distro", distribution];
  const args = ["db", "search", "--ecosystem", type, ...distro, "--limit", "0", "-o", "json"];
  const end = await runScanner({ file: binary.path, args, folder, variables: toGrypeVariables(database.folder), step: null }, scene);
  const record = end.code === 0 ? /"package":\s*\{\s*"name":\s*"([^"\\]+)"[\s\S]*?"constraint":\s*"([^"\\]*)"/.exec(end.stdout) : null;
  if (record === null) return null;
  const [, name = "", constraint = ""] = record;
  const version = /^(?:>=|=)\s*([^\s,|]+)/.exec(constraint)?.[1] ?? "0";
  const path = name.replace(":", "/").split("/").map(encodeURIComponent).join("/");
  if (distribution === null) return `pkg:${PURL_TYPES[type] ?? type}/${path}@${encodeURIComponent(version)}`;
  const [os = "", release = ""] = distribution.split(":");
  return `pkg:${type}/${os}/${path}@${encodeURIComponent(version)}?distro=${os}-${release}`;
}
