import { describe, expect, test } from "@jest/globals";
import type { Observation } from "../../src/model/finding.ts";
import { scannerFacts } from "../fakes/findings.ts";
import { asked, fixture, osvReport, read, record, refusalOf, report } from "../fakes/reports.ts";

async function only(content: object): Promise<Observation> {
  const { observations } = await read(content);
  expect(observations).toHaveLength(1);
  return observations[0] as Observation;
}

const V3 = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"; // 9.8
const V4 = "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:L/VI:N/VA:N/SC:N/SI:N/SA:N"; // 6.9
const group = (more: object = {}) => [{ ids: ["GHSA-aaaa-bbbb-cccc"], aliases: [], ...more }];
const of = (severity: object, more: object = {}): Record<string, unknown> => ({ vulnerabilities: [record(severity)], ...more });

describe("how grave a row of OSV-Scanner is", () => {
  const vectors = (...scores: string[]) => ({ severity: scores.map((score) => ({ type: "CVSS_V3", score })) });
  test.each<[string, Record<string, unknown>, string, number | undefined]>([
    ["the group's own number", of(vectors(V4), { groups: group({ max_severity: "9.8" }) }), "critical", 9.8],
    ["the group's number as a number", of({}, { groups: group({ max_severity: 7 }) }), "high", 7],
    ["the highest of its vectors where the version gives no number", of(vectors(V4, V3), { groups: group() }), "critical", 9.8],
    ["or where the number is empty", of(vectors(V4), { groups: group({ max_severity: "" }) }), "medium", 6.9],
    ["also where one of the vectors is broken", of(vectors("CVSS:3.1/AV:N", "rubbish", V4)), "medium", 6.9],
    ["a vector whose type is missing, as protojson leaves it", of({ severity: [{ score: V3 }] }), "critical", 9.8],
    ["a vector of the package alone", of({ affected: [{ severity: [{ type: "CVSS_V4", score: V4 }] }] }), "medium", 6.9],
    ["a vector of version 2", of(vectors("AV:N/AC:L/Au:N/C:P/I:P/A:P")), "high", 7.5],
    [
      "a vector that says none is no score",
      of({ ...vectors("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:N"), database_specific: { severity: "LOW" } }),
      "low",
      undefined,
    ],
    ["else the advisory's word", of({ database_specific: { severity: "MODERATE" } }), "medium", undefined],
    ["in the words of Red Hat and its kin", of({ database_specific: { severity: "Important" } }), "high", undefined],
    ["else the urgency of Debian", of({ affected: [{ ecosystem_specific: { urgency: "unimportant" } }] }), "negligible", undefined],
    ["with its asterisks", of({ affected: [{ ecosystem_specific: { urgency: "high**" } }] }), "high", undefined],
    ["or the priority of Ubuntu", of({ severity: [{ type: "Ubuntu", score: "low" }] }), "low", undefined],
    ["an urgency that says nothing", of({ affected: [{ ecosystem_specific: { urgency: "not yet assigned" } }] }), "unknown", undefined],
    ["a word that is none", of({ database_specific: { severity: "constructor" } }), "unknown", undefined],
    ["nothing", of({}), "unknown", undefined],
    [
      "malicious code is critical, whatever else is said",
      of({ id: "MAL-2024-1", aliases: [], database_specific: { severity: "LOW" } }),
      "critical",
      undefined,
    ],
    ["also under another name", of({ aliases: ["MAL-2024-1"] }), "critical", undefined],
  ])("%s", async (_, more, severity, score) => {
    const one = await only(osvReport(more));
    expect({ severity: one.severity, score: one.score }).toEqual({ severity, score });
  });

  test("is that of its group: what its other names say counts too", async () => {
    const vulnerabilities = [record({ id: "GO-2024-1" }), record({ severity: [{ score: V3 }] }), record({ id: "GO-2024-2", aliases: [] })];
    const { observations } = await read(osvReport({ vulnerabilities, groups: group({ ids: ["GO-2024-1", "GHSA-aaaa-bbbb-cccc"] }) }));
    expect(observations.map(({ id, severity }) => [id, severity])).toEqual([
      ["GO-2024-1", "critical"],
      ["GHSA-aaaa-bbbb-cccc", "critical"],
      ["GO-2024-2", "unknown"],
    ]);
  });
});

describe("no row of OSV-Scanner is left out", () => {
  test("what it calls unimportant or not called is in the list, and that is said", async () => {
    const analysis = { "GHSA-aaaa-bbbb-cccc": { called: false }, "GO-2024-1": { called: true, unimportant: true } };
    const vulnerabilities = [record(), record({ id: "GO-2024-1" })];
    for (const key of ["experimental_analysis", "experimentalAnalysis"]) {
      const { observations, problems } = await read(
        osvReport({ vulnerabilities, groups: group({ ids: ["GHSA-aaaa-bbbb-cccc", "GO-2024-1"], [key]: analysis }) }),
      );
      expect(observations).toHaveLength(2);
      expect(problems).toMatchObject([
        { code: "scanner-warning", message: expect.stringMatching(/2 findings of report\.json for unimportant.*judged like all others/) },
        { code: "evidence-missing" },
      ]);
    }
  });

  test("nor what was withdrawn, what only a group names, or what is but an id", async () => {
    const { observations } = await read(
      osvReport({
        vulnerabilities: [record({ withdrawn: "2024-01-01T00:00:00Z" }), "OSV-2024-1"],
        groups: group({ ids: ["OSV-2024-2"], max_severity: "5.0" }),
      }),
    );
    expect(observations.map(({ id, title, severity }) => [id, title, severity])).toEqual([
      ["GHSA-aaaa-bbbb-cccc", "(withdrawn) A flaw", "unknown"],
      ["OSV-2024-1", undefined, "unknown"],
      ["OSV-2024-2", undefined, "medium"],
    ]);
  });

  test("packages before their source, as another writer may order them, are of that source", async () => {
    const [result] = osvReport().results;
    const { observations } = await read({
      experimental_config: {},
      results: [{ packages: result?.packages, experimental_pes: null, source: result?.source }],
    });
    expect(observations.map(({ target }) => target)).toEqual(["lockfile:web/package-lock.json"]);
  });
});

describe("names of a row", () => {
  test.each<[string, object, string[], string[]]>([
    [
      "aliases are the same flaw",
      { aliases: ["CVE-2024-1111", "PYSEC-2024-1"], related: ["GHSA-rrrr-rrrr-rrrr"] },
      ["CVE-2024-1111", "PYSEC-2024-1"],
      ["GHSA-rrrr-rrrr-rrrr"],
    ],
    ["also several CVEs of a language's advisory", { aliases: ["CVE-2024-1111", "CVE-2024-2222"] }, ["CVE-2024-1111", "CVE-2024-2222"], []],
    ["Debian's record of a CVE is that CVE by its name", { id: "DEBIAN-CVE-2024-1111", aliases: [] }, ["CVE-2024-1111"], []],
    [
      "Ubuntu's by its name, and what it relates to is not it",
      { id: "UBUNTU-CVE-2024-1111", aliases: [], upstream: ["CVE-2024-1111"], related: ["USN-1-1"] },
      ["CVE-2024-1111"],
      ["USN-1-1"],
    ],
    [
      "what derives from one CVE is that CVE",
      { id: "JLSEC-2024-1", aliases: [], upstream: ["CVE-2024-1111", "GHSA-uuuu-uuuu-uuuu"] },
      ["CVE-2024-1111", "GHSA-uuuu-uuuu-uuuu"],
      [],
    ],
    [
      "what derives from several is none of them",
      { id: "JLSEC-2024-1", aliases: [], upstream: ["CVE-2024-1111", "CVE-2024-2222"] },
      [],
      ["CVE-2024-1111", "CVE-2024-2222"],
    ],
    [
      "a distribution's advisory of one CVE is that CVE",
      { id: "ALSA-2024:1", aliases: [], related: ["CVE-2024-1111"] },
      ["CVE-2024-1111"],
      [],
    ],
    [
      "a distribution's advisory of several is none of them",
      { id: "DSA-1-1", aliases: ["CVE-2024-1111"], related: ["CVE-2024-2222"] },
      [],
      ["CVE-2024-1111", "CVE-2024-2222"],
    ],
    [
      "whatever it calls them",
      { id: "USN-1-1", aliases: [], upstream: ["CVE-2024-1111", "UBUNTU-CVE-2024-1111", "UBUNTU-CVE-2024-2222"] },
      [],
      ["CVE-2024-1111", "UBUNTU-CVE-2024-1111", "UBUNTU-CVE-2024-2222"],
    ],
    [
      "a bundle of one with two names for it is that one",
      { id: "USN-1-1", aliases: [], upstream: ["CVE-2024-1111", "UBUNTU-CVE-2024-1111"] },
      ["CVE-2024-1111", "UBUNTU-CVE-2024-1111"],
      [],
    ],
  ])("%s", async (_, more, aliases, related) => {
    const one = await only(osvReport({ vulnerabilities: [record({ aliases: undefined, ...more })] }));
    expect({ aliases: one.aliases, related: one.related }).toEqual({ aliases, related });
  });
});

describe("the package of a row", () => {
  test.each<[string, { name: string; version: string; [key: string]: string }, string]>([
    ["npm with a scope", { name: "@a/b", version: "1.0.0" }, "pkg:npm/%40a/b@1.0.0"],
    ["PyPI, as names are compared there", { ecosystem: "PyPI", name: "Jinja2.Ext_x", version: "1" }, "pkg:pypi/jinja2-ext-x@1"],
    ["Go", { ecosystem: "Go", name: "github.com/a/b/v2", version: "2.0.1" }, "pkg:golang/github.com/a/b/v2@2.0.1"],
    ["Go's own library", { ecosystem: "Go", name: "stdlib", version: "1.22.4" }, "pkg:golang/stdlib@1.22.4"],
    ["Maven", { ecosystem: "Maven", name: "org.a:b", version: "1" }, "pkg:maven/org.a/b@1"],
    ["Packagist", { ecosystem: "Packagist", name: "a/b", version: "v1.0" }, "pkg:composer/a/b@v1.0"],
    ["crates.io", { ecosystem: "crates.io", name: "time", version: "0.1" }, "pkg:cargo/time@0.1"],
    ["RubyGems", { ecosystem: "RubyGems", name: "rack", version: "2" }, "pkg:gem/rack@2"],
    ["NuGet", { ecosystem: "NuGet", name: "A.B", version: "2" }, "pkg:nuget/A.B@2"],
    [
      "Debian, by the package that is installed",
      { ecosystem: "Debian:12", name: "util-linux", os_package_name: "mount", version: "1:2.38-5+deb12u1" },
      "pkg:deb/debian/mount@1:2.38-5+deb12u1",
    ],
    [
      "Alpine",
      { ecosystem: "Alpine:v3.18", name: "openssl", os_package_name: "libssl3", version: "3.1.0-r4" },
      "pkg:apk/alpine/libssl3@3.1.0-r4",
    ],
    ["a commit of a repository", { ecosystem: "", name: "https://github.com/A/b.git", version: "", commit: "f00" }, "pkg:github/a/b@f00"],
    ["a commit in a folder", { ecosystem: "", name: "", version: "", commit: "f00" }, "pkg:generic/package-lock.json@f00"],
    ["an ecosystem that nobody here knows", { ecosystem: "toString", name: "a", version: "1" }, "pkg:generic/a@1"],
  ])("of %s", async (_, pkg, purl) => {
    const one = await only(osvReport({ pkg }));
    const version = pkg.version === "" ? pkg.commit : pkg.version;
    expect(one.package).toEqual({ purl, name: pkg.name, version, type: purl.slice(4).split("/", 1)[0] });
  });
});

describe("the fix of a row", () => {
  const affected = (events: object[], more: object = {}) => ({
    package: { ecosystem: "npm", name: "lodash" },
    ranges: [{ type: "SEMVER", events }],
    ...more,
  });
  const range = (fixed: string) => [{ introduced: "0" }, { fixed }];
  test.each<[string, object[], object]>([
    ["what fixes it", [affected(range("4.17.21"))], { state: "fixed", versions: ["4.17.21"] }],
    [
      "every version that is not older",
      [affected(range("3.0.1")), affected(range("4.18")), affected([...range("5.0.0-rc1")])],
      { state: "fixed", versions: ["4.18", "5.0.0-rc1"] },
    ],
    ["a version although it is older, where there is no other", [affected(range("3.0.1"))], { state: "fixed", versions: ["3.0.1"] }],
    ["nothing yet", [affected([{ introduced: "0" }, { last_affected: "4.17.20" }])], { state: "not-fixed", versions: [] }],
    [
      "not what fixes another package",
      [affected(range("9"), { package: { ecosystem: "npm", name: "other" } })],
      { state: "unknown", versions: [] },
    ],
    [
      "nor that of another ecosystem",
      [affected(range("9"), { package: { ecosystem: "PyPI", name: "lodash" } })],
      { state: "unknown", versions: [] },
    ],
    ["nor a commit", [{ ...affected([]), ranges: [{ type: "GIT", events: range("f00") }] }], { state: "not-fixed", versions: [] }],
    ["nothing that is said", [], { state: "unknown", versions: [] }],
  ])("is %s", async (_, list, fix) => {
    expect((await only(osvReport({ vulnerabilities: [record({ affected: list })] }))).fix).toEqual(fix);
  });

  test("of a release of a distribution is that of just this release", async () => {
    const entry = (ecosystem: string, fixed: string) => ({
      package: { ecosystem, name: "zlib" },
      ranges: [{ type: "ECOSYSTEM", events: range(fixed) }],
    });
    const vulnerabilities = [
      record({ affected: [entry("Debian:11", "1-deb11"), entry("Debian:12", "1-deb12"), entry("Debian:1", "1-deb1")] }),
    ];
    expect(
      (await only(osvReport({ pkg: { ecosystem: "Debian:12", name: "zlib", version: "1-0" }, vulnerabilities }))).fix.versions,
    ).toEqual(["1-deb12"]);
  });
});

describe("what an OSV-Scanner report is about", () => {
  const at = (path: string, type: string) => ({
    ...osvReport(),
    results: osvReport().results.map((result) => ({ ...result, source: { path, type } })),
  });
  test.each<[string, string, string, string]>([
    ["/srv/example/web/package-lock.json", "lockfile", "lockfile:web/package-lock.json", "lockfile"],
    ["./web/yarn.lock", "lockfile", "lockfile:web/yarn.lock", "lockfile"],
    ["web\\yarn.lock", "lockfile", "lockfile:web/yarn.lock", "lockfile"],
    ["/elsewhere/yarn.lock", "lockfile", "lockfile:/elsewhere/yarn.lock", "lockfile"],
    ["/srv/example-2/yarn.lock", "lockfile", "lockfile:/srv/example-2/yarn.lock", "lockfile"],
    ["D:\\a\\yarn.lock", "lockfile", "lockfile:D:/a/yarn.lock", "lockfile"],
    ["/srv/example/bom.json", "sbom", "sbom:bom.json", "sbom"],
    ["/srv/example/vendored", "git", "dir:vendored", "directory"],
    ["/srv/example/thing", "unknown", "file:thing", "other"],
    ["/srv/example/thing", "toString", "file:thing", "other"],
    ["shop:1", "docker", "docker:shop:1", "image"],
    ["/lib/apk/db/installed", "os", "image:report.json", "image"],
  ])("%s as %s is %s", async (path, type, id, kind) => {
    const { targets, observations } = await read(at(path, type));
    expect(targets).toMatchObject([{ id, kind, packages: null, scannedBy: ["osv-scanner"] }]);
    expect(observations.map(({ target }) => target)).toEqual([id]);
  });

  test("a report without results is of files that hold nothing known", async () => {
    expect((await read({ results: [], experimental_config: {} })).targets).toMatchObject([{ id: "report:report.json", kind: "other" }]);
  });

  test("an image is one target, whose layers are counted without the empty ones", async () => {
    const layers = [
      { diff_id: "", is_empty: true },
      { diff_id: "sha256:1", is_empty: false },
      { diff_id: "", is_empty: true },
      { diff_id: "sha256:2", is_empty: false },
    ];
    const content = {
      ...osvReport({ pkg: { image_origin_details: { index: 3 } } }),
      image_metadata: { os: "Alpine Linux v3.18", layer_metadata: layers },
    };
    const { targets, observations } = await read(content);
    expect(targets).toMatchObject([
      { id: "image:report.json", kind: "image", distribution: "Alpine Linux v3.18", layers: ["sha256:1", "sha256:2"] },
    ]);
    expect(observations[0]?.locations).toEqual([{ path: "/srv/example/web/package-lock.json", layer: 1 }]);
  });
});

describe("a scan of ours", () => {
  const lockfiles = ["a/go.mod", "web/package-lock.json"].map(
    (shown) => ({ kind: "lockfile", id: `lockfile:${shown}`, shown, absolute: `/srv/example/${shown}` }) as const,
  );
  const scanner = scannerFacts({ name: "osv-scanner" });
  const scan = asked({
    scanner,
    targets: lockfiles,
    targetIdByPath: Object.fromEntries(lockfiles.map(({ absolute, id }) => [absolute, id])),
    inventory: { "lockfile:a/go.mod": 3 },
    canaries: ["/tmp/c/canary.cdx.json"],
  });

  test("is of all lockfiles that were asked for, also of those in which nothing was found", async () => {
    const { targets, observations, scanners } = await read(osvReport(), { asked: scan });
    expect(targets.map(({ id, packages }) => [id, packages])).toEqual([
      ["lockfile:a/go.mod", 3],
      ["lockfile:web/package-lock.json", null],
    ]);
    expect(observations).toMatchObject([{ target: "lockfile:web/package-lock.json", locations: [{ path: "web/package-lock.json" }] }]);
    expect(scanners).toEqual([scan.scanner]);
  });

  test("has a problem with a lockfile of which nobody says that it was read", async () => {
    const { problems } = await read({ results: [] }, { asked: scan });
    expect(problems).toMatchObject([{ code: "lockfile-unparsable", target: "lockfile:web/package-lock.json" }]);
  });

  test("does not count what the canary finds", async () => {
    const [result] = osvReport().results;
    const canary = { ...result, source: { path: "/tmp/c/canary.cdx.json:x", type: "sbom" } };
    const { observations } = await read({ results: [canary, result] }, { asked: scan });
    expect(observations.map(({ target }) => target)).toEqual(["lockfile:web/package-lock.json"]);
  });

  test("with a file that was not asked for is refused", async () => {
    const content = {
      results: osvReport().results.map((result) => ({ ...result, source: { path: "/srv/example/other.lock", type: "lockfile" } })),
    };
    expect(await refusalOf(report(content, { asked: scan }))).toMatch(
      /^source-mismatch: .*speaks of \/srv\/example\/other\.lock, which was not to be scanned/,
    );
  });

  test("of an image takes all its files for that image", async () => {
    const { targets, observations } = await read(
      { ...osvReport(), image_metadata: { os: "Debian", layer_metadata: [] } },
      { asked: asked({ scanner }) },
    );
    expect(targets).toMatchObject([
      { id: "docker:shop:1", kind: "image", packages: 94, distribution: "Debian", scannedBy: ["osv-scanner"] },
    ]);
    expect(observations.map(({ target }) => target)).toEqual(["docker:shop:1"]);
  });
});

describe("real OSV-Scanner on the example", () => {
  test.each(["1.5.0", "1.9.2", "2.5.1"])("%s: the same flaws of its lockfile, as grave, and fixed by the same", async (version) => {
    const { observations, targets } = await read(fixture(`osv-scanner/lockfile-${version}.json`), { size: 1000 });
    expect(targets.map(({ id }) => id)).toEqual(["lockfile:shop/package-lock.json"]);
    const rows = observations.map(({ id, aliases, severity, score, fix, package: { purl } }) => [
      id,
      aliases.join(),
      severity,
      score,
      fix.versions.join(),
      purl,
    ]);
    expect(rows.sort()).toEqual([
      ["GHSA-29mw-wpgm-hmr9", "CVE-2020-28500", "medium", 5.3, "4.17.21", "pkg:npm/lodash@4.17.20"],
      ["GHSA-35jh-r3h4-6jhm", "CVE-2021-23337", "high", 7.2, "4.17.21", "pkg:npm/lodash@4.17.20"],
      ["GHSA-c2qf-rxjj-qqgw", "CVE-2022-25883", "medium", 5.3, "7.5.2", "pkg:npm/semver@7.3.7"],
      ["GHSA-gxpj-cx7g-858c", "CVE-2017-16137", "low", 3.7, "4.3.1", "pkg:npm/debug@4.3.0"],
      ["GHSA-xvch-5gv4-984h", "CVE-2021-44906", "critical", 9.8, "1.2.6", "pkg:npm/minimist@1.2.5"],
    ]);
  });
});
