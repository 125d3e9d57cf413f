import { PackageURL } from "packageurl-js";
import { z } from "zod";
import { sortedUnique } from "../model/order.ts";
import { isOlder } from "../model/version.ts";

/** A package that a database must call vulnerable, and the names by which it may say so (none: by any). */
export type Canary = { readonly ecosystem: string; readonly purl: string; readonly ids: readonly string[] };

/** What the online service must know, whatever is scanned. */
export const ONLINE_CANARY: Canary = { ecosystem: "npm", purl: "pkg:npm/lodash@4.17.15", ids: [] };

/** What no database knows, for where there is nothing that it must know: a run always has something that can be read. */
export const HARMLESS: Canary = { ecosystem: "npm", purl: "pkg:npm/portcullis-canary@0.0.0", ids: [] };

const Advisory = z.object({
  id: z.string().min(1),
  aliases: z.array(z.string()).optional(),
  withdrawn: z.string().optional(),
  affected: z.array(
    z.object({
      package: z.object({ ecosystem: z.string(), name: z.string().min(1) }).optional(),
      versions: z.array(z.string()).optional(),
      ranges: z.array(z.object({ type: z.string(), events: z.array(z.record(z.string(), z.unknown())) })).optional(),
    }),
  ),
});
type Affected = z.infer<typeof Advisory>["affected"][number];

/** Records that are looked at for canaries. */
const RECORDS = 40;

type Candidate = { readonly canary: Canary; readonly shape: string; readonly weight: number };

/**
 * Chooses two packages out of an ecosystem's first records: the one that costs least to find, and of the records with the most fields the
 * one that does. Some versions of OSV-Scanner pass over a record in silence that has a field or a word that they do not know.
 */
export function chooseCanaries(ecosystem: string, records: Iterable<unknown>): Canary[] {
  const candidates: Candidate[] = [];
  let seen = 0;
  for (const record of records) {
    seen += 1;
    if (seen > RECORDS) break;
    const canary = toCanary(ecosystem, record);
    if (canary !== null) candidates.push({ canary, shape: shapeOf(record), weight: weighRecord(record) });
  }
  const [cheapest] = [...candidates].sort((a, b) => a.weight - b.weight);
  const [richest] = [...candidates].sort((a, b) => b.shape.length - a.shape.length || a.weight - b.weight);
  if (cheapest === undefined || richest === undefined) return [];
  return cheapest.shape === richest.shape ? [cheapest.canary] : [cheapest.canary, richest.canary];
}

/** How much there may be to find about a record's packages: one with few releases has few other advisories. */
function weighRecord(record: unknown): number {
  const advisory = Advisory.safeParse(record);
  return advisory.success ? Math.max(...advisory.data.affected.map(({ versions }) => versions?.length ?? UNLISTED)) : UNLISTED;
}

/** The weight of a package whose releases are not listed. */
const UNLISTED = 30;

/** The package that a record calls vulnerable, where it can be told without doubt; else null. */
export function toCanary(ecosystem: string, record: unknown): Canary | null {
  const advisory = Advisory.safeParse(record);
  if (!advisory.success || advisory.data.withdrawn !== undefined) return null;
  for (const affected of advisory.data.affected) {
    const name = affected.package?.ecosystem === ecosystem ? affected.package.name : null;
    const version = toVersion(affected);
    const purl = name === null || version === null ? null : toPurl(ecosystem, name, version);
    if (purl !== null) return { ecosystem, purl, ids: [advisory.data.id, ...(advisory.data.aliases ?? [])] };
  }
  return null;
}

/** The keys that a record has, on every level but the free-form ones. */
function shapeOf(value: unknown): string {
  if (Array.isArray(value)) return `[${sortedUnique(value.map(shapeOf)).join()}]`;
  if (typeof value !== "object" || value === null) return "";
  const keys = Object.entries(value).map(([key, inner]) => `${key}${key.endsWith("_specific") ? "" : shapeOf(inner)}`);
  return `{${sortedUnique(keys).join()}}`;
}

const PLAIN = /^\d{1,6}(?:\.\d{1,6}){0,3}$/;
/** A version that is above 0.0.0 in every ecosystem's order. */
const ABOVE_ZERO = /^(?:[1-9]\d{0,2}|0\.[1-9]\d{0,5})(?:\.\d{1,6}){0,3}$/;

/** A version that the record names as affected, in a form that is read alike everywhere. */
function toVersion({ versions = [], ranges = [] }: Affected): string | null {
  const listed = versions.findLast((version) => PLAIN.test(version));
  if (listed !== undefined) return listed;
  if (versions.length > 0 || ranges.some(({ type }) => type === "GIT")) return null;
  for (const { events } of ranges) {
    const introduced = events.find((event) => typeof event.introduced === "string")?.introduced;
    const end = events.flatMap(({ fixed, last_affected }) => fixed ?? last_affected ?? [])[0];
    if (introduced === "0" && typeof end === "string" && ABOVE_ZERO.test(end)) return "0.0.0";
    if (introduced !== "0" && typeof introduced === "string" && PLAIN.test(introduced)) return introduced;
  }
  return null;
}

/** Names that stay as they are in every purl: no capitals and nothing that an ecosystem writes in two ways. */
const PLAIN_NAME = /^@?[a-z0-9](?:[a-z0-9./:-]*[a-z0-9])?$/;
/** Python writes a dot in a name as a dash. */
const PLAIN_PYTHON = /^[a-z0-9-]+$/;

const PURL_TYPES: Readonly<Record<string, string>> = {
  npm: "npm",
  PyPI: "pypi",
  Go: "golang",
  "crates.io": "cargo",
  RubyGems: "gem",
  Packagist: "composer",
  Maven: "maven",
  NuGet: "nuget",
  Pub: "pub",
  Hex: "hex",
  CRAN: "cran",
  ConanCenter: "conan",
};

function toPurl(ecosystem: string, name: string, version: string): string | null {
  const type = PURL_TYPES[ecosystem];
  if (type === undefined || !(type === "pypi" ? PLAIN_PYTHON : PLAIN_NAME).test(name)) return null;
  const cut = type === "maven" ? name.indexOf(":") : name.lastIndexOf("/");
  try {
    return new PackageURL(type, cut < 0 ? undefined : name.slice(0, cut), name.slice(cut + 1), version, undefined, undefined).toString();
  } catch {
    return null;
  }
}

/**
 * Canaries whose absence proves something. From 2.3.0 on OSV-Scanner reads records strictly, and passes over one that it does not know in
 * silence: each has to be found. Before, only one of each ecosystem: 1.x matches some versions otherwise, and knows no purl of CRAN.
 */
export function toMissed(missed: readonly Canary[], all: readonly Canary[], version: string): readonly Canary[] {
  if (!isOlder(version, "2.3.0")) return missed;
  const found = new Set(all.filter((canary) => !missed.includes(canary)).map(({ ecosystem }) => ecosystem));
  return missed.filter(({ ecosystem }) => !found.has(ecosystem) && (ecosystem !== "CRAN" || !isOlder(version, "2.0.0")));
}
