import type { Location, Origin, Seen } from "../../model/finding.ts";
import { type Entry, toPlainVersion } from "./entry.ts";
import type { Database, Installed } from "./installed.ts";
import { type OsPackage, toOsPackage } from "./os-package.ts";
import { isArchive, isOwnPlace, toPlain } from "./places.ts";

/** A proven base. `installed`: what its own package databases say; null where nobody could read them. */
export type Beneath = {
  /** How many of the image's layers, from the bottom, are the base's. */
  readonly layers: number;
  /** Of the whole image. */
  readonly diffIds: readonly string[];
  readonly installed: Installed | null;
};

type Found = Pick<Seen, "package" | "locations">;

/**
 * Where a finding of an image with a proven base comes from. `base`: a newer base alone would take it away, for all of it is the base's;
 * `application`: some of it is not; `unknown`: what is known does not tell.
 */
export function toOrigin({ package: of, locations }: Found, base: Beneath): Origin {
  if (base.layers < 1) return "unknown";
  const os = toOsPackage(of);
  if (os === null) return toOriginOfFiles(locations, base);
  const isOwn = ({ path }: Location) => isOwnPlace(os.manager, path);
  if (locations.every(isOwn)) return toOriginInstalled(os, locations, base);
  const elsewhere = toOriginElsewhere(
    locations.filter((location) => !isOwn(location)),
    base,
  );
  const own = locations.filter(isOwn);
  return own.length === 0 ? elsewhere : both(toOriginInstalled(os, own, base), elsewhere);
}

/** By the base's own database; where that cannot be read, by places that only the base wrote. */
function toOriginInstalled({ manager, name, version, architecture }: OsPackage, own: readonly Location[], base: Beneath): Origin {
  const database = base.installed?.[manager];
  if (database === undefined) return toOriginByPlace(own, base);
  const listed = own.flatMap(({ path }) => toListed(path) ?? []);
  const wanted = listed.length > 0 ? listed : [architecture];
  if (wanted.every((one) => isInstalled({ name, version, architecture: one }, database))) return "base";
  return database.unreadable ? toOriginByPlace(own, base) : "application";
}

/** Whether a database says that a package is installed, in this version and for this architecture where one is told. */
export function isInstalled({ name, version, architecture }: Omit<OsPackage, "manager">, { packages }: Database): boolean {
  const plain = toPlainVersion(version);
  return (packages.get(name) ?? []).some((entry) => entry.version === plain && isFor(entry, architecture));
}

function isFor({ architecture }: Entry, wanted: string | null): boolean {
  return wanted === null || architecture === null || architecture === wanted;
}

/** `info/libc6:amd64.list`: what may be installed for several architectures at once is listed for each. */
function toListed(path: string): string | null {
  const colon = path.endsWith(".list") ? path.lastIndexOf(":") : -1;
  return colon > path.lastIndexOf("/") ? path.slice(colon + 1, -".list".length) : null;
}

/** A database that the base's layers wrote last holds what is the base's. One that a later layer wrote tells nothing of a single package. */
function toOriginByPlace(own: readonly Location[], base: Beneath): Origin {
  const layers = own.flatMap((location) => toTopLayer(location, base.diffIds) ?? []);
  return layers.length > 0 && layers.every((layer) => layer < base.layers) ? "base" : "unknown";
}

/** A package that lies about as a file is of the layer that has it. A database of another root is of many. */
function toOriginElsewhere(locations: readonly Location[], base: Beneath): Origin {
  if (locations.every(({ path }) => isArchive(path))) return toOriginOfFiles(locations, base);
  return toOriginByPlace(locations, base);
}

/**
 * What is found by its files is the base's if all of them are in its layers: one that a later layer wrote would outlast the base. A path whose
 * layer one scanner does not know may be known by the other.
 */
function toOriginOfFiles(locations: readonly Location[], base: Beneath): Origin {
  let known = 0;
  for (const location of locations) {
    const layer = toTopLayer(location, base.diffIds);
    if (layer !== undefined && layer >= base.layers) return "application";
    if (layer !== undefined) known += 1;
  }
  if (known === 0) return "unknown";
  if (known === locations.length) return "base";
  const placed = new Set(locations.flatMap(({ path, layer }) => (layer === undefined ? [] : [toPlain(path)])));
  return locations.every(({ path }) => placed.has(toPlain(path))) ? "base" : "unknown";
}

/** Of two parts of one finding: what is partly the application's stays when the base is renewed. */
function both(one: Origin, other: Origin): Origin {
  if (one === "application" || other === "application") return "application";
  return one === "base" && other === "base" ? "base" : "unknown";
}

/** The layer that wrote a place last. Where one layer is in the image twice, scanners name its digest alone: equal layers write equal places, so it is the upper one. */
export function toTopLayer({ layer }: Location, diffIds: readonly string[]): number | undefined {
  const digest = layer === undefined ? undefined : diffIds[layer];
  return digest === undefined ? layer : diffIds.lastIndexOf(digest);
}
