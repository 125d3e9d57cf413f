import { describe, expect, test } from "@jest/globals";
import type { Finding } from "../../src/model/finding.ts";
import { baseFacts, targetFacts } from "../fakes/findings.ts";
import { BASED, blocking, IMAGE, LOCKFILE, remedy } from "../fakes/remedies.ts";

const CALM = { decision: { kind: "below-cutoff", rule: "severity-cutoff" } } as const satisfies Partial<Finding>;
const inImage = (name: string, version: string, fixes: readonly string[], overrides: Partial<Finding> & { type?: string } = {}) =>
  blocking(name, version, fixes, { type: "deb", target: IMAGE.id, origin: "unknown", ...overrides });
const ofBase: Partial<Finding> = { target: IMAGE.id, origin: "base" };
const onBase = { targets: [LOCKFILE, BASED] };

describe("a package of a lockfile", () => {
  test.each<[sentence: string, findings: readonly Finding[], to: string | null]>([
    ["goes to the version that fixes it", [blocking("a", "1.2.5", ["1.2.6"])], "1.2.6"],
    [
      "to the highest of the versions that its findings need",
      [blocking("a", "1.0.0", ["1.0.5"]), blocking("a", "1.0.0", ["1.0.12"], { id: "X" })],
      "1.0.12",
    ],
    ["stays in its release line where that has a fix", [blocking("semver", "6.2.0", ["5.7.2", "6.3.1", "7.5.2"])], "6.3.1"],
    ["leaves it where only a later one has a fix", [blocking("semver", "6.2.0", ["5.7.2", "7.5.2"])], "7.5.2"],
    [
      "is not thought fixed by a later line's first versions",
      [blocking("a", "5.0.0", ["5.7.2", "6.3.1"]), blocking("a", "5.0.0", ["6.0.0"], { id: "X" })],
      "6.3.1",
    ],
    [
      "may go past one fix within its line",
      [blocking("a", "4.0.1", ["4.0.7", "4.1.1"]), blocking("a", "4.0.1", ["4.0.9"], { id: "X" })],
      "4.0.9",
    ],
    [
      "has one version that is enough for all of its copies",
      [blocking("minimist", "0.0.8", ["0.2.4", "1.2.6"]), blocking("minimist", "1.2.5", ["1.2.6"])],
      "1.2.6",
    ],
    [
      "does not wait for what does not block",
      [blocking("a", "1.0.0", ["1.0.1"]), blocking("a", "1.0.0", ["2.0.0"], { id: "X", ...CALM })],
      "1.0.1",
    ],
    ["takes none where versions cannot be compared", [blocking("a", "main", ["1.0.1", "2.0.1"])], null],
  ])("%s", (_sentence, findings, to) => {
    const changes = remedy(findings);
    expect(changes.map((change) => [change.kind, change.path, change.to])).toEqual([["upgrade-package", "web/package-lock.json", to]]);
    expect(changes[0]?.blocking).toBe(findings.filter(({ decision }) => decision.kind === "blocks").length);
  });

  test("says what would be enough for each copy, and counts what goes beside what blocks", () => {
    const findings = [
      blocking("minimist", "1.2.5", ["1.2.6"]),
      blocking("minimist", "0.0.8", ["0.2.4"]),
      blocking("minimist", "1.2.5", ["1.2.3", "1.2.6"], { id: "CVE-2", ...CALM }),
      blocking("minimist", "1.2.5", ["1.2.8"], { id: "CVE-3", ...CALM }),
    ];
    expect(remedy(findings)).toEqual([
      {
        kind: "upgrade-package",
        target: LOCKFILE.id,
        also: [],
        path: "web/package-lock.json",
        line: null,
        subject: "minimist",
        type: "npm",
        from: ["0.0.8", "1.2.5"],
        to: "1.2.6",
        choices: [],
        steps: [
          { name: "minimist", from: "0.0.8", to: "0.2.4" },
          { name: "minimist", from: "1.2.5", to: "1.2.6" },
        ],
        removes: 3,
        blocking: 2,
        findings: findings.slice(0, 2).map(({ fingerprint }) => fingerprint),
        cause: null,
        command: "npm install minimist@1.2.6",
        message:
          "Upgrade minimist 0.0.8 and 1.2.5 to 1.2.6 in web/package-lock.json (0.2.4 is enough for 0.0.8): removes 3 findings, 2 of them blocking.",
      },
    ]);
  });

  test("a copy is not sent to a version in which another copy has a flaw", () => {
    const [change] = remedy([blocking("a", "1.0.0", ["2.0.0"], { id: "X" }), blocking("a", "2.0.0", ["2.0.1"])]);
    expect(change?.steps).toEqual([
      { name: "a", from: "1.0.0", to: "2.0.1" },
      { name: "a", from: "2.0.0", to: "2.0.1" },
    ]);
  });

  test("where versions cannot be compared all fixed ones are named", () => {
    const [change] = remedy([blocking("a", "main", ["2.0.1", "1.0.1"])]);
    expect(change).toMatchObject({ to: null, choices: ["1.0.1", "2.0.1"], command: null });
    expect(change?.message).toContain("its versions cannot be compared here, fixed are 1.0.1 and 2.0.1");
  });
});

describe("what stays", () => {
  test.each<[cause: string, fix: Finding["fix"]]>([
    ["no-fix", { state: "not-fixed", versions: [] }],
    ["wont-fix", { state: "wont-fix", versions: ["9.9.9"] }],
    ["unknown-fix", { state: "unknown", versions: [] }],
    ["unnamed-fix", { state: "fixed", versions: [] }],
    ["no-higher-fix", { state: "fixed", versions: ["0.9.0", "1.0.0"] }],
  ])("is said with its cause: %s", (cause, fix) => {
    const changes = remedy([blocking("a", "1.0.0", [], { fix }), blocking("a", "1.0.0", ["1.0.1"], { id: "X" })]);
    expect(changes.map((change) => [change.kind, change.cause, change.removes, change.blocking])).toEqual([
      ["upgrade-package", null, 1, 1],
      ["none", cause, 0, 1],
    ]);
    expect(changes[1]?.message).toMatch(/^a 1\.0\.0 in web\/package-lock\.json: .* \(CVE-2024-0001\); replace it, or accept/);
  });

  test("nothing is to be done where nothing blocks", () => {
    expect(remedy([blocking("a", "1.0.0", ["1.0.1"], CALM)])).toEqual([]);
  });
});

describe("a package of an image", () => {
  test.each<[sentence: string, distribution: string, type: string, to: string, command: string | null]>([
    ["Debian", "debian 12", "deb", "1.0-1+deb12u2", "apt-get update && apt-get install -y --only-upgrade libx=1.0-1+deb12u2"],
    ["Alpine", "alpine 3.20.3", "apk", "1.0-r2", 'apk add --upgrade "libx>=1.0-r2"'],
    ["Fedora", "fedora 40", "rpm", "0:1.0-3.fc40", "dnf upgrade -y libx-1.0-3.fc40"],
    ["an old CentOS", "centos 7", "rpm", "1:1.0-3.el7", "yum update -y libx-1:1.0-3.el7"],
    ["SUSE", "sles 15.6", "rpm", "1.0-150600.3", 'zypper install -y "libx>=1.0-150600.3"'],
    ["Azure Linux", "azurelinux 3.0", "rpm", "1.0-3.azl3", "tdnf install -y libx-1.0-3.azl3"],
    ["Arch, which is upgraded whole", "arch", "alpm", "1.0-3", null],
  ])("is upgraded by its distribution's means: %s", (_sentence, distribution, type, to, command) => {
    const targets = [targetFacts({ ...IMAGE, distribution })];
    const [change] = remedy([inImage("libx", type === "apk" ? "1.0-r1" : "1.0-1", [to], { type })], { targets });
    expect(change).toMatchObject({ kind: "upgrade-system-package", target: IMAGE.id, path: null, to, command });
  });

  test("is compared by its source where that has a version of its own", () => {
    const purl = "pkg:deb/debian/bsdutils@1%3A2.38.1-5%2Bb1?arch=amd64&distro=debian-12&upstream=util-linux%402.38.1-5";
    const of = { purl, name: "bsdutils", version: "1:2.38.1-5+b1", type: "deb" };
    const [change] = remedy([inImage("bsdutils", "1:2.38.1-5+b1", ["2.38.1-5+deb12u1"], { package: of })]);
    expect(change).toMatchObject({
      kind: "upgrade-system-package",
      from: ["1:2.38.1-5+b1"],
      to: "2.38.1-5+deb12u1",
      command: "apt-get update && apt-get install -y --only-upgrade bsdutils",
    });
    expect(change?.message).toContain("to what is built from util-linux 2.38.1-5+deb12u1");
  });

  test("that came with the one lockfile which has it is changed there", () => {
    const [change, ...others] = remedy([blocking("a", "1.0.0", ["1.0.1"]), inImage("a", "1.0.0", ["1.0.1"], { type: "npm" })]);
    expect(others).toEqual([]);
    expect(change).toMatchObject({ target: LOCKFILE.id, also: [IMAGE.id], blocking: 2 });
    expect(change?.message).toContain("in web/package-lock.json, and build docker:shop:1 again");
  });

  test.each<[sentence: string, findings: readonly Finding[]]>([
    ["in another version", [blocking("a", "1.0.0", ["1.0.1"]), inImage("a", "1.0.2", ["1.0.3"], { type: "npm" })]],
    [
      "also among npm's own",
      [
        blocking("a", "1.0.0", ["1.0.1"]),
        inImage("a", "1.0.0", ["1.0.1"], {
          type: "npm",
          locations: [
            { path: "/app/node_modules/a/package.json" },
            { path: "/usr/local/lib/node_modules/npm/node_modules/a/package.json" },
          ],
        }),
      ],
    ],
    ["of another kind", [blocking("a", "1.0.0", ["1.0.1"]), inImage("a", "1.0.0", ["1.0.1"], { type: "pypi" })]],
    [
      "in two lockfiles",
      [
        blocking("a", "1.0.0", ["1.0.1"]),
        blocking("a", "1.0.0", ["1.0.1"], { target: "lockfile:b/yarn.lock" }),
        inImage("a", "1.0.0", ["1.0.1"], { type: "npm" }),
      ],
    ],
  ])("has a change of its own where it is %s", (_sentence, findings) => {
    const targets = [LOCKFILE, IMAGE, targetFacts({ ...LOCKFILE, id: "lockfile:b/yarn.lock" })];
    const changes = remedy(findings, { targets });
    expect(changes.filter(({ target }) => target === IMAGE.id)).toHaveLength(1);
    expect(changes).toHaveLength(findings.length);
  });
});

describe("what a proven base brings", () => {
  const brought = [
    inImage("libc6", "2.36-9", ["2.36-9+deb12u3"], ofBase),
    inImage("zlib1g", "1.2.13", ["1.2.14"], { ...ofBase, ...CALM }),
    inImage("perl-base", "5.36", [], ofBase),
  ];

  test("goes with a newer one, as far as there are fixed versions; the tag that nobody looked up is not named", () => {
    const [change, rest, ...others] = remedy(brought, onBase);
    expect(others).toEqual([]);
    expect(change).toMatchObject({
      kind: "rebuild",
      target: IMAGE.id,
      path: "Dockerfile",
      line: 1,
      subject: "docker.io/library/debian:12",
      to: null,
      steps: [{ name: "libc6", from: "2.36-9", to: "2.36-9+deb12u3" }],
      removes: 2,
      blocking: 1,
      message:
        "Build docker:shop:1 again on a newer debian:12 (docker build --pull): 2 of the 3 findings that it brings have a fixed version, 1 of them blocking; 1 remains.",
    });
    expect(rest).toMatchObject({ kind: "none", subject: "perl-base", cause: "no-fix" });
  });

  test("what the application adds is not the base's", () => {
    const changes = remedy([...brought, inImage("curl", "7.88.1-10", ["7.88.1-10+deb12u1"], { origin: "application" })], onBase);
    expect(changes.map(({ kind, subject }) => [kind, subject])).toEqual([
      ["rebuild", "docker.io/library/debian:12"],
      ["upgrade-system-package", "curl"],
      ["none", "perl-base"],
    ]);
  });

  test("names the later digest that the lock of bases knows", () => {
    const version = (digest: string, firstSeen: string) => ({ digest, firstSeen, lastSeen: firstSeen, platforms: {} });
    const versions = [version("sha256:new", "2026-11-20T00:00:00Z"), version(baseFacts().digest ?? "", "2026-10-01T00:00:00Z")];
    const lock = { schema: "portcullis/bases/1", bases: [{ reference: "docker.io/library/debian:12", versions }] } as const;
    const [change] = remedy(brought, { ...onBase, lock });
    expect(change).toMatchObject({ kind: "move-base", from: [baseFacts().digest], to: "sha256:new" });
    expect(change?.message).toContain("Build docker:shop:1 on debian:12@sha256:new, which the lock of bases knows since 2026-11-20");
    const [first] = versions;
    expect(
      remedy(brought, {
        ...onBase,
        lock: { ...lock, bases: [{ reference: "docker.io/library/debian:12", versions: first === undefined ? [] : [first] }] },
      })[0]?.kind,
    ).toBe("rebuild");
  });

  test("a base that is pinned is not newer by building again", () => {
    const claims = [
      { source: "dockerfile", reference: "docker.io/library/debian:12", digest: "sha256:old", where: "Dockerfile:1" },
    ] as const;
    const [change] = remedy(brought, { targets: [targetFacts({ ...IMAGE, base: baseFacts({ claims }) })] });
    expect(change).toMatchObject({ kind: "move-base", to: null });
  });

  test("nothing is asked of a base that has no fixed version of what blocks", () => {
    expect(remedy(brought.slice(1), onBase).map(({ kind }) => kind)).toEqual(["none"]);
  });
});

describe("the order", () => {
  test("has what removes most of what blocks first, what stays last, and does not depend on that of the findings", () => {
    const findings = [
      blocking("a", "1.0.0", []),
      blocking("b", "1.0.0", ["1.0.1"]),
      ...["X", "Y"].map((id) => blocking("c", "1.0.0", ["1.0.1"], { id })),
      blocking("d", "1.0.0", ["1.0.1"]),
      blocking("d", "1.0.0", ["1.0.1"], { id: "Z", ...CALM }),
    ];
    const subjects = remedy(findings).map(({ subject }) => subject);
    expect(subjects).toEqual(["c", "d", "b", "a"]);
    expect(remedy([...findings].reverse()).map(({ subject }) => subject)).toEqual(subjects);
  });
});
