import type { Reader } from "./entry.ts";
import { readBunLock, readObjects, readPackageLock, readTexts } from "./json-entries.ts";
import { readGoMod, readLines, readYarnLock } from "./line-entries.ts";
import { readElements, readPom } from "./xml-entries.ts";

/** A kind of file by its name: how its packages are read, and how names and versions of its ecosystem are compared. */
export type Kind = {
  readonly isMeant: (base: string) => boolean;
  readonly read: Reader;
  readonly toKey?: (name: string) => string;
};

const named =
  (...names: readonly string[]) =>
  (base: string) =>
    names.includes(base);

const lowerCase = (name: string): string => name.toLowerCase();
/** PEP 503: case does not count, and runs of `-`, `_` and `.` are one dash. */
const ofPython = (name: string): string => name.toLowerCase().replaceAll(/[-_.]+/g, "-");

const readToml = readLines({
  begins: /^\s*name\s*=\s*"(?<name>[^"]+)"/,
  version: /^\s*version\s*=\s*"(?<version>[^"]+)"/,
  ends: /^\s*\[\[/,
});
const readGems = readLines({ begins: /^ {4}(?<name>[^\s(]+) \((?<version>[^)\s]+)\)/ });
const readGradle = readLines({ begins: /^(?<name>[^\s#:=]+:[^\s:=]+):(?<version>[^\s:=]+)=/ });

export const KINDS: readonly Kind[] = [
  { isMeant: named("package-lock.json", "npm-shrinkwrap.json"), read: readPackageLock },
  { isMeant: named("yarn.lock"), read: readYarnLock },
  {
    isMeant: named("pnpm-lock.yaml"),
    // /name@1.2.3(peer@1): · /name/1.2.3_peer: · '@scope/name@1.2.3':
    read: readLines({
      begins: /^ {2}['"]?\/?(?<name>(?:@[^/@\s]+\/)?[^@/'"\s:]+)[@/](?<version>\d[^\s():'"_]*)(?![^\s():'"_])[^\s]*['"]?:(?:\s|$)/,
    }),
  },
  { isMeant: named("bun.lock"), read: readBunLock },
  {
    isMeant: (base) => base.endsWith(".txt") && base.includes("requirements"),
    read: readLines({
      begins: /^\s*(?<name>[A-Za-z0-9][\w.-]*)\s*(?:\[[^\]]*\]\s*)?(?:(?:===?|~=|>=|<=|!=|<|>)\s*(?<version>[^\s;,#\\]+)|$|[;#\\@,])/,
    }),
    toKey: ofPython,
  },
  { isMeant: named("poetry.lock", "pdm.lock", "uv.lock"), read: readToml, toKey: ofPython },
  { isMeant: (base) => /^pylock(?:\..+)?\.toml$/s.test(base), read: readToml, toKey: ofPython },
  {
    isMeant: named("Pipfile.lock"),
    read: readObjects({ keyed: true, isPackage: (path) => path.length === 2 && path[0] !== "_meta", version: ["version"] }),
    toKey: ofPython,
  },
  { isMeant: named("go.mod"), read: readGoMod },
  { isMeant: named("Cargo.lock"), read: readToml },
  { isMeant: named("Gemfile.lock", "gems.locked"), read: readGems },
  {
    isMeant: named("composer.lock"),
    read: readObjects({
      keyed: false,
      isPackage: (path) => path.length === 2 && (path[0] === "packages" || path[0] === "packages-dev"),
      name: ["name"],
      version: ["version"],
    }),
    toKey: lowerCase,
  },
  { isMeant: (base) => base === "pom.xml" || base.endsWith(".pom"), read: readPom },
  { isMeant: named("gradle.lockfile", "buildscript-gradle.lockfile"), read: readGradle },
  { isMeant: named("verification-metadata.xml"), read: readElements(/component/, { group: "group", name: "name", version: "version" }) },
  {
    isMeant: named("packages.lock.json"),
    read: readObjects({ keyed: true, isPackage: (path) => path.length === 3 && path[0] === "dependencies", version: ["resolved"] }),
    toKey: lowerCase,
  },
  { isMeant: named("packages.config"), read: readElements(/package/, { name: "id", version: "version" }), toKey: lowerCase },
  {
    isMeant: (base) => base.endsWith(".deps.json"),
    read: readTexts(
      /^(.+)\/([^/]+)$/,
      (path, isKey) => isKey && ((path.length === 2 && path[0] === "libraries") || (path.length === 3 && path[0] === "targets")),
    ),
    toKey: lowerCase,
  },
  {
    isMeant: (base) => /\.(?:cs|vb|fs)proj$|^Directory\.(?:Packages|Build)\.props$/.test(base),
    read: readElements(/PackageReference|PackageVersion|GlobalPackageReference/, { name: "Include", version: "Version" }),
    toKey: lowerCase,
  },
  {
    isMeant: named("pubspec.lock"),
    read: readLines({ begins: /^ {2}"?(?<name>[\w.]+)"?:\s*$/, version: /^ {4}version: "?(?<version>[^"\s]+)"?/, ends: /^\S/ }),
  },
  {
    isMeant: named("mix.lock"),
    read: readLines({ begins: /^\s*"(?<name>[^"]+)":\s*\{:\w+,\s*(?::"?[\w.-]+"?|"[^"]*"),\s*"(?<version>[^"]+)"/ }),
  },
  { isMeant: named("conan.lock"), read: readTexts(/^([^/@#\s]+)\/([^@#%\s]+)/, (_path, isKey) => !isKey) },
  {
    isMeant: named("renv.lock"),
    read: readObjects({ keyed: true, isPackage: (path) => path.length === 2 && path[0] === "Packages", version: ["Version"] }),
  },
  {
    isMeant: named("cabal.project.freeze"),
    read: readLines({ begins: /^\s*(?:constraints:\s*)?any\.(?<name>[\w-]+)\s*==\s*(?<version>[\w.]+)/ }),
  },
  { isMeant: named("stack.yaml.lock"), read: readLines({ begins: /^\s*(?:-\s*)?hackage:\s*(?<name>[\w-]+)-(?<version>\d[\d.]*)@/ }) },
  {
    isMeant: named("Package.resolved"),
    read: readObjects({
      keyed: false,
      isPackage: (path) => typeof path.at(-1) === "number" && path.at(-2) === "pins",
      name: ["location", "repositoryURL"],
      version: ["state.version"],
    }),
    toKey: lowerCase,
  },
];
