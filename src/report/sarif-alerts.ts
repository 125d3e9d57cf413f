import type { Finding } from "../model/finding.ts";
import { severityRank } from "../model/severity.ts";

/** One alert: one advisory in one package of one target, in all versions of the package that are there. */
export type Alert = {
  /** What blocks first, the gravest first. */
  readonly findings: readonly [Finding, ...Finding[]];
  /** The fingerprint of the one that the verdict lists first: it stays the same when decisions change. */
  readonly fingerprint: string;
};

type Growing = { readonly findings: [Finding, ...Finding[]]; fingerprint: string; first: number };

/**
 * Groups findings into at most `limit` alerts, in the order in which they matter: what blocks, the rest, what was accepted; the
 * gravest first. The findings of further alerts are left out.
 */
export function toAlerts(findings: readonly Finding[], limit: number): Alert[] {
  const alerts = new Map<string, Growing>();
  for (const place of toOrder(findings)) {
    const finding = findings[place];
    if (finding === undefined) continue;
    const { target, id, fingerprint, package: of } = finding;
    const key = `${id}\0${of.name}\0${of.type}\0${target}`;
    const alert = alerts.get(key);
    if (alert !== undefined) add(alert, finding, place);
    else if (alerts.size < limit) alerts.set(key, { findings: [finding], fingerprint, first: place });
  }
  return [...alerts.values()];
}

function add(alert: Growing, finding: Finding, place: number): void {
  alert.findings.push(finding);
  if (place > alert.first) return;
  alert.first = place;
  alert.fingerprint = finding.fingerprint;
}

const CLASSES = { blocks: 0, "below-cutoff": 1, "no-fix": 1, excepted: 2 } as const;
const GRADES = 6;

/** The places of findings by how much these matter, without a comparison: there can be very many. */
function toOrder(findings: readonly Finding[]): number[] {
  const buckets: number[][] = Array.from({ length: 3 * GRADES }, () => []);
  findings.forEach(({ decision, severity }, place) => {
    buckets[CLASSES[decision.kind] * GRADES + (GRADES - 1 - severityRank(severity))]?.push(place);
  });
  return buckets.flat();
}
