/** The CVE that a name stands for: of `DEBIAN-CVE-2024-1234` as of `CVE-2024-1234`; null where it says none. */
export function cveOf(name: string): string | null {
  return /CVE-\d{4}-\d{4,}$/.exec(name)?.[0] ?? null;
}
