import type { BuildImage } from "../model/base.ts";
import type { TargetFacts } from "../model/evidence.ts";
import type { Finding } from "../model/finding.ts";
import type { Group } from "./group.ts";

/** A file of the repository and a line in it, as far as they are known. */
export type Place = { readonly path: string | null; readonly line: number | null };

const NOWHERE: Place = { path: null, line: null };

/** The lockfile that a package is upgraded in; nowhere for what is not in a file of the repository. */
export function toPlace({ target, id }: Group, findings: readonly Finding[]): Place {
  const path = target?.kind === "lockfile" ? id.replace(/^lockfile:/, "") : target?.kind === "directory" ? toOnlyPath(findings) : null;
  return path === null || path === "" ? NOWHERE : { path, line: null };
}

/** The one file that all findings are in. */
function toOnlyPath(findings: readonly Finding[]): string | null {
  const paths = new Set(findings.flatMap(({ locations }) => locations.map(({ path }) => path)));
  const [path = null, ...others] = paths;
  return others.length > 0 ? null : path;
}

/** The line of the Dockerfile that names an image's base. */
export function toFromPlace({ base }: TargetFacts): Place {
  const from = base?.external.find((image) => isFrom(image) && image.canonical === base.reference);
  return from === undefined ? NOWHERE : { path: from.file, line: from.line };
}

function isFrom({ usedAs, reach }: BuildImage): boolean {
  return usedAs.includes("from") && reach === "final";
}
