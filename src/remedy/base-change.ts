import type { BasesLock, LockedVersion } from "../model/bases-lock.ts";
import type { TargetFacts } from "../model/evidence.ts";
import type { Change, Step } from "../model/remedy.ts";
import { toFromPlace } from "./place.ts";
import type { Solution } from "./solve.ts";
import { isPinned, toBroughtWords, toShortReference } from "./words.ts";

/** What one image's base brings: how many findings in all, and what can be done about each of its packages. */
export type Brought = { readonly findings: number; readonly solutions: readonly Solution[] };

/**
 * The newer base of one image; null where none of what blocks has a fixed version. What a newer image of the base holds nobody looked up: the
 * steps say which versions it has to have.
 */
export function toBaseChange(target: TargetFacts, { findings, solutions }: Brought, lock: BasesLock | null): Change | null {
  const removed = solutions.flatMap((solution) => solution.removed);
  const { base } = target;
  if (removed.length === 0 || base === undefined || base.reference === null) return null;
  const removes = solutions.reduce((sum, solution) => sum + solution.fixable, 0);
  const later = findLater(target, lock);
  const kind = (later !== null && later.digest !== null) || isPinned(base) ? "move-base" : "rebuild";
  return {
    kind,
    target: target.id,
    also: [],
    ...toFromPlace(target, removed),
    subject: base.reference,
    type: null,
    from: base.digest === null ? [] : [base.digest],
    to: later?.digest ?? null,
    choices: [],
    steps: solutions.flatMap(toSteps),
    removes,
    blocking: removed.length,
    findings: removed.map(({ fingerprint }) => fingerprint),
    cause: null,
    command: null,
    message: `${toMoveWords({ id: target.id, reference: base.reference, kind, later })}: ${toBroughtWords(findings, { removes, blocking: removed.length })}.`,
  };
}

function toSteps({ removed, steps }: Solution): readonly Step[] {
  return removed.length === 0 ? [] : steps;
}

type Move = { readonly id: string; readonly reference: string; readonly kind: Change["kind"]; readonly later: LockedVersion | null };

function toMoveWords({ id, reference, kind, later }: Move): string {
  const name = toShortReference(reference);
  const since = later === null ? "" : `, which the lock of bases knows since ${later.firstSeen.slice(0, 10)}`;
  if (later !== null && later.digest !== null) return `Build ${id} on ${name}@${later.digest}${since}`;
  if (kind === "move-base") return `Name a newer digest of ${name} in the FROM of ${id}, which is pinned`;
  return `Build ${id} again on a newer ${name} (docker build --pull)${since}`;
}

/** The newest image of the reference that the lock knows, where it came after the one in place. */
function findLater({ base, layers = [] }: TargetFacts, lock: BasesLock | null): LockedVersion | null {
  if (base === undefined) return null;
  const versions = lock?.bases.find(({ reference }) => reference === base.reference)?.versions ?? [];
  const below = JSON.stringify(layers.slice(0, base.layers));
  const isInPlace = ({ digest, platforms }: LockedVersion) =>
    (digest !== null && digest === base.digest) || Object.values(platforms).some(({ diffIds }) => JSON.stringify(diffIds) === below);
  return versions.findIndex(isInPlace) > 0 ? (versions[0] ?? null) : null;
}
