import type { TargetFacts } from "../model/evidence.ts";
import type { Finding } from "../model/finding.ts";
import { getOrMake } from "./get-or-make.ts";

/** All findings of one package at one place: whatever is done about the package there is one change. */
export type Group = {
  readonly target: TargetFacts | null;
  readonly id: string;
  readonly name: string;
  readonly type: string;
  /** Whether the image's proven base brought the package. */
  readonly isOfBase: boolean;
  readonly findings: Finding[];
  /** Ids of images that hold the very package of the lockfile: building them again takes the change over. */
  readonly also: string[];
};

/** Packages that come by a distribution's own package manager. */
export const SYSTEM_TYPES: readonly string[] = ["deb", "rpm", "apk", "alpm", "ebuild", "opkg"];

/** The findings by what would be changed to remove them. What an image got from the lockfile beside it is changed there. */
export function toGroups(findings: readonly Finding[], targets: readonly TargetFacts[]): Group[] {
  const facts = new Map(targets.map((target) => [target.id, target]));
  const all: Group[] = [];
  const byTarget = new Map<string, Map<string, Group[]>>();
  for (const finding of findings) {
    const byName = getOrMake(byTarget, finding.target, () => new Map<string, Group[]>());
    const { name, type } = finding.package;
    const named = getOrMake(byName, name, () => []);
    const isOfBase = finding.origin === "base" && facts.get(finding.target)?.base?.reference != null;
    const known = named.find((group) => group.type === type && group.isOfBase === isOfBase);
    if (known !== undefined) known.findings.push(finding);
    else {
      const target = facts.get(finding.target) ?? null;
      const group = { target, id: finding.target, name, type, isOfBase, findings: [finding], also: [] };
      named.push(group);
      all.push(group);
    }
  }
  return unite(all);
}

/**
 * A package of an image that is, in all its versions, in just one of the lockfiles came from there: no second change is needed for it. With
 * several such lockfiles nobody can tell, and the image has a change of its own.
 */
function unite(groups: readonly Group[]): Group[] {
  if (groups.every(({ target }) => target?.kind === groups[0]?.target?.kind)) return [...groups];
  const locked = toLocked(groups);
  return groups.filter((group) => {
    if (group.isOfBase || group.target?.kind !== "image" || SYSTEM_TYPES.includes(group.type) || group.findings.some(isGlobal)) return true;
    const [first, ...versions] = versionsOf(group);
    const holders = [...(locked.get(toKey(group, first)) ?? [])].filter((lockfile) =>
      versions.every((version) => locked.get(toKey(group, version))?.has(lockfile)),
    );
    const [lockfile, ...others] = holders;
    if (lockfile === undefined || others.length > 0) return true;
    for (const finding of group.findings) lockfile.findings.push(finding);
    lockfile.also.push(group.id);
    return false;
  });
}

/** Whether a package lies where Node's own distribution has those of npm itself: no lockfile of an application brought it there. */
function isGlobal({ locations }: Finding): boolean {
  return locations.some(({ path }) => /^\/?usr\/(?:local\/)?lib\/node_modules\//.test(path));
}

/** The lockfiles that hold a package in a version. */
function toLocked(groups: readonly Group[]): ReadonlyMap<string, ReadonlySet<Group>> {
  const locked = new Map<string, Set<Group>>();
  for (const group of groups) {
    if (group.target?.kind !== "lockfile") continue;
    for (const version of versionsOf(group)) getOrMake(locked, toKey(group, version), () => new Set<Group>()).add(group);
  }
  return locked;
}

function toKey({ type, name }: Group, version: string | undefined): string {
  return `${type}\0${name}\0${version}`;
}

function versionsOf({ findings }: Group): ReadonlySet<string> {
  return new Set(findings.map((finding) => finding.package.version));
}
