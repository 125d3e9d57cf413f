import { judge, type Merged } from "../../src/judge/judge.ts";
import { CLAIM_SOURCES } from "../../src/model/base.ts";
import type { TargetFacts } from "../../src/model/evidence.ts";
import type { Seen } from "../../src/model/finding.ts";
import type { Policy } from "../../src/model/policy.ts";
import type { Problem } from "../../src/model/reasons.ts";
import type { RunFacts, Verdict } from "../../src/model/verdict.ts";
import { toRemediation } from "../../src/remedy/remedy.ts";
import { baseFacts, policy, scannerFacts, seen, targetFacts } from "./findings.ts";

export const NOW = Date.parse("2026-11-24T12:00:00Z");

/** The facts of a run that began at noon. */
export function runFacts(overrides: Partial<RunFacts> = {}): RunFacts {
  return { version: "0.1.0", startedAt: "2026-11-24T12:00:00.000Z", durationMs: 3210, sarifCategory: "portcullis/", ...overrides };
}

export const IMAGE = targetFacts({
  id: "docker:shop:1",
  reference: "docker.io/library/shop:1",
  digest: `sha256:${"5a".repeat(32)}`,
  platform: "linux/amd64",
  distribution: "debian 12",
  packages: 94,
  layers: ["11", "22", "33", "44"].map((pair) => `sha256:${pair.repeat(32)}`),
  base: { ...baseFacts(), allowed: true, rule: "docker.io/library/debian:12*" },
});
export const LOCKFILE = targetFacts({
  id: "lockfile:web/package-lock.json",
  kind: "lockfile",
  reference: undefined,
  packages: 209,
  scannedBy: ["osv-scanner"],
});
export const CALM_LOCKFILE = targetFacts({ ...LOCKFILE, id: "lockfile:tools/requirements.txt", packages: 12 });

/** A Debian package of the image, seen by Grype. */
export function inImage(name: string, version: string, overrides: Partial<Seen> = {}): Seen {
  return seen({
    target: IMAGE.id,
    package: { purl: `pkg:deb/debian/${name}@${encodeURIComponent(version)}?arch=amd64&distro=debian-12`, name, version, type: "deb" },
    locations: [{ path: `/var/lib/dpkg/info/${name}.list`, layer: 0 }],
    origin: "base",
    fingerprint: `deb-${name}-${overrides.id ?? "CVE-2024-0001"}`,
    ...overrides,
  });
}

/** An npm package of the lockfile, seen by OSV-Scanner. */
export function inLockfile(name: string, version: string, overrides: Partial<Seen> = {}): Seen {
  return seen({
    target: LOCKFILE.id,
    seenBy: ["osv-scanner"],
    package: { purl: `pkg:npm/${encodeURIComponent(name)}@${version}`, name, version, type: "npm" },
    locations: [{ path: "web/package-lock.json" }],
    origin: "application",
    fingerprint: `npm-${name}-${overrides.id ?? "CVE-2024-0001"}`,
    ...overrides,
  });
}

/** What two scanners see in a small shop: everything a document has to show, once. */
export const SHOP: readonly Seen[] = [
  inLockfile("minimist", "1.2.5", {
    id: "CVE-2021-44906",
    aliases: ["GHSA-xvch-5gv4-984h"],
    severity: "critical",
    score: 9.8,
    epss: 0.0123,
    seenBy: ["grype", "osv-scanner"],
    fix: { state: "fixed", versions: ["1.2.6"] },
    title: "Prototype pollution in minimist",
    url: "https://osv.dev/vulnerability/GHSA-xvch-5gv4-984h",
  }),
  inLockfile("minimist", "0.0.8", {
    id: "CVE-2021-44906",
    aliases: ["GHSA-xvch-5gv4-984h"],
    severity: "critical",
    score: 9.8,
    fix: { state: "fixed", versions: ["0.2.4"] },
    title: "Prototype pollution in minimist",
    url: "https://osv.dev/vulnerability/GHSA-xvch-5gv4-984h",
  }),
  inImage("libwebp7", "1.2.4-0.2", {
    id: "CVE-2023-4863",
    severity: "high",
    score: 8.8,
    knownExploited: true,
    epss: 0.9405,
    fix: { state: "fixed", versions: ["1.2.4-0.2+deb12u1"] },
    title: "Heap buffer overflow in WebP",
    url: "https://security-tracker.debian.org/tracker/CVE-2023-4863",
  }),
  inImage("perl-base", "5.36.0-7", {
    id: "CVE-2023-31484",
    severity: "high",
    score: 8.1,
    fix: { state: "not-fixed", versions: [] },
    title: "CPAN.pm does not verify TLS certificates",
  }),
  inImage("zlib1g", "1:1.2.13.dfsg-1", {
    id: "CVE-2023-45853",
    severity: "critical",
    score: 9.8,
    fix: { state: "wont-fix", versions: [] },
    title: "Integer overflow in MiniZip",
  }),
  inLockfile("left-pad", "1.0.0", { id: "GHSA-0000-0000-0001", severity: "unknown", fix: { state: "unknown", versions: [] } }),
  inLockfile("semver", "5.7.1", {
    id: "CVE-2022-25883",
    severity: "medium",
    score: 5.3,
    fix: { state: "fixed", versions: ["5.7.2", "6.3.1", "7.5.2"] },
    title: "Regular expression denial of service",
  }),
  inImage("tar", "1.34+dfsg-1.2", { id: "CVE-2005-2541", severity: "negligible", fix: { state: "not-fixed", versions: [] } }),
  inImage("openssl", "3.0.11-1", {
    id: "DSA-5532-1",
    related: ["CVE-2023-5363", "CVE-2023-5678"],
    severity: "low",
    fix: { state: "fixed", versions: ["3.0.11-1~deb12u2"] },
  }),
];

export const EXCEPTIONS: Policy["exceptions"] = [
  {
    id: "CVE-2023-45853",
    package: "pkg:deb/debian/zlib1g",
    reason: "not compiled with minizip",
    owner: "team-shop",
    expires: "2026-12-31",
  },
  { id: "CVE-2019-0001", reason: "was needed once", expires: "2027-02-01" },
];

/** A verdict of the judge over what was seen; without overrides: the shop, which fails. */
export function verdict({ merged = {}, rules = {} }: { merged?: Partial<Merged>; rules?: Partial<Policy> } = {}): Verdict {
  const scanners = [
    scannerFacts({ sha256: "ab".repeat(32) }),
    scannerFacts({ name: "osv-scanner", version: "2.5.1", sha256: "cd".repeat(32), source: "go", database: null }),
  ];
  const targets: TargetFacts[] = [IMAGE, LOCKFILE, CALM_LOCKFILE];
  const judged = judge({
    merged: { targets, scanners, seen: SHOP, problems: [], ...merged },
    policy: policy({
      source: ".github/portcullis.yml",
      exceptions: EXCEPTIONS,
      sources: { "severity-cutoff": "policy", "only-fixed": "default" },
      ...rules,
    }),
    now: NOW,
  });
  return { ...judged, remediation: toRemediation({ ...judged, lock: null }) };
}

const ALPINE = "docker.io/library/alpine:3.20";

/** Three images on two bases; one of them lies. */
export const SERVICES: readonly TargetFacts[] = [
  targetFacts({ ...IMAGE, id: "docker:web:1", reference: "docker.io/library/web:1" }),
  targetFacts({
    ...IMAGE,
    id: "docker:worker:1",
    reference: "docker.io/library/worker:1",
    base: {
      ...baseFacts({
        claims: [{ source: "dockerfile", reference: "docker.io/library/debian:12", digest: null, where: "worker/Dockerfile:1" }],
        external: [
          {
            reference: "evil.example/tool",
            canonical: "evil.example/tool:latest",
            file: "worker/Dockerfile",
            line: 12,
            usedAs: ["copy"],
            reach: "reachable",
          },
        ],
      }),
      allowed: true,
      rule: "docker.io/library/debian:12*",
    },
  }),
  targetFacts({
    ...IMAGE,
    id: "docker:api:1",
    reference: "docker.io/library/api:1",
    distribution: "alpine 3.19.1",
    base: {
      ...baseFacts({
        status: "contradicted",
        cause: "other-base",
        reference: ALPINE,
        digest: null,
        layers: 0,
        message: `docker:api:1 declares ${ALPINE} (api/Dockerfile:3), and begins with other layers.`,
        next: "Build it anew on what its Dockerfile says.",
        claims: [
          { source: "dockerfile", reference: ALPINE, digest: null, where: "api/Dockerfile:3" },
          { source: "label", reference: "docker.io/library/alpine:3.19", digest: null, where: "label org.opencontainers.image.base.name" },
        ],
        tagConfirmed: false,
        since: null,
      }),
      allowed: false,
      rule: null,
    },
  }),
];

/** What the policy has against the services. */
export const VIOLATIONS: readonly Problem[] = [
  {
    code: "base-contradicted",
    target: "docker:api:1",
    message: `docker:api:1 declares ${ALPINE} (api/Dockerfile:3), and begins with other layers.`,
    next: "Build it anew on what its Dockerfile says.",
  },
  {
    code: "external-image-not-allowed",
    target: "docker:worker:1",
    message: "worker/Dockerfile:12 copies from evil.example/tool:latest, which the policy does not allow.",
    next: "Copy from an image that it allows, or add this one to base-images.allow.",
  },
];

/** A verdict over three services on two bases, in which the policy has something against two of them. */
export function violating(rules: Partial<Policy> = {}): Verdict {
  const seen = SERVICES.flatMap(({ id, base }) => [
    ...SHOP.filter(({ target }) => target === IMAGE.id).map((one) => ({
      ...one,
      target: id,
      origin: base?.status === "proven" ? one.origin : ("unknown" as const),
      fingerprint: `${id} ${one.fingerprint}`,
    })),
    inImage("curl", "7.88.1-10", {
      target: id,
      id: "CVE-2023-38545",
      severity: "critical",
      origin: "application",
      fingerprint: `${id} curl`,
    }),
  ]);
  return verdict({ merged: { targets: SERVICES, seen, problems: VIOLATIONS }, rules });
}

/** Text that wants to be obeyed by whatever shows it: a terminal, a runner, Markdown, a browser, a reader's eye. */
export const HOSTILE: readonly string[] = [
  "::error::pwned",
  "  ::set-output name=outcome::pass",
  "x ##[add-mask]a",
  "a\n::stop-commands::x\r\nb",
  "\u001b[2J\u001b[31mred\u001b]8;;https://evil.example\u001b\\link\u0007",
  "\u202egnp.exe\u2066 \u200b\ufeff",
  "<img src=x onerror=alert(1)><script>alert(1)</script></script><!--",
  "\"'><svg/onload=alert(1)>",
  "| a | b |\n|---|---|\n# heading\n- [x] done\n1. one",
  "[click](javascript:alert(1)) ![i](https://evil.example/i.png) `code` **bold** @octocat #1 https://evil.example www.evil.example",
  "</details></table></body>]]> --> {0} [text](1) \\",
  "$x^2$ ~~gone~~ \ud800 \udfff \u0000 \u009b31m",
  "名前が長い패키지🎉",
];

/** A verdict in which everything that somebody else can write is hostile. */
export function hostileVerdict(texts: readonly string[] = HOSTILE): Verdict {
  const list = texts.flatMap((text, at) => toHostileSeen(text, at));
  const targets = texts.map((text) =>
    targetFacts({ id: `docker:${text}`, reference: text, distribution: text, platform: text, digest: text, base: toHostileBase(text) }),
  );
  return verdict({
    merged: {
      seen: list,
      targets: [
        ...targets,
        ...texts.map((text) => targetFacts({ id: `lockfile:${text}`, kind: "lockfile", reference: undefined })),
        LOCKFILE,
      ],
      scanners: [
        scannerFacts({ version: texts.join(" "), database: { schema: texts[0] ?? "", built: "2026-11-20T00:00:00Z", digest: null } }),
      ],
      problems: texts.flatMap((text) => [
        { code: "scanner-failed" as const, message: text, next: text, target: text },
        { code: "base-denied" as const, message: text, next: text, target: `docker:${text}` },
        { code: "scanner-warning" as const, message: text, next: text, target: text },
        { code: "inventory-empty" as const, message: text, next: text, target: text },
      ]),
    },
    rules: {
      source: texts.join(" "),
      exceptions: texts.map((text) => ({ id: `EX-${text}`, reason: text, owner: text, expires: "2027-01-01" })),
      allowIncomplete: ["inventory-empty"],
    },
  });
}

/** Proven for texts of even length, else contradicted: both are shown. */
function toHostileBase(text: string): TargetFacts["base"] {
  const claims = CLAIM_SOURCES.map((source) => ({ source, reference: text, digest: text, where: `${text}:7` }));
  const external = [{ reference: text, canonical: text, file: text, line: 3, usedAs: ["copy" as const], reach: "final" as const }];
  const known = { reference: text, digest: text, message: text, next: text, claims, alsoKnownAs: [text], since: text, external };
  const status = text.length % 2 === 0 ? baseFacts(known) : baseFacts({ ...known, status: "contradicted", cause: "other-base", layers: 0 });
  return { ...status, allowed: true, rule: text };
}

function toHostileSeen(text: string, at: number): Seen[] {
  const common: Partial<Seen> = {
    target: [`docker:${text}`, `lockfile:${text}`, LOCKFILE.id][at % 3],
    aliases: [text],
    related: [text],
    package: { purl: text, name: text, version: text, type: text },
    locations: [{ path: text }],
    fix: { state: "fixed", versions: [text] },
    title: text,
    url: text,
    origin: "base",
  };
  return [
    seen({ ...common, id: text, fingerprint: `h${at}` }),
    seen({ ...common, id: `EX-${text}`, fingerprint: `e${at}` }),
    seen({ ...common, id: `low ${text}`, severity: "low", fingerprint: `l${at}`, url: `https://example.org/${text}` }),
  ];
}
