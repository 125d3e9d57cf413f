import type { BuildImage } from "../model/base.ts";
import type { TargetFacts } from "../model/evidence.ts";
import type { Finding } from "../model/finding.ts";
import type { Group } from "./group.ts";

/** A file of the repository and a line in it, as far as they are known. */
export type Place = { readonly path: string | null; readonly line: number | null };

const NOWHERE: Place = { path: null, line: null };

/** Where all findings say that their package is to be changed; of several lines of one file the first. */
function toSaid(findings: readonly Finding[]): Place {
  const [path, ...others] = new Set(findings.map(({ place }) => place?.path));
  if (path === undefined || others.length > 0) return NOWHERE;
  return { path, line: findings.reduce((line, { place }) => Math.min(line, place?.line ?? line), Number.MAX_SAFE_INTEGER) };
}

/** Where a package is upgraded: the line of its lockfile, or the instruction of a Dockerfile that brought it, as far as that is known. */
export function toPlace({ target, id }: Group, findings: readonly Finding[]): Place {
  if (target?.kind !== "lockfile") return toSaid(findings);
  const path = id.replace(/^lockfile:/, "");
  const said = toSaid(findings.filter(({ place }) => place?.path === path));
  return { path, line: said.line };
}

/** The line of the Dockerfile that names an image's base. */
export function toFromPlace({ base }: TargetFacts, brought: readonly Finding[]): Place {
  const said = toSaid(brought);
  const from = base?.external.find((image) => isFrom(image) && image.canonical === base.reference);
  return said.path !== null || from === undefined ? said : { path: from.file, line: from.line };
}

function isFrom({ usedAs, reach }: BuildImage): boolean {
  return usedAs.includes("from") && reach === "final";
}
