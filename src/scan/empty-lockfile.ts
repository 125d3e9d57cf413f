/** By kind: what a lockfile with at least one package holds. A kind that is not here is never taken for empty. */
const FILLED: Readonly<Record<string, RegExp>> = {
  "package-lock.json": /"node_modules\/[^"]+"\s*:\s*\{\s*(?:\}|"(?!resolved"[^}]*"link"))|"(?:d|devD|optionalD)ependencies"\s*:\s*\{\s*"/,
  "yarn.lock": /^(?!__metadata:|#|"?\S+@workspace:)\S.*:\s*$/m,
  "pnpm-lock.yaml": /^(?:packages|snapshots):\s*\n\s+\S/m,
  "bun.lock": /"packages"\s*:\s*\{\s*"/,
  "requirements.txt":
    /^\s*(?:-r\b|--requirement\b|(?:-e\s+|--editable[\s=]\s*)?(?:(?:git|hg|svn|bzr)\+|https?:)|[A-Za-z0-9][\w.-]*\s*(?:$|[[<>=!~;@#,(]))/m,
  "poetry.lock": /^\s*\[\[package\]\]/m,
  "Pipfile.lock": /"(?:default|develop)"\s*:\s*\{\s*"/,
  "pdm.lock": /^\s*\[\[package\]\]/m,
  "uv.lock": /^\s*source = \{ (?:registry|git|url)/m,
  "pylock.toml": /^\s*\[\[packages\]\]/m,
  "go.mod": /^\s*require\b/m,
  "Cargo.lock": /^\s*\[\[package\]\]/m,
  "Gemfile.lock": /^[ \t]+\S+ \(/m,
  "gems.locked": /^[ \t]+\S+ \(/m,
  "composer.lock": /"packages(?:-dev)?"\s*:\s*\[\s*\{/,
  "pom.xml": /<dependency[\s>]/,
  "gradle.lockfile": /^[^#=\s][^=\s]*:/m,
  "buildscript-gradle.lockfile": /^[^#=\s][^=\s]*:/m,
  "verification-metadata.xml": /<component[\s>]/,
  "packages.lock.json": /"resolved"\s*:/,
  "packages.config": /<package[\s>]/,
  "deps.json": /"type"\s*:\s*"package"/,
  "project file": /<Package(?:Reference|Version|Download)[\s>]/,
  "Directory.Packages.props": /<(?:Global)?Package(?:Reference|Version|Download)[\s>]/,
  "pubspec.lock": /^packages:\s*\n\s+\S/m,
  "mix.lock": /"\s*:\s*\{\s*:/,
  "conan.lock": /"(?:requires|build_requires|python_requires)"\s*:\s*\[\s*"|"ref"\s*:/,
  "renv.lock": /"Packages"\s*:\s*\{\s*"/,
  "cabal.project.freeze": /\bany\.\S/,
  "stack.yaml.lock": /\bhackage:/,
  "Package.resolved": /"(?:identity|package)"\s*:/,
};

/** Whether a lockfile is empty by its own text: no package is missed where none is named. What has zeros in it is no text that was understood. */
export function isEmptyLockfile(kind: string, text: string): boolean {
  const filled = FILLED[kind];
  return filled !== undefined && !text.includes("\0") && !filled.test(text);
}
