import { describe, expect, test } from "@jest/globals";
import type { Finding } from "../../src/model/finding.ts";
import { Result } from "../../src/model/result.ts";
import { renderResult } from "../../src/report/json.ts";
import { hostileVerdict, inImage, runFacts, verdict } from "../fakes/verdicts.ts";
import { expectGolden } from "./golden.ts";

const render = (...[of, run = runFacts()]: [ReturnType<typeof verdict>, ReturnType<typeof runFacts>?]) =>
  [...renderResult(of, run)].join("");
const read = (...of: Parameters<typeof render>) => Result.parse(JSON.parse(render(...of)));

/** The same finding with its keys in another order, as another way of merging might build it. */
function reversed(finding: Finding): Finding {
  return Object.fromEntries(Object.entries(finding).reverse()) as Finding;
}

describe("the result document", () => {
  test("is as it was looked at", () => {
    expectGolden("result.json.golden", render(verdict()));
  });

  test.each([
    ["of the shop", verdict()],
    ["of hostile text", hostileVerdict()],
    ["without findings", verdict({ merged: { seen: [] } })],
    ["with nothing at all", verdict({ merged: { seen: [], targets: [], scanners: [] } })],
  ])("%s holds the whole verdict", (_, of) => {
    const document = read(of);
    const { policy, ...rest } = of;
    expect(document).toMatchObject(JSON.parse(JSON.stringify(rest)));
    expect(document.findings).toEqual(JSON.parse(JSON.stringify(of.findings)));
    expect(document.policy).toMatchObject({ source: policy.source, failBuild: true });
  });

  test("is the same bytes for the same verdict, whatever the order of keys", () => {
    const of = verdict();
    expect(render({ ...of, findings: of.findings.map(reversed) })).toBe(render(of));
  });

  test("differs between two runs only in when it started and how long it took", () => {
    const of = verdict();
    const later = runFacts({ startedAt: "2026-11-25T08:00:00.000Z", durationMs: 1 });
    const lines = render(of).split("\n");
    const changed = render(of, later)
      .split("\n")
      .filter((line, at) => line !== lines[at]);
    expect(changed.map((line) => line.split(":")[0])).toEqual(['"startedAt"', '"durationMs"']);
  });

  test("can be printed into a workflow's log", () => {
    const text = render(hostileVerdict());
    expect(text.split("\n").filter((line) => line.includes("##[") || line.trimStart().startsWith("::"))).toEqual([]);
    expect(text.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\u202e\u2066\u200b\ufeff]/u);
  });

  test("never stands in one string: many findings come in many pieces", () => {
    const seen = Array.from({ length: 2_000 }, (_, at) => inImage(`package-${at}`, "1"));
    const pieces = [...renderResult(verdict({ merged: { seen } }), runFacts())];
    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(80_000);
    expect(Result.parse(JSON.parse(pieces.join(""))).findings).toHaveLength(2_000);
  });
});

describe("the policy in the document", () => {
  test.each([
    ["one cutoff is a word", {}, { severityCutoff: "high", maxDbAge: "5d" }],
    [
      "two cutoffs are named",
      { severityCutoff: { base: "critical", application: "low" } },
      { severityCutoff: { base: "critical", application: "low" } },
    ],
    ["no limit of age is none", { maxDbAge: null }, { maxDbAge: "none" }],
    ["an age is written as it can be set", { maxDbAge: 129_600_000 }, { maxDbAge: "1d12h" }],
    ["where values come from, by their keys here", {}, { sources: { onlyFixed: "default", severityCutoff: "policy" } }],
    [
      "base images",
      { baseImages: { require: "off", allow: [{ image: "a", digests: ["sha256:b"] }], deny: [] } },
      { baseImages: { require: "off", allow: [{ image: "a", digests: ["sha256:b"] }], deny: [] } },
    ],
  ] as const)("%s", (_, rules, shown) => {
    expect(read(verdict({ rules })).policy).toMatchObject(shown);
  });
});
