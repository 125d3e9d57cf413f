import type { Package } from "../model/finding.ts";
import { decodePurlPart, isSystemType, SYSTEM_TYPES } from "../model/package-types.ts";

/** A package as both scanners would name it: what `name` it has in its ecosystem, and the same with its version. */
export type Identity = { readonly name: string; readonly full: string };

/** Types whose names are one in upper and lower case. */
const CASELESS: ReadonlySet<string> = new Set(["golang", "pypi", "composer", "nuget", "github", "hex", "bitnami", ...SYSTEM_TYPES]);
/** Types whose versions are the same with and without a `v` before them. */
const OPTIONAL_V = new Set(["composer", "npm", "swift", "github"]);

/**
 * What makes two packages of a target the same: type, name and version, each as its ecosystem compares them. The version is the scanner's
 * word, not the purl's: two versions in a report's words stay two packages.
 */
export function toIdentity({ purl, name, version }: Package): Identity {
  const parts = parsePurl(purl);
  if (parts === null) return { name: `${purl}|${name}`, full: `${purl}|${name}@${version}` };
  const own = `${parts.type}/${toName(parts)}`;
  return { name: own, full: `${own}@${toVersion(parts.type, version)}` };
}

type Parts = { readonly type: string; readonly path: string; readonly subpath: string };

/** The parts of a purl without qualifiers. Fast, for reports have a hundred thousand: what is odd in a purl stays as it is, and is still compared. */
function parsePurl(purl: string): Parts | null {
  const slash = purl.indexOf("/", 4);
  if (!purl.startsWith("pkg:") || slash === -1) return null;
  const hash = purl.indexOf("#");
  const bare = hash === -1 ? purl : purl.slice(0, hash);
  const question = bare.indexOf("?");
  const end = question === -1 ? bare.length : question;
  const at = bare.lastIndexOf("@", end);
  // Stryker disable next-line EqualityOperator: equivalent; an @ and a slash are never at one place
  const path = bare.slice(slash + 1, at > bare.lastIndexOf("/", end) ? at : end);
  const type = purl.slice(4, slash).toLowerCase();
  return {
    type: type === "githubactions" ? "github" : type,
    path: decodePurlPart(path),
    subpath: hash === -1 ? "" : decodePurlPart(purl.slice(hash + 1)),
  };
}

/** Syft divides the path of a Go module into name and subpath: `github.com/aws/aws-sdk-go-v2#service/s3` is a module of its own. */
function toName({ type, path, subpath }: Parts): string {
  const own = isSystemType(type)
    ? path.slice(path.lastIndexOf("/") + 1)
    : type === "golang" && subpath !== ""
      ? `${path}/${subpath}`
      : path;
  const cased = CASELESS.has(type) ? own.toLowerCase() : own;
  return type === "pypi" ? cased.replace(/[-_.]+/g, "-") : cased;
}

/** Versions that differ only in how they are written: `go1.22.4` and `v1.22.4` of Go, an epoch of zero, a `v` before a number. */
function toVersion(type: string, version: string): string {
  if (type === "golang") return version.replace(/^(?:go|v)(?=\d)/, "");
  if (isSystemType(type)) return version.replace(/^0:/, "");
  return OPTIONAL_V.has(type) ? version.replace(/^v(?=\d)/, "") : version;
}
