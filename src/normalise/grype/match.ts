import { cveOf } from "../../model/advisory.ts";
import { FIX_STATES, type Fix, type FixState, type Location, type Observation } from "../../model/finding.ts";
import { SEVERITIES, type Severity } from "../../model/severity.ts";
import { type Claims, type Names, toNames } from "../names.ts";
import { isObject, type Json, listOf, numberOf, objectOf, objectsOf, textOf, textsOf } from "../read/pick.ts";
import type { Place } from "../read/refusal.ts";
import { type Intern, toTitle, toUrl } from "../read/words.ts";
import { toPackage } from "./artifact.ts";
import { toScore } from "./score.ts";
import type { Shared } from "./shared.ts";

/** Where something was found, before it is known which of the image's layers that is. */
export type Spot = { readonly path: string; readonly layerId: string };

/** One match: what is told of it, but for its target and places, which are filled in once the rest of the report says what was looked at. */
export type Match = { readonly draft: Draft; readonly spots: readonly Spot[] };
export type Draft = Omit<Observation, "target" | "locations"> & { target: string; locations: readonly Location[] };

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
  return {
    draft: toDraft(intern(id), { vulnerability, related, records: [vulnerability, ...related] }, { artifact, shared }),
    spots: toSpots(artifact, intern),
  };
}

type Records = { readonly vulnerability: Json; readonly related: readonly Json[]; readonly records: readonly Json[] };

function toDraft(
  id: string,
  { vulnerability, related, records }: Records,
  { artifact, shared }: { artifact: Json; shared: Shared },
): Draft {
  const { aliases, related: others } = toMatchNames(id, related, shared);
  return {
    target: "",
    seenBy: GRYPE,
    id,
    aliases,
    related: others,
    severity: toSeverity(textOf(vulnerability, "severity")),
    score: toScore(vulnerability) ?? related.map(toScore).find((score) => score !== undefined),
    package: toPackage(artifact, shared.intern),
    locations: NO_LOCATIONS,
    fix: toFix(vulnerability, shared),
    knownExploited: records.some((record) => listOf(record, "knownExploited").length > 0),
    epss: toEpss(records),
    title: toMatchTitle(id, records, shared),
    url: toMatchUrl(vulnerability, shared),
    origin: "unknown",
  };
}

const GRYPE = ["grype"] as const;
const NO_LOCATIONS: readonly Location[] = [];
const NO_SPOTS: readonly Spot[] = [];

/** Grype's own word, lower case; a word that is none of ours, or none at all, is `unknown`, and judged as that. */
function toSeverity(word: string): Severity {
  const plain = word.trim().toLowerCase();
  return SEVERITIES.find((severity) => severity === plain) ?? "unknown";
}

/** GHSA relates to the CVE that it is; a CVE of a distribution to itself; what a distribution's advisory relates to may be several. */
function toMatchNames(id: string, related: readonly Json[], { intern, names }: Shared): Names {
  const others = related.map((record) => textOf(record, "id")).filter((name) => name !== "" && name !== id);
  const key = `${id} ${others.join(" ")}`;
  const known = names.get(key);
  if (known !== undefined) return known;
  const found = toNames(toClaims(id, others.map(intern)));
  names.set(key, found);
  return found;
}

function toClaims(id: string, others: readonly string[]): Claims {
  const own = cveOf(id);
  const isSame = (name: string) => cveOf(name) === own || cveOf(name) === null;
  if (own !== null) return { id, aliases: others.filter(isSame), upstream: [], related: others.filter((name) => !isSame(name)) };
  return id.startsWith("GHSA-") ? { id, aliases: others, upstream: [], related: [] } : { id, aliases: [], upstream: others, related: [] };
}

function toSpots(artifact: Json, intern: Intern): readonly Spot[] {
  const locations = listOf(artifact, "locations");
  if (locations.length === 0) return NO_SPOTS;
  const spots = locations.flatMap((location) => {
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

function toFix(vulnerability: Json, { intern, fixes }: Shared): Fix {
  const given = objectOf(vulnerability, "fix");
  const before = textOf(vulnerability, "fixedInVersion"); // Grype before 0.9 had nothing else
  const state = before === "" ? toFixState(textOf(given, "state")) : "fixed";
  const versions = before === "" ? textsOf(given, "versions") : before.split(/,\s*/);
  const key = `${state} ${versions.join(" ")}`;
  const known = fixes.get(key);
  if (known !== undefined) return known;
  const fix = { state, versions: versions.map(intern) };
  fixes.set(key, fix);
  return fix;
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

function toMatchUrl(vulnerability: Json, { urls }: Shared): string | undefined {
  const source = textOf(vulnerability, "dataSource");
  if (urls.has(source)) return urls.get(source);
  const others = () => [...textsOf(vulnerability, "urls"), ...textsOf(vulnerability, "links")].find((text) => toUrl(text) !== undefined);
  const url = toUrl(source) ?? others();
  if (source !== "") urls.set(source, url);
  return url;
}
