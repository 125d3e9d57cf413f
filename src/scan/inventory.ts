import { matchesIn } from "./text-search.ts";

/** The distribution of an image, as its os-release told it. */
export type Distribution = {
  /** `debian:12`, or only the name. */
  readonly name: string;
  /** All that was catalogued of it: `id`, `versionID`, `versionCodename` and the like. */
  readonly release: ReadonlyMap<string, string>;
};

/** What a scanner catalogued. */
export type Inventory = {
  readonly packages: number;
  /** How many of each type, in the scanner's words: `deb`, `go-module`. */
  readonly types: ReadonlyMap<string, number>;
  /** Null where none was recognised. */
  readonly distribution: Distribution | null;
  /** Purls of packages that belong to the distribution: some hundred at most. */
  readonly systemPurls: readonly string[];
  /** What it says of the scan that it was written by: how many matches there were, and of which image (null: of none). */
  readonly beside: { readonly matches: number; readonly digest: string | null };
  /** Whether it is one CycloneDX document, to its end. */
  readonly isWhole: boolean;
};

const KEPT_PURLS = 300;
const PARTS = new RegExp(
  [
    String.raw`"(bomFormat)":\s*"CycloneDX"`,
    String.raw`"type":\s*"container",\s*"name":\s*"(?:[^"\\]|\\.){0,4000}",\s*"version":\s*"(sha256:[0-9a-f]{64})"`,
    String.raw`"purl":\s*"(pkg:(?:deb|apk|rpm|alpm)\/[^"\\]{1,1000})"`,
    String.raw`"name":\s*"syft:(package:type|distro:[A-Za-z]{1,40})",\s*"value":\s*"([^"\\]{0,200})"`,
    String.raw`"(affects)":\s*\[`,
  ].join("|"),
  "g",
);

/** Reads the inventory out of Grype's CycloneDX document: of each package one property tells its type, of the distribution a few. */
export async function readInventory(pieces: AsyncIterable<Uint8Array>): Promise<Inventory> {
  const types = new Map<string, number>();
  const release = new Map<string, string>();
  const systemPurls: string[] = [];
  const ends = { first: "", last: "" };
  let [documents, matches] = [0, 0];
  let digest: string | null = null;
  for await (const [, head, image, purl, name, value = "", match] of matchesIn(withEnds(pieces, ends), PARTS)) {
    if (purl !== undefined) {
      if (systemPurls.length < KEPT_PURLS) systemPurls.push(purl);
    } else if (name === "package:type") {
      types.set(value, (types.get(value) ?? 0) + 1);
    } else if (name !== undefined) {
      const part = name.slice("distro:".length);
      if (!release.has(part)) release.set(part, value);
    } else if (match !== undefined) matches += 1;
    else if (head !== undefined) documents += 1;
    else digest ??= image ?? null;
  }
  const packages = [...types.values()].reduce((sum, count) => sum + count, 0);
  const distribution = toDistribution(release.has("id") ? release : toRelease(systemPurls));
  return { packages, types, distribution, systemPurls, beside: { matches, digest }, isWhole: documents === 1 && isClosed(ends) };
}

type Ends = { first: string; last: string };

const END_BYTES = 8;

/** The same pieces; what they begin and end with is noted on the way. */
async function* withEnds(pieces: AsyncIterable<Uint8Array>, ends: Ends): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder("latin1");
  for await (const piece of pieces) {
    if (ends.first.length < END_BYTES) ends.first += decoder.decode(piece.subarray(0, END_BYTES));
    ends.last = (ends.last + decoder.decode(piece.subarray(-END_BYTES))).slice(-END_BYTES);
    yield piece;
  }
}

/** Whether the outermost object ends at the end: where it is printed with indentation, only its own bracket stands at the begin of a line. */
function isClosed({ first, last }: Ends): boolean {
  return (/^\s*\{\s*\n/.test(first) ? /\n\}\s*$/ : /\}\s*$/).test(last);
}

/** What the packages of an SBOM say of their distribution (`distro=debian-12`), where it names none and all of them say the same. */
function toRelease(purls: readonly string[]): ReadonlyMap<string, string> {
  const [only, ...others] = new Set(purls.map((purl) => /[?&]distro=([^&#]+)/.exec(purl)?.[1]));
  const [, id, version] = /^([a-z][a-z-]*)-(\d[\w.]*)$/.exec(others.length === 0 ? (only ?? "") : "") ?? [];
  return id === undefined || version === undefined ? new Map() : new Map(Object.entries({ id, versionID: version }));
}

function toDistribution(release: ReadonlyMap<string, string>): Distribution | null {
  const id = release.get("id");
  const version = release.get("versionID") ?? release.get("versionCodename");
  return id === undefined ? null : { name: version === undefined ? id : `${id}:${version}`, release };
}
