import { cveOf } from "../../model/advisory.ts";
import { FIX_STATES, type Fix, type FixState, type Package } from "../../model/finding.ts";
import { SEVERITIES, type Severity } from "../../model/severity.ts";
import { type Names, toNames } from "../names.ts";
import { isObject, type Json, listOf, numberOf, objectOf, objectsOf, textOf, textsOf } from "../read/pick.ts";
import type { Place, Refuse } from "../read/refusal.ts";
import { type Intern, toTitle, toUrl } from "../read/words.ts";
import { toPackage } from "./artifact.ts";
import { toScore } from "./score.ts";

/** Where something was found, before it is known which of the image's layers that is. */
export type Spot = { readonly path: string; readonly layerId: string };

/** What is kept of one match, until the rest of the report says what it was found in. */
export type Match = Names & {
  readonly id: string;
  readonly severity: Severity;
  readonly score: number | undefined;
  readonly package: Package;
  readonly spots: readonly Spot[];
  readonly fix: Fix;
  readonly knownExploited: boolean;
  readonly epss: number | undefined;
  readonly title: string | undefined;
  readonly url: string | undefined;
};

/** What matches have in common: copies of texts, and titles by advisory. */
export type Shared = { readonly intern: Intern; readonly titles: Map<string, string | undefined>; readonly refuse: Refuse };

/** Reads one element of `matches`. One without an advisory or a package is no match: the report is refused, nothing is left out. */
export function toMatch(value: unknown, where: () => Place, shared: Shared): Match {
  const { refuse, intern } = shared;
  if (!isObject(value)) return refuse("a match is no object", where());
  const vulnerability = objectOf(value, "vulnerability");
  const artifact = objectOf(value, "artifact");
  const id = textOf(vulnerability, "id");
  if (id === "") return refuse("a match names no advisory (`vulnerability.id`)", where());
  if (textOf(artifact, "name") === "" && textOf(artifact, "purl") === "")
    return refuse("a match names no package (`artifact.name`)", where());
  const related = objectsOf(value, "relatedVulnerabilities");
  const records = [vulnerability, ...related];
  return {
    ...toMatchNames(id, related, intern),
    id: intern(id),
    severity: toSeverity(textOf(vulnerability, "severity")),
    score: toScore(vulnerability) ?? related.map(toScore).find((score) => score !== undefined),
    package: toPackage(artifact, intern),
    spots: toSpots(artifact, intern),
    fix: toFix(vulnerability, intern),
    knownExploited: records.some((record) => listOf(record, "knownExploited").length > 0),
    epss: toEpss(records),
    title: toMatchTitle(id, records, shared),
    url: toMatchUrl(vulnerability, intern),
  };
}

/** Grype's own word, lower case; a word that is none of ours, or none at all, is `unknown`, and judged as that. */
function toSeverity(word: string): Severity {
  return SEVERITIES.find((severity) => severity === word.toLowerCase()) ?? "unknown";
}

/** GHSA relates to the CVE that it is; a CVE of a distribution to itself; what a distribution's advisory relates to may be several. */
function toMatchNames(id: string, related: readonly Json[], intern: Intern): Names {
  const names = related.map((record) => intern(textOf(record, "id"))).filter((name) => name !== "" && name !== id);
  if (names.length === 0) return toNames({ id, aliases: [], upstream: [], related: [] });
  const own = cveOf(id);
  if (own !== null) {
    const isSame = (name: string) => cveOf(name) === own || cveOf(name) === null;
    return toNames({ id, aliases: names.filter(isSame), upstream: [], related: names.filter((name) => !isSame(name)) });
  }
  return id.startsWith("GHSA-")
    ? toNames({ id, aliases: names, upstream: [], related: [] })
    : toNames({ id, aliases: [], upstream: names, related: [] });
}

function toSpots(artifact: Json, intern: Intern): readonly Spot[] {
  const spots = listOf(artifact, "locations").flatMap((location) => {
    if (typeof location === "string") return [{ path: intern(location), layerId: "" }];
    const path = isObject(location) ? textOf(location, "path") : "";
    return path === "" || !isObject(location) ? [] : [{ path: intern(path), layerId: intern(textOf(location, "layerID")) }];
  });
  if (textOf(artifact, "type") !== "deb") return spots;
  const list = spots.filter(({ path }) => DPKG_LIST.test(path));
  return list.length === 0 ? spots : list;
}

/**
 * dpkg keeps one status file for all packages, which belongs to the layer that last installed anything. The list of a package's own files
 * belongs to the layer that last installed this one.
 */
const DPKG_LIST = /\/var\/lib\/dpkg\/info\/[^/]+\.list$/;

function toFix(vulnerability: Json, intern: Intern): Fix {
  const fix = objectOf(vulnerability, "fix");
  const versions = textsOf(fix, "versions").map(intern);
  const before = textOf(vulnerability, "fixedInVersion"); // Grype before 0.9 had nothing else
  if (before !== "") return { state: "fixed", versions: before.split(/,\s*/).map(intern) };
  return { state: toFixState(textOf(fix, "state")), versions };
}

function toFixState(word: string): FixState {
  return FIX_STATES.find((state) => state === word) ?? "unknown";
}

/** The highest probability that one of the records gives. */
function toEpss(records: readonly Json[]): number | undefined {
  let highest: number | undefined;
  for (const record of records) {
    for (const entry of listOf(record, "epss")) {
      const epss = isObject(entry) ? numberOf(entry, "epss") : undefined;
      if (epss !== undefined && epss >= 0 && epss <= 1 && epss > (highest ?? -1)) highest = epss;
    }
  }
  return highest;
}

function toMatchTitle(id: string, records: readonly Json[], { titles }: Shared): string | undefined {
  if (titles.has(id)) return titles.get(id);
  const text = records.map((record) => textOf(record, "description")).find((description) => description.trim() !== "");
  const title = text === undefined ? undefined : toTitle(text);
  titles.set(id, title);
  return title;
}

function toMatchUrl(vulnerability: Json, intern: Intern): string | undefined {
  const url = toUrl(textOf(vulnerability, "dataSource"));
  if (url !== undefined) return intern(url);
  const other = [...textsOf(vulnerability, "urls"), ...textsOf(vulnerability, "links")].find((text) => toUrl(text) !== undefined);
  return other === undefined ? undefined : intern(other);
}
