import { PackageURL } from "packageurl-js";

/** Shapes of names that are known well enough to see a slip. */
const SHAPES: readonly (readonly [family: RegExp, shape: RegExp, example: string])[] = [
  [/^CVE\b/i, /^CVE-\d{4}-\d{4,19}$/i, "CVE-2024-12345"],
  [/^GHSA\b/i, /^GHSA(?:-[0-9a-z]{4}){3}$/i, "GHSA-jfh8-c2jp-5v3q"],
];

/** What is wrong with the name of an advisory, as the rest of a sentence, or null. */
export function checkAdvisory(id: string): string | null {
  if (id === "") return "is empty";
  if (id.includes("*")) return "has a wildcard, and an exception is for one advisory";
  if (!/^[A-Za-z0-9][\w.:/+~-]{0,127}$/.test(id)) return "is no name of an advisory";
  const [, , example] = SHAPES.find(([family, shape]) => family.test(id) && !shape.test(id)) ?? [];
  return example === undefined ? null : `is no complete name of an advisory (such as ${example})`;
}

const NO_PURL = "is no package URL (`pkg:TYPE/NAMESPACE/NAME@VERSION`)";

/** What is wrong with a package URL, as the rest of a sentence, or null. */
export function checkPurl(purl: string): string | null {
  if (!/^pkg:[A-Za-z]/.test(purl)) return NO_PURL;
  if (/[\s*]/.test(purl)) return "has white space or a wildcard in it (without a version it stands for every version)";
  if (/@(?:[?#]|$)/.test(purl)) return "ends in an `@` without a version";
  try {
    PackageURL.fromString(purl);
    return null;
  } catch {
    return NO_PURL;
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const NO_PATTERN = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]|^\s|\s$/;

/** What is wrong with a pattern over targets, as the rest of a sentence, or null. */
export function checkTargetPattern(pattern: string): string | null {
  if (pattern === "") return "is empty";
  if (NO_PATTERN.test(pattern)) return "has a line break, another control character, or white space at an end";
  if (pattern.includes("***"))
    return "has three `*` in a row: `*` stands for anything within one segment, `**` for anything across segments";
  return /[?[\]{}]/.test(pattern) ? "has a wildcard other than `*` and `**` (for such a character itself write `*`)" : null;
}

/** What is wrong with a manifest's digest, as the rest of a sentence, or null. */
export function checkDigest(digest: string): string | null {
  return /^sha256:[0-9a-f]{64}$/.test(digest) ? null : "is no digest (`sha256:` and 64 lower-case hexadecimal digits)";
}
