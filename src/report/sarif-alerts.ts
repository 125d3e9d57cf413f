import type { Finding } from "../model/finding.ts";
import { severityRank } from "../model/severity.ts";

/** One alert: one advisory in one package of one target, in all versions of the package that are there. Never empty; the gravest first. */
export type Alert = readonly [Finding, ...Finding[]];

/**
 * Groups findings into at most `limit` alerts, in the order in which they matter: what blocks, the rest, what was accepted; the
 * gravest first. The findings of further alerts are left out.
 */
export function toAlerts(findings: readonly Finding[], limit: number): Alert[] {
  const alerts = new Map<string, [Finding, ...Finding[]]>();
  for (const bucket of toBuckets(findings)) {
    for (const finding of bucket) {
      const { target, id, package: of } = finding;
      const key = `${id}\0${of.name}\0${of.type}\0${target}`;
      const alert = alerts.get(key);
      if (alert !== undefined) alert.push(finding);
      else if (alerts.size < limit) alerts.set(key, [finding]);
    }
  }
  return [...alerts.values()];
}

const CLASSES = { blocks: 0, "below-cutoff": 1, "no-fix": 1, excepted: 2 } as const;
const GRADES = 6;

/** Findings by how much they matter, without a comparison: there can be very many. */
function toBuckets(findings: readonly Finding[]): Finding[][] {
  const buckets: Finding[][] = Array.from({ length: 3 * GRADES }, () => []);
  for (const finding of findings) {
    const place = CLASSES[finding.decision.kind] * GRADES + (GRADES - 1 - severityRank(finding.severity));
    buckets[place]?.push(finding);
  }
  return buckets;
}
