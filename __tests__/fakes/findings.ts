import type { BaseFacts } from "../../src/model/base.ts";
import type { ScannerFacts, TargetFacts } from "../../src/model/evidence.ts";
import type { Observation, Seen } from "../../src/model/finding.ts";
import type { Looking } from "../../src/model/looking.ts";
import type { Policy } from "../../src/model/policy.ts";

/** An observation with plain values, for tests to bend. */
export function observation(overrides: Partial<Observation> = {}): Observation {
  return {
    target: "docker:shop:1",
    seenBy: ["grype"],
    id: "CVE-2024-0001",
    aliases: [],
    related: [],
    severity: "high",
    package: { purl: "pkg:deb/debian/zlib1g@1.2.13", name: "zlib1g", version: "1.2.13", type: "deb" },
    locations: [{ path: "/var/lib/dpkg/status" }],
    fix: { state: "fixed", versions: ["1.2.14"] },
    knownExploited: false,
    origin: "unknown",
    ...overrides,
  };
}

/** A folded finding, for tests of what comes after merge. */
export function seen(overrides: Partial<Seen> = {}): Seen {
  return { ...observation(), fingerprint: "f0", ...overrides };
}

/** A policy with the documented defaults. */
export function policy(overrides: Partial<Policy> = {}): Policy {
  return {
    source: "defaults",
    severityCutoff: { base: "high", application: "high" },
    onlyFixed: false,
    unknownSeverity: "block",
    stages: "reachable",
    externalCopies: "same",
    exceptions: [],
    allowIncomplete: [],
    maxDbAge: 5 * 86_400_000,
    failBuild: true,
    sources: {},
    ...overrides,
  };
}

/** A scanned image, for tests to bend. */
export function targetFacts(overrides: Partial<TargetFacts> = {}): TargetFacts {
  return { id: "docker:shop:1", kind: "image", reference: "docker.io/library/shop:1", packages: 94, scannedBy: ["grype"], ...overrides };
}

/** A base that is proven, for tests to bend. */
export function baseFacts(overrides: Partial<BaseFacts> = {}): BaseFacts {
  const reference = "docker.io/library/debian:12";
  return {
    status: "proven",
    cause: "proven",
    reference,
    digest: `sha256:${"de".repeat(32)}`,
    layers: 1,
    message: "The first of its layers is that of docker.io/library/debian:12, which Dockerfile:1 declares.",
    next: "",
    claims: [{ source: "dockerfile", reference, digest: null, where: "Dockerfile:1" }],
    alsoKnownAs: [],
    tagConfirmed: true,
    since: "2026-11-01T00:00:00Z",
    external: [],
    ...overrides,
  };
}

/** Grype with a database built on 2026-11-20. */
export function scannerFacts(overrides: Partial<ScannerFacts> = {}): ScannerFacts {
  const database = { schema: "v6.1.0", built: "2026-11-20T00:00:00Z", digest: "sha256:00" };
  return { name: "grype", version: "0.119.0", sha256: "00", source: "release", database, ...overrides };
}

/** What a scan left as evidence, whole. */
export function looking(overrides: Partial<Looking> = {}): Looking {
  return {
    scanner: "grype",
    version: "0.119.0",
    sha256: "5c".repeat(32),
    database: { schema: "v6.1.0", built: "2026-11-20T00:00:00Z", digest: "sha256:00" },
    compared: { by: "layers", value: `sha256:${"a1".repeat(32)}` },
    packages: 1,
    isEmpty: false,
    inventory: [{ type: "deb", packages: 1, known: "match" }],
    canary: { by: "match", found: "debian:distro:debian:12" },
    ...overrides,
  };
}
