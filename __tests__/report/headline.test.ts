import { describe, expect, test } from "@jest/globals";
import type { Policy } from "../../src/model/policy.ts";
import type { Problem } from "../../src/model/reasons.ts";
import { toScannerWords } from "../../src/report/evidence-line.ts";
import { toHeadline } from "../../src/report/headline.ts";
import { toOverview } from "../../src/report/overview.ts";
import { toAgeWords, toClipped, toCount, toDaysLeft, toDuration, toFixWords, toList, toNumber } from "../../src/report/words.ts";
import { scannerFacts, seen } from "../fakes/findings.ts";
import { hostileVerdict, inImage, runFacts, SHOP, verdict } from "../fakes/verdicts.ts";

const problem = (code: Problem["code"]): Problem => ({ code, message: "It happened.", next: "Do this." });

function headline(problems: readonly Problem[], rules: Partial<Policy> = {}, findings = SHOP): string {
  const of = verdict({ merged: { seen: findings, problems }, rules });
  const { main, asides } = toHeadline(of, toOverview(of));
  return [main, ...asides].join(" ");
}

describe("the headline", () => {
  test.each<[string, readonly Problem[], Partial<Policy>, typeof SHOP, string]>([
    ["nothing found", [], {}, [], "No known vulnerability in 3 targets with 315 packages."],
    [
      "nothing that blocks",
      [],
      { severityCutoff: { base: "none", application: "none" } },
      SHOP,
      "Nothing blocks. 9 findings in 3 targets: 8 for which no cutoff is set and 1 accepted.",
    ],
    [
      "no fix, only-fixed",
      [],
      { onlyFixed: true },
      [inImage("a", "1", { fix: { state: "not-fixed", versions: [] } })],
      "Nothing blocks. 1 finding in 3 targets: 1 without a fix.",
    ],
    ["violations", [], {}, SHOP, "5 of 9 findings block (severity cutoff: high)."],
    ["a base that is not allowed", [problem("base-denied")], {}, [], "What an image is built on is not as the policy asks (base-denied)."],
    [
      "both",
      [problem("base-denied")],
      {},
      SHOP,
      "5 of 9 findings block (severity cutoff: high), and what an image is built on is not as the policy asks (base-denied).",
    ],
    ["one violation", [], {}, [inImage("a", "1")], "1 of 1 finding blocks (severity cutoff: high)."],
    [
      "two cutoffs",
      [],
      { severityCutoff: { base: "critical", application: "low" } },
      SHOP,
      "4 of 9 findings block (severity cutoff: critical for the base image and low for the application).",
    ],
    [
      "reported only",
      [],
      { failBuild: false },
      SHOP,
      "5 of 9 findings block (severity cutoff: high). It is reported only: fail-build is false.",
    ],
    [
      "a violation and a gap",
      [problem("lockfile-unparsable")],
      {},
      SHOP,
      "5 of 9 findings block (severity cutoff: high). Part of what was asked for was not seen either (lockfile-unparsable).",
    ],
    [
      "a gap",
      [problem("inventory-empty"), problem("base-unknown")],
      {},
      [],
      "Part of what was asked for was not seen (base-unknown and inventory-empty).",
    ],
    [
      "an allowed gap",
      [problem("inventory-empty")],
      { allowIncomplete: ["inventory-empty"] },
      [],
      "No known vulnerability in 3 targets with 315 packages. Not seen, and allowed by the workflow: inventory-empty.",
    ],
    ["a fault", [problem("scanner-timeout")], {}, [], "The result cannot be vouched for (scanner-timeout)."],
    [
      "a fault beside violations",
      [problem("scanner-timeout")],
      {},
      SHOP,
      "The result cannot be vouched for (scanner-timeout). Beside that, 5 of 9 findings block.",
    ],
    [
      "a fault beside a gap",
      [problem("scanner-timeout"), problem("platform-missing")],
      {},
      [],
      "The result cannot be vouched for (scanner-timeout). Part of what was asked for was not seen either (platform-missing).",
    ],
    ["bad input", [problem("input-invalid")], {}, [], "What was asked for is not valid (input-invalid)."],
  ])("of %s", (_, problems, rules, findings, sentence) => {
    expect(headline(problems, rules, findings)).toBe(sentence);
  });
});

describe("the overview", () => {
  test.each([
    ["the shop", verdict()],
    ["a hostile verdict", hostileVerdict()],
    ["a target that nobody described", verdict({ merged: { seen: [seen({ target: "docker:other" })] } })],
  ])("of %s has every finding once", (_, of) => {
    const { targets, byDecision } = toOverview(of);
    const all = targets.flatMap(({ blocking, others }) => [...blocking, ...others]);
    expect(new Set(all).size).toBe(of.findings.length);
    expect(all).toHaveLength(of.findings.length);
    expect(Object.values(byDecision).reduce((sum, count) => sum + count, 0)).toBe(of.findings.length);
  });
});

describe("words", () => {
  test.each([
    [toNumber(0), "0"],
    [toNumber(1_234_567), "1,234,567"],
    [toCount(1, "finding"), "1 finding"],
    [toCount(2, "finding"), "2 findings"],
    [toList(["a", "b", "c"]), "a, b and c"],
    [toList(["a"]), "a"],
    [toList([]), ""],
    [toFixWords({ state: "fixed", versions: ["1", "2"] }), "fixed in 1, 2"],
    [toFixWords({ state: "fixed", versions: [] }), "fixed in a later version"],
    [toFixWords({ state: "wont-fix", versions: [] }), "will not be fixed"],
    [toDuration(432_000_000), "5d"],
    [toDuration(5_400_000), "1h30m"],
    [toDuration(10), "0s"],
    [toAgeWords("2026-11-20T00:00:00Z", "2026-11-24T12:00:00Z"), "4 days old"],
    [toAgeWords("2026-11-24T00:00:00Z", "2026-11-24T12:00:00Z"), "less than a day old"],
    [toAgeWords("2026-11-24T12:00:05Z", "2026-11-24T12:00:00Z"), "less than a day old"],
    [toAgeWords("2026-11-26T00:00:00Z", "2026-11-24T12:00:00Z"), null],
    [toAgeWords("yesterday", "2026-11-24T12:00:00Z"), null],
    [toDaysLeft("2026-12-31", "2026-11-24T12:00:00Z"), 37],
    [toDaysLeft("2026-11-25", "2026-11-24T12:00:00Z"), 1],
    [toDaysLeft("soon", "2026-11-24T12:00:00Z"), null],
    [toClipped("abcdef", 4), "abc…"],
    [toClipped("abcd", 4), "abcd"],
    [toClipped("🎉🎉🎉", 3), "🎉🎉🎉"],
    [toClipped("🎉🎉🎉🎉", 3), "🎉🎉…"],
  ])("%j reads %j", (text, words) => {
    expect(text).toBe(words);
  });

  test.each([
    ["a fresh database", scannerFacts(), "Grype 0.119.0, database of 2026-11-20 (4 days old)"],
    [
      "one that was fresh then",
      scannerFacts({ reportedAt: "2026-11-21T00:00:00Z" }),
      "Grype 0.119.0, database of 2026-11-20 (1 day old when it reported)",
    ],
    [
      "one that reported in this run",
      scannerFacts({ reportedAt: "2026-11-24T12:00:03Z" }),
      "Grype 0.119.0, database of 2026-11-20 (4 days old)",
    ],
    ["no database known", scannerFacts({ database: null }), "Grype 0.119.0"],
    ["no version known", scannerFacts({ version: null, database: null }), "Grype (version not reported)"],
  ])("a scanner with %s", (_, facts, words) => {
    expect(toScannerWords(facts, runFacts())).toBe(words);
  });
});
