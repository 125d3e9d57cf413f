import { isOlder } from "../model/version.ts";

/**
 * A kind of lockfile or manifest that OSV-Scanner reads. `parser`: what `-L parser:path` calls it, null where it is known by its name
 * alone. `since`: the first version that reads it, null for all that can be used. `grype`: whether Grype reads it in a folder.
 */
export type LockfileKind = {
  readonly name: string;
  readonly ecosystem: string;
  readonly parser: string | null;
  readonly since: string | null;
  readonly grype: boolean;
};

type Row = LockfileKind & { readonly isMeant: (base: string, parent: string) => boolean };

const named =
  (...names: readonly string[]) =>
  (base: string) =>
    names.includes(base);
const ending =
  (...ends: readonly string[]) =>
  (base: string) =>
    ends.some((end) => base.endsWith(end));

// As OSV-Scanner tells them (pkg/lockfile of 1.x; internal/scalibrplugin/presets.go and the extractors of 2.x).
const ROWS: readonly Row[] = [
  row("package-lock.json", "npm", named("package-lock.json", "npm-shrinkwrap.json")),
  row("yarn.lock", "npm"),
  row("pnpm-lock.yaml", "npm"),
  row("bun.lock", "npm", { since: "2.0.0", grype: false }),
  row("requirements.txt", "PyPI", (base) => base.endsWith(".txt") && base.includes("requirements")),
  row("poetry.lock", "PyPI"),
  row("Pipfile.lock", "PyPI"),
  row("pdm.lock", "PyPI", { since: "1.6.2" }),
  row("uv.lock", "PyPI", { since: "2.0.0" }),
  row("pylock.toml", "PyPI", (base) => /^pylock(?:\..+)?\.toml$/s.test(base), { since: "2.3.3", grype: false }),
  row("go.mod", "Go"),
  row("Cargo.lock", "crates.io"),
  row("Gemfile.lock", "RubyGems"),
  row("gems.locked", "RubyGems", { parser: "Gemfile.lock", grype: false }),
  row("composer.lock", "Packagist"),
  row("pom.xml", "Maven", (base) => base === "pom.xml" || base.endsWith(".pom")),
  row("gradle.lockfile", "Maven"),
  row("buildscript-gradle.lockfile", "Maven", { grype: false }),
  row("verification-metadata.xml", "Maven", (base, parent) => base === "verification-metadata.xml" && parent === "gradle", {
    since: "1.7.4",
    grype: false,
  }),
  row("packages.lock.json", "NuGet"),
  row("packages.config", "NuGet", { since: "2.0.1", grype: false }),
  row("deps.json", "NuGet", ending(".deps.json"), { since: "2.0.0" }),
  row("project file", "NuGet", ending(".csproj", ".vbproj", ".fsproj"), { parser: null, since: "2.4.0", grype: false }),
  row("Directory.Packages.props", "NuGet", named("Directory.Packages.props", "Directory.Build.props"), {
    parser: null,
    since: "2.4.0",
    grype: false,
  }),
  row("pubspec.lock", "Pub"),
  row("mix.lock", "Hex"),
  row("conan.lock", "ConanCenter"),
  row("renv.lock", "CRAN", { grype: false }),
  row("cabal.project.freeze", "Hackage", { since: "2.0.0" }),
  row("stack.yaml.lock", "Hackage", { since: "2.0.0" }),
  row("Package.resolved", "SwiftURL", { parser: null, since: "2.4.0" }),
];

type Extras = Partial<Pick<LockfileKind, "parser" | "since" | "grype">>;

function row(name: string, ecosystem: string, isMeant: Row["isMeant"] | Extras = {}, extras: Extras = {}): Row {
  const given = typeof isMeant === "function" ? extras : isMeant;
  const test = typeof isMeant === "function" ? isMeant : named(name);
  return { name, ecosystem, parser: name, since: null, grype: true, ...given, isMeant: test };
}

/** The kind that a file is by its name and the name of its folder, or null for a file that is none. Path with `/`. */
export function toLockfileKind(path: string): LockfileKind | null {
  const parts = path.split("/");
  const base = parts.at(-1) ?? "";
  return ROWS.find(({ isMeant }) => isMeant(base, parts.at(-2) ?? "")) ?? null;
}

/** Whether a version of OSV-Scanner reads a kind. */
export function isReadBy(kind: LockfileKind, version: string): boolean {
  return kind.since === null || !isOlder(version, kind.since);
}

/** Every ecosystem that a lockfile can be of. */
export const ECOSYSTEMS: readonly string[] = [...new Set(ROWS.map(({ ecosystem }) => ecosystem))];
