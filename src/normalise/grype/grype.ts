import type { Evidence, ScannerFacts } from "../../model/evidence.ts";
import type { Problem } from "../../model/reasons.ts";
import type { Collecting, Collector } from "../collect.ts";
import type { Division } from "../read/frame.ts";
import { countEndOfLife, toEndOfLifeNotices } from "./alerts.ts";
import { checkAsked, toTargets } from "./asked.ts";
import { type Descriptor, toDescriptor } from "./descriptor.ts";
import { countIgnored, type Ignored, toIgnoredNotices } from "./ignored.ts";
import { type Match, toMatch } from "./match.ts";
import { placeMatches } from "./placing.ts";
import { createShared } from "./shared.ts";
import { toSource } from "./source.ts";

/** The lists of a Grype report that are read element by element. */
export const GRYPE_DIVISION: Division = { matches: {}, ignoredMatches: {}, alertsByPackage: {} };

/** Reads a Grype report, of any version (schema 5 databases and older as well as 6). */
export function createGrypeCollector({ report, refuse }: Collecting): Collector {
  const matches: Match[] = [];
  const values = new Map<string, unknown>();
  const ignored: Ignored = { byRule: new Map(), foreign: new Set(), total: 0 };
  const ended = new Map<string, string>();
  const shared = createShared(refuse);
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
  checkAsked({ source, descriptor, ignored, matches: matches.length }, { report, refuse });
  const targets = toTargets(source, report);
  const observations = placeMatches(matches, targets, { report, refuse });
  const about = { name: report.name, target: targets.length === 1 ? (targets[0]?.id ?? "") : source.facts.id };
  const problems: Problem[] = [
    ...toIgnoredNotices(ignored, descriptor.configuration, about),
    ...toEndOfLifeNotices(ended, about),
    ...toMissing(report, about),
  ];
  return { targets, scanners: [toScanner(descriptor, report)], observations, problems };
}

/**
 * The scanner as it ran here, with what the report adds; or as the report alone tells of it. When a run of our own
 * was is for the document to say: the same scan gives the same facts.
 */
function toScanner({ version, database, reportedAt }: Descriptor, { asked }: Collecting["report"]): ScannerFacts {
  if (asked === null) {
    const when = reportedAt === null ? {} : { reportedAt };
    return { name: "grype", version, sha256: null, source: "report", database, ...when };
  }
  const digest = asked.scanner.database?.digest ?? database?.digest ?? null;
  const schema = database?.schema ?? asked.scanner.database?.schema ?? null;
  const built = database?.built ?? asked.scanner.database?.built ?? null;
  return { ...asked.scanner, database: { schema, built, digest } };
}

/** What a report of somebody else cannot prove: that anything was catalogued, and that the database would have found something. */
function toMissing({ asked }: Collecting["report"], { name, target }: { name: string; target: string }): Problem[] {
  if (asked !== null) return [];
  const message = `${name} does not tell how many packages were looked at, nor whether the database knows them: the decision is vouched for, the looking is not.`;
  return [{ code: "evidence-missing", message, target }];
}
