import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { judge } from "../../src/judge/judge.ts";
import { mergeEvidence } from "../../src/merge/merge.ts";
import { BASE_STATUSES, type BaseFacts, CLAIM_SOURCES } from "../../src/model/base.ts";
import type { TargetFacts } from "../../src/model/evidence.ts";
import { ORIGINS } from "../../src/model/finding.ts";
import type { Policy } from "../../src/model/policy.ts";
import type { Problem } from "../../src/model/reasons.ts";
import type { Judged, Verdict } from "../../src/model/verdict.ts";
import { renderResult } from "../../src/report/json.ts";
import { baseFacts, policy, scannerFacts, targetFacts } from "../fakes/findings.ts";
import { read, refusalOf, report } from "../fakes/reports.ts";
import { IMAGE, inImage, NOW, runFacts, verdict } from "../fakes/verdicts.ts";

function toDocument(of: Verdict): string {
  return [...renderResult(of, runFacts())].join("");
}

async function judgeAgain(document: string, rules: Partial<Policy> = {}): Promise<Judged> {
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
    const plain = ({ findings }: Judged) =>
      new Map(findings.map(({ fingerprint: _, ...one }) => [`${one.target} ${one.package.purl} ${one.id}`, one]));
    expect(plain(again)).toEqual(plain(first));
    expect(again.targets).toHaveLength(first.targets.length);
    expect(again.counts).toEqual(first.counts);
    expect({ outcome: again.outcome, codes: again.reasons.map(({ code }) => code) }).toEqual({
      outcome: first.outcome,
      codes: first.reasons.map(({ code }) => code),
    });
  });

  test("keeps the places that were found then, and the name by which an image is known again", async () => {
    const target = targetFacts({ id: "oci-archive:/tmp/run-7/shop.tar", reference: undefined, name: "docker.io/acme/shop" });
    const places = [{ path: "Dockerfile", line: 7, text: "RUN make" }, { path: "Dockerfile", line: 1 }, undefined];
    const seen = places.map((place, at) => inImage(`p${at}`, "1", { target: target.id, place }));
    const again = await judgeAgain(toDocument(verdict({ merged: { targets: [target], seen } })));
    expect(again.findings.map(({ place }) => place)).toEqual(places);
    expect(again.targets.map(({ name }) => name)).toEqual(["docker.io/acme/shop"]);
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

  test.each<[string, unknown]>([
    ["none", undefined],
    ["one of tomorrow", [{ kind: "of-tomorrow", findings: ["x"], steps: [{}] }]],
    ["what is no list", { kind: "none" }],
  ])("does not carry along what it would take to pass: %s", async (_sentence, remediation) => {
    const again = await judgeAgain(changed({ remediation }));
    expect(again.counts.total).toBe(verdict().counts.total);
    expect(again).not.toHaveProperty("remediation");
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

/** A document about one image with that base. */
function ofBase(base: object, parts: object = {}): string {
  const document = JSON.parse(toDocument(verdict({ merged: { targets: [IMAGE], seen: [] } })));
  const targets = document.targets.map((target: object) => ({ ...target, base: { ...JSON.parse(JSON.stringify(IMAGE.base)), ...base } }));
  return JSON.stringify({ ...document, targets, ...parts });
}

describe("the base in a result document", () => {
  test("comes back as it was found, without what the policy of then made of it", async () => {
    const { targets } = await read(toDocument(verdict()));
    expect(targets.find(({ id }) => id === IMAGE.id)?.base).toEqual(baseFacts());
  });

  test("is not needed: documents of versions that knew no bases are read", async () => {
    const { bases: _, ...document } = JSON.parse(toDocument(verdict()));
    for (const target of document.targets) delete target.base;
    const again = await judgeAgain(JSON.stringify(document), verdict().policy);
    expect([again.outcome, again.bases]).toEqual(["fail", []]);
  });

  test.each<Problem["code"]>([
    "base-not-allowed",
    "base-denied",
    "base-unknown",
    "base-entry-expired",
    "base-entry-expiring",
    "external-image-warning",
    "bases-lock-missing",
  ])("is decided about again: %s does not come back", async (code) => {
    const problems: Problem[] = [{ code, message: "Then it was so.", next: "Do this.", target: IMAGE.id }];
    const again = await judgeAgain(toDocument(verdict({ merged: { problems } })));
    expect(again.problems.map((problem) => problem.code)).not.toContain(code);
  });

  test.each<Problem["code"]>(["base-claims-disagree", "base-changed-distribution", "base-lookup-failed"])(
    "keeps what only the looking can tell: %s",
    async (code) => {
      const problems: Problem[] = [{ code, message: "It was so.", target: IMAGE.id }];
      expect((await judgeAgain(toDocument(verdict({ merged: { problems } })))).problems).toContainEqual(problems[0]);
    },
  );

  test.each<[string, object, RegExp]>([
    ["is proven and has no layers", { layers: 0 }, /"docker:shop:1" proven, and gives it no layers/],
    ["is proven and has less than none", { layers: -1 }, /targets\.0\.base\.layers/],
    ["is proven and has more layers than the image", { layers: 5 }, /gives it 5 of 4 layers/],
    ["is proven and has no name", { reference: null }, /does not say which it is/],
    ["is proven for another cause", { cause: "squashed" }, /proven, and gives the cause "squashed"/],
    ["is proven and nobody declares it", { claims: [] }, /nothing that counts declares it/],
    [
      "is proven by a label",
      { claims: [{ source: "label", reference: "docker.io/library/debian:12", digest: null, where: "label" }] },
      /nothing that counts declares it/,
    ],
    ["is unknown, and proven all the same", { status: "unknown" }, /unknown, and gives the cause "proven"/],
    ["is unknown, and has layers", { status: "unknown", cause: "unresolved" }, /unknown, and gives it 1 layers/],
    ["has a status of tomorrow", { status: "sworn" }, /targets\.0\.base\.status/],
    ["has claims of nobody", { claims: [{ source: "rumour", reference: null, digest: null, where: "" }] }, /base\.claims\.0\.source/],
  ])("that %s is refused", async (_, base, why) => {
    expect(await refusalOf(report(ofBase(base)))).toMatch(why);
  });

  const failed = (code: string) => ({ outcome: "fail", exitCode: 1, reasons: [{ code, message: "m", next: "n", target: IMAGE.id }] });
  test.each<[string, string, RegExp]>([
    ["contradicted", "base-contradicted", /gives base-contradicted as a reason, and calls the base of "docker:shop:1" proven/],
    ["unproven", "base-unproven", /calls the base of "docker:shop:1" proven/],
    ["scratch", "base-scratch", /calls the base of "docker:shop:1" proven/],
  ])("that was %s when it was judged, and now is proven, is refused", async (_, code, why) => {
    expect(await refusalOf(report(ofBase({}, failed(code))))).toMatch(why);
    expect(await refusalOf(report(ofBase({}, failed("base-not-allowed"))))).toBeNull();
  });

  test("that was taken out of a document that failed by it is missed", async () => {
    const document = JSON.parse(ofBase({}, failed("base-not-allowed")));
    delete document.targets[0].base;
    expect(await refusalOf(report(document))).toMatch(/gives base-not-allowed as a reason, and tells nothing of the base/);
  });
});

const anyText = fc.string({ maxLength: 8 });
const anyBase: fc.Arbitrary<BaseFacts> = fc
  .record({
    status: fc.constantFrom(...BASE_STATUSES),
    reference: fc.oneof(anyText, fc.constant(null)),
    digest: fc.oneof(anyText, fc.constant(null)),
    layers: fc.integer({ min: 1, max: 4 }),
    message: anyText,
    next: anyText,
    claims: fc.array(
      fc.record({ source: fc.constantFrom(...CLAIM_SOURCES), reference: anyText, digest: fc.constant(null), where: anyText }),
    ),
    alsoKnownAs: fc.array(anyText),
    tagConfirmed: fc.boolean(),
    since: fc.oneof(anyText, fc.constant(null)),
    external: fc.array(
      fc.record({
        reference: anyText,
        canonical: fc.oneof(anyText, fc.constant(null)),
        file: anyText,
        line: fc.oneof(fc.nat(), fc.constant(null)),
        usedAs: fc.subarray(["from", "copy", "mount", "frontend"] as const),
        reach: fc.constantFrom("final", "reachable", "other"),
      }),
    ),
  })
  .map(({ status, ...rest }) =>
    status === "proven"
      ? baseFacts({ ...rest, reference: rest.reference ?? "", claims: baseFacts().claims })
      : { ...rest, status, cause: "unresolved", layers: 0 },
  );

describe("judging again", () => {
  test("gives the same verdict, whatever is known of bases and whatever comes from them", async () => {
    const anyImage = (id: string): fc.Arbitrary<TargetFacts> =>
      fc.option(anyBase, { nil: undefined }).map((base) => targetFacts({ ...IMAGE, id, base }));
    const anySeen = fc.record({ target: fc.constantFrom("docker:a", "docker:b"), origin: fc.constantFrom(...ORIGINS) });
    const anyRules = fc.constantFrom("none", "medium", "high", "critical");
    await fc.assert(
      fc.asyncProperty(
        fc.tuple(anyImage("docker:a"), anyImage("docker:b")),
        fc.array(anySeen),
        fc.record({ base: anyRules, application: anyRules } as const),
        async (targets, found, severityCutoff) => {
          const seen = found.map((of, at) => inImage(`package-${at}`, "1", { ...of, fingerprint: `f${at}` }));
          const first = verdict({ merged: { targets, seen }, rules: { severityCutoff: severityCutoff as Policy["severityCutoff"] } });
          const again = await judgeAgain(toDocument(first), first.policy);
          expect(again.bases).toEqual(first.bases);
          expect(again.targets).toEqual(JSON.parse(JSON.stringify(first.targets)));
          expect([again.outcome, again.counts]).toEqual([first.outcome, first.counts]);
          expect(again.findings.map(({ origin }) => origin).sort()).toEqual(first.findings.map(({ origin }) => origin).sort());
        },
      ),
      { numRuns: 200 },
    );
  });
});
