import { describe, expect, test } from "@jest/globals";
import { judge } from "../../src/judge/judge.ts";
import type { TargetFacts } from "../../src/model/evidence.ts";
import type { Decision, Seen } from "../../src/model/finding.ts";
import type { Policy } from "../../src/model/policy.ts";
import { baseFacts, policy, seen, targetFacts } from "../fakes/findings.ts";

const PROVEN = targetFacts({ base: baseFacts() });

function decided(finding: Partial<Seen>, rules: Partial<Policy>, targets: readonly TargetFacts[] = [PROVEN]) {
  const merged = { targets, scanners: [], seen: [seen(finding)], problems: [] };
  return judge({ merged, policy: policy(rules), now: Date.parse("2026-11-24T12:00:00Z") }).findings[0];
}

const laxBase = { severityCutoff: { base: "critical", application: "medium" } } as const;
const laxApplication = { severityCutoff: { base: "medium", application: "critical" } } as const;

describe("a decision names its rule", () => {
  test.each<[string, Partial<Seen>, Partial<Policy>, Decision]>([
    ["graver than the cutoff", { severity: "critical" }, {}, { kind: "blocks", rule: "severity-cutoff" }],
    ["below it", { severity: "medium" }, {}, { kind: "below-cutoff", rule: "severity-cutoff" }],
    ["of a severity that nobody gave", { severity: "unknown" }, {}, { kind: "blocks", rule: "unknown-severity" }],
    [
      "without a fix, where only fixed ones block",
      { fix: { state: "wont-fix", versions: [] } },
      { onlyFixed: true },
      { kind: "no-fix", rule: "only-fixed" },
    ],
    [
      "accepted, without an owner",
      {},
      { exceptions: [{ id: "CVE-2024-0001", reason: "not reachable", expires: "2026-12-31" }] },
      { kind: "excepted", rule: "exceptions[0]", reason: "not reachable", expires: "2026-12-31" },
    ],
  ])("a finding %s", (_, finding, rules, decision) => expect(decided(finding, rules)?.decision).toStrictEqual(decision));
});

describe("each origin has its own cutoff", () => {
  test.each<[Seen["origin"], Partial<Policy>, Decision["kind"]]>([
    ["base", laxBase, "below-cutoff"],
    ["base", laxApplication, "blocks"],
    ["application", laxBase, "blocks"],
    ["application", laxApplication, "below-cutoff"],
    ["unknown", laxBase, "blocks"],
    ["unknown", laxApplication, "blocks"],
  ])("a finding of %s that is medium, with %j: %s", (origin, rules, kind) => {
    expect(decided({ origin, severity: "medium" }, rules)).toMatchObject({ origin, decision: { kind } });
  });

  test("a finding of a target that nobody knows is of an unknown origin, and judged", () => {
    expect(decided({ origin: "base" }, laxBase, [])).toMatchObject({ origin: "unknown", decision: { kind: "blocks" } });
    expect(decided({ origin: "base" }, laxBase, [targetFacts()])).toMatchObject({ origin: "unknown", decision: { kind: "blocks" } });
  });
});
