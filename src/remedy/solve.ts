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

/** Finds the lowest version of a package that removes all of its findings that block and that a version can remove. */
export function solve({ name, findings }: Group, order: Ordering): Solution {
  const prospectOf = makeProspects(order);
  const all = findings.map((finding): Weighed => ({ finding, prospect: prospectOf(finding) }));
  const blocking = all.filter(({ finding }) => finding.decision.kind === "blocks");
  const removable = blocking.filter(({ prospect }) => prospect.kind !== "stays");
  const isOpen = removable.some(({ prospect }) => prospect.kind === "choice");
  const to = isOpen || removable.length === 0 ? null : findLowest(distinct(toNeeds(removable)), order);
  const from = sortVersions(removable, order);
  return {
    removed: removable.map(({ finding }) => finding),
    removes: to === null ? removable.length : countRemoved(toNeeds(all), to, order),
    fixable: all.filter(({ prospect }) => prospect.kind !== "stays").length,
    from,
    to,
    choices: isOpen ? sortedUnique(removable.flatMap(({ prospect }) => toChoices(prospect))) : [],
    steps: to === null ? from.map((version) => ({ name, from: version, to })) : toSteps(name, removable, { to, order }),
    stays: toStays(blocking),
  };
}

/** How many needs a version is enough for. */
function countRemoved(needs: readonly Need[], to: string, order: Ordering): number {
  const enough = new Set(distinct(needs).filter((need) => isEnough(need, to, order)));
  return needs.filter((need) => enough.has(need)).length;
}

function toNeeds(weighed: readonly Weighed[]): Need[] {
  return weighed.flatMap(({ prospect }) => (prospect.kind === "need" ? [prospect.need] : []));
}

function toChoices(prospect: Prospect): readonly string[] {
  if (prospect.kind === "stays") return [];
  return prospect.kind === "need" ? prospect.need.fixes : prospect.versions;
}

/** The same needs are the same objects: each once. */
function distinct(needs: readonly Need[]): Need[] {
  return [...new Set(needs)];
}

/** So many versions of one package are thought about one by one. */
const COPIES = 20;

/** The lowest version for each version in place. It may not bring in what is to be removed from another copy. */
function toSteps(name: string, needs: readonly Weighed[], { to, order }: { to: string; order: Ordering }): Step[] {
  const byVersion = toCopies(needs);
  const all = distinct(toNeeds(needs));
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

function toStays(blocking: readonly Weighed[]): Map<StayCause, Finding[]> {
  const stays = new Map<StayCause, Finding[]>();
  for (const { finding, prospect } of blocking) {
    if (prospect.kind !== "stays") continue;
    const list = stays.get(prospect.cause);
    if (list === undefined) stays.set(prospect.cause, [finding]);
    else list.push(finding);
  }
  return stays;
}
