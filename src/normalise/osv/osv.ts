import type { Evidence, ScannerFacts, TargetFacts } from "../../model/evidence.ts";
import type { Observation } from "../../model/finding.ts";
import type { Collecting, Collector } from "../collect.ts";
import type { Division } from "../read/frame.ts";
import { isObject, type Json, numberOf, objectOf, textOf } from "../read/pick.ts";
import type { Place as Where } from "../read/refusal.ts";
import { findAsked, toAskedFacts } from "./asked.ts";
import { toNotices } from "./notices.ts";
import { toPackage } from "./package.ts";
import { type Row, toRows } from "./record.ts";
import { type Place, toImageFacts, toLocation, toPlace } from "./target.ts";

/** The lists of an OSV-Scanner report that are read element by element. */
export const OSV_DIVISION: Division = { results: { packages: {} } };

/** A package with its rows, before it is known which file they are of. */
type Found = { readonly given: Json; readonly rows: readonly Row[] };
type Result = { readonly source: Json; readonly found: readonly Found[] };

/** Reads an OSV-Scanner report, from 1.5 to the newest. */
export function createOsvCollector({ report, refuse }: Collecting): Collector {
  const results: Result[] = [];
  const values = new Map<string, unknown>();
  let current: { source: Json; found: Found[]; isListed: boolean } = { source: {}, found: [], isListed: false };
  return {
    begin(path) {
      if (path === "results[]") current = { source: {}, found: [], isListed: false };
      else if (path === "results[].packages") current.isListed = true;
    },
    end(path) {
      if (path !== "results[]") return;
      if (!current.isListed) refuse("a result lists no packages (`packages`)", { path: `results[${results.length}]` });
      results.push(current);
    },
    take(path, value, where) {
      if (path === "results[].packages[]") current.found.push(toFound(value, where, refuse));
      else if (path === "results[].source") current.source = isObject(value) ? value : refuse("`source` is no object", where());
      else if (path === "results[]") refuse("a result is no object", where());
      else if (path === "results[].packages") refuse("`packages` is no list", where());
      else if (path === "results") refuse("`results` is no list", where());
      else if (!path.startsWith("results[]")) values.set(path, value);
    },
    finish: () => toEvidence({ results, values }, { report, refuse }),
  };
}

function toFound(value: unknown, where: () => Where, refuse: Collecting["refuse"]): Found {
  if (!isObject(value)) return refuse("a package is no object", where());
  if (!isObject(value.package)) return refuse("a package does not say what it is (`package`)", where());
  const { name, os_package_name, version, ecosystem, commit, image_origin_details } = value.package;
  const given: Json = { name, os_package_name, version, ecosystem, commit, image_origin_details };
  const rows = toRows(value, given, { where, refuse });
  const isNamed = textOf(given, "name") !== "" || textOf(given, "commit") !== "" || textOf(given, "version") !== "";
  return rows.length > 0 && !isNamed ? refuse("a vulnerable package has neither a name nor a commit", where()) : { given, rows };
}

type Read = { readonly results: readonly Result[]; readonly values: ReadonlyMap<string, unknown> };

function toEvidence({ results, values }: Read, { report, refuse }: Collecting): Evidence {
  const { asked } = report;
  const metadata = values.get("image_metadata");
  const image = isObject(metadata) ? metadata : null;
  const observations: Observation[] = [];
  const targets = new Map<string, TargetFacts>();
  let playedDown = 0;
  const facts = image === null ? null : toImageFacts(image, report);
  for (const { source, found } of results) {
    if (source.path === undefined && found.length > 0) refuse("a result does not say which file it is of (`source`)");
    const place = asked === null ? toPlace(source, report, facts) : findAsked(source, { report, refuse });
    if (place === null) continue;
    targets.set(place.facts.id, place.facts);
    for (const { given, rows } of found) for (const row of rows) observations.push(toObservation(row, { given, place, image }));
    playedDown += found.flatMap(({ rows }) => rows).filter(({ isPlayedDown }) => isPlayedDown).length;
  }
  if (asked === null && facts !== null) targets.set(facts.id, facts);
  if (asked === null && observations.length === 0 && !values.has("experimental_config"))
    refuse(
      "it lists no vulnerability, and nothing in it says that OSV-Scanner wrote it (`experimental_config`): that is no proof that anything was looked at",
    );
  const all = asked === null ? toForeignFacts(targets, report.name) : toAskedFacts(report, { targets, image: facts });
  const problems = toNotices({ report, playedDown, seen: new Set(targets.keys()) });
  return { targets: all, scanners: [toScanner(report)], observations, problems };
}

/** A report without results is of files that hold nothing known. */
function toForeignFacts(targets: ReadonlyMap<string, TargetFacts>, name: string): TargetFacts[] {
  if (targets.size > 0) return [...targets.values()];
  return [{ id: `report:${name}`, kind: "other", packages: null, scannedBy: ["osv-scanner"] }];
}

function toScanner({ asked }: Collecting["report"]): ScannerFacts {
  return asked?.scanner ?? { name: "osv-scanner", version: null, sha256: null, source: "report", database: null };
}

const OSV_SCANNER = ["osv-scanner"] as const;

function toObservation(row: Row, { given, place, image }: { given: Json; place: Place; image: Json | null }): Observation {
  const { score, title, url } = row;
  const index = numberOf(objectOf(given, "image_origin_details"), "index");
  return {
    target: place.facts.id,
    seenBy: OSV_SCANNER,
    id: row.id,
    aliases: row.aliases,
    related: row.related,
    severity: row.severity,
    score,
    package: toPackage(given, place.path),
    locations: place.path === "" ? [] : [toLocation(place.path, index, image ?? {})],
    fix: row.fix,
    knownExploited: false,
    epss: undefined,
    title,
    url,
    origin: "unknown",
  };
}
