import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { judge, type Merged } from "../../src/judge/judge.ts";
import { BASE_STATUSES } from "../../src/model/base.ts";
import type { Seen } from "../../src/model/finding.ts";
import type { Policy } from "../../src/model/policy.ts";
import { NOTICES, OUTCOMES, type Problem, REASONS, type ReasonCode } from "../../src/model/reasons.ts";
import { CUTOFFS, SEVERITIES } from "../../src/model/severity.ts";
import { baseFacts, policy, scannerFacts, seen, targetFacts } from "../fakes/findings.ts";

const NOW = Date.parse("2026-11-24T12:00:00Z");

function judged(findings: readonly Seen[], rules: Partial<Policy> = {}, more: Partial<Merged> = {}) {
  const merged = { targets: [targetFacts()], scanners: [scannerFacts()], seen: findings, problems: [], ...more };
  return judge({ merged, policy: policy(rules), now: NOW });
}

const codes = (list: readonly { code: string }[]) => list.map(({ code }) => code);
const cutoff = (word: (typeof CUTOFFS)[number]) => ({ severityCutoff: { base: word, application: word } });

describe("severity cutoff", () => {
  const rows = SEVERITIES.flatMap((severity) =>
    CUTOFFS.map((word) => {
      const order = ["negligible", "low", "medium", "high", "critical"];
      const blocks = word !== "none" && (severity === "unknown" || order.indexOf(severity) >= order.indexOf(word));
      return [severity, word, blocks] as const;
    }),
  );
  test.each(rows)("%s at cutoff %s blocks: %s", (severity, word, blocks) => {
    const verdict = judged([seen({ severity })], cutoff(word));
    expect(verdict.outcome).toBe(blocks ? "fail" : "pass");
    expect(verdict.exitCode).toBe(blocks ? 1 : 0);
    expect(verdict.counts.blocking).toBe(blocks ? 1 : 0);
  });

  test("an unknown severity is reported and does not block where the policy says so", () => {
    const verdict = judged([seen({ severity: "unknown" })], { ...cutoff("negligible"), unknownSeverity: "report" });
    expect(verdict.outcome).toBe("pass");
    expect(verdict.findings[0]?.decision).toEqual({ kind: "below-cutoff", rule: "unknown-severity" });
  });

  test.each([
    ["base", "medium", "fail"],
    ["base", "high", "fail"],
    ["application", "medium", "pass"],
    ["application", "high", "fail"],
    ["unknown", "medium", "fail"],
  ] as const)("with cutoffs base medium and application high, a finding of %s with %s: %s", (origin, severity, outcome) => {
    const targets = [targetFacts({ base: baseFacts() })];
    const rules = { severityCutoff: { base: "medium", application: "high" } } as const;
    expect(judged([seen({ origin, severity })], rules, { targets }).outcome).toBe(outcome);
  });

  test.each(BASE_STATUSES.filter((status) => status !== "proven"))("of a base that is %s nothing comes, whatever was said", (status) => {
    const targets = [targetFacts({ base: baseFacts({ status }) })];
    const verdict = judged([seen({ origin: "base" })], { severityCutoff: { base: "none", application: "high" } }, { targets });
    expect([verdict.outcome, verdict.findings[0]?.origin]).toEqual(["fail", "unknown"]);
  });

  test("where nothing is proven the stricter cutoff holds, also when the other is none", () => {
    expect(judged([seen({ severity: "low" })], { severityCutoff: { base: "none", application: "low" } }).outcome).toBe("fail");
    expect(judged([seen({ severity: "low" })], { severityCutoff: { base: "low", application: "none" } }).outcome).toBe("fail");
  });

  test("lockfiles count as application", () => {
    const lockfile = targetFacts({ id: "lockfile:package-lock.json", kind: "lockfile" });
    const verdict = judged(
      [seen({ target: lockfile.id, severity: "high" })],
      { severityCutoff: { base: "low", application: "critical" } },
      { targets: [lockfile] },
    );
    expect(verdict.outcome).toBe("pass");
    expect(verdict.findings[0]?.origin).toBe("application");
  });
});

describe("only-fixed", () => {
  test.each([
    ["fixed", "fail"],
    ["not-fixed", "pass"],
    ["wont-fix", "pass"],
    ["unknown", "pass"],
  ] as const)("a finding whose fix is %s: %s", (state, outcome) => {
    const verdict = judged([seen({ fix: { state, versions: [] } })], { onlyFixed: true });
    expect(verdict.outcome).toBe(outcome);
    if (outcome === "pass") expect(verdict.findings[0]?.decision).toEqual({ kind: "no-fix", rule: "only-fixed" });
  });
});

describe("exceptions", () => {
  const base = { id: "CVE-2024-0001", reason: "not reachable", expires: "2026-12-31" };
  const finding = seen({ aliases: ["GHSA-aaaa-bbbb-cccc"], related: ["CVE-2024-0009"] });
  test.each([
    ["by id", base, true],
    ["by alias, in any case", { ...base, id: "ghsa-AAAA-bbbb-cccc" }, true],
    ["of another flaw", { ...base, id: "CVE-2024-0002" }, false],
    ["of a flaw that the finding only relates to", { ...base, id: "CVE-2024-0009" }, false],
    ["on its last day", { ...base, expires: "2026-11-25" }, true],
    ["on the day it expires", { ...base, expires: "2026-11-24" }, false],
    ["of the package, any version", { ...base, package: "pkg:deb/debian/zlib1g" }, true],
    ["of the package with qualifiers", { ...base, package: "pkg:deb/debian/zlib1g@1.2.13?arch=amd64" }, true],
    ["of another version", { ...base, package: "pkg:deb/debian/zlib1g@1.2.12" }, false],
    ["of a package whose name only begins alike", { ...base, package: "pkg:deb/debian/zlib1" }, false],
    ["for the target by reference without tag", { ...base, target: "docker.io/library/shop" }, true],
    ["for the target by pattern", { ...base, target: "docker.io/*/shop" }, true],
    ["for a target of another name, with a dash", { ...base, target: "docker.io/acme/my-shop" }, false],
    ["for the target by id", { ...base, target: "docker:shop:1" }, true],
    ["for a target one level deeper", { ...base, target: "docker.io/*" }, false],
    ["for any target", { ...base, target: "**" }, true],
    ["for another target", { ...base, target: "docker.io/library/shop2" }, false],
  ])("an exception %s accepts: %s", (_, exception, accepted) => {
    const verdict = judged([finding], { exceptions: [exception] });
    expect(verdict.outcome).toBe(accepted ? "pass" : "fail");
    expect(verdict.findings).toHaveLength(1);
  });

  test("a decision carries rule, reason, owner and expiry", () => {
    const verdict = judged([finding], {
      exceptions: [
        { ...base, id: "CVE-1999-1" },
        { ...base, owner: "team-shop" },
      ],
    });
    expect(verdict.findings[0]?.decision).toEqual({
      kind: "excepted",
      rule: "exceptions[1]",
      reason: "not reachable",
      owner: "team-shop",
      expires: "2026-12-31",
    });
  });

  test.each([
    ["unused", "CVE-1999-1", "2026-12-31", "exception-unused"],
    ["expired", "CVE-2024-0001", "2026-11-01", "exception-expired"],
    ["about to expire", "CVE-2024-0001", "2026-12-01", "exception-expiring"],
  ])("an exception that is %s is reported", (_, id, expires, code) => {
    expect(codes(judged([finding], { exceptions: [{ ...base, id, expires }] }).problems)).toContain(code);
  });

  test("an exception is not called unused where nothing was looked at", () => {
    const timeout: Problem = { code: "scanner-timeout", message: "It took too long.", next: "Do this." };
    const blind = (expires: string) =>
      codes(judged([], { exceptions: [{ ...base, expires }] }, { targets: [], problems: [timeout] }).problems);
    expect(blind("2026-12-31")).toEqual(["scanner-timeout"]);
    expect(blind("2026-11-01")).toEqual(["exception-expired", "scanner-timeout"]);
  });
});

describe("outcomes", () => {
  const problem = (code: ReasonCode): Problem => ({ code, message: `${code} happened`, next: "Do this.", target: "docker:shop:1" });
  test.each(Object.entries(REASONS).filter(([code]) => code !== "severity-cutoff"))(
    "a problem %s decides %j",
    (code, { outcome, exitCode }) => {
      const verdict = judged([], {}, { problems: [problem(code as ReasonCode)] });
      expect([verdict.outcome, verdict.exitCode]).toEqual([outcome, exitCode]);
      expect(verdict.reasons[0]).toMatchObject({ code, next: "Do this." });
    },
  );

  test("the worst decides and every reason is reported: error > fail > incomplete", () => {
    const problems = [problem("lockfile-unparsable"), problem("scanner-timeout")];
    const verdict = judged([seen()], {}, { problems });
    expect(codes(verdict.reasons)).toEqual(["scanner-timeout", "severity-cutoff", "lockfile-unparsable"]);
    expect([verdict.outcome, verdict.exitCode]).toEqual(["error", 3]);
    expect(judged([seen()], {}, { problems: problems.slice(0, 1) }).exitCode).toBe(1);
  });

  test("fail-build: false exits 0 for a fail, and for nothing else", () => {
    expect(judged([seen()], { failBuild: false })).toMatchObject({ outcome: "fail", exitCode: 0 });
    expect(judged([seen()], { failBuild: false }, { problems: [problem("scanner-failed")] }).exitCode).toBe(3);
    expect(judged([], { failBuild: false }, { problems: [problem("inventory-empty")] }).exitCode).toBe(4);
    expect(judged([seen()], { failBuild: false }, { problems: [problem("inventory-empty")] })).toMatchObject({
      outcome: "fail",
      exitCode: 4,
    });
  });

  test("allow-incomplete lets its code pass, shows it, and lets nothing else pass", () => {
    const verdict = judged([], { allowIncomplete: ["inventory-empty"] }, { problems: [problem("inventory-empty")] });
    expect(verdict.outcome).toBe("pass");
    expect(codes(verdict.problems)).toContain("inventory-empty");
    expect(judged([], { allowIncomplete: ["inventory-empty"] }, { problems: [problem("platform-missing")] }).outcome).toBe("incomplete");
    expect(codes(judged([], { allowIncomplete: ["inventory-empty"] }).problems)).toContain("allowance-unused");
  });

  test("an allowance is not called unused where it is needed", () => {
    const unknown: Problem = { code: "base-unknown", message: "Nobody knows its base.", next: "Lock it.", target: "docker:shop:1" };
    const bases = judged([], { allowIncomplete: ["base-unknown"] }, { problems: [unknown] });
    expect([bases.outcome, codes(bases.problems)]).toEqual(["pass", ["base-unknown"]]);
    const nothing = judged([], { allowIncomplete: ["nothing-to-scan"] }, { targets: [] });
    expect([nothing.outcome, codes(nothing.problems)]).toEqual(["pass", ["nothing-to-scan"]]);
  });

  test("nothing to look at is incomplete", () => {
    expect(judged([], {}, { targets: [] })).toMatchObject({ outcome: "incomplete", exitCode: 4 });
  });

  test.each(NOTICES)("a notice %s changes nothing", (code) => {
    expect(judged([], {}, { problems: [{ code, message: "Something to know." }] }).outcome).toBe("pass");
  });
});

describe("database age", () => {
  const built = (when: string | null, reportedAt?: string) =>
    scannerFacts({ database: { schema: null, built: when, digest: null }, ...(reportedAt ? { reportedAt } : {}) });
  test.each([
    ["fresh", built("2026-11-23T00:00:00Z"), "pass"],
    ["exactly five days", built("2026-11-19T12:00:00Z"), "pass"],
    ["a second over five days", built("2026-11-19T11:59:59Z"), "error"],
    ["old, but fresh when the report was written", built("2025-01-01T00:00:00Z", "2025-01-02T00:00:00Z"), "pass"],
    ["old when the report was written", built("2025-01-01T00:00:00Z", "2025-01-09T00:00:00Z"), "error"],
    ["built in the future", built("2027-01-01T00:00:00Z"), "error"],
    ["built on a day that is none", built("yesterday"), "error"],
    ["unknown", built(null), "pass"],
  ])("a database %s: %s", (_, scanner, outcome) => {
    expect(judged([], {}, { scanners: [scanner] }).outcome).toBe(outcome);
  });

  test("the check can be switched off, visibly", () => {
    const verdict = judged([], { maxDbAge: null }, { scanners: [built("2020-01-01T00:00:00Z")] });
    expect(verdict.outcome).toBe("pass");
    expect(codes(verdict.problems)).toContain("database-age-unchecked");
  });
});

describe("properties", () => {
  const anySeen = fc
    .record({
      severity: fc.constantFrom(...SEVERITIES),
      origin: fc.constantFrom("base" as const, "application" as const, "unknown" as const),
    })
    .map((of) => seen(of));
  const anyProblem = fc
    .constantFrom(...(Object.keys(REASONS) as ReasonCode[]))
    .map((code): Problem => ({ code, message: code, next: "-" }));
  const anyPolicy = fc
    .record({
      base: fc.constantFrom(...CUTOFFS),
      application: fc.constantFrom(...CUTOFFS),
      onlyFixed: fc.boolean(),
      unknownSeverity: fc.constantFrom("block" as const, "report" as const),
    })
    .map(({ base, application, ...rest }) => policy({ severityCutoff: { base, application }, ...rest }));

  test("adding a finding or a fault never turns a verdict into a better one", () => {
    fc.assert(
      fc.property(
        fc.array(anySeen),
        fc.array(anyProblem),
        anySeen,
        fc.option(anyProblem),
        anyPolicy,
        (findings, problems, added, fault, rules) => {
          const before = judge({ merged: { targets: [targetFacts()], scanners: [], seen: findings, problems }, policy: rules, now: NOW });
          const more = {
            targets: [targetFacts()],
            scanners: [],
            seen: [...findings, added],
            problems: fault === null ? problems : [...problems, fault],
          };
          const after = judge({ merged: more, policy: rules, now: NOW });
          expect(OUTCOMES.indexOf(after.outcome)).toBeGreaterThanOrEqual(OUTCOMES.indexOf(before.outcome));
        },
      ),
    );
  });

  test("every finding is in the verdict, and a pass has none that blocks", () => {
    fc.assert(
      fc.property(fc.array(anySeen), anyPolicy, (findings, rules) => {
        const verdict = judge({
          merged: { targets: [targetFacts()], scanners: [], seen: findings, problems: [] },
          policy: rules,
          now: NOW,
        });
        expect(verdict.findings).toHaveLength(findings.length);
        expect(verdict.outcome === "pass").toBe(verdict.findings.every(({ decision }) => decision.kind !== "blocks"));
      }),
    );
  });
});
