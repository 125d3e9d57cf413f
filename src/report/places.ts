import type { TargetFacts } from "../model/evidence.ts";
import type { Policy } from "../model/policy.ts";
import { toDockerfileLine } from "./dockerfile-places.ts";
import { isInside } from "./inside.ts";

/** The line of a file that an alert is shown on. `note`: why it is that one, where it is not the file that has the flaw. Unescaped. */
export type Place = { readonly path: string; readonly line: number; readonly note: string | null };

/** Where alerts of a target are shown: on its own file if it has one in the repository, on the Dockerfile of an image, else on one that stands for it. */
export function makePlaces(targets: readonly TargetFacts[], policy: Policy): (targetId: string) => Place {
  const facts = new Map(targets.map((target) => [target.id, target]));
  const standIn = toPolicyPath(policy) ?? firstLockfile(targets);
  const places = new Map<string, Place>();
  return (id) => {
    const known = places.get(id);
    if (known !== undefined) return known;
    const place = toPlace(id, facts.get(id), standIn);
    places.set(id, place);
    return place;
  };
}

function toPlace(id: string, target: TargetFacts | undefined, standIn: string | null): Place {
  const own = ownFile(id);
  if (own !== null) return { path: own, line: 1, note: null };
  const declared = toDockerfileLine(target?.base);
  if (declared !== null) return { ...declared, note: null };
  const name = target?.reference ?? id;
  const path = standIn ?? toNeutralPath(name);
  return { path, line: 1, note: `The Dockerfile of ${name} is not known, so the alert is shown on ${path}.` };
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

/** A path that stays the same for an image whatever its tag or digest. */
export function toNeutralPath(name: string): string {
  return name
    .replace(/^[a-z-]+:(?=[^\d])/, "")
    .replace(/@sha256:[0-9a-f]+$/, "")
    .replace(/:[^:/]*$/, "");
}
