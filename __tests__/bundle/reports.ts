type Flaw = { readonly id: string; readonly severity: string; readonly name: string; readonly version: string; readonly fixed?: string };

const FLAWS: readonly Flaw[] = [
  { id: "CVE-2099-0001", severity: "High", name: "left", version: "1.0.0", fixed: "1.0.1" },
  { id: "CVE-2099-0002", severity: "Low", name: "left", version: "1.0.0" },
  { id: "CVE-2099-0003", severity: "Medium", name: "right", version: "2.1.0" },
];

/** A Grype report on a small image, in the few fields that matter. */
export function grypeReport(flaws: readonly Flaw[] = FLAWS): string {
  return JSON.stringify({
    matches: flaws.map(toMatch),
    source: { type: "image", target: { userInput: "shop:1", imageID: `sha256:${"1".repeat(64)}`, manifestDigest: "", layers: [] } },
    distro: { name: "debian", version: "12", idLike: [] },
    descriptor: { name: "grype", version: "0.119.0", timestamp: "2026-11-01T00:00:00Z" },
  });
}

function toMatch({ id, severity, name, version, fixed }: Flaw): unknown {
  return {
    vulnerability: {
      id,
      dataSource: `https://example.org/${id}`,
      namespace: "debian:distro:debian:12",
      severity,
      urls: [],
      cvss: [],
      fix: { versions: fixed === undefined ? [] : [fixed], state: fixed === undefined ? "not-fixed" : "fixed" },
    },
    relatedVulnerabilities: [],
    matchDetails: [{ type: "exact-direct-match", matcher: "dpkg-matcher", searchedBy: {}, found: {} }],
    artifact: {
      name,
      version,
      type: "deb",
      locations: [{ path: "/var/lib/dpkg/status", layerID: `sha256:${"2".repeat(64)}` }],
      purl: `pkg:deb/debian/${name}@${version}?arch=amd64&distro=debian-12`,
      upstreams: [],
    },
  };
}
