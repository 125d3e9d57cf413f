import type { TargetFacts } from "../../model/evidence.ts";
import type { Location, Observation } from "../../model/finding.ts";
import type { Collecting } from "../collect.ts";
import type { Match, Spot } from "./match.ts";

/** Fills in of which target each match is, and where in it. A match in several of the files that were scanned together is one in each. */
export function placeMatches(
  matches: readonly Match[],
  targets: readonly TargetFacts[],
  { report, refuse }: Collecting,
): readonly Observation[] {
  const [only, ...others] = targets;
  if (only === undefined || others.length > 0) return matches.flatMap((match) => placeInFiles(match, { report, refuse }));
  const shown = toShown(report).get(only.id);
  const layers = new Map((only.layers ?? []).map((digest, index) => [digest, index] as const).reverse());
  for (const { draft, spots } of matches) {
    draft.target = only.id;
    if (shown !== undefined) draft.locations = [{ path: shown }];
    else if (spots.length > 0) draft.locations = spots.map((spot) => toLocation(spot, layers));
  }
  return matches.map(({ draft }) => draft);
}

function placeInFiles({ draft, spots }: Match, { report, refuse }: Collecting): Observation[] {
  const shown = toShown(report);
  const byPath = report.asked?.targetIdByPath ?? {};
  const ids = new Set(spots.flatMap(({ path }) => (Object.hasOwn(byPath, path) ? (byPath[path] ?? []) : [])));
  if (ids.size === 0)
    return refuse(
      `a match (${draft.id} in ${draft.package.name}) lies in no file that was to be scanned: ${spots[0]?.path ?? "it names no place"}`,
    );
  return [...ids].map((target) => ({ ...draft, target, locations: [{ path: shown.get(target) ?? target }] }));
}

/** Lockfiles are scanned as copies: people know them by their own paths. */
function toShown({ asked }: Collecting["report"]): ReadonlyMap<string, string> {
  return new Map((asked?.targets ?? []).flatMap((target) => (target.kind === "lockfile" ? [[target.id, target.shown] as const] : [])));
}

function toLocation({ path, layerId }: Spot, layers: ReadonlyMap<string, number>): Location {
  const layer = layers.get(layerId);
  return layer === undefined ? { path } : { path, layer };
}
