import type { Evidence, TargetFacts } from "../model/evidence.ts";
import type { Observation, ScannerName, Seen } from "../model/finding.ts";
import type { Merged } from "../model/merged.ts";
import { byCodeUnits } from "../model/order.ts";
import { severityRank } from "../model/severity.ts";
import { toFingerprint, toLastingName } from "./fingerprint.ts";
import { type Row, toFlaws } from "./flaws.ts";
import { foldFlaw } from "./fold.ts";
import { toIdentity } from "./identity.ts";
import { collectAliases } from "./known-aliases.ts";
import { foldScanners, foldTargets } from "./targets.ts";

/**
 * Folds all reports into one list: one finding for each flaw in each package of each target, whoever saw it, the gravest first. The list does
 * not depend on the order of the reports, and every row of every report is in exactly one finding, under its id or an alias.
 */
export function mergeEvidence(evidence: readonly Evidence[]): Merged {
  const targets = foldTargets(evidence.flatMap((part) => part.targets));
  const byId = new Map(targets.map((target) => [target.id, target]));
  const found = [...toPackages(evidence).values()].flatMap((group) => toFindings(group, byId.get(group.target)));
  return {
    targets,
    scanners: foldScanners(evidence.flatMap((part) => part.scanners)),
    seen: toSeen(found.sort(byGravity), byId),
    problems: evidence.flatMap((part) => part.problems),
  };
}

/** All rows of one package of one target. */
type PackageRows = { readonly target: string; readonly name: string; readonly rows: Row[] };

function toPackages(evidence: readonly Evidence[]): Map<string, PackageRows> {
  const aliases = collectAliases(evidence);
  const packages = new Map<string, PackageRows>();
  for (const { observations } of evidence) {
    for (const observation of observations) {
      const { target } = observation;
      const { name, full } = toIdentity(observation.package);
      const key = `${target}\0${full}`;
      const row = { observation, names: toNames(observation, aliases) };
      const known = packages.get(key);
      if (known === undefined) packages.set(key, { target, name, rows: [row] });
      else known.rows.push(row);
    }
  }
  return packages;
}

function toNames({ id, aliases }: Observation, known: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  return new Set([id, ...aliases, ...(known.get(id) ?? [])]);
}

type Found = Omit<Seen, "fingerprint"> & { readonly packageName: string };

function toFindings({ name, rows }: PackageRows, target: TargetFacts | undefined): Found[] {
  const first: ScannerName = target?.kind === "lockfile" ? "osv-scanner" : "grype";
  return toFlaws(rows).map((flaw) => ({ ...foldFlaw(flaw, first), packageName: name }));
}

/** The gravest first, of these the known to be exploited; the rest of the order is only to be always the same. */
function byGravity(a: Found, b: Found): number {
  return (
    severityRank(b.severity) - severityRank(a.severity) ||
    Number(b.knownExploited) - Number(a.knownExploited) ||
    byCodeUnits(a.target, b.target) ||
    byCodeUnits(a.id, b.id) ||
    byCodeUnits(a.package.purl, b.package.purl) ||
    byCodeUnits(a.package.version, b.package.version) ||
    byCodeUnits(a.package.name, b.package.name)
  );
}

function toSeen(found: readonly Found[], targets: ReadonlyMap<string, TargetFacts>): Seen[] {
  const lasting = new Map([...targets].map(([id, target]) => [id, toLastingName(target)]));
  const places = new Map<string, number>();
  return found.map(({ packageName, ...finding }) => {
    const target = lasting.get(finding.target) ?? finding.target;
    const like = `${target}|${packageName}|${finding.id}`;
    const place = (places.get(like) ?? 0) + 1;
    places.set(like, place);
    return { ...finding, fingerprint: toFingerprint({ target, packageName, id: finding.id, place }) };
  });
}
