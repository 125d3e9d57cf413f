import parseVersion from "semver/functions/parse.js";

type SemanticVersion = NonNullable<ReturnType<typeof parseVersion>>;

/** A semantic version, also one that leaves out its last numbers or begins with `v` or `go`; null for what is none. */
export function parseSemantic(text: string): SemanticVersion | null {
  const plain = text.replace(/^(?:go|v)(?=\d)/, "");
  const [, numbers, rest = ""] = /^(\d+(?:\.\d+)?)([-+].*)?$/s.exec(plain) ?? [];
  if (numbers === undefined) return parseVersion(plain, { loose: true });
  return parseVersion(`${numbers}${numbers.includes(".") ? ".0" : ".0.0"}${rest}`, { loose: true });
}

/** The order of SemVer 2.0; metadata does not count. */
export function compareSemantic(a: SemanticVersion, b: SemanticVersion): number {
  return a.compare(b);
}
