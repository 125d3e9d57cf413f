import type { Package } from "../../model/finding.ts";
import { toPurl } from "../purl.ts";
import { type Json, textOf } from "../read/pick.ts";

/** The purl type of each OSV ecosystem, with the namespace where it is that of a distribution. https://ossf.github.io/osv-schema/#defined-ecosystems */
const ECOSYSTEMS: Readonly<Record<string, readonly [type: string, namespace?: string]>> = {
  npm: ["npm"],
  PyPI: ["pypi"],
  Go: ["golang"],
  Maven: ["maven"],
  NuGet: ["nuget"],
  RubyGems: ["gem"],
  "crates.io": ["cargo"],
  Packagist: ["composer"],
  Pub: ["pub"],
  Hex: ["hex"],
  CRAN: ["cran"],
  Bioconductor: ["bioconductor"],
  Hackage: ["hackage"],
  GHC: ["generic"],
  ConanCenter: ["conan"],
  SwiftURL: ["swift"],
  "GitHub Actions": ["githubactions"],
  Bitnami: ["bitnami"],
  Julia: ["julia"],
  opam: ["opam"],
  Debian: ["deb", "debian"],
  Ubuntu: ["deb", "ubuntu"],
  Echo: ["deb", "echo"],
  Alpine: ["apk", "alpine"],
  Wolfi: ["apk", "wolfi"],
  Chainguard: ["apk", "chainguard"],
  MinimOS: ["apk", "minimos"],
  Alpaquita: ["apk", "alpaquita"],
  AlmaLinux: ["rpm", "almalinux"],
  "Azure Linux": ["rpm", "azure-linux"],
  Mageia: ["rpm", "mageia"],
  openEuler: ["rpm", "openeuler"],
  openSUSE: ["rpm", "opensuse"],
  "Photon OS": ["rpm", "photon"],
  "Red Hat": ["rpm", "redhat"],
  "Rocky Linux": ["rpm", "rocky"],
  SUSE: ["rpm", "suse"],
};

/**
 * The package of an OSV-Scanner report in its words, with a purl of ecosystem, name and version; a commit stands in for a version. What is
 * installed from a distribution has two names: OSV-Scanner goes by that of the source, purls by that of the package itself.
 */
export function toPackage(given: Json, path: string): Package {
  const name = textOf(given, "name");
  const version = textOf(given, "version") || textOf(given, "commit");
  const [type, namespace] = toType(textOf(given, "ecosystem"));
  const own = textOf(given, "os_package_name") || name;
  const parts = { ...(namespace === undefined ? {} : { namespace }), name: toPurlName(type, own), version };
  const purl = type === "generic" ? toCommitPurl(name, version, path) : toPurl(type, parts);
  return { purl, name, version, type: purl.slice(4, purl.indexOf("/")) };
}

/** `Debian:12` is Debian. An ecosystem that nobody here knows has no purl type of its own. */
function toType(ecosystem: string): readonly [type: string, namespace?: string] {
  const base = ecosystem.split(":", 1)[0] ?? "";
  return Object.hasOwn(ECOSYSTEMS, base) ? (ECOSYSTEMS[base] ?? ["generic"]) : ["generic"];
}

/** PyPI names are one however they are written: https://packaging.python.org/en/latest/specifications/name-normalization/ */
function toPurlName(type: string, name: string): string {
  return type === "pypi" ? name.toLowerCase().replace(/[-_.]+/g, "-") : name;
}

/** A package that is known by its repository, or by nothing but a commit in a folder. */
function toCommitPurl(name: string, version: string, path: string): string {
  const repository = /^(?:https?:\/\/)?github\.com\/([\w.-]+\/[\w.-]+?)(?:\.git)?\/?$/.exec(name)?.[1];
  if (repository !== undefined) return toPurl("github", { name: repository.toLowerCase(), version });
  const folder = path.split(/[\\/]/).findLast((part) => part !== "");
  return toPurl("generic", { name: name || folder || "unknown", version });
}
