import { describe, expect, test } from "@jest/globals";
import { scoreOfVector } from "../../src/normalise/osv/cvss.ts";
import { toFix } from "../../src/normalise/osv/fix.ts";
import { toGravest, toGravity } from "../../src/normalise/osv/severity.ts";

const NPM = { ecosystem: "npm", name: "lodash", version: "4.17.20" };
const affected = (about: object, fixed: readonly string[], type = "SEMVER") => ({
  package: about,
  ranges: [{ type, events: [{ introduced: "0" }, ...fixed.map((version) => ({ fixed: version }))] }],
});
const fixOf = (given: object, ...entries: object[]) => toFix({ affected: entries }, { ...NPM, ...given });

describe("the versions that fix a row", () => {
  test.each<[string, string, string[], string[]]>([
    ["those after the one that is there", "4.17.20", ["3.10.1", "4.17.21"], ["4.17.21"]],
    ["not the very one that is there", "4.17.20", ["4.17.20", "4.18"], ["4.18"]],
    ["numbers, not words", "9.1", ["10.0", "9.0.5"], ["10.0"]],
    ["with a v as without", "v1.2", ["v1.1", "1.3"], ["1.3"]],
    ["a longer one as later", "1.2", ["1.2.0.1", "1.1.9.9"], ["1.2.0.1"]],
    ["the same with zeros as the same", "1.2", ["1.2.0", "1.3"], ["1.3"]],
    ["all, where none is later", "5", ["4.17.21", "3"], ["4.17.21", "3"]],
    ["all that are no mere numbers", "1.0", ["0.9-rc1", "0.9"], ["0.9-rc1"]],
    ["all, where what is there is no mere number", "1.0-beta", ["0.9", "1.0"], ["0.9", "1.0"]],
    ["each once", "1.0", ["1.1", "1.1"], ["1.1"]],
  ])("%s", (_, version, fixed, versions) => {
    expect(fixOf({ version }, affected(NPM, fixed))).toEqual({ state: "fixed", versions });
  });

  test.each<[string, object, object, boolean]>([
    ["of the package", {}, { ecosystem: "npm", name: "lodash" }, true],
    ["of its name in another spelling", { name: "Lo_.dash" }, { ecosystem: "npm", name: "lo-dash" }, true],
    ["of a name without its signs", { name: "lo-dash" }, { ecosystem: "npm", name: "lodash" }, false],
    ["of another package", {}, { ecosystem: "npm", name: "underscore" }, false],
    ["of another ecosystem", {}, { ecosystem: "PyPI", name: "lodash" }, false],
    ["of a release of its ecosystem", { ecosystem: "Ubuntu:22.04" }, { ecosystem: "Ubuntu:22.04:LTS", name: "lodash" }, true],
    ["of all releases", { ecosystem: "Debian:12" }, { ecosystem: "Debian", name: "lodash" }, true],
    ["of a release that only begins alike", { ecosystem: "Debian:1" }, { ecosystem: "Debian:12", name: "lodash" }, false],
    ["of anything, where the ecosystem is not known", { ecosystem: "" }, { ecosystem: "npm", name: "other" }, true],
  ])("are %s", (_, given, about, counts) => {
    const fix = counts ? { state: "fixed", versions: ["9.0"] } : { state: "unknown", versions: [] };
    expect(fixOf(given, affected(about, ["9.0"]))).toEqual(fix);
  });

  test("are commits of what is a commit, and versions of what has one", () => {
    const both = [affected(NPM, ["f00d"], "GIT"), affected(NPM, ["9.0"])];
    expect(fixOf({ version: "" }, ...both).versions).toEqual(["f00d"]);
    expect(fixOf({}, ...both).versions).toEqual(["9.0"]);
    expect(fixOf({}, affected(NPM, []))).toEqual({ state: "not-fixed", versions: [] });
  });
});

describe("the score of a vector", () => {
  test.each([
    ["CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H", 10],
    ["CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", 9.8],
    ["CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:N", undefined],
    ["CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N", 9.3],
    ["AV:N/AC:L/Au:N/C:P/I:P/A:P", 7.5],
    ["CVSS:3.1/AV:N/AC:L", undefined],
    ["CVSS:5.0/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", undefined],
    ["nonsense", undefined],
    ["", undefined],
  ])("%s is %s, the second time as well", (vector, score) => {
    expect([scoreOfVector(vector), scoreOfVector(vector)]).toEqual([score, score]);
  });
});

describe("how grave records are", () => {
  const HIGH = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H";
  test.each<[string, Record<string, unknown>, Record<string, unknown>[], object]>([
    ["OSV-Scanner's number", { max_severity: "9.1" }, [{ severity: [{ score: HIGH }] }], { severity: "critical", score: 9.1 }],
    ["its number, though it is no text", { max_severity: 10 }, [], { severity: "critical", score: 10 }],
    ["no number above ten", { max_severity: "10.1" }, [], { severity: "unknown", score: undefined }],
    [
      "the highest vector",
      {},
      [{ affected: [{ severity: [{ score: HIGH }] }] }, { severity: [{ score: "x" }] }],
      { severity: "high", score: 7.5 },
    ],
    [
      "the gravest word",
      {},
      [{ database_specific: { severity: "LOW" } }, { database_specific: { severity: "Important" } }],
      { severity: "high" },
    ],
    ["a word before an urgency", {}, [{ database_specific: { severity: "low", urgency: "high" } }], { severity: "low" }],
    ["an urgency", {}, [{ affected: [{ ecosystem_specific: { urgency: "**medium**" } }] }], { severity: "medium" }],
    ["Ubuntu's priority", {}, [{ severity: [{ type: "Ubuntu", score: "negligible" }] }], { severity: "negligible", score: undefined }],
    ["Ubuntu's other priority", {}, [{ affected: [{ ecosystem_specific: { ubuntu_priority: "high" } }] }], { severity: "high" }],
    ["no vector that is Ubuntu's", {}, [{ severity: [{ type: "Ubuntu", score: HIGH }] }], { severity: "unknown", score: undefined }],
    ["malicious code by one of its names", {}, [{ id: "A-1" }, { id: "B-1", aliases: ["MAL-2024-1"] }], { severity: "critical" }],
    ["a word that is none", {}, [{ database_specific: { severity: "constructor" } }], { severity: "unknown" }],
    ["two words", {}, [{ database_specific: { severity: "very high" } }], { severity: "unknown" }],
  ])("%s", (_, group, records, expected) => expect(toGravity(group, records)).toMatchObject(expected));

  test("of several groups the gravest counts, and the highest score", () => {
    expect(
      toGravest([
        { severity: "low", score: 9 },
        { severity: "high", score: 3 },
        { severity: "unknown", score: undefined },
      ]),
    ).toEqual({
      severity: "high",
      score: 9,
    });
    expect(toGravest([])).toEqual({ severity: "unknown", score: undefined });
  });
});
