import type { TargetFacts } from "../model/evidence.ts";
import type { Finding } from "../model/finding.ts";
import { toLastingName } from "../model/lasting.ts";
import type { Policy } from "../model/policy.ts";
import { toDockerfileLine } from "./dockerfile-places.ts";
import { isInside } from "./inside.ts";

/** The line of a file that an alert is shown on. `note`: why it is that one, where it is not the file that has the flaw. Unescaped. */
export type Place = { readonly path: string; readonly line: number; readonly note: string | null };

/** What is known beside the targets of files that are in the repository. `sarifCategory`: in a workflow it begins with the workflow's file. */
export type PlaceContext = { readonly targets: readonly TargetFacts[]; readonly policy: Policy; readonly sarifCategory: string };

/** Where a target is shown: on its own file if it is in the repository, on the Dockerfile of an image, else on a file that stands for it. */
export function makePlaces({ targets, policy, sarifCategory }: PlaceContext): (targetId: string) => Place {
  const facts = new Map(targets.map((target) => [target.id, target]));
  const standIn = toPolicyPath(policy) ?? firstLockfile(targets) ?? toWorkflow(sarifCategory);
  const places = new Map<string, Place>();
  return (id) => {
    const known = places.get(id);
    if (known !== undefined) return known;
    const place = toPlace(id, facts.get(id), standIn);
    places.set(id, place);
    return place;
  };
}

/** Where a finding is shown: on the line that was found for it in the repository, else where its target is. */
export function toFindingPlace({ place, target }: Pick<Finding, "place" | "target">, placeOf: (targetId: string) => Place): Place {
  return place === undefined || !isInside(place.path) ? placeOf(target) : { path: place.path, line: place.line, note: null };
}

function toPlace(id: string, target: TargetFacts | undefined, standIn: string | null): Place {
  const own = ownFile(id);
  if (own !== null && isInside(own)) return { path: own, line: 1, note: null };
  const declared = toDockerfileLine(target?.base);
  if (declared !== null) return { ...declared, note: null };
  const path = standIn ?? toNeutralPath(target ?? { id, kind: "other", packages: null, scannedBy: [] });
  const name = target?.reference ?? id;
  const why = own === null ? `The Dockerfile of ${name} is not known` : `${own} is not in the repository`;
  return { path, line: 1, note: `${why}, so the alert is shown on ${path}.` };
}

/** The file that a target is: lockfiles and SBOMs are files, and their ids say which. Null for all else. */
export function ownFile(id: string): string | null {
  const [, path] = /^(?:lockfile|sbom):(.+)$/s.exec(id) ?? [];
  return path ?? null;
}

/** The policy file if it lies in this repository; on a pull request its name ends in the base commit. */
function toPolicyPath({ source }: Policy): string | null {
  if (source === "defaults") return null;
  const path = source.replace(/@[0-9a-f]{12}$/, "");
  return isInside(path) && !path.includes("@") ? path : null;
}

function firstLockfile(targets: readonly TargetFacts[]): string | null {
  const paths = targets.flatMap(({ id, kind }) => (kind === "lockfile" ? [ownFile(id) ?? ""] : []));
  return paths.find((path) => path !== "" && isInside(path)) ?? null;
}

/** The file of the workflow that the run is a job of: it is in the repository for sure. */
function toWorkflow(category: string): string | null {
  const [, path] = /^(\.github\/workflows\/[^/:]+\.ya?ml)[:/]/.exec(category) ?? [];
  return path ?? null;
}

/** A path that stays the same for an image whatever its tag or digest, and wherever its file lies. */
function toNeutralPath(target: TargetFacts): string {
  return toLastingName(target).replace(/^\w+\|/, "");
}
