import { describe, expect, test } from "@jest/globals";
import { judge } from "../../src/judge/judge.ts";
import { toExceptionNotices } from "../../src/judge/notices.ts";
import type { Finding } from "../../src/model/finding.ts";
import type { Exception } from "../../src/model/policy.ts";
import { policy, seen, targetFacts } from "../fakes/findings.ts";

const RENEW = "Remove it, or renew it with a new reason and date.";
const FIX = "Fix the finding, or renew the exception.";
const CVE = "CVE-2024-0001";

function exception(overrides: Partial<Exception> = {}): Exception {
  return { id: CVE, reason: "not reachable", expires: "2027-12-31", ...overrides };
}

const accepted = (rule: string): Finding => ({
  ...seen(),
  decision: { kind: "excepted", rule, reason: "not reachable", expires: "2027-12-31" },
});

describe("what is said of an exception", () => {
  test.each<[string, Partial<Exception>, { code: string; message: string; next: string }]>([
    [
      "that expired",
      { expires: "2026-11-25" },
      {
        code: "exception-expired",
        message: `The exception for ${CVE} (exceptions[0]) expired on 2026-11-25 and accepts nothing.`,
        next: RENEW,
      },
    ],
    [
      "that ends tomorrow, with its owner",
      { expires: "2026-11-26", owner: "team-shop" },
      { code: "exception-expiring", message: `The exception for ${CVE} (exceptions[0], owner team-shop) expires in 1 day.`, next: FIX },
    ],
    [
      "that ends in fourteen days",
      { expires: "2026-12-09" },
      { code: "exception-expiring", message: `The exception for ${CVE} (exceptions[0]) expires in 14 days.`, next: FIX },
    ],
  ])("%s", (_, overrides, notice) => {
    expect(toExceptionNotices([exception(overrides)], [accepted("exceptions[0]")], "2026-11-25")).toEqual([notice]);
  });

  test("that ends in fifteen days: nothing", () => {
    expect(toExceptionNotices([exception({ expires: "2026-12-10" })], [accepted("exceptions[0]")], "2026-11-25")).toEqual([]);
  });

  test("that accepts nothing, named by its own place in the policy", () => {
    const unused = exception({ id: "CVE-1999-1" });
    expect(toExceptionNotices([exception(), unused], [accepted("exceptions[0]")], "2026-11-25")).toEqual([
      {
        code: "exception-unused",
        message: "The exception for CVE-1999-1 (exceptions[1]) accepts nothing: no finding matches it.",
        next: "Remove it if the finding is gone.",
      },
    ]);
  });

  test("a day ends at midnight, whatever the hour", () => {
    const merged = { targets: [targetFacts()], scanners: [], seen: [seen()], problems: [] };
    const rules = policy({ exceptions: [exception({ expires: "2026-11-30" })] });
    const { problems } = judge({ merged, policy: rules, now: Date.parse("2026-11-24T23:30:00Z") });
    expect(problems.map(({ message }) => message)).toEqual([`The exception for ${CVE} (exceptions[0]) expires in 6 days.`]);
  });
});
