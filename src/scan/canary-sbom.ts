import { PackageURL } from "packageurl-js";
import { isSystemType } from "../model/package-types.ts";
import type { Distribution } from "./inventory.ts";

/** A CycloneDX document with packages that must be found vulnerable, on a distribution or on none. */
export function toSbom(purls: readonly string[], distribution: Distribution | null = null): string {
  const components = [...(distribution === null ? [] : [toSystem(distribution)]), ...purls.flatMap((purl) => toComponent(purl) ?? [])];
  return JSON.stringify({ bomFormat: "CycloneDX", specVersion: "1.4", version: 1, components });
}

/** The distribution exactly as it was catalogued: scanners ask their database by its version and by its codename. */
function toSystem({ release }: Distribution): object {
  const properties = [...release].map(([name, value]) => ({ name: `syft:distro:${name}`, value }));
  return { type: "operating-system", name: release.get("id"), version: release.get("versionID") ?? "", properties };
}

/** Named in one piece where a scanner of some version would else join group and name by itself, and wrongly. */
function toComponent(purl: string): object | null {
  try {
    const { type, namespace, name, version } = PackageURL.fromString(purl);
    const grouped = type === "maven" && namespace ? { group: namespace } : {};
    const full = isSystemType(type) || type === "maven" || !namespace ? name : `${namespace}/${name}`;
    return { type: "library", "bom-ref": purl, ...grouped, name: full, version: version ?? "", purl };
  } catch {
    return null;
  }
}

/** A distribution's package in a version before all others, which nearly every advisory about it is about. */
export function toOldest(purl: string): string | null {
  try {
    const { type, namespace, name, qualifiers } = PackageURL.fromString(purl);
    const upstream = qualifiers?.upstream?.replace(/@.*/, "");
    const kept = { ...qualifiers, ...(upstream === undefined ? {} : { upstream }) };
    return new PackageURL(type, namespace, name, type === "rpm" ? "0-0" : "0", kept, undefined).toString();
  } catch {
    return null;
  }
}
