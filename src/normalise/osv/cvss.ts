import calculator from "ae-cvss-calculator";

const scores = new Map<string, number | undefined>();
const SCORES_KEPT = 20_000;

/** The base score of a CVSS vector of any version, 0.1 to 10; undefined for one that is incomplete, no vector at all, or says "none". */
export function scoreOfVector(vector: string): number | undefined {
  if (scores.has(vector)) return scores.get(vector);
  const score = calculate(vector);
  if (scores.size < SCORES_KEPT) scores.set(vector, score);
  return score;
}

/** Vectors of a version that is not known yet: what their metrics mean, nobody can tell. */
const UNKNOWN_VERSION = /^CVSS:(?!(?:2\.0|3\.[01]|4\.0)\/)/i;

function calculate(vector: string): number | undefined {
  if (UNKNOWN_VERSION.test(vector)) return undefined;
  try {
    const parsed = calculator.fromVector(vector);
    if (parsed === null || !parsed.isBaseFullyDefined()) return undefined;
    const result = parsed.calculateScores();
    const base = "baseMetricsOnly" in result ? result.baseMetricsOnly : "base" in result ? result.base : undefined;
    return typeof base === "number" && base > 0 && base <= 10 ? base : undefined;
  } catch {
    return undefined; // the library throws at what is no vector
  }
}
