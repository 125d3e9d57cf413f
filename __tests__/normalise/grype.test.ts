import { describe, expect, test } from "@jest/globals";
import type { Observation } from "../../src/model/finding.ts";
import { asked, fixture, grypeReport, match, read, refusalOf, report } from "../fakes/reports.ts";

async function only(one: object, more: object = {}): Promise<Observation> {
  const { observations } = await read(grypeReport({ matches: [one], ...more }));
  expect(observations).toHaveLength(1);
  return observations[0] as Observation;
}

describe("a match of Grype", () => {
  test.each([
    ["High", "high"],
    ["negligible", "negligible"],
    ["Unknown", "unknown"],
    ["", "unknown"],
    [undefined, "unknown"],
    [null, "unknown"],
    [7, "unknown"],
    ["Catastrophic", "unknown"],
  ])("with the severity %p is %s, and stays in the list", async (severity, expected) => {
    expect((await only(match({ vulnerability: { severity } }))).severity).toBe(expected);
  });

  const cvss = (version: string, baseScore: number) => ({ version, vector: "", metrics: { baseScore } });
  test.each([
    ["the highest of the newest version", { vulnerability: { cvss: [cvss("3.1", 9.1), cvss("4.0", 6.9), cvss("4.0", 7.3)] } }, 7.3],
    [
      "its own rather than a related record's",
      { vulnerability: { cvss: [cvss("2.0", 5)] }, relatedVulnerabilities: [{ id: "CVE-2024-0001", cvss: [cvss("3.1", 9)] }] },
      5,
    ],
    ["a related record's where it has none", { relatedVulnerabilities: [{ id: "CVE-2024-0001", cvss: [cvss("3.0", 8.2)] }] }, 8.2],
    ["that of old reports", { vulnerability: { cvss: undefined, cvssV2: { baseScore: 4.3 }, cvssV3: { baseScore: 6.5 } } }, 6.5],
    ["none where it is zero", { vulnerability: { cvss: [cvss("3.1", 0)] } }, undefined],
    ["none where it is nonsense", { vulnerability: { cvss: [cvss("3.1", 77), { version: "3.1" }, null, "x"] } }, undefined],
    ["none where the list is null", { vulnerability: { cvss: null } }, undefined],
  ])("has as score %s", async (_, one, score) => {
    expect((await only(match(one))).score).toBe(score);
  });

  test.each([
    ["what it says", { fix: { state: "fixed", versions: ["1", "2"] } }, { state: "fixed", versions: ["1", "2"] }],
    ["nothing", { fix: { state: "", versions: null } }, { state: "unknown", versions: [] }],
    ["no fix at all", { fix: undefined }, { state: "unknown", versions: [] }],
    ["a word that is none", { fix: { state: "soon", versions: [] } }, { state: "unknown", versions: [] }],
    ["that nobody will fix it", { fix: { state: "wont-fix", versions: [] } }, { state: "wont-fix", versions: [] }],
    ["a version, as old reports do", { fix: undefined, fixedInVersion: "1.2.14" }, { state: "fixed", versions: ["1.2.14"] }],
  ])("is fixed by %s", async (_, vulnerability, fix) => {
    expect((await only(match({ vulnerability }))).fix).toEqual(fix);
  });

  test.each<[string, string, string[], string[], string[]]>([
    ["a GHSA is the CVE that it relates to", "GHSA-aaaa-bbbb-cccc", ["CVE-2024-1111"], ["CVE-2024-1111"], []],
    ["a GHSA may have two", "GHSA-aaaa-bbbb-cccc", ["CVE-2024-1111", "CVE-2024-2222"], ["CVE-2024-1111", "CVE-2024-2222"], []],
    ["a CVE of a distribution relates to itself", "CVE-2024-1111", ["CVE-2024-1111"], [], []],
    ["a CVE is no other CVE", "CVE-2024-1111", ["CVE-2024-2222"], [], ["CVE-2024-2222"]],
    ["a distribution's advisory with one CVE is that CVE", "ELSA-2024-1", ["CVE-2024-1111"], ["CVE-2024-1111"], []],
    [
      "a distribution's advisory with several is none of them",
      "ELSA-2024-1",
      ["CVE-2024-1111", "CVE-2024-2222"],
      [],
      ["CVE-2024-1111", "CVE-2024-2222"],
    ],
    ["so is that of Amazon", "ALAS2-2024-1", ["CVE-2024-1111", "CVE-2024-2222"], [], ["CVE-2024-1111", "CVE-2024-2222"]],
    ["and that of somebody whom nobody here knows", "XYZ-1", ["CVE-2024-1111", "CVE-2024-2222"], [], ["CVE-2024-1111", "CVE-2024-2222"]],
    ["Bitnami's is the CVE", "BIT-zlib-2024-1111", ["CVE-2024-1111"], ["CVE-2024-1111"], []],
  ])("%s", async (_, id, relatedIds, aliases, related) => {
    const one = await only(match({ vulnerability: { id }, relatedVulnerabilities: relatedIds.map((name) => ({ id: name })) }));
    expect({ id: one.id, aliases: one.aliases, related: one.related }).toEqual({ id, aliases, related });
  });

  test("is known to be exploited where its own or a related record says so, with the highest EPSS of them", async () => {
    const one = await only(
      match({
        vulnerability: { epss: [{ epss: 0.1 }] },
        relatedVulnerabilities: [{ id: "CVE-2024-0001", knownExploited: [{}], epss: [{ epss: 0.4 }, { epss: 7 }] }],
      }),
    );
    expect([one.knownExploited, one.epss]).toEqual([true, 0.4]);
  });

  test.each<[string, object, object]>([
    ["as Grype names it", {}, { purl: "pkg:deb/debian/zlib1g@1.2.13", name: "zlib1g", version: "1.2.13", type: "deb" }],
    [
      "with a purl of its type where it has none",
      { purl: "", type: "python", name: "Django" },
      { purl: "pkg:pypi/django@1.2.13", name: "Django", version: "1.2.13", type: "pypi" },
    ],
    [
      "of a type that is none",
      { purl: "", type: "" },
      { purl: "pkg:generic/zlib1g@1.2.13", name: "zlib1g", version: "1.2.13", type: "generic" },
    ],
    [
      "of a type that no purl has",
      { purl: "", type: "UnknownPackage", name: "a b", version: "" },
      { purl: "pkg:generic/a%20b", name: "a b", version: "", type: "generic" },
    ],
    [
      "with a scope",
      { purl: "", type: "npm", name: "@a/b" },
      { purl: "pkg:npm/%40a/b@1.2.13", name: "@a/b", version: "1.2.13", type: "npm" },
    ],
    [
      "with a path of Go",
      { purl: "", type: "go-module", name: "github.com/a/b" },
      { purl: "pkg:golang/github.com/a/b@1.2.13", name: "github.com/a/b", version: "1.2.13", type: "golang" },
    ],
    ["without a version", { version: undefined }, { purl: "pkg:deb/debian/zlib1g@1.2.13", name: "zlib1g", version: "", type: "deb" }],
    ["without a name", { name: undefined }, { purl: "pkg:deb/debian/zlib1g@1.2.13", name: "zlib1g", version: "1.2.13", type: "deb" }],
  ])("is of a package %s", async (_, artifact, expected) => {
    expect((await only(match({ artifact }))).package).toEqual(expected);
  });

  test("lies in the image's layers, counted from the bottom", async () => {
    const locations = [
      { path: "/a", layerID: "sha256:2" },
      { path: "/b", layerID: "sha256:1" },
      { path: "/c", layerID: "sha256:9" },
      "/d",
      { path: "" },
      null,
    ];
    const source = {
      type: "image",
      target: { userInput: "shop:1", layers: [{ digest: "sha256:1" }, { digest: "sha256:2" }, { digest: "sha256:1" }] },
    };
    const one = await only(match({ artifact: { type: "npm", locations } }), { source });
    expect(one.locations).toEqual([{ path: "/a", layer: 1 }, { path: "/b", layer: 0 }, { path: "/c" }, { path: "/d" }]);
  });

  test("of dpkg lies where its list of files does: the status file belongs to the last layer that installed anything", async () => {
    const locations = ["/var/lib/dpkg/status", "/usr/share/doc/zlib1g/copyright", "/var/lib/dpkg/info/zlib1g:amd64.list"].map((path) => ({
      path,
    }));
    expect((await only(match({ artifact: { locations } }))).locations).toEqual([{ path: "/var/lib/dpkg/info/zlib1g:amd64.list" }]);
    expect((await only(match({ artifact: { locations: locations.slice(0, 1) } }))).locations).toEqual([{ path: "/var/lib/dpkg/status" }]);
  });

  test("has one line of its description as title, and an address to read more at", async () => {
    const long = `A flaw\n\n\tin ${"a word ".repeat(60)}`;
    const one = await only(
      match({ vulnerability: { description: long, dataSource: "javascript:alert(1)", urls: ["ftp://x", "https://example.org/1"] } }),
    );
    expect(one.title).toMatch(/^A flaw in a word .* word…$/);
    expect(one.title?.length).toBeLessThanOrEqual(200);
    expect(one.url).toBe("https://example.org/1");
    expect((await only(match())).title).toBeUndefined();
  });
});

describe("what a Grype report is about", () => {
  const image = (target: object) => ({ source: { type: "image", target: { tags: [], layers: [], ...target } } });
  test.each<[string, object, object]>([
    [
      "an image of the daemon",
      image({ userInput: "shop:1", tags: ["shop:1"] }),
      { id: "docker:shop:1", reference: "docker.io/library/shop:1", kind: "image" },
    ],
    [
      "an image of a registry",
      image({ userInput: "ghcr.io/a/b", repoDigests: ["x"] }),
      { id: "registry:ghcr.io/a/b", reference: "ghcr.io/a/b:latest" },
    ],
    [
      "an archive",
      image({ userInput: "/tmp/x/shop.tar", tags: ["shop:1"] }),
      { id: "docker-archive:/tmp/x/shop.tar", reference: "docker.io/library/shop:1" },
    ],
    [
      "a layout",
      image({ userInput: "./image", manifestDigest: "sha256:1", os: "linux", architecture: "arm64", architectureVariant: "v8" }),
      { id: "oci-dir:./image", digest: "sha256:1", platform: "linux/arm64/v8" },
    ],
    ["a folder", { source: { type: "directory", target: "./web/" } }, { id: "dir:./web", kind: "directory" }],
    ["an SBOM", { source: { type: "sbom-file", target: "a.json" } }, { id: "sbom:a.json", kind: "sbom" }],
    ["a package", { source: { type: "purl", target: "pkg:npm/a@1" } }, { id: "purl:pkg:npm/a@1", kind: "other" }],
    ["nothing that it names", { source: null }, { id: "report:report.json", kind: "other" }],
    ["something unknown", { source: { type: "unknown", target: "unknown" } }, { id: "report:report.json", kind: "other" }],
  ])("%s", async (_, more, expected) => {
    const { targets, observations } = await read(grypeReport(more));
    expect(targets).toHaveLength(1);
    expect(targets[0]).toMatchObject({ ...expected, packages: null, scannedBy: ["grype"] });
    expect(observations.map(({ target }) => target)).toEqual([targets[0]?.id]);
  });

  test("an SBOM of an image, whose version is no digest", async () => {
    const { targets } = await read(grypeReport(image({ userInput: "shop", manifestDigest: "1.2" })));
    expect(targets[0]).not.toHaveProperty("digest");
  });

  const digest = `sha256:${"0a".repeat(32)}`;
  const built = "2026-07-30T00:34:33.000Z";
  test.each<[string, object, object | null]>([
    ["of schema 5", { built: "2026-07-30T00:34:33Z", schemaVersion: 5, checksum: digest, error: null }, { schema: "5", built, digest }],
    [
      "of the first with schema 6",
      { schemaVersion: "v6.0.1", built: "2026-07-29T22:34:33-02:00", path: "x", checksum: digest, error: "" },
      { schema: "v6.0.1", built, digest },
    ],
    [
      "of now",
      { status: { schemaVersion: "v6.1.9", built: "2026-07-30T00:34:33Z", valid: true }, providers: {} },
      { schema: "v6.1.9", built, digest: null },
    ],
    [
      "by the address it came from",
      {
        status: {
          schemaVersion: "v6.1.9",
          from: `https://x/vulnerability-db_v6.1.9_2026-07-30T00:34:33Z_1.tar.zst?checksum=${digest.replace(":", "%3A")}`,
        },
      },
      { schema: "v6.1.9", built, digest },
    ],
    ["that is not there", {}, null],
    ["with a date that is none", { schemaVersion: 5, built: "0001-01-01T00:00:00Z" }, { schema: "5", built: null, digest: null }],
  ])("tells of a database %s", async (_, db, expected) => {
    const { scanners } = await read(
      grypeReport({ descriptor: { name: "grype", version: "0.119.0", db, timestamp: "2026-07-31T10:00:00.123456789+02:00" } }),
    );
    expect(scanners).toEqual([
      { name: "grype", version: "0.119.0", sha256: null, source: "report", database: expected, reportedAt: "2026-07-31T08:00:00.123Z" },
    ]);
  });
});

describe("what a Grype report leaves out", () => {
  const rule = (more: object) => ({ ...match(), appliedIgnoreRules: [{ namespace: "", ...more }] });
  const notices = async (more: object) => (await read(grypeReport(more))).problems.filter(({ code }) => code !== "evidence-missing");

  test("is counted by rule and said", async () => {
    const kernel = rule({ package: { name: "linux-libc-dev", type: "deb" }, "match-type": "exact-indirect-match" });
    expect(
      await notices({
        ignoredMatches: [
          kernel,
          kernel,
          rule({ vulnerability: "CVE-2024-7", reason: "not ours" }),
          { ...match(), appliedIgnoreRules: null },
        ],
      }),
    ).toEqual([
      {
        code: "matches-ignored-by-scanner",
        target: "docker:shop:1",
        message:
          'Grype left out 4 matches of report.json by rules of its own or of its configuration: linux-libc-dev deb (2), CVE-2024-7 reason "not ours" (1), a rule that is not named (1).',
      },
    ]);
  });

  test("for being told so is said, even where it names no match", async () => {
    const configuration = {
      "only-fixed": true,
      exclude: ["./secret/**"],
      ignore: [{ vulnerability: "CVE-2024-7" }, { "match-type": "exact-indirect-match" }],
      "vex-documents": ["x"],
    };
    const [notice] = await notices({ descriptor: { name: "grype", configuration } });
    expect(notice?.message).toBe(
      "Grype was told by its configuration to leave out findings of report.json: CVE-2024-7, only-fixed, exclude ./secret/**, 1 VEX documents.",
    );
    expect(
      await refusalOf(report(grypeReport({ descriptor: { name: "grype", version: "0.119.0", configuration } }), { asked: asked() })),
    ).toMatch(/Grype was told to leave out findings, and not by us: CVE-2024-7/);
  });

  test("and a distribution past its end is said once, not once a package", async () => {
    const alert = {
      package: {},
      alerts: [{ type: "distro-eol", message: "old", metadata: { name: "debian", version: "8" } }, { type: "else" }],
    };
    expect(await notices({ alertsByPackage: [alert, alert, alert, null] })).toMatchObject([
      {
        code: "distribution-end-of-life",
        target: "docker:shop:1",
        message: expect.stringMatching(/^debian 8 \(report\.json\) is past its end of life/),
      },
    ]);
  });
});

describe("a scan of ours", () => {
  test("is of the target that was asked for, with its inventory and the scanner that ran", async () => {
    const evidence = await read(
      grypeReport({
        descriptor: {
          name: "grype",
          version: "0.119.0",
          db: { status: { schemaVersion: "v6.1.0", built: "2026-11-20T00:00:00Z" } },
          timestamp: "2026-11-24T10:00:00Z", // of no account: a second scan must give the same document
        },
      }),
      { asked: asked() },
    );
    expect(evidence.targets).toMatchObject([
      { id: "docker:shop:1", kind: "image", reference: "docker.io/library/shop:1", packages: 94, distribution: "debian 12" },
    ]);
    expect(evidence.scanners).toEqual([
      {
        name: "grype",
        version: "0.119.0",
        sha256: "00",
        source: "release",
        database: { schema: "v6.1.0", built: "2026-11-20T00:00:00.000Z", digest: "sha256:11" },
      },
    ]);
    expect(evidence.problems).toEqual([]);
  });

  test.each<[string, object]>([
    ["an SBOM file in the image's place", { source: { type: "sbom-file", target: "docker:shop:1" } }],
    ["another image", { source: { type: "image", target: { userInput: "shop:2" } } }],
    ["nothing that it names", { source: null }],
    ["a folder", { source: { type: "directory", target: "shop:1" } }],
  ])("that looked at %s is no scan of what was asked for", async (_, more) => {
    expect(await refusalOf(report(grypeReport(more), { asked: asked() }))).toMatch(
      /^source-mismatch: docker:shop:1 was asked for, and Grype looked at/,
    );
  });

  test("by another version than the one that was run is refused", async () => {
    const descriptor = { name: "grype", version: "0.74.1" };
    expect(await refusalOf(report(grypeReport({ descriptor }), { asked: asked() }))).toMatch(
      /^scanner-output: .*written by Grype 0\.74\.1, and Grype 0\.119\.0 was run/,
    );
  });

  const lockfiles = ["a/package-lock.json", "b/yarn.lock"].map(
    (shown) => ({ kind: "lockfile", id: `lockfile:${shown}`, shown, absolute: `/srv/${shown}` }) as const,
  );
  const many = {
    asked: asked({
      targets: lockfiles,
      targetIdByPath: { "/0/package-lock.json": "lockfile:a/package-lock.json", "/1/yarn.lock": "lockfile:b/yarn.lock" },
      inventory: {},
    }),
  };
  const source = { type: "directory", target: "/tmp/tree" };

  test("of several lockfiles gives each its own, under the path that people know", async () => {
    const at = (...paths: string[]) =>
      match({ artifact: { type: "npm", purl: "pkg:npm/a@1", locations: paths.map((path) => ({ path })) } });
    const { observations, targets } = await read(
      grypeReport({ source, matches: [at("/0/package-lock.json"), at("/1/yarn.lock", "/0/package-lock.json")] }),
      many,
    );
    expect(observations.map(({ target, locations }) => [target, locations])).toEqual([
      ["lockfile:a/package-lock.json", [{ path: "a/package-lock.json" }]],
      ["lockfile:b/yarn.lock", [{ path: "b/yarn.lock" }]],
      ["lockfile:a/package-lock.json", [{ path: "a/package-lock.json" }]],
    ]);
    expect(targets.map(({ id, packages }) => [id, packages])).toEqual(lockfiles.map(({ id }) => [id, null]));
    expect(await refusalOf(report(grypeReport({ source, matches: [at("constructor")] }), many))).toMatch(
      /lies in no file that was to be scanned: constructor/,
    );
  });
});

describe("real Grype on the example", () => {
  test.each(["0.119.0", "0.110.0"])("%s: its image", async (version) => {
    const { observations, targets, scanners, problems } = await read(fixture(`grype/image-${version}.json`), { size: 1000 });
    expect(targets).toMatchObject([{ id: "oci-dir:/srv/example/shop/image", distribution: expect.stringMatching(/^debian 12/) }]);
    expect(scanners).toMatchObject([{ version, database: { schema: expect.stringMatching(/^v6\./) } }]);
    expect(
      observations.map(({ id, aliases, severity, package: { name }, locations }) => [id, aliases[0], severity, name, locations[0]?.layer]),
    ).toEqual(
      expect.arrayContaining([
        ["CVE-2023-4911", undefined, "high", "libc6", 0],
        ["GHSA-xvch-5gv4-984h", "CVE-2021-44906", "critical", "minimist", 1],
        ["CVE-2011-3374", undefined, "negligible", "apt", 0],
      ]),
    );
    expect(observations).toHaveLength(10);
    expect(observations.filter(({ knownExploited }) => knownExploited).map(({ id }) => id)).toEqual(["CVE-2023-4911", "CVE-2023-4911"]);
    expect(problems.map(({ code }) => code)).toEqual(["evidence-missing"]);
  });
});
