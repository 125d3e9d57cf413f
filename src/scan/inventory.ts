import { matchesIn } from "./text-search.ts";

/** What a scanner catalogued: how many packages of each type (its own words), and the distribution that it recognised. */
export type Inventory = {
  readonly packages: number;
  readonly types: ReadonlyMap<string, number>;
  /** As in os-release: `debian:12`, or only the name; null where none was recognised. */
  readonly distribution: string | null;
};

const PROPERTY = /"name":\s*"syft:(package:type|distro:id|distro:versionID|distro:versionCodename)",\s*"value":\s*"([^"\\]{0,200})"/g;

/** Reads the inventory out of Grype's CycloneDX document: of each package one property tells its type, of the distribution a few. */
export async function readInventory(pieces: AsyncIterable<Uint8Array>): Promise<Inventory> {
  const types = new Map<string, number>();
  const distro = new Map<string, string>();
  for await (const [, name = "", value = ""] of matchesIn(pieces, PROPERTY)) {
    if (name === "package:type") types.set(value, (types.get(value) ?? 0) + 1);
    else if (!distro.has(name)) distro.set(name, value);
  }
  const id = distro.get("distro:id");
  const version = distro.get("distro:versionID") ?? distro.get("distro:versionCodename");
  return {
    packages: [...types.values()].reduce((sum, count) => sum + count, 0),
    types,
    distribution: id === undefined ? null : version === undefined ? id : `${id}:${version}`,
  };
}
