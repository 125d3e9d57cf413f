import type { Location, Origin, Seen } from "../../model/finding.ts";
import { toPlainVersion } from "./entry.ts";
import type { Installed } from "./installed.ts";
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
  const own = locations.filter(({ path }) => isOwnPlace(os.manager, path));
  const others = own.length === locations.length ? [] : locations.filter(({ path }) => !isOwnPlace(os.manager, path));
  if (others.length > 0 && own.length === 0) return toOriginElsewhere(others, base);
  const installed = toOriginInstalled(os, own, base);
  return others.length === 0 ? installed : both(installed, toOriginElsewhere(others, base));
}

/** By the base's own database; where that cannot be read, by places that only the base wrote. */
function toOriginInstalled({ manager, name, version, architecture }: OsPackage, own: readonly Location[], base: Beneath): Origin {
  const database = base.installed?.[manager];
  if (database === undefined) return toOriginByPlace(own, base);
  const plain = toPlainVersion(version);
  const entries = (database.packages.get(name) ?? []).filter((entry) => entry.version === plain);
  const listed = own.flatMap(({ path }) => DPKG_LIST.exec(path)?.[1] ?? []);
  const wanted = listed.length > 0 ? listed : [architecture];
  const isThere = wanted.every((one) => entries.some((entry) => one === null || entry.architecture === null || entry.architecture === one));
  if (isThere) return "base";
  return database.unreadable ? toOriginByPlace(own, base) : "application";
}

/** `info/libc6:amd64.list`: what may be installed for several architectures at once is listed for each. */
const DPKG_LIST = /\/info\/[^/:]+:([^/]+)\.list$/;

/** A database that the base's layers wrote last holds what is the base's. One that a later layer wrote tells nothing of a single package. */
function toOriginByPlace(own: readonly Location[], base: Beneath): Origin {
  const layers = own.flatMap((location) => toLayer(location, base) ?? []);
  return layers.length > 0 && layers.every((layer) => layer < base.layers) ? "base" : "unknown";
}

/** A package that lies about as a file is of the layer that has it. A database of another root is of many. */
function toOriginElsewhere(locations: readonly Location[], base: Beneath): Origin {
  if (locations.every(({ path }) => isArchive(path))) return toOriginOfFiles(locations, base);
  return toOriginByPlace(locations, base);
}

/** What is found by its files is the base's if all of them are in its layers: one that a later layer wrote would outlast the base. */
function toOriginOfFiles(locations: readonly Location[], base: Beneath): Origin {
  const [only] = locations;
  if (only !== undefined && locations.length === 1) return toSide(toLayer(only, base), base);
  const layers = new Map<string, number | undefined>();
  for (const location of locations) {
    const path = toPlain(location.path);
    const layer = toLayer(location, base);
    const before = layers.get(path);
    layers.set(path, layer === undefined ? before : Math.max(layer, before ?? 0));
  }
  const sides = [...layers.values()].map((layer) => toSide(layer, base));
  return sides.length === 0 ? "unknown" : sides.reduce(both);
}

function toSide(layer: number | undefined, base: Beneath): Origin {
  if (layer === undefined) return "unknown";
  return layer < base.layers ? "base" : "application";
}

/** Of two parts of one finding: what is partly the application's stays when the base is renewed. */
function both(one: Origin, other: Origin): Origin {
  if (one === "application" || other === "application") return "application";
  return one === "base" && other === "base" ? "base" : "unknown";
}

/** The layer that wrote a place last. Where one layer is in the image twice, scanners name its digest alone: equal layers write equal places, so it is the upper one. */
function toLayer({ layer }: Location, { diffIds }: Beneath): number | undefined {
  const digest = layer === undefined ? undefined : diffIds[layer];
  return digest === undefined ? layer : diffIds.lastIndexOf(digest);
}
