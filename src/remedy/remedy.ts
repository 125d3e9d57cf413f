import type { BasesLock } from "../model/bases-lock.ts";
import type { TargetFacts } from "../model/evidence.ts";
import type { Finding } from "../model/finding.ts";
import { byCodeUnits } from "../model/order.ts";
import type { Change, StayCause } from "../model/remedy.ts";
import { type Brought, toBaseChange } from "./base-change.ts";
import { type Group, toGroups } from "./group.ts";
import { makeOrderings } from "./order/orderings.ts";
import { toPackageChange } from "./package-change.ts";
import { toPlace } from "./place.ts";
import { type Solution, solve } from "./solve.ts";
import { toStayMessage } from "./words.ts";

/** What was decided, and what is known of the bases. `lock` null: there is none. */
export type Remedying = {
  readonly findings: readonly Finding[];
  readonly targets: readonly TargetFacts[];
  readonly lock: BasesLock | null;
};

type Solved = { readonly group: Group; readonly solution: Solution };

/**
 * The smallest set of changes after which nothing blocks, as far as the reports tell: that which removes most of what blocks first, and at the
 * end what no change removes and why. Every finding that blocks is in exactly one of them; leave one out, and something blocks.
 */
export function toRemediation({ findings, targets, lock }: Remedying): Change[] {
  if (!findings.some(isBlocking)) return [];
  const orderOf = makeOrderings();
  const groups = toGroups(findings, targets);
  const solved = groups
    .filter((group) => group.findings.some(isBlocking) || group.isOfBase)
    .map((group): Solved => ({ group, solution: solve(group, orderOf(group.type)) }));
  const packages = solved.filter(({ group }) => !group.isOfBase).flatMap(({ group, solution }) => toPackageChange(group, solution) ?? []);
  return [...packages, ...toBaseChanges(solved, lock), ...solved.flatMap(toStays)].sort(byWorth);
}

function isBlocking({ decision }: Finding): boolean {
  return decision.kind === "blocks";
}

/** One change an image: all that its base brings goes or stays with it. */
function toBaseChanges(solved: readonly Solved[], lock: BasesLock | null): Change[] {
  const brought = new Map<TargetFacts, { findings: number; solutions: Solution[] }>();
  for (const { group, solution } of solved) {
    if (!group.isOfBase || group.target === null) continue;
    const known = brought.get(group.target) ?? { findings: 0, solutions: [] };
    brought.set(group.target, known);
    known.findings += group.findings.length;
    known.solutions.push(solution);
  }
  return [...brought].flatMap(([target, all]: [TargetFacts, Brought]) => toBaseChange(target, all, lock) ?? []);
}

/** What blocks a package and cannot be removed: one entry a cause. */
function toStays({ group, solution }: Solved): Change[] {
  return [...solution.stays].map(([cause, findings]) => toStay(group, cause, findings));
}

function toStay(group: Group, cause: StayCause, findings: readonly Finding[]): Change {
  const { path, line } = toPlace(group, findings);
  return {
    kind: "none",
    target: group.id,
    also: [...new Set(findings.map(({ target }) => target))].filter((id) => id !== group.id).sort(byCodeUnits),
    path,
    line,
    subject: group.name,
    type: group.type,
    from: [...new Set(findings.map(({ package: { version } }) => version))].sort(byCodeUnits),
    to: null,
    choices: [],
    steps: [],
    removes: 0,
    blocking: findings.length,
    findings: findings.map(({ fingerprint }) => fingerprint),
    cause,
    command: null,
    message: toStayMessage(cause, findings, group.target?.kind === "lockfile" && path !== null ? path : group.id),
  };
}

/** What removes most of what blocks first; what removes nothing last. The rest of the order is only to be always the same. */
function byWorth(a: Change, b: Change): number {
  return (
    Number(a.kind === "none") - Number(b.kind === "none") ||
    b.blocking - a.blocking ||
    b.removes - a.removes ||
    byCodeUnits(keyOf(a), keyOf(b))
  );
}

function keyOf({ target, kind, subject, type, cause }: Change): string {
  return [target, kind, subject, type, cause].join("\0");
}
