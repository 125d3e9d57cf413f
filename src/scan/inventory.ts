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
};

const KEPT_PURLS = 300;
const PARTS =
  /"purl":\s*"(pkg:(?:deb|apk|rpm|alpm)\/[^"\\]{1,1000})"|"name":\s*"syft:(package:type|distro:[A-Za-z]{1,40})",\s*"value":\s*"([^"\\]{0,200})"/g;

/** Reads the inventory out of Grype's CycloneDX document: of each package one property tells its type, of the distribution a few. */
export async function readInventory(pieces: AsyncIterable<Uint8Array>): Promise<Inventory> {
  const types = new Map<string, number>();
  const release = new Map<string, string>();
  const systemPurls: string[] = [];
  for await (const [, purl, name = "", value = ""] of matchesIn(pieces, PARTS)) {
    if (purl !== undefined) {
      if (systemPurls.length < KEPT_PURLS) systemPurls.push(purl);
    } else if (name === "package:type") {
      types.set(value, (types.get(value) ?? 0) + 1);
    } else {
      const part = name.slice("distro:".length);
      if (!release.has(part)) release.set(part, value);
    }
  }
  const packages = [...types.values()].reduce((sum, count) => sum + count, 0);
  return { packages, types, distribution: toDistribution(release.has("id") ? release : toRelease(systemPurls)), systemPurls };
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
