import type { Finding } from "../model/finding.ts";
import { sortedUnique } from "../model/order.ts";
import type { StayCause, Step } from "../model/remedy.ts";
import type { Group } from "./group.ts";
import { toInstalled } from "./installed.ts";
import { findLowest, isEnough } from "./lowest.ts";
import { makeProspects, type Need, type Prospect } from "./need.ts";
import type { Ordering } from "./order/make-ordering.ts";

/** What can be done about a package. */
export type Solution = {
  /** What blocks and would go; empty: no change would remove anything. */
  readonly removed: readonly Finding[];
  /** How many findings would go, also of those that do not block. */
  readonly removes: number;
  /** How many of all findings have a fixed version. */
  readonly fixable: number;
  readonly from: readonly string[];
  readonly to: string | null;
  readonly choices: readonly string[];
  /** What is enough for each version in place. */
  readonly steps: readonly Step[];
  /** What blocks and stays, by its cause. */
  readonly stays: ReadonlyMap<StayCause, readonly Finding[]>;
};

type Weighed = { readonly finding: Finding; readonly prospect: Prospect };

/** The findings of a package by what can be done about them. */
type Sorted = {
  /** How many findings have each need, also of those that do not block. */
  readonly needs: ReadonlyMap<Need, number>;
  readonly fixable: number;
  /** What blocks, and a version can remove. */
  readonly removable: readonly Weighed[];
  readonly stays: ReadonlyMap<StayCause, readonly Finding[]>;
};

/** Finds the lowest version of a package that removes all of its findings that block and that a version can remove. */
export function solve({ name, findings }: Group, order: Ordering): Solution {
  const { needs, fixable, removable, stays } = sortOut(findings, order);
  const choices = toChoices(removable);
  const to = choices.length > 0 || removable.length === 0 ? null : findLowest(distinctNeeds(removable), order);
  const from = sortVersions(removable, order);
  return {
    removed: removable.map(({ finding }) => finding),
    removes: to === null ? removable.length : countRemoved(needs, to, order),
    fixable,
    from,
    to,
    choices,
    steps: to === null ? from.map((version) => ({ name, from: version, to })) : toSteps(name, removable, { to, order }),
    stays,
  };
}

function sortOut(findings: readonly Finding[], order: Ordering): Sorted {
  const prospectOf = makeProspects(order);
  const needs = new Map<Need, number>();
  const removable: Weighed[] = [];
  const stays = new Map<StayCause, Finding[]>();
  let fixable = 0;
  for (const finding of findings) {
    const prospect = prospectOf(finding);
    const isBlocking = finding.decision.kind === "blocks";
    if (prospect.kind === "need") needs.set(prospect.need, (needs.get(prospect.need) ?? 0) + 1);
    if (prospect.kind !== "stays") {
      fixable += 1;
      if (isBlocking) removable.push({ finding, prospect });
    } else if (isBlocking) {
      const list = stays.get(prospect.cause);
      if (list === undefined) stays.set(prospect.cause, [finding]);
      else list.push(finding);
    }
  }
  return { needs, fixable, removable, stays };
}

/** How many findings have a need that a version is enough for. */
function countRemoved(needs: ReadonlyMap<Need, number>, to: string, order: Ordering): number {
  let count = 0;
  for (const [need, findings] of needs) if (isEnough(need, to, order)) count += findings;
  return count;
}

/** The same needs are the same objects: each once. */
function distinctNeeds(weighed: readonly Weighed[]): Need[] {
  const needs = new Set<Need>();
  for (const { prospect } of weighed) if (prospect.kind === "need") needs.add(prospect.need);
  return [...needs];
}

/** All fixed versions, where those of one finding cannot be compared and somebody has to choose; else none. */
function toChoices(removable: readonly Weighed[]): readonly string[] {
  if (!removable.some(({ prospect }) => prospect.kind === "choice")) return [];
  return sortedUnique(
    removable.flatMap(({ prospect }) =>
      prospect.kind === "choice" ? prospect.versions : prospect.kind === "need" ? prospect.need.fixes : [],
    ),
  );
}

/** So many versions of one package are thought about one by one. */
const COPIES = 20;

/** The lowest version for each version in place. It may not bring in what is to be removed from another copy. */
function toSteps(name: string, needs: readonly Weighed[], { to, order }: { to: string; order: Ordering }): Step[] {
  const byVersion = toCopies(needs);
  const all = distinctNeeds(needs);
  const isPlain = byVersion.size < 2 || byVersion.size > COPIES;
  const steps = [...byVersion].map(([from, own]) => {
    if (isPlain) return { name, from, to };
    const others = all.filter((need) => !own.has(need));
    return { name, from, to: findLowest([...own], order, { from, others }) };
  });
  return steps.sort((a, b) => order(a.from, b.from) ?? 0);
}

/** What each version in place needs. */
function toCopies(needs: readonly Weighed[]): ReadonlyMap<string, ReadonlySet<Need>> {
  const copies = new Map<string, Set<Need>>();
  for (const { finding, prospect } of needs) {
    if (prospect.kind !== "need") continue;
    const { version } = finding.package;
    const copy = copies.get(version);
    if (copy === undefined) copies.set(version, new Set([prospect.need]));
    else copy.add(prospect.need);
  }
  return copies;
}

function sortVersions(weighed: readonly Weighed[], order: Ordering): string[] {
  const compared = new Map(weighed.map(({ finding }) => [finding.package.version, toInstalled(finding).version]));
  return sortedUnique(compared.keys()).sort((a, b) => order(compared.get(a) ?? a, compared.get(b) ?? b) ?? 0);
}
