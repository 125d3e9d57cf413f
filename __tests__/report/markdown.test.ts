import { describe, expect, test } from "@jest/globals";
import type { Seen } from "../../src/model/finding.ts";
import { renderSummary } from "../../src/report/markdown.ts";
import { hostileVerdict, IMAGE, inImage, inLockfile, runFacts, verdict, violating } from "../fakes/verdicts.ts";
import { expectGolden } from "./golden.ts";

const render = (of: ReturnType<typeof verdict>, limit?: number) => renderSummary(of, runFacts(), { limit });
const many = (count: number, each: (at: number) => Partial<Seen>) =>
  verdict({
    merged: { seen: Array.from({ length: count }, (_, at) => inImage(`package-${at}`, "1", { id: `CVE-2024-${at}`, ...each(at) })) },
  });

/** Every tag that we write; anything else between angle brackets came from somebody else. */
const OURS = /<\/?(?:code|sub|details|summary)>|<br>/g;

describe("the summary", () => {
  test("is as it was looked at", () => {
    expectGolden("summary.md.golden", render(verdict()));
    expectGolden("summary-bases.md.golden", render(violating()));
  });

  test.each([
    ["a fail", verdict(), "## ❌ Fail: 5 of 9 findings block (severity cutoff: high)."],
    ["a pass", verdict({ merged: { seen: [] } }), "## ✅ Pass: No known vulnerability in 3 targets with 315 packages."],
  ])("%s begins with the verdict in a sentence", (_, of, line) => {
    expect(render(of).split("\n")[0]).toBe(line);
  });

  test("what could not be vouched for and what was not seen come before what blocks, each with its next step", () => {
    const problems = [
      { code: "scanner-timeout", message: "grype was killed after 15m.", next: "Raise the timeout.", target: IMAGE.id },
      { code: "lockfile-unparsable", message: "web/yarn.lock cannot be parsed.", next: "Write it anew." },
    ] as const;
    const text = render(verdict({ merged: { problems } }));
    expect(text).toContain("- 🛑 **scanner-timeout**: <code>docker&#58;shop:1</code>".replace("&#58;", ":"));
    expect(text).toContain("- ⚠️ **lockfile-unparsable**: web/yarn.lock cannot be parsed. **Next:** Write it anew.");
    expect(text.indexOf("scanner-timeout**")).toBeLessThan(text.indexOf("### What blocks"));
  });

  test("what the workflow allowed is said also in a pass", () => {
    const problems = [{ code: "inventory-empty", message: "Nothing was catalogued.", next: "Look." }] as const;
    const text = render(verdict({ merged: { seen: [], problems }, rules: { allowIncomplete: ["inventory-empty"] } }));
    expect(text.split("\n")[2]).toBe("**Not seen, and allowed by the workflow: inventory-empty.**");
    expect(text).toContain("- ⚠️ allowed: **inventory-empty**: Nothing was catalogued.");
  });
});

describe("foreign text in the summary", () => {
  const text = render(hostileVerdict());

  test("brings no tag of its own", () => {
    expect(text.replace(OURS, "")).not.toMatch(/<|>/);
  });

  test("breaks out of no table: every row has as many cells as its head", () => {
    const rows = text.split("\n").map((line) => (line.startsWith("| ") ? line.split(" | ").length : 0));
    const lines = text.split("\n");
    lines.forEach((line, at) => {
      if (line.startsWith("| ") && lines[at - 1]?.startsWith("| ")) expect([line, rows[at]]).toEqual([line, rows[at - 1]]);
    });
    expect(rows.filter((count) => count > 0).length).toBeGreaterThan(40);
  });

  test("links only what may be linked, mentions nobody and shows no picture", () => {
    const targets = [...text.matchAll(/\]\(([^)]*)\)/g)].map(([, href]) => href);
    expect(targets.length).toBeGreaterThan(0);
    for (const href of targets) expect(href).toMatch(/^https:\/\/(?:example\.org|evil\.example)\//);
    expect(text.replace(/\]\([^)]*\)/g, "")).not.toMatch(/@octocat|!\[|https:\/\/|javascript:alert\(/);
  });

  test("starts no line of its own", () => {
    expect(text).not.toMatch(/^(?:# heading|- \[x\]|::)/m);
  });
});

describe("size", () => {
  const hugeNames = many(3_000, (at) => ({ title: "<".repeat(500), severity: at % 2 === 0 ? "high" : "low" }));
  test.each([
    ["many findings", many(20_000, () => ({}))],
    ["many that do not block", many(20_000, () => ({ severity: "low" as const }))],
    ["names that grow when they are escaped", hugeNames],
    [
      "many targets",
      verdict({ merged: { seen: Array.from({ length: 5_000 }, (_, at) => inLockfile("a", "1", { target: `lockfile:${at}/x` })) } }),
    ],
    [
      "many problems",
      verdict({
        merged: {
          problems: Array.from({ length: 5_000 }, (_, at) => ({ code: "scanner-failed" as const, message: `${at} failed`, next: "Look." })),
        },
      }),
    ],
  ])("%s stay within GitHub's limit, and what was left out is said", (_, of) => {
    const text = render(of);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(1_000_000);
    expect(text).toMatch(/(?:… and|Findings in) [\d,]+ more .*: the JSON result has all of them\./);
  });

  test("more findings than code scanning shows are said to be", () => {
    expect(render(many(5_001, () => ({ severity: "low" })))).toContain("Code scanning shows the 5,000 gravest alerts of a run");
    expect(render(many(5_000, () => ({ severity: "low" })))).not.toContain("Code scanning");
  });

  test.each([12_000, 20_000, 40_000])("%s bytes are enough for the verdict, what was cut, and by which rules", (limit) => {
    const text = render(hugeNames, limit);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(limit);
    expect(text).toMatch(/^## ❌ Fail: 1,500 of 3,000 findings block/);
    expect(text).toMatch(/more/);
    expect(text.trimEnd()).toMatch(/<sub>exit code 1 .*<\/sub>$/);
    expect(text.match(/<details>/g)?.length).toBe(text.match(/<\/details>/g)?.length);
  });
});
