import { describe, expect, test } from "@jest/globals";
import { countIgnored, type Ignored, toIgnoredNotices, toWishes } from "../../src/normalise/grype/ignored.ts";

const ABOUT = { name: "report.json", target: "docker:shop:1" };

/** What is counted of matches that were left out by these rules, a list of them for each. */
function counted(...matches: readonly unknown[]): Ignored {
  const ignored: Ignored = { byRule: new Map(), foreign: new Set(), total: 0 };
  for (const rules of matches) countIgnored({ appliedIgnoreRules: rules }, ignored);
  return ignored;
}

const KERNEL = { "match-type": "exact-indirect-match", package: { name: "linux-headers" } };

describe("rules by which Grype leaves matches out", () => {
  test.each<[string, object]>([
    ["of kernel headers by their source", KERNEL],
    ["of an advisory for a package of one name and type", { vulnerability: "CVE-1", package: { name: "a", type: "deb" } }],
    ["of an advisory, with a reason", { vulnerability: "CVE-1", reason: "not this one" }],
  ])("its own: %s", (_, rule) => expect(counted([rule]).foreign.size).toBe(0));

  test.each<[string, object, string]>([
    ["by the state of the fix", { ...KERNEL, "fix-state": "wont-fix" }, "linux-headers fix-state wont-fix"],
    ["by what VEX says", { ...KERNEL, "vex-status": "not_affected" }, "linux-headers vex-status not_affected"],
    ["of an advisory everywhere", { vulnerability: "CVE-1" }, "CVE-1"],
    ["of a package, whatever the flaw", { package: { name: "a", type: "deb" }, reason: "r" }, 'a deb reason "r"'],
    ["of an advisory by name alone", { vulnerability: "CVE-1", package: { name: "a" } }, "CVE-1 a"],
    ["of an advisory by type alone", { vulnerability: "CVE-1", package: { type: "deb" } }, "CVE-1 deb"],
    ["of another kind of match", { "match-type": "cpe-match", package: { name: "a" } }, "a"],
    [
      "by all that a rule can name but a reason",
      { vulnerability: "CVE-1", namespace: "debian", package: { name: "a", version: "1", location: "/x" } },
      "CVE-1 a 1 /x namespace debian",
    ],
    ["by nothing", {}, "a rule without conditions"],
  ])("foreign: %s", (_, rule, name) => {
    const { foreign, byRule } = counted([rule]);
    expect([[...byRule], [...foreign]]).toEqual([[[name, 1]], [name]]);
  });

  test("a match is Grype's to leave out where one of its rules is; without any it is not", () => {
    expect([...counted([{ vulnerability: "CVE-1" }, KERNEL]).foreign]).toEqual([]);
    expect([...counted([]).foreign, ...counted(null).foreign]).toEqual(["a rule that is not named", "a rule that is not named"]);
  });

  test("are counted, each once a match, and not more than a thousand of them are kept", () => {
    const { byRule, foreign, total } = counted(...Array.from({ length: 1500 }, (_, index) => [{ vulnerability: `CVE-${index}` }]), [
      { vulnerability: "CVE-0" },
      { vulnerability: "CVE-0" },
    ]);
    expect([byRule.size, foreign.size, total, byRule.get("CVE-0")]).toEqual([1000, 1000, 1501, 2]);
  });
});

describe("what is said of it", () => {
  const left = "by rules of its own or of its configuration";

  test.each<[string, Ignored, string[]]>([
    ["nothing, where nothing was", counted(), []],
    ["one match", counted([KERNEL]), [`Grype left out 1 match of report.json ${left}: linux-headers (1).`]],
    [
      "several, the most used rule first, then by name",
      counted([{ reason: "c" }], [{ reason: "b" }], [{ reason: "c" }], [{ reason: "a" }]),
      [`Grype left out 4 matches of report.json ${left}: reason "c" (2), reason "a" (1), reason "b" (1).`],
    ],
    [
      "five rules by name, and how many more",
      counted(...["a", "b", "c", "d", "e", "f", "g"].map((vulnerability) => [{ vulnerability }])),
      [`Grype left out 7 matches of report.json ${left}: a (1), b (1), c (1), d (1), e (1) and 2 more.`],
    ],
    [
      "exactly five",
      counted(...["a", "b", "c", "d", "e"].map((vulnerability) => [{ vulnerability }])),
      [`Grype left out 5 matches of report.json ${left}: a (1), b (1), c (1), d (1), e (1).`],
    ],
  ])("%s", (_, ignored, messages) => {
    const notices = messages.map((message) => ({ code: "matches-ignored-by-scanner", message, target: ABOUT.target }));
    expect(toIgnoredNotices(ignored, {}, ABOUT)).toEqual(notices);
  });

  test.each<[string, Record<string, unknown>, string[]]>([
    ["nothing", {}, []],
    ["what is switched off", { "only-fixed": false, "only-notfixed": "true" }, []],
    ["only fixed ones", { "only-fixed": true }, ["only-fixed"]],
    ["only those that are not", { "only-notfixed": true }, ["only-notfixed"]],
    ["states", { "ignore-wontfix": "wont-fix" }, ["fix-state wont-fix"]],
    ["places", { exclude: ["./a", "./b"] }, ["exclude ./a", "exclude ./b"]],
    ["what VEX says", { "vex-documents": ["a", "b"] }, ["2 VEX documents"]],
    ["rules, but for Grype's own", { ignore: [KERNEL, { vulnerability: "CVE-1" }] }, ["CVE-1"]],
  ])("a configuration that asks for %s", (_, configuration, wishes) => expect(toWishes(configuration)).toEqual(wishes));
});
