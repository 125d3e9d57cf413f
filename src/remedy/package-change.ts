import type { Change } from "../model/remedy.ts";
import { toPackageCommand, toSystemCommand } from "./commands.ts";
import { type Group, SYSTEM_TYPES } from "./group.ts";
import { toInstalled } from "./installed.ts";
import { toPlace } from "./place.ts";
import type { Solution } from "./solve.ts";
import { toList, toRemovesWords } from "./words.ts";

/** The upgrade of one package at one place; null where no version of it removes anything that blocks. */
export function toPackageChange(group: Group, solution: Solution): Change | null {
  const { removed, removes, from, to, choices, steps } = solution;
  if (removed.length === 0) return null;
  const isSystem = SYSTEM_TYPES.includes(group.type);
  const { path, line } = toPlace(group, removed);
  const lockfile = group.target?.kind === "lockfile" ? path : null;
  const common = { target: group.id, also: [...group.also].sort(), path, line, subject: group.name, type: group.type };
  return {
    kind: isSystem ? "upgrade-system-package" : "upgrade-package",
    ...common,
    from,
    to,
    choices,
    steps: steps.length > 1 ? steps : [],
    removes,
    blocking: removed.length,
    findings: removed.map(({ fingerprint }) => fingerprint),
    cause: null,
    command: isSystem ? toSystemCommandOf(group, solution) : lockfile && toPackageCommand(lockfile, { subject: group.name, from, to }),
    message: `${toUpgradeWords(group, solution, lockfile)}: ${toRemovesWords(removes, removed.length)}.`,
  };
}

/** The source package whose version counts, where that is another than the package's own. */
function sourceOf({ removed }: Solution): string | null {
  return removed[0] === undefined ? null : toInstalled(removed[0]).source;
}

function toSystemCommandOf({ type, target, name }: Group, solution: Solution): string | null {
  if (solution.to === null) return null;
  return toSystemCommand({ type, distribution: target?.distribution ?? "", name, to: sourceOf(solution) === null ? solution.to : null });
}

function toUpgradeWords({ name, type, id, also }: Group, solution: Solution, lockfile: string | null): string {
  const { from, to, choices } = solution;
  const again = also.length === 0 ? "" : `, and build ${toList([...also].sort())} again`;
  const where = `in ${lockfile ?? id}${again}`;
  const versions = toList(from);
  if (to === null) return `Upgrade ${name} ${versions} ${where}; its versions cannot be compared here, fixed are ${toList(choices)}`;
  if (type === "golang" && name === "stdlib" && lockfile === null) return `Build with Go ${to} instead of ${versions} ${where}`;
  const source = sourceOf(solution);
  const wanted = source === null ? to : `what is built from ${source} ${to}`;
  return `Upgrade ${name} ${versions} to ${wanted} ${where}${toStepsWords(solution)}`;
}

/** Where several versions are in place, and less is enough for one of them. */
function toStepsWords({ steps, to }: Solution): string {
  const less = steps.filter((step) => step.to !== to);
  return less.length === 0 ? "" : ` (${toList(less.map((step) => `${step.to} is enough for ${step.from}`))})`;
}
