import type { Evidence, ScannerFacts } from "../../model/evidence.ts";
import type { Location, Observation } from "../../model/finding.ts";
import type { Problem } from "../../model/reasons.ts";
import type { Collecting, Collector } from "../collect.ts";
import type { Division } from "../read/split.ts";
import { createIntern } from "../read/words.ts";
import { countEndOfLife, toEndOfLifeNotices } from "./alerts.ts";
import { checkAsked, toTargets } from "./asked.ts";
import { type Descriptor, toDescriptor } from "./descriptor.ts";
import { countIgnored, type Ignored, toIgnoredNotices } from "./ignored.ts";
import { type Match, type Spot, toMatch } from "./match.ts";
import { toSource } from "./source.ts";

/** The lists of a Grype report that are read element by element. */
export const GRYPE_DIVISION: Division = { matches: {}, ignoredMatches: {}, alertsByPackage: {} };

/** Reads a Grype report, of any version (schema 5 databases and older as well as 6). */
export function createGrypeCollector({ report, refuse }: Collecting): Collector {
  const matches: Match[] = [];
  const values = new Map<string, unknown>();
  const ignored: Ignored = { byRule: new Map(), total: 0 };
  const ended = new Map<string, string>();
  const shared = { intern: createIntern(), titles: new Map<string, string | undefined>(), refuse };
  return {
    begin: () => undefined,
    end: () => undefined,
    take(path, value, where) {
      if (path === "matches[]") matches.push(toMatch(value, where, shared));
      else if (path === "ignoredMatches[]") countIgnored(value, ignored);
      else if (path === "alertsByPackage[]") countEndOfLife(value, ended);
      else if (path === "matches") refuse("`matches` is no list", where());
      else values.set(path, value);
    },
    finish: () => toEvidence({ matches, values, ignored, ended }, { report, refuse }),
  };
}

type Read = {
  readonly matches: readonly Match[];
  readonly values: ReadonlyMap<string, unknown>;
  readonly ignored: Ignored;
  readonly ended: ReadonlyMap<string, string>;
};

function toEvidence({ matches, values, ignored, ended }: Read, { report, refuse }: Collecting): Evidence {
  const descriptor = toDescriptor(values.get("descriptor"));
  const source = toSource({ source: values.get("source"), distro: values.get("distro") }, report.name);
  if (matches.length === 0 && descriptor.name.toLowerCase() !== "grype")
    refuse(
      "its list of matches is empty, and nothing in it says that Grype wrote it (`descriptor`): that is no proof that anything was looked at",
    );
  if (descriptor.databaseError !== "") refuse(`Grype says of its database: ${JSON.stringify(descriptor.databaseError.slice(0, 200))}`);
  checkAsked({ source, descriptor }, { report, refuse });
  const targets = toTargets(source, report);
  const main = targets.length === 1 ? targets[0]?.id : undefined;
  const layers = new Map((source.facts.layers ?? []).map((digest, index) => [digest, index]).reverse() as [string, number][]);
  const find = toFinder(report, main);
  const shown = new Map(
    (report.asked?.targets ?? []).flatMap((target) =>
      target.kind === "lockfile" ? [[target.id, () => [{ path: target.shown }]] as const] : [],
    ),
  );
  const observations: Observation[] = [];
  for (const match of matches) {
    const ids = find(match);
    if (ids.length === 0)
      refuse(
        `a match (${match.id} in ${match.package.name}) lies in no file that was to be scanned: ${match.spots[0]?.path ?? "no place"}`,
      );
    for (const target of ids) observations.push(toObservation(match, target, shown.get(target) ?? ((spots) => toLocations(spots, layers))));
  }
  const about = { name: report.name, target: main ?? source.facts.id };
  const problems: Problem[] = [
    ...toIgnoredNotices(ignored, descriptor.configuration, about),
    ...toEndOfLifeNotices(ended, about),
    ...toMissing(report, about),
  ];
  return { targets, scanners: [toScanner(descriptor, report)], observations, problems };
}

/** To which targets a match belongs: the one there is, or where several files were scanned together, those that it was found in. */
function toFinder({ asked }: Collecting["report"], main: string | undefined): (match: Match) => readonly string[] {
  if (main !== undefined) return () => [main];
  return ({ spots }) => [
    ...new Set(
      spots.flatMap(({ path }) => (asked !== null && Object.hasOwn(asked.targetIdByPath, path) ? (asked.targetIdByPath[path] ?? []) : [])),
    ),
  ];
}

const NO_LOCATIONS: readonly Location[] = [];

function toObservation(match: Match, target: string, place: (spots: readonly Spot[]) => readonly Location[]): Observation {
  const { spots, score, epss, title, url } = match;
  return {
    target,
    seenBy: GRYPE,
    id: match.id,
    aliases: match.aliases,
    related: match.related,
    severity: match.severity,
    ...(score === undefined ? {} : { score }),
    package: match.package,
    locations: place(spots),
    fix: match.fix,
    knownExploited: match.knownExploited,
    ...(epss === undefined ? {} : { epss }),
    ...(title === undefined ? {} : { title }),
    ...(url === undefined ? {} : { url }),
    origin: "unknown",
  };
}

const GRYPE = ["grype"] as const;

function toLocations(spots: readonly Spot[], layers: ReadonlyMap<string, number>): readonly Location[] {
  if (spots.length === 0) return NO_LOCATIONS;
  return spots.map(({ path, layerId }) => {
    const layer = layers.get(layerId);
    return layer === undefined ? { path } : { path, layer };
  });
}

/** The scanner as it ran here, with what the report adds; or as the report alone tells of it. */
function toScanner({ version, database, reportedAt }: Descriptor, { asked }: Collecting["report"]): ScannerFacts {
  const when = reportedAt === null ? {} : { reportedAt };
  if (asked === null) return { name: "grype", version, sha256: null, source: "report", database, ...when };
  const digest = asked.scanner.database?.digest ?? database?.digest ?? null;
  const schema = database?.schema ?? asked.scanner.database?.schema ?? null;
  const built = database?.built ?? asked.scanner.database?.built ?? null;
  return { ...asked.scanner, database: { schema, built, digest }, ...when };
}

/** What a report of somebody else cannot prove: that anything was catalogued, and that the database would have found something. */
function toMissing({ asked }: Collecting["report"], { name, target }: { name: string; target: string }): Problem[] {
  if (asked !== null) return [];
  const message = `${name} does not tell how many packages were looked at, nor whether the database knows them: the decision is vouched for, the looking is not.`;
  return [{ code: "evidence-missing", message, target }];
}
