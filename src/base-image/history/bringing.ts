import type { Location, Seen } from "../../model/finding.ts";
import type { LayerChanges } from "../../model/image.ts";
import { type Installed, toInstalled } from "../packages/installed.ts";
import { isInstalled, toTopLayer } from "../packages/origin.ts";
import { type OsPackage, toOsPackage } from "../packages/os-package.ts";
import { toManager } from "../packages/paths.ts";
import { isOwnPlace, toPlain } from "../packages/places.ts";

/** The layers of an image. `changes`: what they do to package databases, where all of them were read. */
export type Stacked = { readonly diffIds: readonly string[]; readonly changes: readonly LayerChanges[] };

/** The layers that may have brought a finding's package, the likeliest first. */
export type Bringing = (finding: Pick<Seen, "package" | "locations" | "origin">) => readonly number[];

/**
 * Finds which layers brought packages. The layer that wrote a package database last wrote it for all packages in it: so the databases of the
 * layers below tell, where they were read, else what belongs to the package alone. A database alone tells of what is known to be the application's.
 */
export function makeBringing({ diffIds, changes }: Stacked): Bringing {
  const read = changes.length === diffIds.length ? openStates(changes) : null;
  return ({ package: of, locations, origin }) => {
    const os = toOsPackage(of);
    const own = os === null ? [] : locations.filter(({ path }) => isOwnPlace(os.manager, path));
    if (os === null || own.length === 0) return toLayers(locations, diffIds);
    const told = read?.(os);
    if (told !== undefined) return [told];
    const alone = own.filter(({ path }) => !isShared(path));
    if (alone.length > 0) return toLayers(alone, diffIds).toSorted((a, b) => b - a);
    return origin === "application" ? toLayers(own, diffIds) : [];
  };
}

function toLayers(locations: readonly Location[], diffIds: readonly string[]): number[] {
  return [...new Set(locations.flatMap((location) => toTopLayer(location, diffIds) ?? []))];
}

/** Whether a place is a database of all packages; in one folder of Debian's each has a file of its own. */
function isShared(path: string): boolean {
  const plain = toPlain(path);
  return toManager(plain) !== null && !plain.startsWith("var/lib/dpkg/status.d/") && !/^var\/(?:lib\/pacman\/local|db\/pkg)\//.test(plain);
}

/** Gives the layer since which a package has been in its manager's database without a break; undefined where it is not in there at the top. */
function openStates(changes: readonly LayerChanges[]): (os: OsPackage) => number | undefined {
  const touching = changes.flatMap((layer, index) => (layer.size > 0 ? [index] : []));
  const states = new Map<number, Installed>();
  const stateOf = (layer: number): Installed => {
    const known = states.get(layer) ?? toInstalled(changes, layer + 1);
    states.set(layer, known);
    return known;
  };
  return (os) => {
    let since: number | undefined;
    for (const layer of touching.toReversed()) {
      if (!isInstalled(os, stateOf(layer)[os.manager])) break;
      since = layer;
    }
    return since;
  };
}
