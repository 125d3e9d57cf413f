import { SCANNERS, type ScannerName } from "../model/finding.ts";
import { byCodeUnits } from "../model/order.ts";
import type { Row } from "./flaws.ts";

/**
 * Divides the rows of one package where a scanner itself gives it under two names or versions: what one scanner tells apart stays apart, and
 * each of its rows is found again in its own words. Rows of the other scanner go to the package in their words, else to the first in order.
 */
export function divideByWords(rows: readonly Row[]): readonly (readonly Row[])[] {
  // Stryker disable next-line ConditionalExpression: equivalent, only faster
  if (rows.length === 1) return [rows];
  const apart = new Set(SCANNERS.flatMap((scanner) => wordsOf(scanner, rows)));
  if (apart.size < 2) return [rows];
  const parts = new Map<string, Row[]>([...apart].sort(byCodeUnits).map((words) => [words, []]));
  const [least] = [...parts.values()] as [Row[], ...Row[][]];
  for (const row of rows) (parts.get(toWords(row)) ?? least).push(row);
  return [...parts.values()];
}

/** What a scanner calls the package, where that is more than one thing. */
function wordsOf(scanner: ScannerName, rows: readonly Row[]): readonly string[] {
  const words = new Set(rows.filter(({ observation }) => observation.seenBy.includes(scanner)).map(toWords));
  return words.size < 2 ? [] : [...words];
}

function toWords({ observation: { package: of } }: Row): string {
  return `${of.name}\0${of.version}`;
}
