import { describe, expect, test } from "@jest/globals";
import { aggregateJob } from "../../src/entry/action-aggregate.ts";
import type { ActionContext } from "../../src/entry/action-run.ts";
import { scanJob } from "../../src/entry/action-scan.ts";
import { renderResult } from "../../src/report/json.ts";
import { rejectedFaultsOf } from "../fakes/faults.ts";
import { runFacts, verdict } from "../fakes/verdicts.ts";
import { type FakeTable, fakeWorld } from "../fakes/world.ts";

type Setting = {
  readonly files?: FakeTable;
  readonly inputs?: Readonly<Record<string, string>>;
  /** Files of the base commit; absent: no pull request. */
  readonly base?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
};

/** What a job is given on a machine that has no scanner and no network. */
function context({ files = {}, inputs = {}, base, env = {} }: Setting): ActionContext {
  const world = fakeWorld({ files, machine: { cwd: "/work", env } });
  const named = Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]);
  return {
    world,
    online: () => world,
    event: {
      name: base === undefined ? "push" : "pull_request",
      repository: "acme/shop",
      base: base === undefined ? null : { sha: "a".repeat(40), ref: "main" },
    },
    env: {
      ...env,
      ...Object.fromEntries(named),
      GITHUB_WORKFLOW_REF: "acme/shop/.github/workflows/gate.yml@refs/heads/main",
      GITHUB_JOB: "gate",
    },
    place: {
      files: world.files,
      cwd: "/work",
      today: "2026-11-24",
      readRepository: async ({ path }) => base?.[path] ?? null,
      base: base === undefined ? null : { owner: "acme", repo: "shop", sha: "a".repeat(40) },
    },
  };
}

const codes = (list: readonly { code: string }[]) => list.map(({ code }) => code);
/** A leg's result, as the shop's verdict would be written. */
const leg = (over: Parameters<typeof runFacts>[0] = {}) => [...renderResult(verdict(), runFacts(over))].join("");

describe("the scanning job", () => {
  test("does not pass where there is nothing to scan", async () => {
    const done = await scanJob(context({ files: { "/work/README.md": "" }, inputs: { output: "json=a.json\nsarif" } }));
    expect(done.verdict).toMatchObject({ outcome: "incomplete", exitCode: 4 });
    expect(done.outputs).toEqual([
      { format: "json", file: "a.json" },
      { format: "sarif", file: null },
    ]);
    expect(done.sarifCategory).toBe(".github/workflows/gate.yml:gate/");
  });

  test("judges by the base commit's policy and says what is proposed", async () => {
    const files = { "/work/.github/portcullis.yml": "version: 1\nseverity-cutoff: none\n" };
    const { verdict: of } = await scanJob(context({ files, base: { ".github/portcullis.yml": "version: 1\nseverity-cutoff: low\n" } }));
    expect(of.policy.severityCutoff.base).toBe("low");
    expect(codes(of.problems)).toContain("policy-change-pending");
  });

  test("reports what is odd about its environment, or refuses it", async () => {
    const setting = { env: { LD_PRELOAD: "/tmp/x.so" } };
    expect(codes((await scanJob(context(setting))).verdict.problems)).toContain("environment-ignored");
    const faults = await rejectedFaultsOf(() => scanJob(context({ ...setting, inputs: { "strict-environment": "true" } })));
    expect(codes(faults)).toEqual(["environment"]);
  });

  test("refuses inputs and policy at once, before anything is scanned", async () => {
    const files = { "/work/.github/portcullis.yml": "version: 1\nfoo: 1\n" };
    const faults = await rejectedFaultsOf(() => scanJob(context({ files, inputs: { jobs: "0", banana: "x" } })));
    expect(codes(faults)).toEqual(["input-invalid", "input-invalid", "policy-invalid"]);
  });
});

describe("the fan-in job", () => {
  const files = {
    "/work/legs/a/portcullis.json": leg(),
    "/work/legs/b/portcullis.json": leg({ startedAt: "2026-11-24T13:00:00.000Z" }),
  };
  const results = "legs/**/*.json";

  test("gives one verdict on what all legs saw", async () => {
    const { verdict: of } = await aggregateJob(context({ files, inputs: { results, expect: "2" } }));
    expect(of.outcome).toBe("fail");
    expect(of.findings.map(({ id }) => id).sort()).toEqual(
      verdict()
        .findings.map(({ id }) => id)
        .sort(),
    );
  });

  test("judges by the policy of now, not by what the legs thought", async () => {
    const { verdict: of } = await aggregateJob(context({ files, inputs: { results, "severity-cutoff": "none" } }));
    expect(of).toMatchObject({ outcome: "pass", counts: { blocking: 0 } });
  });

  test("is never a smaller pass without a leg that was expected", async () => {
    const { verdict: of } = await aggregateJob(context({ files, inputs: { results, expect: "3", "severity-cutoff": "none" } }));
    expect(of).toMatchObject({ outcome: "incomplete", exitCode: 4 });
    expect(codes(of.reasons)).toEqual(["leg-missing"]);
  });

  test("cannot be filled up with a copy", async () => {
    const copied = { ...files, "/work/legs/c/portcullis.json": leg() };
    const faults = await rejectedFaultsOf(() => aggregateJob(context({ files: copied, inputs: { results, expect: "3" } })));
    expect(faults.map(({ message }) => message)).toEqual(["legs/a/portcullis.json and legs/c/portcullis.json are the same leg's result."]);
  });

  test("does not hide a leg that cannot be read behind those that can", async () => {
    const cut = { ...files, "/work/legs/c/portcullis.json": leg({ startedAt: "2026-11-24T14:00:00.000Z" }).slice(0, -200) };
    const { verdict: of } = await aggregateJob(context({ files: cut, inputs: { results, expect: "3", "severity-cutoff": "none" } }));
    expect(of).toMatchObject({ outcome: "error", exitCode: 2 });
    expect(codes(of.reasons)).toContain("report-invalid");
  });

  test.each<[string, Record<string, string>, string]>([
    ["no results", {}, "`results` is not given"],
    ["results that are not there", { results: "x/*.json" }, "matches no file"],
    ["an input of the other action", { results, image: "a" }, "the action that scans"],
    ["a number that is none", { results, expect: "two" }, "no whole number"],
  ])("refuses %s", async (_, inputs, why) => {
    const faults = await rejectedFaultsOf(() => aggregateJob(context({ files, inputs })));
    expect(faults.map(({ code, message }) => [code, message])).toEqual([["input-invalid", expect.stringContaining(why)]]);
  });
});
