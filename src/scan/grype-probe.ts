import { join } from "node:path";
import { PackageURL } from "packageurl-js";
import type { ScannerBinary } from "../ports.ts";
import { toSbom } from "./canary-sbom.ts";
import { toGrypeVariables } from "./grype-command.ts";
import type { GrypeDatabase } from "./grype-database.ts";
import type { Distribution } from "./inventory.ts";
import { runScanner, type Scene } from "./scene.ts";

export type GrypeTool = { readonly binary: ScannerBinary; readonly database: GrypeDatabase };

/** A question to the database: records of packages of a type, of a distribution or of none. */
export type Question = { readonly type: string; readonly distribution: Distribution | null };

/**
 * Whether Grype's database has records of such packages (0.1 s). Null: this version cannot be asked, or the answer is not understood,
 * which proves nothing.
 */
export async function hasRecords(question: Question, tool: GrypeTool, scene: Scene): Promise<boolean | null> {
  const end = await search(question, 1, { tool, scene });
  if (/OS not present/i.test(end.stderr)) return false;
  if (/query limit reached/i.test(end.stderr)) return true; // there are more records than the one that was asked for
  if (end.code !== 0) return null;
  return /"vulnerability"/.test(end.stdout) ? true : /^\s*\[\s*\]\s*$/.test(end.stdout) ? false : null;
}

type Asking = { readonly tool: GrypeTool; readonly scene: Scene };

async function search({ type, distribution }: Question, limit: number, { tool, scene }: Asking) {
  const folder = await scene.world.files.privateFolder();
  const distro = distribution === null ? [] : ["--distro", distribution.name];
  const args = ["db", "search", "--ecosystem", type, ...distro, "--limit", String(limit), "-o", "json"];
  const variables = toGrypeVariables(tool.database.folder);
  return runScanner({ file: tool.binary.path, args, folder, variables, step: null }, scene);
}

/** Whether Grype, with its database, finds any of these packages (0.1 s): on a distribution, by the distribution's own advisories. */
export async function finds(purls: readonly string[], distribution: Distribution | null, { tool, scene }: Asking): Promise<boolean> {
  const { files } = scene.world;
  const folder = await files.privateFolder();
  const sbom = join(folder, "canary.json");
  await files.write(sbom, [toSbom(purls, distribution)]);
  const args = ["-o", "json", "--", `sbom:${sbom}`];
  const variables = toGrypeVariables(tool.database.folder);
  const end = await runScanner({ file: tool.binary.path, args, folder, variables, step: null }, scene);
  const matched = distribution === null ? /"matches":\s*\[\s*\{/ : /"namespace":\s*"[^"\\]*:distro:/;
  return end.code === 0 && matched.test(end.stdout);
}

const PURL_TYPES: Readonly<Record<string, string>> = {
  "go-module": "golang",
  python: "pypi",
  "rust-crate": "cargo",
  "php-composer": "composer",
  dotnet: "nuget",
  "java-archive": "maven",
};

/** Makes a package that must match out of the first record that a question gives; for small databases. Null: it gives none. */
export async function chooseCanary(question: Question, asking: Asking): Promise<string | null> {
  const end = await search(question, 0, asking);
  const record = end.code === 0 ? /"package":\s*\{\s*"name":\s*"([^"\\]+)"[\s\S]*?"constraint":\s*"([^"\\]*)"/.exec(end.stdout) : null;
  if (record === null) return null;
  const [, name = "", constraint = ""] = record;
  const version = /^(?:>=|=)\s*([^\s,|]+)/.exec(constraint)?.[1] ?? "0";
  return toPurl(question, name, version);
}

function toPurl({ type, distribution }: Question, name: string, version: string): string {
  if (distribution !== null) {
    const distro = distribution.name.replace(":", "-");
    return new PackageURL(type, distribution.release.get("id"), name, version, { distro }, undefined).toString();
  }
  const cut = type === "java-archive" ? name.indexOf(":") : name.lastIndexOf("/");
  const namespace = cut < 0 ? undefined : name.slice(0, cut);
  return new PackageURL(PURL_TYPES[type] ?? type, namespace, name.slice(cut + 1), version, undefined, undefined).toString();
}
