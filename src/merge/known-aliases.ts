import { cveOf } from "../model/advisory.ts";
import type { Evidence } from "../model/evidence.ts";

/** The names that a row gives for its flaw. */
type Named = { readonly id: string; readonly aliases: readonly string[] };

/**
 * For each advisory of which some row knows no CVE: all names that other rows give for it, whatever their report, target and package. What
 * one scanner knows of an advisory is true of it everywhere. Names that more than one CVE holds together are left out: they may be a bundle.
 */
export function collectAliases(evidence: readonly Evidence[]): ReadonlyMap<string, readonly string[]> {
  const rows = toDistinct(evidence);
  const lacking = new Set(rows.filter((row) => cvesOf(row).size === 0).map(({ id }) => id));
  // Stryker disable next-line ConditionalExpression: equivalent, only faster
  if (lacking.size === 0) return new Map();
  const classes = toClasses(rows.filter((row) => cvesOf(row).size <= 1));
  return new Map(
    [...lacking].flatMap((id) => {
      const names = [...(classes.get(id) ?? [])];
      return new Set(names.flatMap((name) => cveOf(name) ?? [])).size <= 1 ? [[id, names.sort()] as const] : [];
    }),
  );
}

/** Rows that name their flaw alike are one here: a report tells of one advisory in many packages. */
function toDistinct(evidence: readonly Evidence[]): Named[] {
  const lists = new Map<string, readonly string[]>();
  const distinct: Named[] = [];
  for (const { observations } of evidence) {
    for (const { id, aliases } of observations) {
      // Stryker disable next-line ConditionalExpression: equivalent, only faster
      if (lists.get(id) === aliases) continue;
      lists.set(id, aliases);
      distinct.push({ id, aliases });
    }
  }
  return distinct;
}

function cvesOf({ id, aliases }: Named): ReadonlySet<string> {
  return new Set([id, ...aliases].flatMap((name) => cveOf(name) ?? []));
}

/** Names that rows connect, transitively: to each name all of its class. */
function toClasses(rows: readonly Named[]): ReadonlyMap<string, ReadonlySet<string>> {
  const classes = new Map<string, Set<string>>();
  const classOf = (name: string): Set<string> => {
    const known = classes.get(name) ?? new Set([name]);
    classes.set(name, known);
    return known;
  };
  for (const { id, aliases } of rows) {
    for (const alias of aliases) {
      // Stryker disable next-line ConditionalExpression,EqualityOperator: equivalent; the smaller goes into the larger only to be faster
      const [into, from] = classOf(id).size < classOf(alias).size ? [classOf(alias), classOf(id)] : [classOf(id), classOf(alias)];
      for (const name of from) classes.set(name, into.add(name));
    }
  }
  return classes;
}
