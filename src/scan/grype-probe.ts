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
      package: z.object({ name: z.string().min(1) }),
      detail: z.object({ ranges: z.array(z.object({ version: z.object({ constraint: z.string().optional() }) })).nullish() }),
    }),
  ),
});

/** Makes a package that must match out of the records that a question gives; for small databases. Null: they give none. */
export async function chooseCanary(question: Question, asking: Asking): Promise<string | null> {
  const end = await search(question, 0, asking);
  const rows = end.code === 0 && !end.cut ? z.array(Row).safeParse(toJson(end.stdout)) : null;
  const candidates = (rows?.data ?? []).flatMap(({ packages }) =>
    packages.flatMap((found) =>
      (found.detail.ranges ?? []).flatMap(({ version: { constraint = "" } }) => {
        const version = toVersion(constraint);
        return version === null ? [] : [{ name: found.package.name, version }];
      }),
    ),
  );
  const [first] = candidates;
  return first === undefined ? null : toPurl(question, first.name, first.version);
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
