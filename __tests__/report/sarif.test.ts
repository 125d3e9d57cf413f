import { gzipSync } from "node:zlib";
import { describe, expect, test } from "@jest/globals";
import type { Log, Result, Run } from "sarif";
import type { Seen } from "../../src/model/finding.ts";
import type { Problem, ReasonCode } from "../../src/model/reasons.ts";
import { type Limits, renderSarif } from "../../src/report/sarif.ts";
import { baseFacts, targetFacts } from "../fakes/findings.ts";
import {
  CALM_LOCKFILE,
  hostileVerdict,
  IMAGE,
  inImage,
  inLockfile,
  LOCKFILE,
  runFacts,
  SERVICES,
  VIOLATIONS,
  verdict,
  violating,
} from "../fakes/verdicts.ts";
import { GitHubLog } from "./github-sarif.ts";
import { expectGolden } from "./golden.ts";

function render(of: ReturnType<typeof verdict>, limits?: Limits, run = runFacts()): string {
  return [...renderSarif(of, run, limits)].join("");
}

/** The run, after a check that GitHub would take it. */
function runOf(of: ReturnType<typeof verdict>, limits?: Limits): Run {
  const log: Log = JSON.parse(render(of, limits));
  GitHubLog.parse(log);
  const [run] = log.runs;
  if (run === undefined) throw new Error("The log has no run.");
  return run;
}

const resultsOf = (seen: readonly Seen[], rest: Parameters<typeof verdict>[0] = {}): Result[] =>
  runOf(verdict({ ...rest, merged: { seen, ...rest?.merged } })).results ?? [];
const rulesOf = (run: Run) => run.tool.driver.rules ?? [];
const notificationsOf = (run: Run) => run.invocations?.[0]?.toolExecutionNotifications ?? [];

describe("the run", () => {
  test("is as it was looked at", () => {
    expectGolden("portcullis.sarif.golden", render(verdict()));
  });

  test.each([
    ["of the shop", verdict()],
    ["of hostile text", hostileVerdict()],
    ["without findings", verdict({ merged: { seen: [] } })],
    ["with nothing at all", verdict({ merged: { seen: [], targets: [], scanners: [] } })],
  ])("%s is what GitHub takes, and can be printed into a log", (_, of) => {
    expect(runOf(of).properties).toMatchObject({ outcome: of.outcome, findingsLeftOut: 0, findingsInResults: of.counts.total });
    expect(render(of)).not.toMatch(/##\[|[\u202e\u2066\u200b\ufeff\u009b]/);
  });

  test("is the same bytes whenever it is made", () => {
    const later = runFacts({ startedAt: "2027-01-01T00:00:00.000Z", durationMs: 9 });
    expect(render(verdict(), undefined, later)).toBe(render(verdict()));
  });

  test.each(["portcullis/", "portcullis"])("has the category %s, which ends in a slash", (sarifCategory) => {
    const log: Log = JSON.parse(render(verdict(), undefined, runFacts({ sarifCategory })));
    expect(log.runs[0]?.automationDetails).toEqual({ id: "portcullis/" });
  });

  test("names the scanners and their data", () => {
    expect(runOf(verdict()).tool.extensions).toMatchObject([
      { name: "Grype", version: "0.119.0", properties: { source: "release", database: { built: "2026-11-20T00:00:00Z" } } },
      { name: "OSV-Scanner", version: "2.5.1", properties: { source: "go" } },
    ]);
  });

  test.each<[ReasonCode, boolean, string]>([
    ["scanner-timeout", false, "error"],
    ["input-invalid", false, "error"],
    ["lockfile-unparsable", false, "warning"],
  ])("with a problem %s: successful %s, a notification of level %s", (code, successful, level) => {
    const run = runOf(verdict({ merged: { problems: [{ code, message: "It happened.", next: "Do this.", target: IMAGE.id }] } }));
    expect(run.invocations?.[0]?.executionSuccessful).toBe(successful);
    expect(notificationsOf(run)).toContainEqual(
      expect.objectContaining({
        level,
        descriptor: { id: code },
        message: { text: "It happened. Do this." },
        properties: { target: IMAGE.id },
      }),
    );
  });

  test("that only blocks was successful, and says why it blocks", () => {
    const run = runOf(verdict());
    expect(run.invocations?.[0]).toMatchObject({ executionSuccessful: true, exitCode: 1 });
    expect(notificationsOf(run).map(({ descriptor }) => descriptor?.id)).toEqual([
      "severity-cutoff",
      "severity-cutoff",
      "exception-unused",
    ]);
  });

  test("says what was allowed", () => {
    const problems = [{ code: "inventory-empty", message: "Nothing was catalogued.", next: "Look." }] as const;
    const run = runOf(verdict({ merged: { problems }, rules: { allowIncomplete: ["inventory-empty"] } }));
    expect(notificationsOf(run)).toContainEqual(expect.objectContaining({ level: "warning", descriptor: { id: "inventory-empty" } }));
  });
});

describe("alerts", () => {
  test("several versions of a package in one lockfile are one alert that names them", () => {
    const [result, ...others] = resultsOf([inLockfile("minimist", "1.2.5"), inLockfile("minimist", "0.0.8")]);
    expect(others).toEqual([]);
    expect(result?.message.text).toMatch(/^minimist 1\.2\.5 and 0\.0\.8 has CVE-2024-0001 \(high\); fixed in 1\.2\.14\./);
  });

  test.each([
    ["another advisory", inLockfile("minimist", "1.2.5", { id: "CVE-2024-2" })],
    ["another package", inLockfile("mkdirp", "1.2.5")],
    ["another lockfile", inLockfile("minimist", "1.2.5", { target: CALM_LOCKFILE.id })],
  ])("%s is another alert", (_, other) => {
    expect(resultsOf([inLockfile("minimist", "1.2.5"), other])).toHaveLength(2);
  });

  test("what blocks comes first, what was accepted last, the gravest first in each", () => {
    const results = runOf(verdict()).results ?? [];
    expect(results.map(({ ruleId, level }) => `${level} ${ruleId}`)).toEqual([
      "error CVE-2021-44906",
      "error CVE-2023-4863",
      "error CVE-2023-31484",
      "error GHSA-0000-0000-0001",
      "warning CVE-2022-25883",
      "note DSA-5532-1",
      "note CVE-2005-2541",
      "note CVE-2023-45853",
    ]);
  });

  test("what was accepted is suppressed with its reason, owner and end; nothing else is", () => {
    const results = runOf(verdict()).results ?? [];
    const suppressed = results.filter(({ suppressions }) => suppressions !== undefined);
    expect(suppressed.map(({ ruleId }) => ruleId)).toEqual(["CVE-2023-45853"]);
    expect(suppressed[0]?.suppressions).toEqual([
      {
        kind: "external",
        status: "accepted",
        justification: "not compiled with minizip (exceptions[0] of the policy, owner team-shop, until 2026-12-31)",
      },
    ]);
  });

  test("where only one of two versions was accepted the alert is not suppressed", () => {
    const seen = [inLockfile("minimist", "1.2.5"), inLockfile("minimist", "0.0.8")];
    const accepted = { id: "CVE-2024-0001", package: "pkg:npm/minimist@0.0.8", reason: "r", expires: "2027-01-01" };
    const [result] = resultsOf(seen, { rules: { exceptions: [accepted] } });
    expect(result).toMatchObject({ level: "error" });
    expect(result?.suppressions).toBeUndefined();
  });

  test("the fingerprint stays when one of two versions is accepted", () => {
    const seen = [inLockfile("minimist", "1.2.5", { fingerprint: "first" }), inLockfile("minimist", "0.0.8", { fingerprint: "second" })];
    const accepted = { id: "CVE-2024-0001", package: "pkg:npm/minimist@1.2.5", reason: "r", expires: "2027-01-01" };
    for (const exceptions of [[], [accepted]]) {
      expect(resultsOf(seen, { rules: { exceptions } })[0]?.partialFingerprints).toMatchObject({ "portcullis/v1": "first" });
    }
  });

  test("the fingerprint is the finding's, also for GitHub, which knows one name only", () => {
    const [result] = resultsOf([inImage("zlib1g", "1", { fingerprint: "abc" })]);
    expect(result?.partialFingerprints).toEqual({ primaryLocationLineHash: "abc:1", "portcullis/v1": "abc" });
  });
});

describe("an alert of a lockfile and the image that is built from it", () => {
  const inApp = (version: string, over: Partial<Seen> = {}) =>
    inImage("minimist", version, {
      package: { purl: `pkg:npm/minimist@${version}`, name: "minimist", version, type: "npm" },
      locations: [{ path: "/app/node_modules/minimist", layer: 3 }],
      origin: "application",
      fingerprint: "in-image",
      place: { path: "web/Dockerfile", line: 4, text: "COPY . /app" },
      ...over,
    });
  const locked = (over: Partial<Seen> = {}) =>
    inLockfile("minimist", "1.2.5", { fingerprint: "locked", place: { path: "web/package-lock.json", line: 12 }, ...over });
  const placeOf = (result: Result | undefined) => {
    const { artifactLocation, region } = result?.locations?.[0]?.physicalLocation ?? {};
    return `${artifactLocation?.uri}:${region?.startLine}`;
  };

  test("is one, on the lockfile, and links the instruction that brought it into the image", () => {
    for (const seen of [
      [locked(), inApp("1.2.5")],
      [inApp("1.2.5"), locked()],
    ]) {
      const [result, ...others] = resultsOf(seen);
      expect([placeOf(result), others]).toEqual(["web/package-lock.json:12", []]);
      expect(result?.partialFingerprints?.["portcullis/v1"]).toBe("locked");
      expect(result?.message.text).toMatch(
        /Seen by Grype and OSV-Scanner in lockfile lockfile:web\/package-lock\.json\. It is also in \[image docker\.io\/library\/shop:1\]\(1\), brought by `COPY \. \/app`\.$/,
      );
      expect(result?.relatedLocations).toEqual([
        { id: 1, physicalLocation: { artifactLocation: { uri: "web/Dockerfile" }, region: { startLine: 4, endLine: 4 } } },
      ]);
    }
  });

  test("blocks if one of them does, and is the lockfile's all the same", () => {
    const accepted = { id: "CVE-2024-0001", target: "lockfile:web/package-lock.json", reason: "r", expires: "2027-01-01" };
    const [result] = resultsOf([locked(), inApp("1.2.5")], { rules: { exceptions: [accepted] } });
    expect([result?.level, placeOf(result)]).toEqual(["error", "web/package-lock.json:12"]);
    expect(result?.partialFingerprints?.["portcullis/v1"]).toBe("locked");
    expect(result?.suppressions).toBeUndefined();
  });

  test("names a version that is in both as one that is in the lockfile", () => {
    const graver = inApp("1.2.5", { severity: "critical" });
    expect(resultsOf([graver, locked()])[0]?.message.text).toMatch(/^minimist 1\.2\.5 has/);
  });

  test("names another version that is in the image, as a link to where that is brought", () => {
    expect(resultsOf([locked(), inApp("0.0.8")])[0]?.message.text).toMatch(/^minimist 1\.2\.5 and \[0\.0\.8\]\(1\) has CVE/);
  });

  test("names the image without a link where no Dockerfile of it is known", () => {
    const image = targetFacts({ base: baseFacts({ claims: [] }) });
    const [result] = resultsOf([locked(), inApp("1.2.5", { place: undefined })], { merged: { targets: [image, LOCKFILE] } });
    expect(result?.message.text).toContain("It is also in image docker.io/library/shop:1.");
    expect(result).not.toHaveProperty("relatedLocations");
  });

  test.each<[string, Seen]>([
    ["another advisory", inApp("1.2.5", { id: "CVE-2024-2" })],
    ["what the base brought: another lockfile does not take it away", inApp("1.2.5", { origin: "base" })],
    ["a package of another kind", inImage("minimist", "1.2.5")],
    ["what is in an SBOM", inApp("1.2.5", { target: "sbom:bom.json" })],
  ])("%s is another alert", (_, other) => {
    expect(resultsOf([locked(), other])).toHaveLength(2);
  });

  test("is that of the lockfile of the same version, else of the one beside the Dockerfile", () => {
    const tools = targetFacts({ ...LOCKFILE, id: "lockfile:tools/package-lock.json" });
    const other = (version: string) =>
      inLockfile("minimist", version, { target: tools.id, fingerprint: "tools", place: { path: "tools/package-lock.json", line: 3 } });
    const home = (seen: readonly Seen[]) => {
      const results = resultsOf(seen, { merged: { targets: [IMAGE, tools, LOCKFILE] } });
      return results.filter(({ relatedLocations }) => relatedLocations !== undefined).map(placeOf);
    };
    expect(home([other("1.2.5"), locked(), inApp("1.2.5")])).toEqual(["web/package-lock.json:12"]);
    expect(home([other("1.2.4"), locked(), inApp("1.2.4")])).toEqual(["tools/package-lock.json:3"]);
  });

  test("knows names that ecosystems write in several ways", () => {
    const python = (purl: string, name: string, over: Partial<Seen>): Seen =>
      inApp("1", { ...over, package: { purl, name, version: "1", type: "pypi" } });
    const seen = [python("pkg:pypi/py_yaml@1", "Py_YAML", {}), python("pkg:pypi/py-yaml@1", "py-yaml", { target: LOCKFILE.id })];
    expect(resultsOf(seen)).toHaveLength(1);
  });
});

describe("an alert's line", () => {
  const at = (line: number, text?: string) => ({ path: "web/Dockerfile", line, ...(text === undefined ? {} : { text }) });

  test("is that of the finding, and the message says what brought it", () => {
    const [result] = resultsOf([inImage("curl", "8", { place: at(7, "RUN apt-get install [curl]") })]);
    expect(result?.locations?.[0]?.physicalLocation?.region).toEqual({ startLine: 7, endLine: 7 });
    expect(result?.message.text).toMatch(/, brought by `RUN apt-get install \\\[curl\\\]`\.$/);
  });

  test("is not said to have brought what nobody knows", () => {
    expect(resultsOf([inImage("curl", "8", { place: at(7) })])[0]?.message.text).not.toContain("brought");
  });

  test("of several versions is that of the one that blocks, and the others are linked", () => {
    const minimist = (version: string, line: number, severity: Seen["severity"]) =>
      inLockfile("minimist", version, { severity, place: { path: "web/package-lock.json", line } });
    const [result] = resultsOf([minimist("0.0.8", 90, "low"), minimist("1.2.5", 12, "high"), minimist("1.2.4", 12, "low")]);
    expect(result?.locations?.[0]?.physicalLocation?.region?.startLine).toBe(12);
    expect(result?.message.text).toMatch(/^minimist 1\.2\.5, \[0\.0\.8\]\(1\) and 1\.2\.4 has/);
  });

  test("two images of one Dockerfile have one alert there, which names both", () => {
    const other = targetFacts({ ...IMAGE, id: "docker:shop:arm" });
    const curl = (target: string) => inImage("curl", "8", { target, place: at(7) });
    const results = resultsOf([curl(IMAGE.id), curl(other.id)], { merged: { targets: [IMAGE, other] } });
    expect(results).toHaveLength(1);
    expect(results[0]?.message.text).toContain("It is also in image");
  });

  test("outside the repository is none", () => {
    const [result] = resultsOf([inImage("curl", "8", { place: { path: "../../etc/passwd", line: 7 } })]);
    expect(result?.locations?.[0]?.physicalLocation?.artifactLocation?.uri).toBe("Dockerfile");
  });
});

describe("violations by bases", () => {
  const violations = (of = violating()) => (runOf(of).results ?? []).filter(({ ruleId }) => /^(?:base|external-image)-/.test(ruleId ?? ""));

  test("are results of their own rule, before all others, on the line of the Dockerfile that they are about", () => {
    const results = runOf(violating()).results ?? [];
    expect(results.slice(0, 2)).toEqual(violations());
    expect(violations().map(({ ruleId, level, locations }) => [ruleId, level, locations?.[0]?.physicalLocation])).toEqual([
      ["base-contradicted", "error", { artifactLocation: { uri: "api/Dockerfile" }, region: { startLine: 3, endLine: 3 } }],
      ["external-image-not-allowed", "error", { artifactLocation: { uri: "worker/Dockerfile" }, region: { startLine: 12, endLine: 12 } }],
    ]);
  });

  test("say what was found and what to do, and name the base", () => {
    expect(violations()[0]?.message.text).toBe(
      "docker:api:1 declares docker.io/library/alpine:3.20 (api/Dockerfile:3), and begins with other layers. Build it anew on what its Dockerfile says.",
    );
    expect(violations()[0]?.properties).toEqual({ base: "docker.io/library/alpine:3.20" });
  });

  test("are known again by their kind, image and file, whatever is said of them", () => {
    const said = VIOLATIONS.map((one) => ({ ...one, message: `${one.message} It is worse now.` }));
    const prints = (problems: readonly Problem[]) =>
      violations(verdict({ merged: { targets: SERVICES, problems } })).map(
        ({ partialFingerprints }) => partialFingerprints?.["portcullis/v1"],
      );
    expect(prints(said)).toEqual(prints(VIOLATIONS));
    expect(new Set(prints(VIOLATIONS)).size).toBe(2);
  });

  test("of one kind and image are told apart", () => {
    const [, external] = VIOLATIONS;
    const problems = ["a", "b"].map((message) => ({ ...external, message }) as Problem);
    const prints = violations(verdict({ merged: { targets: SERVICES, problems } })).map((of) => of.partialFingerprints?.["portcullis/v1"]);
    expect(new Set(prints).size).toBe(2);
  });

  test("are counted among the results that GitHub takes", () => {
    const run = runOf(violating(), { results: 3, compressed: 1_000_000 });
    expect(run.results?.map(({ ruleId }) => ruleId)).toEqual(["base-contradicted", "external-image-not-allowed", "CVE-2023-38545"]);
  });

  test("a finding says where it comes from, and of what is the base's from which", () => {
    const origins = (runOf(violating()).results ?? []).slice(2).map(({ properties }) => properties);
    expect(origins).toContainEqual({ origin: "base", base: "docker.io/library/debian:12" });
    expect(origins).toContainEqual({ origin: "application" });
    expect(origins).toContainEqual({ origin: "unknown" });
  });
});

describe("places", () => {
  const image = (id: string, reference?: string) => targetFacts({ id, reference });
  const UNDECLARED = targetFacts({ base: baseFacts({ claims: [] }) });
  const OUTSIDE = [{ source: "dockerfile", reference: "docker.io/library/debian:12", digest: null, where: "../Dockerfile:1" }] as const;
  test.each([
    ["a lockfile is its own place", LOCKFILE, "defaults", "web/package-lock.json"],
    ["so is an SBOM", targetFacts({ id: "sbom:out/a b.json", kind: "sbom", reference: undefined }), "defaults", "out/a%20b.json"],
    ["an image is shown on the Dockerfile that says what it is built on", IMAGE, "defaults", "Dockerfile"],
    ["where no Dockerfile was read it is shown on the policy file", UNDECLARED, ".github/portcullis.yml", ".github/portcullis.yml"],
    ["also when that was read from a base commit", UNDECLARED, ".github/portcullis.yml@0123456789ab", ".github/portcullis.yml"],
    ["or is not in the repository", targetFacts({ base: baseFacts({ claims: OUTSIDE }) }), ".github/gate.yml", ".github/gate.yml"],
    ["without one on the first lockfile", UNDECLARED, "defaults", "tools/requirements.txt"],
    ["as well when the policy is another repository's", UNDECLARED, "acme/policies/gate.yml@main", "tools/requirements.txt"],
    ["or lies outside", UNDECLARED, "/etc/gate.yml", "tools/requirements.txt"],
    [
      "an SBOM outside as well",
      targetFacts({ id: "sbom:/tmp/run-7/bom.json", kind: "sbom", reference: undefined }),
      "defaults",
      "tools/requirements.txt",
    ],
  ])("%s", (_, target, source, uri) => {
    const targets = [CALM_LOCKFILE, target];
    const [result] = resultsOf([inImage("a", "1", { target: target.id })], { merged: { targets }, rules: { source } });
    expect(result?.locations?.[0]?.physicalLocation).toEqual({ artifactLocation: { uri }, region: { startLine: 1, endLine: 1 } });
  });

  test.each([
    ["docker:shop:1", "docker.io/library/shop:1", "docker.io/library/shop"],
    ["docker:shop:2", "docker.io/library/shop:2", "docker.io/library/shop"],
    ["registry:localhost:5000/a@sha256:00", "localhost:5000/a@sha256:00", "localhost%3A5000/a"],
    ["docker-archive:out/shop.tar", undefined, "shop.tar"],
    ["docker-archive:/tmp/run-77/shop.tar", undefined, "shop.tar"],
  ])("with neither, %s is shown on a path without tag and digest", (id, reference, uri) => {
    const [result] = resultsOf([inImage("a", "1", { target: id })], {
      merged: { targets: [image(id, reference)] },
      rules: { source: "defaults" },
    });
    expect(result?.locations?.[0]?.physicalLocation?.artifactLocation?.uri).toBe(uri);
    expect(result?.message.text).toContain("is not known, so the alert is shown on");
  });
});

test.each([
  [".github/workflows/gate.yml:scan/os:linux/", ".github/workflows/gate.yml"],
  [".github/workflows/gate.yml/", ".github/workflows/gate.yml"],
  ["Gate:scan/", "docker.io/library/shop"],
  [".github/workflows/../../x.yml:scan/", "docker.io/library/shop"],
])("in a workflow of category %s what has no other file is shown on %s", (sarifCategory, uri) => {
  const merged = { targets: [targetFacts({ base: baseFacts({ claims: [] }) })], seen: [inImage("a", "1")] };
  const log: Log = JSON.parse(render(verdict({ merged, rules: { source: "defaults" } }), undefined, runFacts({ sarifCategory })));
  expect(log.runs[0]?.results?.[0]?.locations?.[0]?.physicalLocation?.artifactLocation?.uri).toBe(uri);
});

describe("rules", () => {
  test.each([
    ["critical", 9.8, "9.8", "error"],
    ["critical", 9, "9.1", "error"],
    ["critical", undefined, "9.5", "error"],
    ["high", 7, "7.0", "error"],
    ["high", 9.8, "8.0", "error"],
    ["medium", undefined, "5.5", "warning"],
    ["medium", 6.99, "6.9", "warning"],
    ["low", 0.1, "0.1", "note"],
    ["negligible", 3.1, "0.1", "note"],
    ["unknown", undefined, undefined, "warning"],
    ["unknown", 9.8, undefined, "warning"],
  ] as const)("a %s finding with score %s is rated %s, %s", (severity, score, rated, level) => {
    const [rule] = rulesOf(runOf(verdict({ merged: { seen: [inImage("a", "1", { severity, score })] } })));
    expect(rule?.properties?.["security-severity"]).toBe(rated);
    expect(rule?.defaultConfiguration?.level).toBe(level);
  });

  test("one rule an advisory, rated as its gravest finding", () => {
    const seen = [
      inImage("a", "1", { severity: "low" }),
      inImage("b", "1", { severity: "critical", score: 9.3 }),
      inImage("c", "1", { severity: "critical", score: 9.9 }),
      inImage("d", "1", { severity: "high", score: 8.1 }),
    ];
    const run = runOf(verdict({ merged: { seen } }));
    expect(rulesOf(run).map(({ id, properties }) => [id, properties?.["security-severity"]])).toEqual([["CVE-2024-0001", "9.9"]]);
    expect(run.results).toHaveLength(4);
  });

  test("every result points at its own rule", () => {
    for (const judged of [verdict(), hostileVerdict()]) {
      const run = runOf(judged);
      for (const { ruleId, ruleIndex } of run.results ?? []) expect(rulesOf(run)[ruleIndex ?? -1]?.id).toBe(ruleId);
    }
  });

  test("known exploitation, aliases and what a bundle stands for are in the help", () => {
    const rules = rulesOf(runOf(verdict()));
    const help = (id: string) => rules.find((rule) => rule.id === id)?.help?.markdown;
    expect(help("CVE-2023-4863")).toContain("| Known to be exploited | yes |");
    expect(help("CVE-2021-44906")).toContain("GHSA-xvch-5gv4-984h");
    expect(help("DSA-5532-1")).toContain("CVE-2023-5678");
    expect(rules.find(({ id }) => id === "CVE-2023-4863")?.properties?.tags).toContain("known-exploited");
  });
});

describe("GitHub's limits", () => {
  const many = (count: number) =>
    verdict({
      merged: {
        seen: Array.from({ length: count }, (_, at) =>
          inImage(`package-${at}`, "1", {
            id: `CVE-2024-${at}`,
            severity: at === count - 1 ? "critical" : "low",
            title: `Flaw ${at * 7919}`,
          }),
        ),
      },
    });

  test("more results than GitHub takes are cut, the gravest stay, and the cut is counted", () => {
    const run = runOf(many(40), { results: 10, compressed: 1_000_000 });
    expect(run.results).toHaveLength(10);
    expect(run.results?.[0]?.ruleId).toBe("CVE-2024-39");
    expect(run.properties).toMatchObject({ results: 10, findingsInResults: 10, findingsLeftOut: 30 });
    expect(notificationsOf(run)[0]).toMatchObject({ level: "warning", descriptor: { id: "report-cut" } });
    expect(notificationsOf(run)[0]?.message.text).toContain("30 of 40 findings are left out");
  });

  test("further versions of an alert that is there are not cut", () => {
    const seen = [inLockfile("a", "1"), inLockfile("b", "1", { severity: "low" }), inLockfile("a", "2", { severity: "low" })];
    const run = runOf(verdict({ merged: { seen } }), { results: 1, compressed: 1_000_000 });
    expect(run.properties).toMatchObject({ results: 1, findingsInResults: 2, findingsLeftOut: 1 });
  });

  test.each([2_000, 20_000, 60_000])("compressed, it never takes more than %s bytes and the rest", (compressed) => {
    const text = render(many(3_000), { results: 25_000, compressed });
    const run: Run | undefined = (JSON.parse(text) as Log).runs[0];
    const results = run?.results?.length ?? 0;
    expect(gzipSync(text).length).toBeLessThan(compressed + 2_000);
    expect(results).toBeGreaterThan(0);
    expect(results).toBeLessThan(3_000);
    expect(run?.properties).toMatchObject({ results, findingsLeftOut: 3_000 - results });
  });

  test("25,000 results at most", () => {
    const [run] = (JSON.parse(render(many(25_010))) as Log).runs;
    expect(run?.results).toHaveLength(25_000);
    expect(run?.properties).toMatchObject({ findingsLeftOut: 10 });
    const told = run === undefined ? [] : notificationsOf(run).filter(({ descriptor }) => descriptor?.id === "report-cut");
    expect(told.map(({ level, message }) => `${level}: ${message.text}`)).toEqual([
      expect.stringMatching(/^warning: 10 of 25,010 findings are left out/),
      "note: GitHub shows 5,000 of these 25,000 results, the gravest; the result document has all findings.",
    ]);
  });
});
