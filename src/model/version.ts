/** Major, minor and patch of a version like 1.2.3 or 1.2.3-rc1; null for anything else. */
export function parseVersion(text: string): [number, number, number] | null {
  const match = /^(\d{1,6})\.(\d{1,6})\.(\d{1,6})(?:-[0-9A-Za-z.-]{1,60})?$/.exec(text);
  return match === null ? null : [Number(match[1]), Number(match[2]), Number(match[3])];
}

/** Whether a version comes before another, by their numbers alone. What is no version comes before all. */
export function isOlder(version: string, than: string): boolean {
  const [a, b] = [parseVersion(version) ?? [0, 0, 0], parseVersion(than) ?? [0, 0, 0]];
  for (const [index, number] of a.entries()) if (number !== b[index]) return number < (b[index] ?? 0);
  return false;
}
