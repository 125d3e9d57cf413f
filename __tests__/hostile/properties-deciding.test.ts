import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { decide, judgeReports } from "../../src/gate.ts";
import { mergeEvidence } from "../../src/merge/merge.ts";
import { BASE_STATUSES } from "../../src/model/base.ts";
import type { Evidence } from "../../src/model/evidence.ts";
import { FIX_STATES, type Observation, ORIGINS, SCANNERS } from "../../src/model/finding.ts";
import type { Policy } from "../../src/model/policy.ts";
import { NOTICES, OUTCOMES, type Problem, REASONS, type ReasonCode } from "../../src/model/reasons.ts";
import { CUTOFFS, SEVERITIES } from "../../src/model/severity.ts";
import type { Verdict } from "../../src/model/verdict.ts";
import { renderResult } from "../../src/report/json.ts";
import { baseFacts, observation, policy, scannerFacts, targetFacts } from "../fakes/findings.ts";
import { report } from "../fakes/reports.ts";
import { NOW, runFacts } from "../fakes/verdicts.ts";

// What more is said never makes a verdict better: neither at once nor after it went through a document.

const TARGETS = ["docker:shop:1", "lockfile:web/package-lock.json"] as const;
/** Few flaws and packages, so that they meet. Names of one flaw are always the same: who accepts one name accepts them all. */
const FLAWS = Array.from({ length: 4 }, (_, at) => ({ id: `CVE-2024-000${at}`, aliases: at % 2 === 0 ? [] : [`GHSA-0000-0000-000${at}`] }));

const anyObservation: fc.Arbitrary<Observation> = fc
  .record({
    flaw: fc.constantFrom(...FLAWS),
    isAlias: fc.boolean(),
    target: fc.constantFrom(...TARGETS),
    scanner: fc.constantFrom(...SCANNERS),
    severity: fc.constantFrom(...SEVERITIES),
    origin: fc.constantFrom(...ORIGINS),
    state: fc.constantFrom(...FIX_STATES),
    name: fc.constantFrom("a", "b"),
  })
  .map(({ flaw: { id, aliases }, isAlias, target, scanner, severity, origin, state, name }) => {
    const [alias] = isAlias ? aliases : [];
    const names = alias === undefined ? { id, aliases } : { id: alias, aliases: [id] };
    const fix = { state, versions: state === "fixed" ? ["2.0.0"] : [] };
    const of = { purl: `pkg:npm/${name}@1.0.0`, name, version: "1.0.0", type: "npm" };
    return observation({ ...names, target, seenBy: [scanner], severity, origin, fix, package: of });
  });

/** What deciding finds out by itself, so that no problem says it before. */
const DECIDED = /^(?:severity-cutoff|base-.+|external-image-.+|bases-lock-missing|database-stale|exception-.+|allowance-unused)$/;
const CODES = [...(Object.keys(REASONS) as ReasonCode[]), ...NOTICES].filter((code) => !DECIDED.test(code));
const anyProblem: fc.Arbitrary<Problem> = fc
  .record({ code: fc.constantFrom(...CODES), target: fc.option(fc.constantFrom(...TARGETS), { nil: undefined }) })
  .map(({ code, target }) => ({ code, message: `${code} it is.`, next: "Do this.", ...(target === undefined ? {} : { target }) }));

const anyBase = fc.option(
  fc
    .constantFrom(...BASE_STATUSES)
    .map((status) => (status === "proven" ? baseFacts() : baseFacts({ status, cause: "unresolved", layers: 0 }))),
  { nil: undefined },
);
const anyTargets = anyBase.map((base) => [
  targetFacts({ id: TARGETS[0], layers: ["a", "b"], ...(base === undefined ? {} : { base }) }),
  targetFacts({ id: TARGETS[1], kind: "lockfile", reference: undefined, scannedBy: ["osv-scanner"] }),
]);

const anyBuilt = fc.constantFrom("2026-11-23T00:00:00.000Z", "2020-01-01T00:00:00.000Z", null);
const anyScanner = anyBuilt.map((built) => scannerFacts({ database: { schema: null, built, digest: null } }));

const anyEvidence: fc.Arbitrary<Evidence> = fc.record({
  targets: anyTargets,
  scanners: fc.array(anyScanner, { maxLength: 2 }),
  observations: fc.array(anyObservation, { maxLength: 6 }),
  problems: fc.oneof(fc.constant([]), fc.array(anyProblem, { maxLength: 3 })),
});

const anyException = fc
  .record({
    flaw: fc.constantFrom(...FLAWS),
    expires: fc.constantFrom("2026-12-31", "2026-01-01"),
    of: fc.constantFrom(undefined, "pkg:npm/a"),
  })
  .map(({ flaw: { id }, expires, of }) => ({ id, reason: "-", expires, ...(of === undefined ? {} : { package: of }) }));
const anyPolicy: fc.Arbitrary<Policy> = fc
  .record({
    base: fc.constantFrom(...CUTOFFS),
    application: fc.constantFrom(...CUTOFFS),
    onlyFixed: fc.boolean(),
    unknownSeverity: fc.constantFrom("block" as const, "report" as const),
    exceptions: fc.array(anyException, { maxLength: 2 }),
    allowIncomplete: fc.subarray(["inventory-empty", "base-unknown", "leg-missing"] as const),
    baseImages: fc.constantFrom(undefined, { require: "proven" as const, allow: [{ image: "debian" }], deny: [] }),
    maxDbAge: fc.constantFrom(null, 5 * 86_400_000),
  })
  .map(({ base, application, baseImages, ...rest }) =>
    policy({ severityCutoff: { base, application }, ...rest, ...(baseImages === undefined ? {} : { baseImages }) }),
  );

const anyAsked = fc.constantFrom(undefined, [], [...TARGETS]);
const rank = ({ outcome }: Pick<Verdict, "outcome">): number => OUTCOMES.indexOf(outcome);
const decided = (evidence: readonly Evidence[], rules: Policy, asked?: readonly string[]): Verdict =>
  decide(evidence, rules, { now: NOW, ...(asked === undefined ? {} : { asked }) });
const toText = (verdict: Verdict): string => [...renderResult(verdict, runFacts())].join("");
const again = (verdicts: readonly Verdict[], rules: Policy): Promise<Verdict> =>
  judgeReports(
    verdicts.map((verdict) => report(toText(verdict), { size: 4096 })),
    rules,
    { now: NOW, known: [] },
  );

test("a finding more never makes a verdict better", () => {
  fc.assert(
    fc.property(anyEvidence, anyObservation, anyPolicy, anyAsked, (evidence, one, rules, asked) => {
      const more = { ...evidence, observations: [...evidence.observations, one] };
      expect(rank(decided([more], rules, asked))).toBeGreaterThanOrEqual(rank(decided([evidence], rules, asked)));
    }),
    { numRuns: 500 },
  );
});

test("a problem more never makes a verdict better", () => {
  fc.assert(
    fc.property(anyEvidence, anyProblem, anyPolicy, (evidence, one, rules) => {
      const more = { ...evidence, problems: [...evidence.problems, one] };
      expect(rank(decided([more], rules))).toBeGreaterThanOrEqual(rank(decided([evidence], rules)));
    }),
    { numRuns: 500 },
  );
});

test("a problem that explains why a target was not looked at makes no pass of it, but where it is allowed", () => {
  fc.assert(
    fc.property(anyEvidence, anyProblem, anyPolicy, anyAsked, (evidence, one, rules, asked) => {
      fc.pre(!(rules.allowIncomplete as readonly string[]).includes(one.code));
      const [before, after] = [evidence.problems, [...evidence.problems, one]].map((problems) =>
        decided([{ ...evidence, problems }], rules, asked),
      );
      if (before?.outcome !== "pass") expect(after?.outcome).not.toBe("pass");
    }),
    { numRuns: 500 },
  );
});

test("a report more about the same targets never makes a verdict better", () => {
  fc.assert(
    fc.property(
      anyEvidence,
      fc.record({ observations: fc.array(anyObservation), problems: fc.array(anyProblem) }),
      anyPolicy,
      (evidence, said, rules) => {
        const other: Evidence = { targets: evidence.targets, scanners: [], ...said };
        expect(rank(decided([evidence, other], rules))).toBeGreaterThanOrEqual(rank(decided([evidence], rules)));
      },
    ),
    { numRuns: 300 },
  );
});

test("a finding that is graver, or has a fix, never makes a verdict better", () => {
  fc.assert(
    fc.property(anyEvidence, anyObservation, fc.constantFrom(...SEVERITIES), anyPolicy, (evidence, one, severity, rules) => {
      fc.pre(SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf(one.severity) && one.severity !== "unknown");
      const withOne = (more: Partial<Observation>) =>
        decided([{ ...evidence, observations: [...evidence.observations, { ...one, ...more }] }], rules);
      expect(rank(withOne({ severity }))).toBeGreaterThanOrEqual(rank(withOne({})));
      expect(rank(withOne({ fix: { state: "fixed", versions: ["9"] } }))).toBeGreaterThanOrEqual(rank(withOne({})));
    }),
    { numRuns: 300 },
  );
});

test("a pass has no finding that blocks and no reason, and whatever blocks is in a reason", () => {
  fc.assert(
    fc.property(anyEvidence, anyPolicy, anyAsked, (evidence, rules, asked) => {
      const verdict = decided([evidence], rules, asked);
      const blocking = verdict.findings.filter(({ decision }) => decision.kind === "blocks");
      expect(verdict.outcome === "pass").toBe(verdict.reasons.length === 0);
      const told = new Set(verdict.reasons.flatMap(({ code, target }) => (code === "severity-cutoff" ? [target] : [])));
      expect(told).toEqual(new Set(blocking.map(({ target }) => target)));
      expect(verdict.counts).toMatchObject({ total: verdict.findings.length, blocking: blocking.length });
      for (const { code } of evidence.problems) expect(verdict.problems.map((problem) => problem.code)).toContain(code);
    }),
    { numRuns: 300 },
  );
});

test("what was to be scanned and nothing shows to have been never passes", () => {
  const nothingSaid = anyEvidence.map((evidence): Evidence => ({ ...evidence, problems: [] }));
  fc.assert(
    fc.property(nothingSaid, anyPolicy, fc.subarray([...TARGETS], { minLength: 1 }), (evidence, rules, asked) => {
      const { outcome, reasons } = decided([evidence], rules, asked);
      expect(outcome).toBe("error");
      for (const target of asked) expect(reasons.map((reason) => reason.target)).toContain(target);
    }),
    { numRuns: 300 },
  );
});

test("a verdict that went through its document is the same when it is judged again", async () => {
  await fc.assert(
    fc.asyncProperty(anyEvidence, anyPolicy, anyAsked, async (evidence, rules, asked) => {
      const first = decided([evidence], rules, asked);
      const second = await again([first], rules);
      expect({ outcome: second.outcome, findings: second.findings }).toEqual({
        outcome: first.outcome,
        findings: JSON.parse(JSON.stringify(first.findings)),
      });
      expect(toText(await again([second], rules))).toBe(toText(second));
    }),
    { numRuns: 200 },
  );
});

test("several documents about the same targets are together never better than any of them alone", async () => {
  await fc.assert(
    fc.asyncProperty(anyEvidence, anyEvidence, anyPolicy, async (one, other, rules) => {
      const verdicts = [one, { ...other, targets: one.targets }].map((evidence) => decided([evidence], rules));
      const together = await again(verdicts, rules);
      for (const verdict of verdicts) expect(rank(together)).toBeGreaterThanOrEqual(rank(await again([verdict], rules)));
      expect((await again([...verdicts].reverse(), rules)).outcome).toBe(together.outcome);
    }),
    { numRuns: 100 },
  );
});

test("a document under a stricter policy is never judged better", async () => {
  const stricter = (rules: Policy): Policy => ({
    ...rules,
    severityCutoff: { base: "negligible", application: "negligible" },
    onlyFixed: false,
    unknownSeverity: "block",
    exceptions: [],
    allowIncomplete: [],
  });
  await fc.assert(
    fc.asyncProperty(anyEvidence, anyPolicy, async (evidence, rules) => {
      const first = decided([evidence], rules);
      expect(rank(await again([first], stricter(rules)))).toBeGreaterThanOrEqual(rank(first));
    }),
    { numRuns: 100 },
  );
});

test("folding reports in any grouping gives the same list", () => {
  // Of where a finding comes from a fold remembers no contradiction: it is settled by layers, and by whoever knows.
  const anyRows = fc.array(
    anyObservation.map((row): Observation => ({ ...row, origin: "unknown" })),
    { maxLength: 6 },
  );
  const fold = (...rows: (readonly Observation[])[]) =>
    mergeEvidence(rows.map((observations) => ({ targets: [], scanners: [], observations, problems: [] }))).seen;
  const bare = (rows: ReturnType<typeof fold>): Observation[] => rows.map(({ fingerprint: _, ...row }) => row);
  fc.assert(
    fc.property(anyRows, anyRows, anyRows, (a, b, c) => {
      const whole = fold(a, b, c);
      expect(fold(bare(fold(a, b)), c)).toEqual(whole);
      expect(fold(a, bare(fold(b, c)))).toEqual(whole);
      expect(fold(c, a, b)).toEqual(whole);
      expect(fold(bare(whole), bare(whole))).toEqual(whole);
    }),
    { numRuns: 300 },
  );
});
