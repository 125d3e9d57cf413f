/** Compares two strings by their UTF-16 code units: the same order on every machine, unlike localeCompare. */
export function byCodeUnits(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/** The distinct strings of a list, sorted by code units. */
export function sortedUnique(values: Iterable<string>): string[] {
  return [...new Set(values)].sort(byCodeUnits);
}
