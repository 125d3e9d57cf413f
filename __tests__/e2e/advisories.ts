/** An invented flaw in the few words that a test needs. `fixed` null: in every version, and no fix. */
export type Flaw = {
  readonly id: string;
  readonly ecosystem: string;
  readonly name: string;
  readonly fixed: string | null;
  readonly severity: "LOW" | "MODERATE" | "HIGH" | "CRITICAL" | null;
  readonly aliases?: readonly string[];
};

/** The flaw as an OSV record: what both scanners' databases are made of. */
export function toRecord({ id, ecosystem, name, fixed, severity, aliases = [] }: Flaw): Record<string, unknown> {
  const events = [{ introduced: "0" }, ...(fixed === null ? [] : [{ fixed }])];
  return {
    id,
    ...(id.startsWith("DEBIAN-") ? { upstream: aliases } : { aliases }),
    modified: "2026-11-01T00:00:00Z",
    published: "2026-11-01T00:00:00Z",
    schema_version: "1.7.0",
    summary: `an invented flaw in ${name}`,
    affected: [{ package: { ecosystem, name }, ranges: [{ type: SEMVER.has(ecosystem) ? "SEMVER" : "ECOSYSTEM", events }] }],
    ...(severity === null ? {} : { severity: [{ type: "CVSS_V3", score: VECTORS[severity] }], database_specific: { severity } }),
    references: [{ type: "ADVISORY", url: `https://example.org/${id}` }],
  };
}

const SEMVER = new Set(["npm", "Go", "crates.io"]);

const VECTORS = {
  LOW: "CVSS:3.1/AV:L/AC:H/PR:L/UI:R/S:U/C:L/I:N/A:N",
  MODERATE: "CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:L/I:L/A:N",
  HIGH: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N",
  CRITICAL: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H",
} as const;

/** Flaws in the packages of `fixtures/lockfiles`: some under two names, some without a fix, one without a severity. */
export const LOCKFILE_FLAWS: readonly Flaw[] = [
  { id: "GHSA-2222-npm1-aaaa", ecosystem: "npm", name: "left-of", fixed: "1.2.1", severity: "HIGH", aliases: ["CVE-2099-1001"] },
  { id: "GHSA-2222-npm2-aaaa", ecosystem: "npm", name: "@acme/scoped", fixed: null, severity: "MODERATE", aliases: ["CVE-2099-1002"] },
  { id: "GHSA-2222-npm3-aaaa", ecosystem: "npm", name: "tester", fixed: "3.0.1", severity: "LOW" },
  { id: "GHSA-2222-npm4-aaaa", ecosystem: "npm", name: "left-of", fixed: "1.2.0", severity: "CRITICAL", aliases: ["CVE-2099-1004"] },
  { id: "GHSA-2222-pyp1-aaaa", ecosystem: "PyPI", name: "snake-charmer", fixed: "2.1.0", severity: "CRITICAL", aliases: ["CVE-2099-2001"] },
  { id: "PYSEC-2099-1", ecosystem: "PyPI", name: "snake-charmer", fixed: "2.1.0", severity: null, aliases: ["CVE-2099-2001"] },
  { id: "PYSEC-2099-2", ecosystem: "PyPI", name: "basket", fixed: null, severity: null },
  { id: "GO-2099-0001", ecosystem: "Go", name: "example.org/burrow", fixed: "1.4.0", severity: null, aliases: ["GHSA-2222-gogo-aaaa"] },
  { id: "GHSA-2222-gogo-aaaa", ecosystem: "Go", name: "example.org/burrow", fixed: "1.4.0", severity: "HIGH", aliases: ["CVE-2099-3001"] },
  { id: "GHSA-2222-gog2-aaaa", ecosystem: "Go", name: "example.org/tunnel/v2", fixed: null, severity: "LOW", aliases: ["CVE-2099-3002"] },
  { id: "RUSTSEC-2099-0001", ecosystem: "crates.io", name: "anvil", fixed: "0.5.0", severity: "HIGH", aliases: ["CVE-2099-4001"] },
  { id: "GHSA-2222-gem1-aaaa", ecosystem: "RubyGems", name: "lantern", fixed: "5.1.1", severity: "MODERATE", aliases: ["CVE-2099-5001"] },
  { id: "GHSA-2222-gem2-aaaa", ecosystem: "RubyGems", name: "wick", fixed: null, severity: "HIGH" },
  {
    id: "GHSA-2222-php1-aaaa",
    ecosystem: "Packagist",
    name: "acme/elephant",
    fixed: "3.3.0",
    severity: "CRITICAL",
    aliases: ["CVE-2099-6001"],
  },
  {
    id: "GHSA-2222-java-aaaa",
    ecosystem: "Maven",
    name: "org.example:kettle",
    fixed: "1.0.1",
    severity: "HIGH",
    aliases: ["CVE-2099-7001"],
  },
];

/** Flaws in packages that every small Debian 12 has. */
export const DEBIAN_FLAWS: readonly Flaw[] = [
  { id: "DEBIAN-CVE-2099-0001", ecosystem: "Debian:12", name: "bash", fixed: null, severity: "HIGH", aliases: ["CVE-2099-0001"] },
  { id: "DEBIAN-CVE-2099-0002", ecosystem: "Debian:12", name: "perl", fixed: "99.0", severity: "CRITICAL", aliases: ["CVE-2099-0002"] },
  { id: "DEBIAN-CVE-2099-0003", ecosystem: "Debian:12", name: "zlib", fixed: null, severity: "LOW", aliases: ["CVE-2099-0003"] },
  { id: "DEBIAN-CVE-2099-0004", ecosystem: "Debian:12", name: "glibc", fixed: "99.0", severity: "MODERATE", aliases: ["CVE-2099-0004"] },
];
