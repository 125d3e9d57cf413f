import type { ScannerFacts, TargetFacts } from "../model/evidence.ts";
import { SCANNER_TITLES, type ScannerName } from "../model/finding.ts";
import type { RunFacts } from "../model/verdict.ts";
import { isSameTime, KIND_WORDS, toAgeWords, toCount } from "./words.ts";

/** What speaks for a target having been looked at, in parts: kind, platform, distribution, packages. Unescaped. */
export function toEvidenceParts({ kind, platform, distribution, packages }: TargetFacts): string[] {
  const parts: string[] = [KIND_WORDS[kind]];
  if (platform !== undefined) parts.push(platform);
  if (distribution !== undefined) parts.push(distribution);
  parts.push(packages === null ? "packages not counted" : toCount(packages, "package"));
  return parts;
}

/** The scanners that looked at a target, each with version, and day and age of its database. Unescaped. */
export function toScannerParts({ scannedBy }: TargetFacts, scanners: readonly ScannerFacts[], run: RunFacts): string[] {
  const words = scannedBy.flatMap((name) => {
    const known = scanners.filter((scanner) => scanner.name === name);
    return known.length === 0 ? [SCANNER_TITLES[name]] : known.map((scanner) => toScannerWords(scanner, run));
  });
  return [...new Set(words)];
}

/** One scanner: `Grype 0.119.0, database of 2026-11-20 (3 days old)`. The age counts from its report's own time where there is one. */
export function toScannerWords({ name, version, database, reportedAt }: ScannerFacts, { startedAt }: RunFacts): string {
  const words = toScannerName(name, version);
  const built = database?.built ?? null;
  if (built === null) return words;
  const age = toAgeWords(built, reportedAt ?? startedAt);
  const then = reportedAt === undefined || isSameTime(reportedAt, startedAt) ? "" : " when it reported";
  return `${words}, database of ${built.slice(0, 10)}${age === null ? "" : ` (${age}${then})`}`;
}

function toScannerName(name: ScannerName, version: string | null): string {
  return version === null ? `${SCANNER_TITLES[name]} (version not reported)` : `${SCANNER_TITLES[name]} ${version}`;
}
