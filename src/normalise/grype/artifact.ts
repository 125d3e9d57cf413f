import type { Package } from "../../model/finding.ts";
import { toPurl } from "../purl.ts";
import { type Json, textOf } from "../read/pick.ts";
import type { Intern } from "../read/words.ts";

/** The package of a match, in Grype's words; its purl is Grype's, or built from type, name and version. */
export function toPackage(artifact: Json, intern: Intern): Package {
  const given = textOf(artifact, "purl");
  const word = textOf(artifact, "type");
  const version = textOf(artifact, "version");
  const name = textOf(artifact, "name") || nameOf(given);
  const purl = given.startsWith("pkg:") ? given : toPurl(PURL_TYPES[word] ?? "generic", { name, version });
  return { purl, name, version: intern(version), type: intern(typeOf(purl)) };
}

/** The type that a purl begins with. */
function typeOf(purl: string): string {
  return purl.slice(4, Math.max(4, purl.indexOf("/", 4))).toLowerCase();
}

function nameOf(purl: string): string {
  const bare = purl.split(/[@?#]/, 1)[0] ?? "";
  return bare.slice(bare.lastIndexOf("/") + 1);
}

/** Types of packages as Syft calls them, and as purls do. */
const PURL_TYPES: Readonly<Record<string, string>> = {
  alpm: "alpm",
  apk: "apk",
  bitnami: "bitnami",
  conda: "conda",
  conan: "conan",
  "dart-pub": "pub",
  deb: "deb",
  dotnet: "nuget",
  gem: "gem",
  "go-module": "golang",
  hackage: "hackage",
  hex: "hex",
  "java-archive": "maven",
  "jenkins-plugin": "maven",
  npm: "npm",
  "php-composer": "composer",
  "php-pear": "pear",
  pod: "cocoapods",
  portage: "ebuild",
  python: "pypi",
  "R-package": "cran",
  rpm: "rpm",
  "rust-crate": "cargo",
  swift: "swift",
};
