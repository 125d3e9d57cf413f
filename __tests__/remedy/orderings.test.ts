import { describe, expect, test } from "@jest/globals";
import { makeOrderings } from "../../src/remedy/order/orderings.ts";

/** Versions of one type from the lowest up; what stands in one line is the same version. */
const ROWS: readonly [type: string, from: string, versions: readonly string[]][] = [
  [
    "npm",
    "SemVer 2.0, §11",
    [
      "1.0.0-alpha",
      "1.0.0-alpha.1",
      "1.0.0-alpha.beta",
      "1.0.0-beta",
      "1.0.0-beta.2",
      "1.0.0-beta.11",
      "1.0.0-rc.1",
      "1.0.0 = 1.0.0+build",
      "1.2.9",
      "1.10.0",
    ],
  ],
  [
    "golang",
    "Go modules and releases",
    ["v0.0.0-20190101000000-abcdefabcdef", "v1.2.0 = 1.2.0 = 1.2", "1.9.1 = go1.9.1", "1.20", "1.20.3 = v1.20.3+incompatible", "2"],
  ],
  [
    "pypi",
    "PEP 440, summary of permitted suffixes",
    [
      "1.dev0",
      "1.0.dev456",
      "1.0a1 = 1.0-alpha.1 = 1.0.ALPHA1",
      "1.0a2.dev456",
      "1.0a12.dev456",
      "1.0a12",
      "1.0b1.dev456",
      "1.0b2",
      "1.0b2.post345.dev456",
      "1.0b2.post345",
      "1.0rc1.dev456",
      "1.0rc1 = 1.0c1 = 1.0pre1",
      "1.0 = v1 = 1.0.0",
      "1.0+abc.5",
      "1.0+abc.7",
      "1.0+5",
      "1.0.post456.dev34",
      "1.0.post456 = 1.0-456 = 1.0rev456",
      "1.1.dev1",
      "1!0.5",
    ],
  ],
  [
    "deb",
    "Debian Policy §5.6.12 and deb-version(7)",
    [
      "1.0~~",
      "1.0~~a",
      "1.0~",
      "1.0~rc1-1",
      "1.0 = 1.0-0 = 0:1.0",
      "1.0-1~deb12u1",
      "1.0-1",
      "1.0-1+b1",
      "1.0-1+deb12u2",
      "1.0-1+deb12u10",
      "1.0-2",
      "1.0a",
      "1.0+dfsg",
      "1.0.1",
      "1.2.3",
      "1.10",
      "1:0.1",
    ],
  ],
  [
    "rpm",
    "rpmvercmp, its tests",
    [
      "1.0~rc1~git123",
      "1.0~rc1",
      "1.0 = 1.0_",
      "1.0^",
      "1.0^git1~pre",
      "1.0^git1",
      "1.0a",
      "1.0.1~rc1",
      "1.0.1",
      "5.5p1",
      "5.5p2",
      "5.5p10",
      "5.5.1",
      "10.0001 = 10.1",
      "10.0039",
      "20101121",
      "20101122",
    ],
  ],
  ["rpm", "epochs and releases", ["0:3.0.7-24.el9", "0:3.0.7-25.el9", "0:3.0.7-25.el9_3", "1:3.0.7-1.el9", "1:3.0.10-1.el9"]],
  [
    "apk",
    "apk-tools, test/unit/version.data",
    [
      "0.1_pre2",
      "0.1.0_alpha",
      "0.1.0_alpha1",
      "0.1.0_beta",
      "0.1.0_rc1",
      "0.1.0",
      "0.1.0_p1",
      "0.1.0a",
      "0.1.1",
      "1.0_rc1-r5",
      "1.0-r0",
      "1.0-r1",
      "1.0-r10",
      "1.0.01",
      "1.0.1",
      "1.2",
      "1.10",
      "2.0_git20230101-r0",
      "2.0_p1-r0",
    ],
  ],
  [
    "maven",
    "POM reference, version order",
    [
      "1-alpha = 1-ALPHA",
      "1-alpha-1 = 1-a1",
      "1-beta",
      "1-milestone-2 = 1-m2",
      "1-rc = 1-cr",
      "1-snapshot",
      "1 = 1.0 = 1-ga = 1.final = 1-0 = 1.0.0 = 1-release",
      "1-sp",
      "1-foo2",
      "1-foo10",
      "1-1",
      "1.1 = 1.1.0-ga",
      "1.2",
      "1.10",
      "2.0.0-jre.1",
      "2.1",
    ],
  ],
  [
    "gem",
    "Gem::Version",
    ["1.0.a", "1.0.a.2 = 1.0.0.a.2", "1.0.a.10", "1.0.b1", "1.0.0-1", "1.0.rc", "1 = 1.0 = 1.0.0", "1.0.1.a", "1.0.1", "1.9.3", "1.10"],
  ],
  [
    "nuget",
    "NuGet versions",
    [
      "1.0.0-ALPHA = 1.0.0-alpha",
      "1.0.0-alpha.1",
      "1.0.0-alpha.10",
      "1.0.0-beta",
      "1.0 = 1.0.0 = 1.0.0.0+meta",
      "1.0.0.1",
      "1.0.2",
      "1.0.10",
    ],
  ],
  [
    "composer",
    "version_compare",
    [
      "1.0.0-dev",
      "1.0.0-alpha1 = v1.0.0-a1",
      "1.0.0-alpha2",
      "1.0.0-beta1",
      "1.0.0-RC1 = 1.0-rc1",
      "1.0.0 = v1 = 1.0.0.0",
      "1.0.0-pl1 = 1.0.0-patch1",
      "1.0.1",
      "1.2",
      "1.10.0",
    ],
  ],
  ["alpm", "pacman", ["1.0-1", "1.0-2", "1.0.1-1", "1:0.5-1"]],
  ["generic", "a program's releases", ["3.10.0b1", "3.10.0rc2", "3.10.0", "3.10.17", "3.14.0"]],
  ["cran", "nothing but numbers", ["1.2 = 1.2.0", "1.2-3 = 1.2.3", "1.10"]],
];

const rankOf = (versions: readonly string[]) => versions.flatMap((line, rank) => line.split(" = ").map((version) => ({ version, rank })));

describe("versions of a type are ordered as its own tools do", () => {
  test.each(ROWS)("%s: %s", (type, _from, lines) => {
    const order = makeOrderings()(type);
    const ranked = rankOf(lines);
    const wrong = ranked.flatMap((a) =>
      ranked
        .filter((b) => Math.sign(order(a.version, b.version) ?? Number.NaN) !== Math.sign(a.rank - b.rank))
        .map((b) => `${a.version} ? ${b.version}: ${order(a.version, b.version)}`),
    );
    expect(wrong).toEqual([]);
  });

  test.each([
    ["npm", "latest"],
    ["pypi", "1.0-of-mine"],
    ["deb", "1.0_1"],
    ["rpm", "a b"],
    ["apk", "1.0_own1"],
    ["maven", "1.0 beta"],
    ["gem", "main"],
    ["nuget", "1.2.3.4.5"],
    ["composer", "dev-main"],
    ["cran", "1.2a"],
    ["conan", "cci.20200203"],
    ["npm", `1.0.${"0".repeat(300)}`],
    ["__proto__", "x"],
  ])("%s knows no version %s", (type, version) => {
    const order = makeOrderings()(type);
    expect([order(version, "1.0"), order("1.0", version)]).toEqual([null, null]);
  });

  test("an RPM's epoch counts only where both say one", () => {
    const order = makeOrderings()("rpm");
    expect(order("1:3.0.7-24.el9", "3.0.7-25.el9")).toBeLessThan(0);
    expect(order("3.0.7", "3.0.7-25.el9")).toBe(0);
  });
});
