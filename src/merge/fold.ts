import type { Fix, FixState, Location, Observation, Origin, ScannerName, Seen } from "../model/finding.ts";
import { SCANNERS } from "../model/finding.ts";
import { byCodeUnits, sortedUnique } from "../model/order.ts";
import { graver } from "../model/severity.ts";
import type { Flaw } from "./flaws.ts";

/** Folds the rows of one flaw into one. `first`: whose words for the package, title and address are taken where both scanners saw it. */
export function foldFlaw({ rows, names, related }: Flaw, first: ScannerName): Omit<Seen, "fingerprint"> {
  const observations =
    rows.length === 1
      ? rows.map(({ observation }) => observation)
      : sort(
          rows.map(({ observation }) => observation),
          first,
        );
  const [lead] = observations as [Observation, ...Observation[]];
  const id = chooseId(names, observations);
  const score = highest(observations.map((observation) => observation.score));
  const epss = highest(observations.map((observation) => observation.epss));
  const title = observations.find((observation) => observation.title !== undefined)?.title;
  const url = observations.find((observation) => observation.url !== undefined)?.url;
  return {
    target: lead.target,
    seenBy: SCANNERS.filter((name) => observations.some(({ seenBy }) => seenBy.includes(name))),
    id,
    aliases: names.size === 1 ? [] : sortedUnique(names).filter((name) => name !== id),
    related: related.size === 0 ? [] : sortedUnique(related),
    severity: observations.map(({ severity }) => severity).reduce(graver),
    ...(score === undefined ? {} : { score }),
    package: lead.package,
    locations: observations.length === 1 ? lead.locations : toLocations(observations),
    fix: observations.length === 1 ? lead.fix : toFix(observations),
    knownExploited: observations.some(({ knownExploited }) => knownExploited),
    ...(epss === undefined ? {} : { epss }),
    ...(title === undefined ? {} : { title }),
    ...(url === undefined ? {} : { url }),
    origin: toOrigin(observations),
  };
}

/** The CVE that was reported, else one that is only an alias, else the GHSA, else the scanner's own; of several the first in order. */
function chooseId(names: ReadonlySet<string>, observations: readonly Observation[]): string {
  const reported = observations.map(({ id }) => id);
  if (reported.length === 1 && names.size === 1) return reported[0] ?? "";
  for (const family of ["CVE-", "GHSA-"]) {
    const found = [reported, [...names]]
      .map((list) => least(list.filter((name) => name.startsWith(family))))
      .find((name) => name !== undefined);
    if (found !== undefined) return found;
  }
  return least(reported) ?? "";
}

function least(names: readonly string[]): string | undefined {
  return names.reduce<string | undefined>((best, name) => (best === undefined || name < best ? name : best), undefined);
}

/** An order that does not depend on which report was read first. */
function sort(observations: readonly Observation[], first: ScannerName): Observation[] {
  const keyed = observations.map((observation) => ({
    observation,
    key: `${observation.seenBy.includes(first) ? 0 : 1}${toKey(observation)}`,
  }));
  return keyed.sort((a, b) => byCodeUnits(a.key, b.key)).map(({ observation }) => observation);
}

function toKey(observation: Observation): string {
  return JSON.stringify([observation.id, observation]);
}

function highest(values: readonly (number | undefined)[]): number | undefined {
  return values.reduce((best, value) => (value !== undefined && value > (best ?? Number.NEGATIVE_INFINITY) ? value : best), undefined);
}

function toLocations(observations: readonly Observation[]): Location[] {
  return [
    ...new Map(
      observations.flatMap(({ locations }) => locations).map((location) => [`${location.path}\0${location.layer ?? ""}`, location]),
    ).values(),
  ];
}

/** What one scanner knows to be fixed is fixed. */
const STRONGEST: readonly FixState[] = ["fixed", "wont-fix", "not-fixed", "unknown"];

function toFix(observations: readonly Observation[]): Fix {
  const state = STRONGEST.find((candidate) => observations.some(({ fix }) => fix.state === candidate)) ?? "unknown";
  return { state, versions: [...new Set(observations.flatMap(({ fix }) => fix.versions))] };
}

function toOrigin(observations: readonly Observation[]): Origin {
  const known = new Set(observations.map(({ origin }) => origin).filter((origin) => origin !== "unknown"));
  const [only] = known;
  return only !== undefined && known.size === 1 ? only : "unknown";
}
