import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "@jest/globals";
import { startGitHub } from "../fakes/github.ts";
import { type Ended, runDoor, scratchFolder } from "./doors.ts";
import { grypeReport } from "./reports.ts";

/** What a step of a workflow leaves behind. */
type Step = Ended & { readonly outputs: Readonly<Record<string, string>>; readonly summary: string };

let workspace: string;
beforeEach(() => {
  workspace = scratchFolder();
});

/** Runs an action as a runner does: inputs as variables, outputs and summary as files. */
async function step(
  door: "action" | "aggregate",
  inputs: Readonly<Record<string, string>>,
  { payload = "{}", runner = {} }: { payload?: string; runner?: Readonly<Record<string, string>> } = {},
): Promise<Step> {
  const temp = scratchFolder();
  const files = { GITHUB_OUTPUT: join(temp, "output"), GITHUB_STEP_SUMMARY: join(temp, "summary"), GITHUB_STATE: join(temp, "state") };
  for (const file of Object.values(files)) writeFileSync(file, "");
  const variables = Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]);
  const event = join(temp, "event.json");
  writeFileSync(event, payload);
  const env = {
    ...Object.fromEntries(variables),
    ...files,
    CI: "true",
    GITHUB_ACTIONS: "true",
    GITHUB_EVENT_NAME: "push",
    GITHUB_EVENT_PATH: event,
    GITHUB_REF: "refs/heads/main",
    GITHUB_SHA: "0".repeat(40),
    GITHUB_REPOSITORY: "acme/shop",
    GITHUB_WORKFLOW_REF: "acme/shop/.github/workflows/gate.yml@refs/heads/main",
    GITHUB_JOB: "gate",
    GITHUB_WORKSPACE: workspace,
    RUNNER_TEMP: join(temp, "runner temp"),
    RUNNER_TOOL_CACHE: join(temp, "tools"),
    ...runner,
  };
  mkdirSync(env.RUNNER_TEMP);
  const end = await runDoor([], { door, cwd: workspace, env });
  expect(end.stdout + end.stderr).not.toMatch(/^\s+at .+:\d+:\d+\)?$/m);
  return {
    ...end,
    outputs: parseOutputs(readFileSync(files.GITHUB_OUTPUT, "utf8")),
    summary: readFileSync(files.GITHUB_STEP_SUMMARY, "utf8"),
  };
}

function parseOutputs(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(/^([\w-]+)<<(\S+)\r?\n([\s\S]*?)\r?\n\2\r?$/gm)].map(([, name = "", , value = ""]) => [name, value]),
  );
}

/** A leg's result document, written by the committed command line. */
async function leg(path: string, cutoff: string): Promise<void> {
  writeFileSync(join(workspace, "report.json"), grypeReport());
  mkdirSync(join(workspace, path, ".."), { recursive: true });
  const end = await runDoor(["judge", "report.json", "--quiet", "--severity-cutoff", cutoff, "-o", `json=${path}`], { cwd: workspace });
  expect([0, 1]).toContain(end.code);
}

describe.each(["action", "aggregate"] as const)("%s", (door) => {
  test.each(["", '{ "pull_request": {', "on: push"])("with an event's file that holds %j ends with a sentence", async (payload) => {
    const end = await step(door, {}, { payload });
    expect(end).toMatchObject({ code: 3, signal: null, stderr: "", outputs: { outcome: "error", reason: "environment" } });
    expect(end.stdout).toMatch(/^::error title=Portcullis%3A environment::The event's file .+ cannot be read as JSON: .+\. See which/m);
  });
});

describe("the action", () => {
  test("refuses bad inputs, all at once, and says so in its outputs", async () => {
    const end = await step("action", { "severity-cutoff": "hihg", "fail-build": "yes", lockfiles: "none" });
    expect(end.code).toBe(2);
    expect(end.outputs).toMatchObject({ outcome: "error", reason: "input-invalid" });
    expect(end.stdout).toMatch(/^::error /m);
    for (const word of ["hihg", "fail-build", "yes"]) expect(end.stdout).toContain(word);
  });

  test("does not pass where there is nothing to scan", async () => {
    const end = await step("action", { "scanner-source": "release", offline: "true" });
    expect(end.code).toBe(4);
    expect(end.outputs).toMatchObject({ outcome: "incomplete", reason: "nothing-to-scan", "total-count": "0" });
    expect(end.summary).toContain("nothing-to-scan");
  });
});

describe("delivery", () => {
  const token = "ghs_verysecret";
  const commit = "0123456789abcdef0123456789abcdef01234567";

  test("brings the SARIF to code scanning once, under its ref and commit, and the token nowhere else", async () => {
    await leg("legs/one.json", "critical");
    const github = await startGitHub({ processing: [{ processing_status: "pending" }, { processing_status: "complete" }] });
    const runner = { GITHUB_API_URL: github.url, GITHUB_SHA: commit, GITHUB_REF: "refs/tags/v1" };
    const end = await step("aggregate", { results: "legs/*.json", expect: "1", "github-token": token }, { runner });
    await github.close();
    expect(end).toMatchObject({ code: 1, outputs: { outcome: "fail" } });
    expect(github.invalid).toEqual([]);
    expect(github.uploads.map(({ ref, commit: at }) => [ref, at])).toEqual([["refs/tags/v1", commit]]);
    expect(github.uploads[0]?.sarif).toEqual(JSON.parse(readFileSync(end.outputs.sarif ?? "", "utf8")));
    expect(end.stdout).toContain("Code scanning has the SARIF for refs/tags/v1");
    const said = [end.stdout.replace(`::add-mask::${token}`, ""), end.stderr, end.summary, JSON.stringify(end.outputs)];
    for (const text of said) expect(text).not.toContain(token);
  });

  test("is left out where GitHub does not allow it, and asks nobody", async () => {
    await leg("legs/one.json", "critical");
    const github = await startGitHub({
      answer: ({ path }) => (path.includes("/git/trees/") ? { status: 200, body: { tree: [] } } : undefined),
    });
    const pull = { number: 7, base: { sha: commit, ref: "main" }, head: { sha: commit, repo: { full_name: "eve/shop" } } };
    const runner = { GITHUB_API_URL: github.url, GITHUB_EVENT_NAME: "pull_request", GITHUB_REF: "refs/pull/7/merge", GITHUB_SHA: commit };
    const payload = JSON.stringify({ pull_request: pull });
    const inputs = { results: "legs/*.json", "github-token": token };
    const end = await step("aggregate", inputs, { payload, runner });
    await github.close();
    expect(end.code).toBe(1);
    expect(end.stdout).toMatch(/^::notice title=Portcullis%3A upload-skipped::.*fork/m);
    expect(end.summary).toContain("upload-skipped");
    expect(github.asked.map(({ method }) => method)).not.toContain("POST");
  });
});

describe("the fan-in action", () => {
  test("gives one verdict on all legs", async () => {
    await leg("legs/one.json", "critical");
    await leg("legs/two.json", "critical");
    const end = await step("aggregate", { results: "legs/*.json", expect: "2" });
    expect(end.code).toBe(1);
    expect(end.outputs).toMatchObject({ outcome: "fail", reason: "severity-cutoff", "blocking-count": "1" });
    expect(JSON.parse(readFileSync(end.outputs.sarif ?? "", "utf8")).runs).toHaveLength(1);
    expect(end.summary).toContain("CVE-2099-0001");
  });

  test("judges by the policy of now, not by what the legs thought", async () => {
    await leg("legs/one.json", "high");
    const end = await step("aggregate", { results: "legs/*.json", expect: "1", "severity-cutoff": "critical" });
    expect(end).toMatchObject({ code: 0, outputs: { outcome: "pass", "blocking-count": "0" } });
  });

  test("is incomplete where no leg left anything, and refuses globs that match nothing where nobody says how many there must be", async () => {
    const end = await step("aggregate", { results: "legs/*.json", expect: "2" });
    expect(end).toMatchObject({ code: 4, outputs: { outcome: "incomplete", reason: "leg-missing", "total-count": "0" } });
    expect(end.summary).toContain("2 were expected");
    const unknown = await step("aggregate", { results: "legs/*.json" });
    expect(unknown).toMatchObject({ code: 2, outputs: { outcome: "error", reason: "input-invalid" } });
  });

  test("is incomplete without a leg that was expected", async () => {
    await leg("legs/one.json", "critical");
    const end = await step("aggregate", { results: "legs/*.json", expect: "2", "severity-cutoff": "critical" });
    expect(end).toMatchObject({ code: 4, outputs: { outcome: "incomplete", reason: "leg-missing" } });
  });
});
