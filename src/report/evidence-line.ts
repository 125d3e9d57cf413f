import type { ScannerFacts, TargetFacts } from "../model/evidence.ts";
import { SCANNER_TITLES, type ScannerName } from "../model/finding.ts";
import type { ComparedBy, Looking } from "../model/looking.ts";
import type { RunFacts } from "../model/verdict.ts";
import { isSameTime, KIND_WORDS, toAgeWords, toCount } from "./words.ts";

/** What speaks for a target having been looked at, in parts: kind, platform, distribution, packages, and what its scan left as evidence. Unescaped. */
export function toEvidenceParts({ kind, platform, distribution, packages, evidence = [] }: TargetFacts): string[] {
  const parts: string[] = [KIND_WORDS[kind]];
  if (platform !== undefined) parts.push(platform);
  if (distribution !== undefined) parts.push(distribution);
  parts.push(packages === null ? "packages not counted" : toCount(packages, "package"));
  const proofs = [...new Set(evidence.flatMap(toProofs))];
  if (proofs.length > 0) parts.push(`proof: ${proofs.join(", ")}`);
  return parts;
}

const COMPARED_WORDS: Readonly<Record<ComparedBy, string>> = {
  layers: "its own layers",
  "image-id": "its own image ID",
  path: "the very file",
  reference: "the very reference",
};

/** By what it was seen to be what was asked for, what the database answered for, and that the scanner finds what it must. */
function toProofs({ compared, inventory, canary }: Looking): string[] {
  const known = inventory.filter((row) => row.known !== null).length;
  const answered = inventory.length === 0 ? [] : [`${known} of ${toCount(inventory.length, "kind")} known to the database`];
  const found = canary === null ? [] : [canary.by === "match" ? "advisories matched" : "canary found"];
  return [COMPARED_WORDS[compared.by], ...answered, ...found];
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
