import { isObject, type Json, listOf, numberOf, objectOf, textOf } from "../read/pick.ts";

/** The highest CVSS base score of the most modern version that a record gives (4 before 3 before 2), 0.1 to 10. */
export function toScore(record: Json): number | undefined {
  let best: { version: number; score: number } | undefined;
  for (const entry of listOf(record, "cvss")) {
    if (!isObject(entry)) continue;
    const score = numberOf(objectOf(entry, "metrics"), "baseScore");
    const version = Math.floor(Number.parseFloat(textOf(entry, "version")) || 0);
    if (isScore(score) && (best === undefined || version > best.version || (version === best.version && score > best.score)))
      best = { version, score };
  }
  return best?.score ?? toOldScore(record);
}

/** Grype before 0.9 kept one score a version, under a key of its own. */
function toOldScore(record: Json): number | undefined {
  return [objectOf(record, "cvssV3"), objectOf(record, "cvssV2")].map((cvss) => numberOf(cvss, "baseScore")).find(isScore);
}

function isScore(score: number | undefined): score is number {
  return score !== undefined && score > 0 && score <= 10;
}
