import { byCodeUnits } from "../model/order.ts";
import type { OsvDatabase } from "./osv-database.ts";
import type { Entry } from "./osv-entries.ts";

/** What one run scans, and what it must find. */
export type Share = { readonly entries: readonly Entry[]; readonly database: OsvDatabase };

/**
 * Divides lockfiles into runs by ecosystem, those of most lockfiles first. OSV-Scanner goes through the archives of a database one after the
 * other, on one processor: a run for each is quicker also where they take turns. Ecosystems without a package that must be found join
 * another, so that each run has a proof. The online service is asked once for all.
 */
export function toShares(entries: readonly Entry[], database: OsvDatabase): Share[] {
  const proven = new Set(database.canaries.map(({ ecosystem }) => ecosystem));
  const byEcosystem = new Map<string, Entry[]>();
  const homeless: Entry[] = [];
  for (const entry of entries) {
    const ecosystem = entry.kind?.ecosystem ?? "";
    if (proven.has(ecosystem)) byEcosystem.set(ecosystem, [...(byEcosystem.get(ecosystem) ?? []), entry]);
    else homeless.push(entry);
  }
  if (database.archives === null || byEcosystem.size < 2) return [{ entries, database }];
  const groups = [...byEcosystem].sort(([a, ofA], [b, ofB]) => ofB.length - ofA.length || byCodeUnits(a, b));
  return groups.map(([ecosystem, own], at) => ({
    entries: at === groups.length - 1 ? [...own, ...homeless] : own,
    database: { ...database, canaries: database.canaries.filter((canary) => canary.ecosystem === ecosystem) },
  }));
}
