import type { Fix, FixState, Location, Observation, Origin, ScannerName } from "../model/finding.ts";
import { SCANNERS } from "../model/finding.ts";
import { byCodeUnits, sortedUnique } from "../model/order.ts";
import { graver } from "../model/severity.ts";
import type { Flaw, Row } from "./flaws.ts";

/** A flaw of one finding: what is told of it, and the names that it goes by in place of those in `base`. */
export type Folded = Pick<Observation, "id" | "aliases" | "related"> & { readonly base: Observation };

/** Folds the rows of one flaw into one. `first`: whose words for the package, title and address are taken where both scanners saw it. */
export function foldFlaw({ rows, names, related }: Flaw, first: ScannerName): Folded {
  const id = chooseId(names, rows);
  // Stryker disable next-line ConditionalExpression: equivalent, only faster
  const aliases = names.length === 1 ? NONE : sortedUnique(names).filter((name) => name !== id);
  const [only] = rows as [Row, ...Row[]];
  if (rows.length === 1) return { base: only.observation, id, aliases, related };
  const observations = sort(
    rows.map(({ observation }) => observation),
    first,
  );
  return { base: foldObservations(observations), id, aliases, related: sortedUnique(related) };
}

const NONE: readonly string[] = [];

function foldObservations(observations: readonly Observation[]): Observation {
  const [lead] = observations as [Observation, ...Observation[]];
  return {
    ...lead,
    seenBy: SCANNERS.filter((name) => observations.some(({ seenBy }) => seenBy.includes(name))),
    severity: observations.map(({ severity }) => severity).reduce(graver),
    score: highest(observations.map(({ score }) => score)),
    locations: toLocations(observations),
    fix: toFix(observations),
    knownExploited: observations.some(({ knownExploited }) => knownExploited),
    epss: highest(observations.map(({ epss }) => epss)),
    title: observations.find(({ title }) => title !== undefined)?.title,
    url: observations.find(({ url }) => url !== undefined)?.url,
    origin: toOrigin(observations),
    place: observations.find(({ place }) => place !== undefined)?.place,
  };
}

/** The CVE that was reported, else one that is only an alias, else the GHSA, else the scanner's own; of several the first in order. */
function chooseId(names: readonly string[], rows: readonly Row[]): string {
  const [only] = rows as [Row, ...Row[]];
  // Stryker disable next-line all: equivalent, only faster
  if (rows.length === 1 && names.length === 1) return only.observation.id;
  const reported = rows.map(({ observation }) => observation.id);
  return (
    leastOf("CVE-", reported) ??
    leastOf("CVE-", names) ??
    leastOf("GHSA-", reported) ??
    leastOf("GHSA-", names) ??
    leastOf("", reported) ??
    only.observation.id
  );
}

/** The first in order of the names that begin so. */
function leastOf(family: string, names: readonly string[]): string | undefined {
  return names.filter((name) => name.startsWith(family)).sort(byCodeUnits)[0];
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
  return values.flatMap((value) => value ?? []).sort((a, b) => b - a)[0];
}

function toLocations(observations: readonly Observation[]): Location[] {
  return [
    ...new Map(
      observations.flatMap(({ locations }) => locations).map((location) => [JSON.stringify([location.path, location.layer]), location]),
    ).values(),
  ];
}

/** What one scanner knows to be fixed is fixed. */
const STRONGEST: readonly FixState[] = ["fixed", "wont-fix", "not-fixed"];

function toFix(observations: readonly Observation[]): Fix {
  const state = STRONGEST.find((candidate) => observations.some(({ fix }) => fix.state === candidate)) ?? "unknown";
  return { state, versions: [...new Set(observations.flatMap(({ fix }) => fix.versions))] };
}

function toOrigin(observations: readonly Observation[]): Origin {
  const known = new Set(observations.map(({ origin }) => origin).filter((origin) => origin !== "unknown"));
  const [only = "unknown", ...others] = known;
  return others.length > 0 ? "unknown" : only;
}
