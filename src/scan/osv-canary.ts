import { PackageURL } from "packageurl-js";
import { byCodeUnits } from "../model/order.ts";
import { isOlder } from "../model/version.ts";

/** A package that a database must call vulnerable, and the names by which it may say so (none: by any). */
export type Canary = { readonly ecosystem: string; readonly purl: string; readonly ids: readonly string[] };

/** What the online service must know, whatever is scanned. */
export const ONLINE_CANARY: Canary = { ecosystem: "npm", purl: "pkg:npm/lodash@4.17.15", ids: [] };

/** What no database knows, for where there is nothing that it must know: a run always has something that can be read. */
export const HARMLESS: Canary = { ecosystem: "npm", purl: "pkg:npm/portcullis-canary@0.0.0", ids: [] };

type Fields = Readonly<Record<string, unknown>>;

/** The fields of an object; of anything else none. Records are large, and this goes on before a scan can begin: no schema looks at all of them. */
function fieldsOf(value: unknown): Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}

/** Records that are looked at for canaries; more only where these give none. */
const RECORDS = 15;

type Candidate = {
  readonly canary: Canary;
  /** The fields of the record, as far as they matter. */
  readonly shape: string;
  /** How much there may be to find about its package: one with few releases has few other advisories. */
  readonly weight: number;
};

/**
 * Chooses two packages out of an ecosystem's first records: the one that costs least to find, and of the records with the most fields the
 * one that does. Some versions of OSV-Scanner pass over a record in silence that has a field or a word that they do not know.
 */
export function chooseCanaries(ecosystem: string, records: Iterable<unknown>): Canary[] {
  const candidates: Candidate[] = [];
  let seen = 0;
  for (const record of records) {
    seen += 1;
    if (seen > RECORDS && candidates.length > 0) break;
    const candidate = toCandidate(ecosystem, record);
    if (candidate !== null) candidates.push(candidate);
  }
  const [cheapest] = [...candidates].sort((a, b) => a.weight - b.weight);
  const [richest] = [...candidates].sort((a, b) => b.shape.length - a.shape.length || a.weight - b.weight);
  if (cheapest === undefined || richest === undefined) return [];
  return cheapest.shape === richest.shape ? [cheapest.canary] : [cheapest.canary, richest.canary];
}

/** The weight of a package whose releases are not listed. */
const UNLISTED = 30;

/** The package that a record calls vulnerable first, where it can be told without doubt; else null. */
export function toCandidate(ecosystem: string, record: unknown): Candidate | null {
  const { id, withdrawn, aliases, affected } = fieldsOf(record);
  const first = fieldsOf(listOf(affected)[0]);
  const about = fieldsOf(first.package);
  if (!isText(id) || withdrawn !== undefined || about.ecosystem !== ecosystem || !isText(about.name)) return null;
  const version = toVersion(listOf(first.versions), listOf(first.ranges).map(fieldsOf));
  const purl = version === null ? null : toPurl(ecosystem, about.name, version);
  if (purl === null) return null;
  const canary = { ecosystem, purl, ids: [id, ...listOf(aliases).filter(isText)] };
  return { canary, shape: shapeOf(record, 0), weight: listOf(first.versions).length || UNLISTED };
}

/** How deep fields are looked at: `affected[].ranges[].events[]`. */
const DEEPEST = 4;

/** The keys that a record has, but for the free-form ones; of a list those of its first element. */
function shapeOf(value: unknown, depth: number): string {
  if (depth > DEEPEST || typeof value !== "object" || value === null) return "";
  if (Array.isArray(value)) return `[${shapeOf(value[0], depth)}]`;
  const keys = Object.entries(value).map(([key, inner]) => `${key}${key.endsWith("_specific") ? "" : shapeOf(inner, depth + 1)}`);
  return `{${keys.sort(byCodeUnits).join()}}`;
}

const PLAIN = /^\d{1,6}(?:\.\d{1,6}){0,3}$/;
/** A version that is above 0.0.0 in every ecosystem's order. */
const ABOVE_ZERO = /^(?:[1-9]\d{0,2}|0\.[1-9]\d{0,5})(?:\.\d{1,6}){0,3}$/;

/** A version that the record names as affected, in a form that is read alike everywhere. */
function toVersion(versions: readonly unknown[], ranges: readonly Fields[]): string | null {
  const listed = versions.findLast((version) => isText(version) && PLAIN.test(version));
  if (isText(listed)) return listed;
  if (versions.length > 0 || ranges.some(({ type }) => type === "GIT")) return null;
  for (const { events } of ranges) {
    const all = listOf(events).map(fieldsOf);
    const introduced = all.map((event) => event.introduced).find(isText);
    const end = all.map(({ fixed, last_affected }) => fixed ?? last_affected).find(isText);
    if (introduced === "0" && end !== undefined && ABOVE_ZERO.test(end)) return "0.0.0";
    if (introduced !== undefined && introduced !== "0" && PLAIN.test(introduced)) return introduced;
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
