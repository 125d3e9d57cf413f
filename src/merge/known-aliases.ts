import { cveOf } from "../model/advisory.ts";
import type { Evidence } from "../model/evidence.ts";
import type { Observation } from "../model/finding.ts";

/**
 * Names that some row gives for an advisory of which another row knows no CVE: what one report knows of an advisory is true of it in the
 * others, and in other packages, too.
 */
export function collectAliases(evidence: readonly Evidence[]): ReadonlyMap<string, readonly string[]> {
  const lacking = new Set<string>();
  for (const { observations } of evidence) {
    for (const observation of observations) if (!knowsCve(observation)) lacking.add(observation.id);
  }
  const known = new Map<string, Set<string>>();
  if (lacking.size === 0) return new Map();
  for (const { observations } of evidence) {
    for (const { id, aliases } of observations)
      if (aliases.length > 0 && lacking.has(id)) known.set(id, new Set([...(known.get(id) ?? []), ...aliases]));
  }
  return new Map([...known].map(([id, aliases]) => [id, [...aliases]]));
}

function knowsCve({ id, aliases }: Observation): boolean {
  return cveOf(id) !== null || aliases.some((alias) => cveOf(alias) !== null);
}
