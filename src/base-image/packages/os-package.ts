import type { Package } from "../../model/finding.ts";
import { decodePurlPart } from "../../model/package-types.ts";
import { MANAGERS, type Manager } from "./paths.ts";

/** A package of a distribution's package manager, as its database would name it. */
export type OsPackage = {
  readonly manager: Manager;
  readonly name: string;
  readonly version: string;
  readonly architecture: string | null;
};

const BY_TYPE: ReadonlyMap<string, Manager> = new Map([...MANAGERS.map((manager) => [manager, manager] as const), ["portage", "ebuild"]]);

/** What a package is called in its manager's database; null for what no package manager of a distribution keeps. */
export function toOsPackage({ type, purl, name, version }: Package): OsPackage | null {
  const manager = BY_TYPE.get(type);
  if (manager === undefined) return null;
  return { manager, name: manager === "ebuild" ? name : nameOf(purl) || name, version, architecture: architectureOf(purl) };
}

/** OSV-Scanner's name of a package is that of its source; its purl has the package's own, as Grype's has. */
function nameOf(purl: string): string {
  const question = purl.indexOf("?");
  const end = question < 0 ? purl.length : question;
  const at = purl.lastIndexOf("@", end);
  const slash = purl.lastIndexOf("/", at < 0 ? end : at);
  return decodePurlPart(purl.slice(slash + 1, at > slash ? at : end));
}

function architectureOf(purl: string): string | null {
  const at = purl.indexOf("arch=");
  if (at < 1 || (purl[at - 1] !== "?" && purl[at - 1] !== "&")) return null;
  const end = purl.indexOf("&", at);
  return decodePurlPart(purl.slice(at + 5, end < 0 ? purl.length : end));
}
