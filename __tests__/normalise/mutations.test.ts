import { describe, expect, test } from "@jest/globals";
import { isGateError } from "../../src/errors.ts";
import { judge } from "../../src/judge/judge.ts";
import { mergeEvidence } from "../../src/merge/merge.ts";
import type { Judged } from "../../src/model/verdict.ts";
import { renderResult } from "../../src/report/json.ts";
import { policy, scannerFacts } from "../fakes/findings.ts";
import { asked, fixture, grypeReport, match, osvReport, read, record, refusalOf, report } from "../fakes/reports.ts";
import { NOW, runFacts, verdict } from "../fakes/verdicts.ts";

// Whatever becomes of a report on its way: either it is refused, or every row that is still in it is found, as grave as it says.

type Row = { readonly id: string; readonly version: unknown; readonly severity: string };

/** What an independent eye still finds in a report. */
function rowsOf(content: unknown): Row[] {
  const of = (value: unknown, key: string): unknown =>
    typeof value === "object" && value !== null ? (value as Record<string, unknown>)[key] : undefined;
  const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
  const matches = list(of(content, "matches")).map((one) => {
    const [vulnerability, artifact] = [of(one, "vulnerability"), of(one, "artifact")];
    return { id: of(vulnerability, "id"), version: of(artifact, "version"), severity: of(vulnerability, "severity") };
  });
  const packages = list(of(content, "results")).flatMap((result) => list(of(result, "packages")));
  const records = packages.flatMap((one) =>
    list(of(one, "vulnerabilities")).map((flaw) => ({
      id: typeof flaw === "string" ? flaw : of(flaw, "id"),
      version: of(of(one, "package"), "version"),
      severity: "",
    })),
  );
  return [...matches, ...records].flatMap(({ id, version, severity }) =>
    typeof id === "string" && id !== "" ? [{ id, version, severity: typeof severity === "string" ? severity : "" }] : [],
  );
}

const RANKS = ["unknown", "negligible", "low", "medium", "high", "critical"];

function lostOf(content: unknown, { findings }: Judged): Row[] {
  return rowsOf(content).filter(({ id, version, severity }) => {
    const same = findings.filter(
      (finding) =>
        [finding.id, ...finding.aliases, ...finding.related].includes(id) &&
        (typeof version !== "string" || version === "" || finding.package.version === version),
    );
    const wanted = RANKS.indexOf(severity.trim().toLowerCase());
    return !same.some((finding) => RANKS.indexOf(finding.severity) >= wanted);
  });
}

async function judged(content: unknown): Promise<Judged | string> {
  try {
    return judge({ merged: mergeEvidence([await read(content, { size: 100_000 })]), policy: policy({ maxDbAge: null }), now: NOW });
  } catch (error) {
    if (isGateError(error)) return error.message;
    throw error;
  }
}

/** Every place in a value, lists only at their ends. */
function placesIn(value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof value !== "object" || value === null) return [path];
  const keys = Array.isArray(value) ? [...new Set([0, value.length - 1])].filter((at) => at in value) : Object.keys(value);
  return [path, ...keys.flatMap((key) => placesIn((value as Record<string | number, unknown>)[key], [...path, key]))];
}

/** The value with another thing at a place; without the place where that is undefined. */
function bend(value: unknown, [key, ...rest]: readonly (string | number)[], change: (old: unknown) => unknown): unknown {
  if (key === undefined) return change(value);
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string | number, unknown>;
  const inner = bend(copy[key], rest, change);
  if (inner !== undefined || rest.length > 0) copy[key] = inner;
  else if (Array.isArray(copy)) copy.splice(Number(key), 1);
  else delete copy[key];
  return copy;
}

const CHANGES: readonly (readonly [string, (old: unknown) => unknown])[] = [
  ["left out", () => undefined],
  ["null", () => null],
  ["a number", () => 7],
  ["a negative number", () => -1e300],
  ["an empty text", () => ""],
  ["another text", () => "x"],
  ["an empty list", () => []],
  ["an empty object", () => ({})],
  ["true", () => true],
  ["in a list", (old) => [old]],
  ["in an object", (old) => ({ inner: old })],
  ["in a text", (old) => JSON.stringify(old)],
  ["in capitals", (old) => (typeof old === "string" ? old.toUpperCase() : old)],
  ["between blanks", (old) => (typeof old === "string" ? ` ${old}\n` : old)],
];

/** A real report with only its first findings: each is bent in every place. */
function shortened(name: string): unknown {
  const content = JSON.parse(fixture(name));
  for (const key of ["matches", "ignoredMatches"]) if (Array.isArray(content[key])) content[key] = content[key].slice(0, 2);
  for (const result of content.results ?? []) result.packages = result.packages.slice(0, 2);
  delete content.descriptor?.configuration; // of many parts, and none of them is about a finding
  return content;
}

describe("every part of a report bent in every way", () => {
  test.each([
    "grype/image-0.119.0.json",
    "grype/lockfile-0.119.0.json",
    "osv-scanner/image-2.5.1.json",
    "osv-scanner/lockfile-1.5.0.json",
    "osv-scanner/lockfile-2.5.1.json",
  ])("of %s loses no row in silence", async (name) => {
    const content = shortened(name);
    expect(rowsOf(content).length).toBeGreaterThan(0);
    const wrong: string[] = [];
    for (const place of placesIn(content)) {
      for (const [what, change] of CHANGES) {
        const bent = bend(content, place, change);
        const found = bent === undefined ? "" : await judged(bent);
        if (typeof found === "string") continue;
        const lost = lostOf(bent, found);
        if (lost.length > 0) wrong.push(`${place.join(".")} ${what}: ${lost[0]?.id}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test.each(["grype/lockfile-0.119.0.json", "osv-scanner/lockfile-2.5.1.json"])("%s cut anywhere is refused", async (name) => {
    const bytes = new TextEncoder().encode(JSON.stringify(shortened(name)));
    for (let end = 0; end < bytes.length; end += 7) expect(await refusalOf(report(bytes.subarray(0, end)))).not.toBeNull();
  });

  test.each(["}", "]", "{}", "\0", "x", ",", "null", '"', "\u00a0", "\ufeff"])("with %j after its end is refused", async (more) => {
    for (const content of [grypeReport(), osvReport()])
      expect(await refusalOf(report(JSON.stringify(content) + more))).toMatch(/goes on after its end/);
  });
});

describe("a key that stands twice, of which JSON.parse takes the last", () => {
  const text = (find: string, more: string) => JSON.stringify(grypeReport()).replace(find, (found) => `${more}${found}`);

  test.each([
    ["the severity", text('"severity"', '"severity":"Critical",')],
    ["the advisory", text('"vulnerability"', '"vulnerability":{"id":"CVE-2024-9999","severity":"Critical"},')],
    ["its id", text('"id"', '"id":"CVE-2024-9999",')],
    ["the same in another spelling", text('"severity"', '"\\u0073everity":"Critical",')],
    ["the package", text('"artifact"', '"artifact":{"name":"x"},')],
    ["the list of matches", text('"matches"', '"matches":[],')],
    ["the source", text('"source"', '"source":{"type":"image"},')],
    ["something deep in the source", text('"userInput"', '"userInput":"other:1",')],
    ["the vulnerabilities of a package", JSON.stringify(osvReport()).replace('"groups"', '"vulnerabilities":[],"groups"')],
    ["a package of an OSV record", JSON.stringify(osvReport()).replace('"ecosystem"', '"name":"x","ecosystem"')],
  ])("%s: refused", async (_, content) => {
    for (const size of [1, 64, 100_000]) expect(await refusalOf(report(content, { size }))).toMatch(/twice/);
  });

  test("is not to be seen in colons, quotes and brackets of a text", async () => {
    const odd = 'a":"b, {"id": [1]} \\ "severity":: \\"';
    const { observations } = await read(grypeReport({ matches: [match({ vulnerability: { description: odd, [odd]: { [odd]: odd } } })] }));
    expect(observations).toHaveLength(1);
  });
});

describe("words for how grave it is", () => {
  test.each([
    ["CRITICAL", "critical"],
    [" Critical\n", "critical"],
    ["kritisch", "unknown"],
    [["Critical"], "unknown"],
    [9.8, "unknown"],
    [null, "unknown"],
    [undefined, "unknown"],
  ])("%j of Grype is %s", async (severity, ours) => {
    const { observations } = await read(grypeReport({ matches: [match({ vulnerability: { severity } })] }));
    expect(observations.map((one) => one.severity)).toEqual([ours]);
  });

  test.each([
    [" HIGH ", "high"],
    ["*high*", "high"],
  ])("%j of an advisory is %s", async (severity, ours) => {
    const vulnerabilities = [record({ database_specific: { severity, urgency: "low" } })];
    const { observations } = await read(osvReport({ vulnerabilities }));
    expect(observations.map((one) => one.severity)).toEqual([ours]);
  });

  const vector = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H";
  test.each(["", "NaN", "1e1", "-1", "10.1", " 9.8", "0", "CRITICAL", 9.8, null, [], "9.8/10"])(
    "max_severity %j never hides the record's vector",
    async (maximum) => {
      const vulnerabilities = [record({ severity: [{ type: "CVSS_V3", score: vector }] })];
      const groups = [{ ids: ["GHSA-aaaa-bbbb-cccc"], max_severity: maximum }];
      const { observations } = await read(osvReport({ vulnerabilities, groups }));
      expect(observations.map((one) => one.severity)).toEqual(["critical"]);
    },
  );

  test.each([
    ["the graver first", ["9.8", "2.0"]],
    ["the graver last", ["2.0", "9.8"]],
  ])("of a record in two groups the graver counts, %s", async (_, maxima) => {
    const groups = maxima.map((maximum) => ({ ids: ["GHSA-aaaa-bbbb-cccc"], max_severity: maximum }));
    const { observations } = await read(osvReport({ groups }));
    expect(observations).toMatchObject([{ severity: "critical", score: 9.8 }]);
  });
});

describe("an OSV-Scanner report that has lost a part", () => {
  const source = { path: "/srv/example/web/package-lock.json", type: "lockfile" };
  test.each<[string, object, RegExp]>([
    ["its results", { results: null, experimental_config: {} }, /`results` is no list/],
    [
      "the packages of a result",
      { results: [{ source }], experimental_config: {} },
      /a result lists no packages \(`packages`\) \(in results\[0\]/,
    ],
    ["the packages, and null stands there", { results: [{ source, packages: null }], experimental_config: {} }, /`packages` is no list/],
    ["what a package is", { results: [{ source, packages: [{ vulnerabilities: [record()] }] }] }, /does not say what it is/],
    ["all of a package", { results: [{ source, packages: [{}] }], experimental_config: {} }, /does not say what it is/],
    ["all of a result", { results: [{}], experimental_config: {} }, /lists no packages/],
  ])("%s, is refused", async (_, content, why) => {
    expect(await refusalOf(report(content))).toMatch(why);
  });

  test("the records, names in its groups what it found", async () => {
    const { observations } = await read(osvReport({ vulnerabilities: null, groups: [{ ids: ["GHSA-1"], max_severity: "9.8" }] }));
    expect(observations).toMatchObject([{ id: "GHSA-1", severity: "critical" }]);
  });
});

describe("a report of a scan of ours", () => {
  test.each([
    ["no database", {}],
    ["no date", { status: { schemaVersion: "v6.1.0" } }],
    ["a date that is none", { status: { built: "soon" } }],
    ["the date that Go takes for none", { status: { built: "0001-01-01T00:00:00Z" } }],
  ])("that tells %s is refused: its age could not be judged", async (_, db) => {
    const descriptor = { name: "grype", version: "0.119.0", db };
    expect(await refusalOf(report(grypeReport({ descriptor }), { asked: asked() }))).toMatch(/does not say when the database/);
  });
});

describe("matches that a scan of ours left out", () => {
  const refusal = (...appliedIgnoreRules: object[]) =>
    refusalOf(report(grypeReport({ ignoredMatches: [{ ...match(), appliedIgnoreRules }] }), { asked: asked() }));

  test.each<[string, object]>([
    ["kernel headers", { package: { name: "linux-libc-dev", type: "deb" }, "match-type": "exact-indirect-match" }],
    ["what a matcher gives a reason for", { vulnerability: "CVE-2024-0001", reason: "Explicit APK NAK" }],
    ["a known confusion", { vulnerability: "CVE-2024-0001", package: { name: "zlib", type: "deb" } }],
  ])("by Grype's own rules are said: %s", async (_, rule) => expect(await refusal(rule)).toBeNull());

  test.each<[string, object[]]>([
    ["an advisory everywhere", [{ vulnerability: "CVE-2024-0001" }]],
    ["a state of its fix", [{ "fix-state": "not-fixed" }]],
    ["a VEX document", [{ vulnerability: "CVE-2024-0001", reason: "x", "vex-status": "not_affected" }]],
    ["a package", [{ package: { name: "zlib1g", type: "deb" } }]],
    ["nothing that is named", []],
    ["anything", [{}]],
  ])("by other rules make it no scan of ours: %s", async (_, rules) =>
    expect(await refusal(...rules)).toMatch(/was told to leave out findings, and not by us/),
  );
});

describe("a result document that says worse of itself than it holds", () => {
  const document = () => JSON.parse([...renderResult(verdict(), runFacts())].join(""));
  type Document = ReturnType<typeof document>;

  test.each<[string, (of: Document) => void, RegExp]>([
    [
      "a finding less, and one less in all",
      (of) => Object.assign(of, { findings: of.findings.slice(1), counts: { ...of.counts, total: of.counts.total - 1 } }),
      /it counts \d+ findings as/,
    ],
    ["a severity made milder", (of) => Object.assign(of.findings[0], { severity: "negligible" }), /it counts \d+ findings as/],
    [
      "an error that no reason leads to",
      (of) => Object.assign(of, { outcome: "error" }),
      /outcome is error, and none of its reasons leads to that/,
    ],
    [
      "no finding where it says that some block",
      (of) => {
        of.findings = [];
        for (const key of Object.keys(of.counts)) of.counts[key] = 0;
      },
      /it says that findings block in ".*", and lists none there/,
    ],
  ])("%s: refused", async (_, change, why) => {
    const changed = document();
    change(changed);
    expect(await refusalOf(report(changed))).toMatch(why);
  });

  test.each<[string, (of: Document) => void]>([
    ["an outcome made milder", (of) => Object.assign(of, { outcome: "pass", exitCode: 0 })],
    ["its reasons taken out too", (of) => Object.assign(of, { outcome: "pass", exitCode: 0, reasons: [] })],
    ["a severity made graver", (of) => Object.assign(of.findings.at(-1), { severity: "critical" })],
  ])("%s: judged by what it holds", async (_, change) => {
    const changed = document();
    change(changed);
    const found = await judged(changed);
    expect(typeof found === "string" ? found : found.outcome).toBe("fail");
  });

  test("a database that was too old stays so where its date was taken out", async () => {
    const first = verdict({ rules: { maxDbAge: 1 } });
    const of = JSON.parse([...renderResult(first, runFacts())].join(""));
    for (const scanner of of.scanners) scanner.database = null;
    const { problems } = await read(of);
    expect(problems.map(({ code }) => code)).toContain("database-stale");
  });
});

test("two lockfiles whose paths differ by a backslash alone keep their own findings", async () => {
  const targets = ["a/b.lock", "a\\b.lock"].map(
    (shown) => ({ kind: "lockfile", id: `lockfile:${shown}`, shown, absolute: `/w/${shown}` }) as const,
  );
  const targetIdByPath = Object.fromEntries(targets.map(({ absolute, id }) => [absolute, id]));
  const given = asked({ scanner: scannerFacts({ name: "osv-scanner" }), targets, targetIdByPath, inventory: {} });
  for (const { absolute, id } of targets) {
    const content = { results: [{ source: { path: absolute, type: "lockfile" }, packages: osvReport().results[0]?.packages }] };
    expect((await read(content, { asked: given })).observations.map(({ target }) => target)).toEqual([id]);
  }
});
