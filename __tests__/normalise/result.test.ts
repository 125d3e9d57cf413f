import { describe, expect, test } from "@jest/globals";
import { judge } from "../../src/judge/judge.ts";
import { mergeEvidence } from "../../src/merge/merge.ts";
import type { Policy } from "../../src/model/policy.ts";
import type { Problem } from "../../src/model/reasons.ts";
import type { Verdict } from "../../src/model/verdict.ts";
import { renderResult } from "../../src/report/json.ts";
import { policy, scannerFacts } from "../fakes/findings.ts";
import { read, refusalOf, report } from "../fakes/reports.ts";
import { NOW, runFacts, verdict } from "../fakes/verdicts.ts";

function toDocument(of: Verdict): string {
  return [...renderResult(of, runFacts())].join("");
}

async function judgeAgain(document: string, rules: Partial<Policy> = {}): Promise<Verdict> {
  const merged = mergeEvidence([await read(document, { size: 1000 })]);
  return judge({ merged, policy: policy({ severityCutoff: { base: "high", application: "high" }, ...rules }), now: NOW });
}

/** A document with some of its parts changed. */
function changed(parts: object, of = verdict()): string {
  return JSON.stringify({ ...JSON.parse(toDocument(of)), ...parts });
}

describe("a result document that is judged again", () => {
  test("gives the same findings and the same verdict under the same policy", async () => {
    const first = verdict();
    const again = await judgeAgain(toDocument(first), first.policy);
    const plain = ({ findings }: Verdict) =>
      new Map(findings.map(({ fingerprint: _, ...one }) => [`${one.target} ${one.package.purl} ${one.id}`, one]));
    expect(plain(again)).toEqual(plain(first));
    expect(again.targets).toHaveLength(first.targets.length);
    expect(again.counts).toEqual(first.counts);
    expect({ outcome: again.outcome, codes: again.reasons.map(({ code }) => code) }).toEqual({
      outcome: first.outcome,
      codes: first.reasons.map(({ code }) => code),
    });
  });

  test("is judged by the policy of now: what was excepted then blocks again", async () => {
    const first = verdict({ rules: { severityCutoff: { base: "none", application: "none" } } });
    expect(first.outcome).toBe("pass");
    const again = await judgeAgain(toDocument(first), { severityCutoff: { base: "negligible", application: "negligible" } });
    expect(again.outcome).toBe("fail");
    expect(again.counts.blocking).toBe(again.counts.total);
  });

  test("whose decisions somebody changed is judged as if they were not there", async () => {
    const document = JSON.parse(toDocument(verdict()));
    for (const finding of document.findings) finding.decision = { kind: "below-cutoff", rule: "severity-cutoff" };
    const again = await judgeAgain(
      JSON.stringify({ ...document, outcome: "pass", exitCode: 0, reasons: [], counts: { ...document.counts, blocking: 0 } }),
      verdict().policy,
    );
    expect(again.counts.blocking).toBe(verdict().counts.blocking);
  });

  test("counts a database's age from the run that it tells of, or from the report that was judged in it", async () => {
    const built = "2025-01-01T00:00:00Z";
    const scanned = scannerFacts({ database: { schema: null, built, digest: null } });
    const dated = (startedAt: string, scanner: object = {}) => changed({ startedAt, scanners: [{ ...scanned, ...scanner }] });
    const isStale = async (document: string) => (await judgeAgain(document)).reasons.some(({ code }) => code === "database-stale");
    expect(await isStale(dated("2025-01-03T00:00:00Z"))).toBe(false);
    expect(await isStale(dated("2025-01-09T00:00:00Z"))).toBe(true);
    expect(await isStale(dated("2025-01-09T00:00:00Z", { reportedAt: "2025-01-03T00:00:00Z" }))).toBe(false);
  });

  const problem: Problem = {
    code: "lockfile-unparsable",
    target: "lockfile:web/package-lock.json",
    message: "It cannot be read.",
    next: "Mend it.",
  };
  test.each<Problem>([
    problem,
    { code: "scanner-failed", message: "It crashed.", next: "Run again." },
    { code: "nothing-to-scan", message: "There was nothing.", next: "Name something." },
  ])("that has the problem $code keeps it", async (one) => {
    const again = await judgeAgain(toDocument(verdict({ merged: { problems: [one], seen: [] } })));
    expect(again.reasons).toContainEqual(one);
    expect(again.outcome).not.toBe("pass");
  });

  test("whose problem was allowed then is incomplete where it is not allowed now", async () => {
    const first = verdict({ merged: { problems: [problem], seen: [] }, rules: { allowIncomplete: ["lockfile-unparsable"] } });
    expect(first.outcome).toBe("pass");
    expect((await judgeAgain(toDocument(first))).outcome).toBe("incomplete");
  });

  test("does not carry along what judging finds out by itself", async () => {
    const first = verdict({ rules: { maxDbAge: 1 } });
    expect(first.reasons.map(({ code }) => code)).toContain("database-stale");
    const again = await judgeAgain(toDocument(first), { maxDbAge: null });
    expect(again.problems.map(({ code }) => code)).not.toContain("database-stale");
    expect(again.problems.map(({ code }) => code)).not.toContain("exception-unused");
  });

  test("keeps what a newer version says and decides nothing by", async () => {
    const again = await judgeAgain(changed({ problems: [{ code: "of-tomorrow", message: "Something." }] }));
    expect(again.problems).toContainEqual({ code: "scanner-warning", message: "Something." });
  });

  test.each<[string, object, RegExp]>([
    ["whose findings are fewer than it counts", { findings: [] }, /counts \d+ findings and lists 0/],
    ["that has no targets", { targets: undefined }, /not as its schema says: targets/],
    ["one of whose findings is of no target", { targets: [] }, /is of ".*", which is not among its targets/],
    [
      "with a finding that is none",
      { findings: [{ id: "CVE-2024-1" }] },
      /a finding is not as the schema says: aliases.* \(in findings\[0\]/,
    ],
    ["with a severity that is none", { findings: [{ ...JSON.parse(toDocument(verdict())).findings[0], severity: "huge" }] }, /severity/],
    ["that failed without a reason", { outcome: "error", reasons: [] }, /outcome is error, and it gives no reason/],
    [
      "with a reason that is not known",
      { reasons: [{ code: "of-tomorrow", message: "m", next: "n" }] },
      /a reason that this version does not know: "of-tomorrow"/,
    ],
    ["with an outcome that is none", { outcome: "fine" }, /not as its schema says: outcome/],
    ["whose list of findings is an object", { findings: {} }, /`findings` is no list/],
  ])("%s is refused", async (_, parts, why) => {
    expect(await refusalOf(report(changed(parts)))).toMatch(why);
  });
});
