import { describe, expect, test } from "@jest/globals";
import { mergeEvidence } from "../../src/merge/merge.ts";
import type { BaseFacts } from "../../src/model/base.ts";
import type { Evidence, TargetFacts } from "../../src/model/evidence.ts";
import type { Observation, Seen } from "../../src/model/finding.ts";
import { baseFacts, observation, scannerFacts, targetFacts } from "../fakes/findings.ts";
import { fixture, read } from "../fakes/reports.ts";

const LOCKFILE: TargetFacts = { id: "lockfile:web/package-lock.json", kind: "lockfile", packages: 9, scannedBy: ["osv-scanner"] };

function evidence(observations: readonly Observation[], targets: readonly TargetFacts[] = [targetFacts(), LOCKFILE]): Evidence {
  return { targets, scanners: [], observations, problems: [] };
}

function merge(...observations: Observation[]): readonly Seen[] {
  return mergeEvidence([evidence(observations)]).seen;
}

/** A row of either scanner, about lodash in the lockfile. */
const grype = (overrides: Partial<Observation> = {}) => row({ seenBy: ["grype"], ...overrides });
const osv = (overrides: Partial<Observation> = {}) => row({ seenBy: ["osv-scanner"], ...overrides });
function row(overrides: Partial<Observation>): Observation {
  return observation({
    target: LOCKFILE.id,
    package: npm("lodash", "4.17.20"),
    locations: [{ path: "web/package-lock.json" }],
    ...overrides,
  });
}
function npm(name: string, version: string) {
  return { purl: `pkg:npm/${name}@${version}`, name, version, type: "npm" };
}

/** Findings as names: id, then aliases, then what is only related. */
function named(seen: readonly Seen[]): string[] {
  return seen.map(({ id, aliases, related }) => [id, ...aliases].join("=") + related.map((name) => `~${name}`).join("")).sort();
}

describe("names of one flaw", () => {
  const [C1, C2, C3] = ["CVE-2024-0001", "CVE-2024-0002", "CVE-2024-0003"] as const;
  const [G1, G2] = ["GHSA-1111-1111-1111", "GHSA-2222-2222-2222"] as const;
  test.each<[string, Observation[], string[]]>([
    ["the same id is one flaw", [grype({ id: C1 }), osv({ id: C1 })], [C1]],
    ["an alias is one flaw with its id, whoever says so", [grype({ id: C1 }), osv({ id: G1, aliases: [C1] })], [`${C1}=${G1}`]],
    [
      "aliases are followed",
      [
        osv({ id: G1, aliases: ["PYSEC-2024-1"] }),
        osv({ id: "PYSEC-2024-1", aliases: ["GO-2024-1"] }),
        grype({ id: C1, aliases: ["GO-2024-1"] }),
      ],
      [`${C1}=${G1}=GO-2024-1=PYSEC-2024-1`],
    ],
    [
      "two names for the same CVE meet in it",
      [grype({ id: G1, aliases: [C1] }), osv({ id: "GO-2024-1", aliases: [C1] })],
      [`${C1}=${G1}=GO-2024-1`],
    ],
    ["other flaws stay others", [grype({ id: C1 }), osv({ id: C2 })], [C1, C2]],
    ["what is only related is no name", [grype({ id: C1 }), osv({ id: G1, related: [C1] })], [C1, `${G1}~${C1}`]],
    ["a GHSA where there is no CVE", [osv({ id: "PYSEC-2024-1", aliases: [G1] })], [`${G1}=PYSEC-2024-1`]],
    ["the scanner's own name where there is neither", [osv({ id: "RUSTSEC-2024-1" })], ["RUSTSEC-2024-1"]],
    ["of several CVEs the one that was reported", [osv({ id: G1, aliases: [C1, C2] }), grype({ id: C2 })], [`${C2}=${C1}=${G1}`]],
    [
      "an advisory with two CVEs that nobody tells apart is one flaw",
      [osv({ id: G1, aliases: [C1, C2, G2] }), osv({ id: G2, aliases: [C1, C2, G1] })],
      [`${C1}=${C2}=${G1}=${G2}`],
    ],
    [
      "an advisory with two CVEs that are reported apart is a bundle of them",
      [grype({ id: C1 }), grype({ id: C2 }), osv({ id: G1, aliases: [C1, C2] })],
      [C1, C2, `${G1}~${C1}~${C2}`],
    ],
    [
      "what is left of a bundle when its parts are taken out is its own",
      [grype({ id: C1 }), grype({ id: C2 }), osv({ id: G1, aliases: [C1, C2, C3] })],
      [C1, C2, `${C3}=${G1}~${C1}~${C2}`],
    ],
    [
      "an advisory that one scanner knows to be one CVE stays that CVE, though the other adds its sister",
      [
        grype({ id: G1, aliases: [C1] }),
        grype({ id: G2, aliases: [C2] }),
        osv({ id: G1, aliases: [C1, C2, G2] }),
        osv({ id: G2, aliases: [C1, C2, G1] }),
      ],
      [`${C1}=${G1}~${C2}~${G2}`, `${C2}=${G2}~${C1}~${G1}`],
    ],
    [
      "two bundles of the same parts are one",
      [
        grype({ id: C1 }),
        grype({ id: C2 }),
        osv({ id: "GO-2024-1", aliases: [C1, C2, "PYSEC-2024-1"] }),
        osv({ id: "PYSEC-2024-1", aliases: [C1, C2, "GO-2024-1"] }),
      ],
      [C1, C2, `GO-2024-1=PYSEC-2024-1~${C1}~${C2}`],
    ],
    [
      "two bundles of the same parts that do not know each other stay two",
      [grype({ id: C1 }), grype({ id: C2 }), osv({ id: "GO-2024-1", aliases: [C1, C2] }), osv({ id: "PYSEC-2024-1", aliases: [C1, C2] })],
      [C1, C2, `GO-2024-1~${C1}~${C2}`, `PYSEC-2024-1~${C1}~${C2}`],
    ],
    [
      "advisories that know the same one CVE are one, though a bundle has it too",
      [osv({ id: G1, aliases: [C1] }), osv({ id: "GO-2024-1", aliases: [C1] }), grype({ id: C2 }), osv({ id: G2, aliases: [C1, C2] })],
      [`${C1}=${G1}=GO-2024-1`, C2, `${G2}~${C1}~${C2}`],
    ],
    [
      "an advisory that knows no CVE belongs to the only one whose name it knows, with all that is told of it",
      [
        osv({ id: G1, aliases: [C1, "GO-2024-1"] }),
        osv({ id: "PYSEC-2024-1", aliases: ["GO-2024-1"] }),
        grype({ id: "PYSEC-2024-1", aliases: ["A-1"] }),
        grype({ id: C2 }),
        osv({ id: G2, aliases: [C1, C2] }),
      ],
      [`${C1}=A-1=${G1}=GO-2024-1=PYSEC-2024-1`, C2, `${G2}~${C1}~${C2}`],
    ],
    [
      "a bundle of a CVE that was reported and of one that was not is its own",
      [grype({ id: C1 }), grype({ id: C2 }), osv({ id: G1, aliases: [C1, C3] }), osv({ id: G2, aliases: [C1, C2] })],
      [C1, C2, `${C3}=${G1}~${C1}`, `${G2}~${C1}~${C2}`],
    ],
    [
      "a name that two flaws share is neither's",
      [osv({ id: G1, aliases: [C1, "GO-2024-1"] }), osv({ id: G2, aliases: [C2, "GO-2024-1"] })],
      [`${C1}=${G1}~GO-2024-1`, `${C2}=${G2}~GO-2024-1`],
    ],
  ])("%s", (_, rows, expected) => {
    for (const order of [rows, rows.toReversed()]) expect(named(merge(...order))).toEqual(expected);
  });

  test("a name that stands for one flaw here and for another elsewhere tells nothing there, and still counts here", () => {
    const here = [
      osv({ id: G1, aliases: [C1, "GO-2024-1"] }),
      osv({ id: "PYSEC-2024-1", aliases: ["GO-2024-1", "A-1"] }),
      grype({ id: "PYSEC-2024-1" }),
      grype({ id: C2 }),
      osv({ id: G2, aliases: [C1, C2] }),
    ];
    const elsewhere = osv({ id: "GO-2024-1", aliases: [C2], package: npm("other", "1.0.0") });
    for (const rows of [
      [...here, elsewhere],
      [elsewhere, ...here.toReversed()],
    ])
      expect(named(merge(...rows))).toEqual([`${C1}=A-1=${G1}=GO-2024-1=PYSEC-2024-1`, C2, `${C2}=GO-2024-1`, `${G2}~${C1}~${C2}`]);
  });

  test("what one report knows of an advisory is true in the others, and of other packages", () => {
    const knowing = evidence([grype({ id: G1, aliases: [C1], package: npm("other", "1.0.0") })]);
    const { seen } = mergeEvidence([evidence([osv({ id: G1 }), grype({ id: C1 })]), knowing]);
    expect(named(seen)).toEqual([`${C1}=${G1}`, `${C1}=${G1}`]);
  });

  test.each<[string, Observation[]]>([
    ["of another package", [grype({ id: C1 }), osv({ id: C1, package: npm("underscore", "4.17.20") })]],
    ["of another version", [grype({ id: C1 }), osv({ id: C1, package: npm("lodash", "4.17.19") })]],
    ["of another target", [grype({ id: C1 }), osv({ id: C1, target: "docker:shop:1" })]],
    [
      "of another type",
      [grype({ id: C1 }), osv({ id: C1, package: { ...npm("lodash", "4.17.20"), purl: "pkg:pypi/lodash@4.17.20", type: "pypi" } })],
    ],
  ])("a flaw %s is another finding", (_, rows) => {
    expect(merge(...rows)).toHaveLength(2);
  });
});

describe("one package that scanners name differently", () => {
  test.each<[string, [purl: string, version: string], [purl: string, version: string]]>([
    ["Go's own library", ["pkg:golang/stdlib@1.22.4", "go1.22.4"], ["pkg:golang/stdlib@1.22.4", "1.22.4"]],
    [
      "a Go module with a v",
      ["pkg:golang/github.com/Azure/go-autorest@v14.2.0%2Bincompatible", "v14.2.0+incompatible"],
      ["pkg:golang/github.com/azure/go-autorest@14.2.0+incompatible", "14.2.0+incompatible"],
    ],
    [
      "a Go module below a repository",
      ["pkg:golang/github.com/aws/aws-sdk-go-v2@v1.2.0#service/s3", "v1.2.0"],
      ["pkg:golang/github.com/aws/aws-sdk-go-v2/service/s3@1.2.0", "1.2.0"],
    ],
    ["a scope of npm", ["pkg:npm/%40babel/core@7.0.0", "7.0.0"], ["pkg:npm/@babel/core@7.0.0", "7.0.0"]],
    ["a name of PyPI", ["pkg:pypi/Jinja2_Ext.x@2.0", "2.0"], ["pkg:pypi/jinja2-ext-x@2.0", "2.0"]],
    ["a version of Packagist", ["pkg:composer/Symfony/yaml@3.0.1", "3.0.1"], ["pkg:composer/symfony/yaml@v3.0.1", "v3.0.1"]],
    [
      "qualifiers",
      ["pkg:deb/debian/zlib1g@1.2.13?arch=amd64&distro=debian-12&upstream=zlib", "1.2.13"],
      ["pkg:deb/debian/zlib1g@1.2.13", "1.2.13"],
    ],
    [
      "an encoded version",
      ["pkg:deb/debian/mount@1%3A2.38-5%2Bdeb12u1?arch=amd64", "1:2.38-5+deb12u1"],
      ["pkg:deb/debian/mount@1:2.38-5+deb12u1", "1:2.38-5+deb12u1"],
    ],
    [
      "a distribution that is spelt differently",
      ["pkg:rpm/rhel/openssl@3.0.7-1?epoch=1", "1:3.0.7-1"],
      ["pkg:rpm/redhat/openssl@3.0.7-1", "1:3.0.7-1"],
    ],
    ["an epoch of zero", ["pkg:rpm/rocky/zlib@1.2-1", "0:1.2-1"], ["pkg:rpm/rocky-linux/zlib@1.2-1", "1.2-1"]],
    ["an action on GitHub", ["pkg:github/Actions/checkout@v4.1.0", "v4.1.0"], ["pkg:githubactions/actions/checkout@4.1.0", "4.1.0"]],
  ])("%s", (_, [one, oneVersion], [other, otherVersion]) => {
    const [first, second] = [
      grype({ package: { purl: one, name: "one", version: oneVersion, type: "x" } }),
      osv({ package: { purl: other, name: "other", version: otherVersion, type: "x" } }),
    ];
    expect(merge(first, second)).toMatchObject([{ seenBy: ["grype", "osv-scanner"] }]);
  });

  test.each<[string, string, string]>([
    [
      "modules of one repository of Go",
      "pkg:golang/github.com/aws/aws-sdk-go-v2@v1.2.0#service/s3",
      "pkg:golang/github.com/aws/aws-sdk-go-v2@v1.2.0#service/ec2",
    ],
    ["names of npm in upper and lower case", "pkg:npm/JSONStream@1.2.0", "pkg:npm/jsonstream@1.2.0"],
    ["groups of Maven", "pkg:maven/a/x@1.2.0", "pkg:maven/b/x@1.2.0"],
    ["scopes of npm", "pkg:npm/%40a/x@1.2.0", "pkg:npm/%40b/x@1.2.0"],
    ["texts that are no purl", "zlib 1.2.0", "zlib-1.2.0"],
  ])("but not two %s", (_, one, other) => {
    const of = (purl: string) => grype({ package: { purl, name: "x", version: "1.2.0", type: "x" } });
    expect(merge(of(one), of(other))).toHaveLength(2);
  });

  const pypi = (name: string, version = "5.3") => ({ purl: `pkg:pypi/${name}@${version}`, name, version, type: "pypi" });
  const words = (seen: readonly Seen[]) => seen.map(({ package: { name, version }, seenBy }) => `${name} ${version} ${seenBy.join()}`);

  test("what one scanner calls by two names or versions stays two, and each row is found again in its words", () => {
    const names = [grype({ package: pypi("PyYAML") }), grype({ package: pypi("pyyaml") })];
    expect(words(merge(...names))).toEqual(["PyYAML 5.3 grype", "pyyaml 5.3 grype"]);
    const of = (version: string) => grype({ package: { purl: "pkg:maven/a/x@8.0.28", name: "x", version, type: "maven" } });
    expect(words(merge(of("8.0.28"), of("")))).toEqual(["x  grype", "x 8.0.28 grype"]);
  });

  test("and what the other scanner saw is in that with its own words, else in the first", () => {
    const names = [grype({ package: pypi("PyYAML") }), grype({ package: pypi("pyyaml") })];
    for (const [other, expected] of [
      ["pyyaml", ["PyYAML 5.3 grype", "pyyaml 5.3 grype,osv-scanner"]],
      ["Pyyaml", ["Pyyaml 5.3 grype,osv-scanner", "pyyaml 5.3 grype"]],
    ] as const) {
      const rows = [...names, osv({ package: pypi(other) })];
      for (const order of [rows, rows.toReversed()]) expect(words(merge(...order))).toEqual(expected);
    }
    const lower = [grype({ package: pypi("a-b") }), grype({ package: pypi("a_b") }), osv({ package: pypi("a.b") })];
    expect(words(merge(...lower))).toEqual(["a.b 5.3 grype,osv-scanner", "a_b 5.3 grype"]);
  });
});

describe("a flaw that both saw", () => {
  const words = (name: string) => ({
    package: { purl: "pkg:golang/stdlib@1.22.4", name, version: `${name} 1`, type: "golang" },
    title: `by ${name}`,
    url: `https://${name}.example`,
  });
  const both = (target: string) => [
    grype({ target, ...words("g"), package: { ...words("g").package, version: "go1.22.4" } }),
    osv({ target, ...words("o"), package: { ...words("o").package, version: "1.22.4" } }),
  ];
  test.each([
    [LOCKFILE.id, "o", "1.22.4"],
    ["docker:shop:1", "g", "go1.22.4"],
  ])("in %s has the words of the scanner that looks there", (target, name, version) => {
    for (const rows of [both(target), both(target).toReversed()]) {
      expect(merge(...rows)).toMatchObject([
        { seenBy: ["grype", "osv-scanner"], package: { name, version }, title: `by ${name}`, url: `https://${name}.example` },
      ]);
    }
  });

  test("in an image has Grype's words also where the other's name is the flaw's", () => {
    const [one, other] = [
      grype({ target: "docker:shop:1", id: "GHSA-1111-1111-1111", aliases: ["CVE-2024-0001"], title: "by Grype" }),
      osv({ target: "docker:shop:1", title: "by OSV" }),
    ];
    expect(merge(one, other)).toMatchObject([{ id: "CVE-2024-0001", title: "by Grype" }]);
  });

  test("is as grave as the graver says, and all that either knows is kept", () => {
    const one = grype({
      severity: "low",
      score: 3,
      epss: 0.1,
      fix: { state: "not-fixed", versions: [] },
      locations: [{ path: "a", layer: 1 }, { path: "b" }],
      title: "t",
    });
    const other = osv({
      severity: "critical",
      score: 9.8,
      epss: 0.2,
      knownExploited: true,
      fix: { state: "fixed", versions: ["2"] },
      locations: [{ path: "b" }, { path: "a", layer: 2 }],
    });
    expect(merge(one, other)).toMatchObject([
      {
        severity: "critical",
        score: 9.8,
        epss: 0.2,
        knownExploited: true,
        fix: { state: "fixed", versions: ["2"] },
        locations: [{ path: "b" }, { path: "a", layer: 2 }, { path: "a", layer: 1 }],
        title: "t",
      },
    ]);
  });

  test.each([
    [["base", "unknown"], "base"],
    [["base", "base"], "base"],
    [["base", "application"], "unknown"],
    [["unknown", "unknown"], "unknown"],
  ] as const)("and of which %j is said to be its origin is of %s origin", ([a, b], origin) => {
    expect(merge(grype({ origin: a }), osv({ origin: b }))).toMatchObject([{ origin }]);
  });
});

describe("the order of findings", () => {
  test("is the gravest first, of these the exploited, then by target and name", () => {
    const rows = [
      grype({ id: "CVE-2024-0009", severity: "unknown" }),
      grype({ id: "CVE-2024-0002", severity: "high" }),
      grype({ id: "CVE-2024-0001", severity: "high" }),
      grype({ id: "CVE-2024-0003", severity: "high", knownExploited: true }),
      grype({ id: "CVE-2024-0004", severity: "critical" }),
      grype({ id: "CVE-2024-0005", severity: "high", target: "docker:shop:1" }),
    ];
    expect(merge(...rows).map(({ id }) => id.slice(-1))).toEqual(["4", "3", "5", "1", "2", "9"]);
  });
});

describe("targets and scanners of several reports", () => {
  test("a target that two reports tell of is one, with what either knows", () => {
    const known = targetFacts({ packages: null, digest: "sha256:1" });
    const other: TargetFacts = { id: known.id, kind: "image", packages: 94, distribution: "Debian 12", scannedBy: ["osv-scanner"] };
    for (const order of [
      [known, other],
      [other, known],
    ]) {
      expect(mergeEvidence(order.map((facts) => evidence([], [facts]))).targets).toEqual([
        { ...known, distribution: "Debian 12", packages: 94, scannedBy: ["grype", "osv-scanner"] },
      ]);
    }
  });

  const proven = baseFacts({ layers: 2 });
  test.each<[string, BaseFacts, BaseFacts]>([
    ["the proof counts where another report knows nothing", proven, baseFacts({ status: "unknown", cause: "no-claim", layers: 0 })],
    ["the proof counts where another has only a label", proven, baseFacts({ status: "unproven", cause: "inherited-claim", layers: 0 })],
    ["what contradicts counts before a proof", baseFacts({ status: "contradicted", cause: "not-a-prefix", layers: 0 }), proven],
    ["of two proofs the one of more layers counts", proven, baseFacts({ reference: "docker.io/library/alpine:3.20", layers: 1 })],
  ])("of what two reports say of one base %s, whichever was read first", (_, counting, other) => {
    for (const bases of [
      [counting, other],
      [other, counting],
      [counting, undefined],
      [undefined, counting],
    ]) {
      const { targets } = mergeEvidence(bases.map((base) => evidence([], [targetFacts(base === undefined ? {} : { base })])));
      expect(targets.map(({ base }) => base)).toEqual([counting]);
    }
  });

  test("images of one name and different digests stay two, with their findings and problems", () => {
    const legs = ["sha256:aa", "sha256:bb"].map((digest) => targetFacts({ digest, platform: `linux/${digest}` }));
    const { target } = observation();
    const problems = [{ code: "inventory-empty", target, message: "Nothing in it.", next: "Look." }] as const;
    const {
      targets,
      seen,
      problems: told,
    } = mergeEvidence(legs.map((facts, place) => ({ ...evidence([observation()], [facts]), problems: place === 0 ? problems : [] })));
    const ids = ["docker:shop:1@sha256:aa", "docker:shop:1@sha256:bb"];
    expect(targets.map(({ id }) => id)).toEqual(ids);
    expect(targets.map(({ platform }) => platform)).toEqual(["linux/sha256:aa", "linux/sha256:bb"]);
    expect(seen.map((one) => one.target)).toEqual(ids);
    expect(told.map((one) => one.target)).toEqual(ids.slice(0, 1));
  });

  test("nothing else is renamed: not another target, not a report without a digest, not what is said of the whole run", () => {
    const legs = ["sha256:aa", "sha256:bb", undefined].map((digest) => targetFacts({ digest }));
    const other = targetFacts({ id: "docker:other:1", digest: "sha256:cc" });
    const problems = [{ code: "scanner-warning", message: "Something to know." }] as const;
    const merged = mergeEvidence(legs.map((facts) => ({ ...evidence([observation({ target: other.id })], [facts, other]), problems })));
    expect(merged.targets.map(({ id }) => id)).toEqual([
      "docker:other:1",
      "docker:shop:1",
      "docker:shop:1@sha256:aa",
      "docker:shop:1@sha256:bb",
    ]);
    expect(merged.seen.map(({ target }) => target)).toEqual([other.id]);
    expect(merged.problems).toStrictEqual([...problems, ...problems, ...problems]);
  });

  test("a scanner that ran twice on the same data is one; with other data it is two", () => {
    const of = (built: string): Evidence => ({
      ...evidence([]),
      scanners: [scannerFacts({ database: { schema: "6", built, digest: null } })],
    });
    expect(mergeEvidence([of("2026-01-01T00:00:00Z"), of("2026-01-02T00:00:00Z"), of("2026-01-01T00:00:00Z")]).scanners).toHaveLength(2);
  });

  const nameless: TargetFacts = {
    id: "image:osv.json",
    kind: "image",
    packages: null,
    layers: ["sha256:1", "sha256:2"],
    scannedBy: ["osv-scanner"],
  };
  test("an image without a name is the one with exactly its layers", () => {
    const named = targetFacts({ layers: ["sha256:1", "sha256:2"] });
    const merged = mergeEvidence([evidence([osv({ target: nameless.id })], [nameless]), evidence([grype({ target: named.id })], [named])]);
    expect(merged.targets.map(({ id, scannedBy }) => [id, scannedBy])).toEqual([["docker:shop:1", ["grype", "osv-scanner"]]]);
    expect(merged.seen).toMatchObject([{ target: "docker:shop:1", seenBy: ["grype", "osv-scanner"] }]);
  });

  test.each([
    ["with other layers", [targetFacts({ layers: ["sha256:1"] })]],
    ["of which no layers are known", [targetFacts()]],
    ["of which there are two", ["docker:a:1", "docker:b:1"].map((id) => targetFacts({ id, layers: ["sha256:1", "sha256:2"] }))],
  ])("but not one %s", (_, others) => {
    expect(mergeEvidence([evidence([], [nameless, ...others])]).targets.map(({ id }) => id)).toContain(nameless.id);
  });
});

describe("both scanners on our example", () => {
  test("see the same flaws of the same packages of the image, each listed once", async () => {
    const reports = [await read(fixture("grype/image-0.119.0.json")), await read(fixture("osv-scanner/image-2.5.1.json"))];
    const { targets, seen } = mergeEvidence(reports);
    expect(targets.map(({ id, scannedBy }) => [id, scannedBy])).toEqual([["oci-dir:/srv/example/shop/image", ["grype", "osv-scanner"]]]);
    expect(seen).toHaveLength(10);
    expect(seen.filter(({ seenBy }) => seenBy.length < 2)).toEqual([]);
    expect(seen.every(({ id }) => id.startsWith("CVE-"))).toBe(true);
    const layers = seen.map(({ package: { type }, locations }) => [type, [...new Set(locations.map(({ layer }) => layer))]]);
    expect(new Set(layers.map((pair) => JSON.stringify(pair)))).toEqual(new Set(['["deb",[0]]', '["npm",[1]]']));
  });

  test("see the same flaws of its lockfile, and OSV-Scanner's words count there", async () => {
    const lockfile = {
      kind: "lockfile",
      id: "lockfile:shop/package-lock.json",
      shown: "shop/package-lock.json",
      absolute: "/srv/example/shop/package-lock.json",
    } as const;
    const asked = { scanner: scannerFacts(), targets: [lockfile], targetIdByPath: { "/0/package-lock.json": lockfile.id }, inventory: {} };
    const reports = [await read(fixture("grype/lockfile-0.119.0.json"), { asked }), await read(fixture("osv-scanner/lockfile-2.5.1.json"))];
    const { targets, seen } = mergeEvidence(reports);
    expect(targets.map(({ id }) => id)).toEqual([lockfile.id]);
    expect(seen.map(({ id, aliases, seenBy, locations }) => [id, aliases.length, seenBy.length, locations.length])).toEqual(
      ["CVE-2021-44906", "CVE-2021-23337", "CVE-2020-28500", "CVE-2022-25883", "CVE-2017-16137"].map((id) => [id, 1, 2, 1]),
    );
  });
});
