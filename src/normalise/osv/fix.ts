import type { Fix } from "../../model/finding.ts";
import { type Json, objectOf, objectsOf, textOf } from "../read/pick.ts";

const UNKNOWN: Fix = { state: "unknown", versions: [] };

/** The fixed versions that a record gives for a package, out of the ranges of just that package in its ecosystem. */
export function toFix(record: Json, given: Json): Fix {
  const affected = objectsOf(record, "affected").filter((entry) => isAbout(entry, given));
  if (affected.length === 0) return UNKNOWN;
  const isCommit = textOf(given, "version") === "";
  const ranges = affected.flatMap((entry) => objectsOf(entry, "ranges")).filter((range) => (textOf(range, "type") === "GIT") === isCommit);
  const versions = [...new Set(ranges.flatMap((range) => objectsOf(range, "events")).flatMap((event) => textOf(event, "fixed") || []))];
  if (versions.length === 0) return { state: "not-fixed", versions: [] };
  const later = versions.filter((version) => !isEarlier(version, textOf(given, "version")));
  return { state: "fixed", versions: later.length === 0 ? versions : later };
}

/** Whether an entry is about the package. A commit is of no ecosystem: what names its repository is about it. */
function isAbout(entry: Json, given: Json): boolean {
  const about = objectOf(entry, "package");
  if (textOf(given, "ecosystem") === "") return true;
  return (
    toKey(textOf(about, "name")) === toKey(textOf(given, "name")) && isSameEcosystem(textOf(about, "ecosystem"), textOf(given, "ecosystem"))
  );
}

function toKey(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, "-");
}

/** `Ubuntu:22.04:LTS` is `Ubuntu:22.04`, and an ecosystem without a release is every release of it. */
function isSameEcosystem(a: string, b: string): boolean {
  return `${a}:`.startsWith(`${b}:`) || `${b}:`.startsWith(`${a}:`);
}

const DOTTED = /^v?(\d+(?:\.\d+)*)$/;

/** Whether a version surely comes before another: only where both are nothing but numbers, or nothing is said. */
function isEarlier(version: string, than: string): boolean {
  const [a, b] = [version, than].map((text) => DOTTED.exec(text)?.[1]?.split(".").map(Number));
  if (a === undefined || b === undefined) return false;
  for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return true;
}
