import { describe, expect, test } from "@jest/globals";
import { judge, type Merged } from "../../src/judge/judge.ts";
import type { Seen } from "../../src/model/finding.ts";
import type { Policy } from "../../src/model/policy.ts";
import type { Problem } from "../../src/model/reasons.ts";
import { policy, seen, targetFacts } from "../fakes/findings.ts";

function judged(findings: readonly Seen[], more: Partial<Merged> = {}, rules: Partial<Policy> = {}) {
  const merged = { targets: [targetFacts()], scanners: [], seen: findings, problems: [], ...more };
  return judge({ merged, policy: policy(rules), now: Date.parse("2026-11-24T12:00:00Z") });
}

const fixed = (id: number, severity: Seen["severity"] = "high") => seen({ id: `CVE-2024-000${id}`, severity });
const unfixed = (id: number) => seen({ id: `CVE-2024-000${id}`, fix: { state: "not-fixed", versions: [] } });

const NAMES = [1, 2, 3].map((id) => `CVE-2024-000${id} (high) in zlib1g 1.2.13`);
const ACCEPT = "replace the package, or accept the risk as an exception with reason, owner and expiry in the policy.";

describe("why it blocks, and what to do", () => {
  test.each<[string, Seen[], string, string]>([
    [
      "one finding with a fix",
      [fixed(1)],
      `1 finding blocks in docker:shop:1 at cutoff high: ${NAMES[0]}.`,
      "Upgrade: there is a fixed version.",
    ],
    ["one without", [unfixed(1)], `1 finding blocks in docker:shop:1 at cutoff high: ${NAMES[0]}.`, `There is no fix yet: ${ACCEPT}`],
    [
      "three with a fix, all named",
      [fixed(1), fixed(2), fixed(3)],
      `3 findings block in docker:shop:1 at cutoff high: ${NAMES.join(", ")}.`,
      "Upgrade: there are fixed versions of all of them.",
    ],
    [
      "five, some with a fix",
      [fixed(1), fixed(2), unfixed(3), unfixed(4), unfixed(5)],
      `5 findings block in docker:shop:1 at cutoff high: ${NAMES.join(", ")} and 2 more.`,
      "Upgrade where there is a fixed version (2 of 5); the others need another package or an exception in the policy.",
    ],
    [
      "two without a fix",
      [unfixed(1), unfixed(2)],
      `2 findings block in docker:shop:1 at cutoff high: ${NAMES.slice(0, 2).join(", ")}.`,
      `None of them has a fix yet: ${ACCEPT}`,
    ],
  ])("%s", (_, findings, message, next) => {
    expect(judged(findings).reasons).toEqual([{ code: "severity-cutoff", target: "docker:shop:1", message, next }]);
  });

  test("cutoffs that differ are both named", () => {
    const [reason] = judged([fixed(1)], {}, { severityCutoff: { base: "medium", application: "low" } }).reasons;
    expect(reason?.message).toBe(`1 finding blocks in docker:shop:1 at cutoff medium (base), low (application): ${NAMES[0]}.`);
  });

  test("each target that blocks has its reason, with its own findings, in the order of their names", () => {
    const [web, api] = [targetFacts({ id: "docker:web:1" }), targetFacts({ id: "docker:api:1" })];
    const findings = [fixed(1), fixed(2), unfixed(3)].map((one, place) => ({ ...one, target: place === 2 ? api.id : web.id }));
    const harmless = { ...fixed(4, "low"), target: "docker:web:1" };
    const { reasons, counts } = judged([...findings, harmless], { targets: [web, api] });
    expect(reasons.map(({ target, message }) => [target, message.slice(0, 20)])).toEqual([
      ["docker:api:1", "1 finding blocks in "],
      ["docker:web:1", "2 findings block in "],
    ]);
    expect(counts).toEqual({ total: 4, blocking: 3, critical: 0, high: 3, medium: 0, low: 1, negligible: 0, unknown: 0 });
  });
});

describe("problems that decide", () => {
  const problem = (code: Problem["code"], target?: string, message = "It happened."): Problem => ({
    code,
    message,
    ...(target === undefined ? {} : { target }),
  });

  test("one without a next step or a target", () => {
    expect(judged([], { problems: [problem("scanner-failed")] }).reasons).toStrictEqual([
      { code: "scanner-failed", message: "It happened.", next: "See the problems listed." },
    ]);
    expect(judged([], { problems: [problem("scanner-failed", "docker:a")] }).reasons).toStrictEqual([
      { code: "scanner-failed", message: "It happened.", next: "See the problems listed.", target: "docker:a" },
    ]);
  });

  test("the gravest exit code first, then by code, target and message, each once", () => {
    const problems = [
      problem("input-invalid"),
      problem("scanner-failed", "docker:b"),
      problem("scanner-failed", "docker:a", "Second."),
      problem("scanner-failed", "docker:a", "First."),
      problem("scanner-failed"),
      problem("scanner-failed", "docker:b"),
      problem("database-stale", "docker:c"),
    ];
    const expected = [
      "database-stale docker:c It happened.",
      "scanner-failed  It happened.",
      "scanner-failed docker:a First.",
      "scanner-failed docker:a Second.",
      "scanner-failed docker:b It happened.",
      "input-invalid  It happened.",
    ];
    for (const order of [problems, problems.toReversed()]) {
      const { reasons, exitCode } = judged([], { problems: order });
      expect(reasons.map(({ code, target = "", message }) => `${code} ${target} ${message}`)).toEqual(expected);
      expect(exitCode).toBe(3);
    }
  });

  test("two whose words only together are alike stay two", () => {
    const problems = [problem("scanner-failed", "docker:shop", ":1 failed"), problem("scanner-failed", "docker:shop:1", " failed")];
    expect(judged([], { problems }).reasons).toHaveLength(2);
  });

  test("an error is never softened, whatever is allowed", () => {
    const rules = { allowIncomplete: ["scanner-failed", "base-denied"] } as const;
    expect(judged([], { problems: [problem("scanner-failed")] }, rules)).toMatchObject({ outcome: "error", exitCode: 3 });
    expect(judged([], { problems: [problem("base-denied")] }, rules)).toMatchObject({ outcome: "fail", exitCode: 1 });
  });

  test("nothing to look at says what to name", () => {
    expect(judged([], { targets: [] }).reasons).toEqual([
      {
        code: "nothing-to-scan",
        message: "There was nothing to look at.",
        next: "Name an image, an SBOM or a lockfile, or point `path` at a folder that has lockfiles.",
      },
    ]);
  });

  test("an allowance that was not needed is said", () => {
    expect(judged([], {}, { allowIncomplete: ["platform-missing"] }).problems).toEqual([
      { code: "allowance-unused", message: "allow-incomplete: platform-missing was not needed: nothing of that kind happened." },
    ]);
  });
});
