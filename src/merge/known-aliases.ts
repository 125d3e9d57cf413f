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
  if (lacking.size === 0) return new Map();
  const classes = toClasses(rows.filter((row) => row.aliases.length > 0 && cvesOf(row).size <= 1));
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
  for (const { id, aliases } of rows) {
    const joined = new Set([id, ...aliases].map((name) => classes.get(name) ?? new Set([name])));
    const [largest, ...others] = [...joined].sort((a, b) => b.size - a.size);
    for (const name of others.flatMap((other) => [...other])) largest?.add(name);
    if (largest !== undefined && (others.length > 0 || !classes.has(id))) for (const name of largest) classes.set(name, largest);
  }
  return classes;
}
