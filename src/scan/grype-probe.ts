import { join } from "node:path";
import { PackageURL } from "packageurl-js";
import { z } from "zod";
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

const Row = z.object({
  packages: z.array(
    z.object({
      os: z.object({ name: z.string().min(1), version: z.string().min(1), codename: z.string().optional() }).optional(),
      package: z.object({ name: z.string().min(1) }),
      detail: z.object({ ranges: z.array(z.object({ version: z.object({ constraint: z.string().optional() }) })).nullish() }),
    }),
  ),
});

/** A package that must match, on its distribution or on none. */
export type GrypeCanary = { readonly purl: string; readonly distribution: Distribution | null };

/**
 * Makes a package that must match out of the records that a question gives, for small databases: of the distribution that was asked for, else
 * of the record's own. Null: they give none.
 */
export async function chooseCanary(question: Question, asking: Asking): Promise<GrypeCanary | null> {
  const end = await search(question, 0, asking);
  const rows = end.code === 0 && !end.cut ? z.array(Row).safeParse(toJson(end.stdout)) : null;
  const candidates = (rows?.data ?? []).flatMap(({ packages }) =>
    packages.flatMap((found) =>
      (found.detail.ranges ?? []).flatMap(({ version: { constraint = "" } }) => {
        const version = toVersion(constraint);
        return version === null ? [] : [{ os: found.os, name: found.package.name, version }];
      }),
    ),
  );
  const [first] = candidates;
  if (first === undefined) return null;
  const distribution = question.distribution ?? toDistribution(first.os);
  return { purl: toPurl({ ...question, distribution }, first.name, first.version), distribution };
}

type Os = { readonly name: string; readonly version: string; readonly codename?: string | undefined };

function toDistribution(os: Os | undefined): Distribution | null {
  if (os === undefined) return null;
  const codename = os.codename === undefined ? [] : [["versionCodename", os.codename] as const];
  return { name: `${os.name}:${os.version}`, release: new Map([["id", os.name], ["versionID", os.version], ...codename]) };
}

/** A version that a constraint is about; null for one that is not of a plain form. An upper bound alone is about the first version of all. */
function toVersion(constraint: string): string | null {
  const [first = ""] = constraint.split(/[,|]/);
  const bound = /^\s*(>=|=|<|<=)?\s*([^\s<>=!~]+)\s*$/.exec(first);
  if (bound === null) return null;
  return bound[1] === "<" || bound[1] === "<=" ? "0" : (bound[2] ?? null);
}

function toJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
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
