import type { Evidence, TargetFacts } from "../model/evidence.ts";
import type { Observation, Seen, Whole } from "../model/finding.ts";
import type { Merged } from "../model/merged.ts";
import { byCodeUnits } from "../model/order.ts";
import { severityRank } from "../model/severity.ts";
import { toFingerprint, toLastingName } from "./fingerprint.ts";
import { type Row, toFlaws } from "./flaws.ts";
import { type Folded, foldFlaw } from "./fold.ts";
import { toIdentity } from "./identity.ts";
import { collectAliases } from "./known-aliases.ts";
import { findNameless, findSeveral, foldScanners, foldTargets } from "./targets.ts";
import { divideByWords } from "./words.ts";

/**
 * Folds all reports into one list: one finding for each flaw in each package of each target, whoever saw it, the gravest first. The list does
 * not depend on the order of the reports, and every row of every report is in exactly one finding, under its id or an alias.
 */
export function mergeEvidence(reports: readonly Evidence[]): Merged {
  const apart = toApart(reports);
  const nameless = findNameless(apart.flatMap((part) => part.targets));
  const evidence = apart.map((part) => withTargets(part, nameless));
  const targets = foldTargets(evidence.flatMap((part) => part.targets));
  const kinds = new Map(targets.map(({ id, kind }) => [id, kind]));
  const found: Found[] = [];
  for (const { name, rows } of toPackages(evidence).values()) {
    const first = kinds.get(rows[0].observation.target) === "lockfile" ? "osv-scanner" : "grype";
    for (const part of divideByWords(rows)) {
      for (const flaw of toFlaws(part)) found.push(toFound(foldFlaw(flaw, first), name));
    }
  }
  return {
    targets,
    scanners: foldScanners(evidence.flatMap((part) => part.scanners)),
    seen: toSeen(found.sort(byGravity), targets),
    problems: evidence.flatMap((part) => part.problems),
  };
}

/** Images that have one name and are several (legs of a matrix build the same tag for two platforms) are told apart by their digests. */
function toApart(reports: readonly Evidence[]): readonly Evidence[] {
  const several = findSeveral(reports.flatMap(({ targets }) => targets));
  return reports.map((evidence) => {
    const images = evidence.targets.filter(({ id, digest }) => several.has(id) && digest !== undefined);
    return withTargets(evidence, new Map(images.map(({ id, digest }) => [id, `${id}@${digest}`])));
  });
}

/** Gives targets that have another name the one that they are known by. */
function withTargets(evidence: Evidence, others: ReadonlyMap<string | undefined, string>): Evidence {
  const rename = <T extends { readonly target?: string }>(of: T): T => {
    const known = others.get(of.target);
    return known === undefined ? of : { ...of, target: known };
  };
  return {
    ...evidence,
    targets: evidence.targets.map((target) => ({ ...target, id: others.get(target.id) ?? target.id })),
    observations: evidence.observations.map(rename),
    problems: evidence.problems.map(rename),
  };
}

/** All rows of one package of one target. `name`: the package's without its version. */
type PackageRows = { readonly name: string; readonly rows: [Row, ...Row[]] };

function toPackages(evidence: readonly Evidence[]): Map<string, PackageRows> {
  const known = collectAliases(evidence);
  const packages = new Map<string, PackageRows>();
  for (const { observations } of evidence) {
    for (const observation of observations) {
      const { name, full } = toIdentity(observation.package);
      const key = `${observation.target}\0${full}`;
      const row = { observation, names: toNames(observation, known) };
      const others = packages.get(key);
      if (others === undefined) packages.set(key, { name, rows: [row] });
      else others.rows.push(row);
    }
  }
  return packages;
}

function toNames({ id, aliases }: Observation, known: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const more = known.get(id);
  if (more === undefined) return [id, ...aliases];
  return [...new Set([id, ...aliases, ...more])];
}

/** A finding before it has its fingerprint. `grave`: its place in the order, by severity and by whether it is known to be exploited. */
type Found = Folded & { readonly packageName: string; readonly grave: number };

function toFound({ base, id, aliases, related }: Folded, packageName: string): Found {
  return { base, id, aliases, related, packageName, grave: severityRank(base.severity) * 2 + Number(base.knownExploited) };
}

/** The gravest first; the rest of the order is only to be always the same. */
function byGravity(a: Found, b: Found): number {
  if (a.grave !== b.grave) return b.grave - a.grave;
  const [one, other] = [a.base, b.base];
  return (
    byCodeUnits(one.target, other.target) ||
    byCodeUnits(a.id, b.id) ||
    byCodeUnits(one.package.purl, other.package.purl) ||
    byCodeUnits(one.package.version, other.package.version) ||
    byCodeUnits(one.package.name, other.package.name)
  );
}

function toSeen(found: readonly Found[], targets: readonly TargetFacts[]): Seen[] {
  const lasting = new Map(targets.map((target) => [target.id, toLastingName(target)]));
  const places = new Map<string, number>();
  return found.map((one) => {
    const like = `${lasting.get(one.base.target) ?? one.base.target}|${one.packageName}|${one.id}`;
    const place = (places.get(like) ?? 0) + 1;
    places.set(like, place);
    return copy(one, toFingerprint(like, place));
  });
}

/** Written out, for Node 20 copies by spread twelve times slower, and there may be a hundred thousand. */
function copy({ base, id, aliases, related }: Folded, fingerprint: string): Whole<Seen> {
  return {
    target: base.target,
    seenBy: base.seenBy,
    id,
    aliases,
    related,
    severity: base.severity,
    score: base.score,
    package: base.package,
    locations: base.locations,
    fix: base.fix,
    knownExploited: base.knownExploited,
    epss: base.epss,
    title: base.title,
    url: base.url,
    origin: base.origin,
    place: base.place,
    fingerprint,
  };
}
