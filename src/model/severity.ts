/** Every severity a finding can have, from the least to the gravest. `unknown` means: nobody said. */
export const SEVERITIES = ["unknown", "negligible", "low", "medium", "high", "critical"] as const;
export type Severity = (typeof SEVERITIES)[number];

/** What a cutoff can be: a severity that blocks from there on, or `none`: nothing blocks by severity. */
export const CUTOFFS = ["negligible", "low", "medium", "high", "critical", "none"] as const;
export type Cutoff = (typeof CUTOFFS)[number];

const RANK: Readonly<Record<Severity, number>> = { unknown: 0, negligible: 1, low: 2, medium: 3, high: 4, critical: 5 };

/** A severity's place in the order, 0 for `unknown` to 5 for `critical`. */
export function severityRank(severity: Severity): number {
  return RANK[severity];
}

/** The graver of two severities. Commutative, associative, idempotent. */
export function graver(a: Severity, b: Severity): Severity {
  return RANK[a] >= RANK[b] ? a : b;
}

/** The severity of a CVSS base score: 9.0 critical, 7.0 high, 4.0 medium, above 0 low, else unknown (CVSS v3.1 §5; 0 says "none"). */
export function severityOfScore(score: number): Severity {
  if (!(score > 0) || score > 10) return "unknown";
  if (score >= 9) return "critical";
  if (score >= 7) return "high";
  return score >= 4 ? "medium" : "low";
}
