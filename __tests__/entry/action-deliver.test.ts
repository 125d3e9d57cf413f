import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { deliverSarif } from "../../src/entry/action-deliver.ts";
import { type ActionJob, runAction } from "../../src/entry/action-run.ts";
import { decide } from "../../src/gate.ts";
import type { Policy } from "../../src/model/policy.ts";
import type { Problem } from "../../src/model/reasons.ts";
import type { Settings, UploadWish } from "../../src/model/settings.ts";
import { observation, policy, scannerFacts, targetFacts } from "../fakes/findings.ts";
import { type FakeGitHub, type FakeOptions, startGitHub } from "../fakes/github.ts";
import { heard } from "../fakes/heard.ts";
import { runFacts } from "../fakes/verdicts.ts";

const SHA = "0123456789abcdef0123456789abcdef01234567";
const TOKEN = "ghs_verysecret";
const given = { ...process.env };
const servers: FakeGitHub[] = [];
/** The toolkit remembers the summary's file for as long as it lives. */
const kept = mkdtempSync(join(tmpdir(), "deliver-"));
afterAll(() => rmSync(kept, { recursive: true, force: true }));
let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "deliver-"));
  for (const name of Object.keys(process.env)) if (/^(?:GITHUB|RUNNER|INPUT)_/.test(name)) delete process.env[name];
});
afterEach(async () => {
  for (const name of Object.keys(process.env)) if (!(name in given)) delete process.env[name];
  Object.assign(process.env, given);
  await Promise.all(servers.splice(0).map((server) => server.close()));
  rmSync(folder, { recursive: true, force: true });
});

async function github(options: FakeOptions = {}): Promise<FakeGitHub> {
  const server = await startGitHub(options);
  servers.push(server);
  return server;
}

const step = (server: FakeGitHub, over: Record<string, string> = {}) => ({
  GITHUB_EVENT_NAME: "push",
  GITHUB_REPOSITORY: "acme/shop",
  GITHUB_REF: "refs/heads/main",
  GITHUB_SHA: SHA,
  GITHUB_API_URL: server.url,
  "INPUT_GITHUB-TOKEN": TOKEN,
  ...over,
});

type Wanted = {
  readonly env?: Record<string, string>;
  readonly wish?: Partial<Settings>;
  readonly found?: number;
  readonly problems?: readonly Problem[];
  readonly policy?: Partial<Policy>;
};

const toVerdict = ({ found = 1, problems = [], policy: over = {} }: Wanted) => {
  const observations = found === 0 ? [] : [observation()];
  return decide([{ targets: [targetFacts()], scanners: [scannerFacts()], observations, problems }], policy(over), {
    now: Date.UTC(2026, 10, 23),
  });
};

const settings = (over: Partial<Settings> = {}) => ({
  uploadSarif: "auto" as UploadWish,
  timeout: 60_000,
  offline: false,
  proxy: null,
  caCertificate: null,
  ...over,
});

/** Delivers the verdict of one target; no time passes but on the clock. */
function deliver(server: FakeGitHub, wanted: Wanted = {}) {
  let now = 1_000;
  const sleep = async (milliseconds: number) => {
    now += milliseconds;
  };
  const patience = { now: () => now, sleep };
  const about = { run: runFacts(), wish: settings(wanted.wish), started: 0, cwd: folder };
  return deliverSarif({ ...about, verdict: toVerdict(wanted), env: step(server, wanted.env), patience });
}

const incomplete: Problem = { code: "lockfile-unparsable", message: "It is cut.", next: "Mend it.", target: targetFacts().id };
const error: Problem = { code: "database-stale", message: "It is old.", next: "Renew it." };

describe("code scanning gets", () => {
  test.each<[string, Wanted, number]>([
    ["what blocks", {}, 1],
    ["what does not block", { policy: { severityCutoff: { base: "none", application: "none" } } }, 1],
    ["an empty list where all was seen and nothing is wrong: it closes what was mended", { found: 0 }, 0],
    ["what was found, though not all was seen", { problems: [incomplete] }, 1],
  ])("%s", async (_sentence, wanted, results) => {
    const server = await github();
    const { done, notes } = await deliver(server, wanted);
    expect(notes).toEqual([]);
    expect(done).toEqual([expect.stringContaining(`refs/heads/main at ${SHA.slice(0, 12)}`)]);
    expect(server.invalid).toEqual([]);
    expect(server.uploads.map(({ sarif }) => sarif.runs.map((run) => run.results.length))).toEqual([[results]]);
    expect(server.uploads[0]?.sarif.runs[0]?.automationDetails.id).toBe(runFacts().sarifCategory);
  });

  test.each<[string, Wanted, string]>([
    ["after an error, whatever was found", { problems: [error] }, "nobody can vouch for the result (`database-stale`)"],
    ["for want of looking", { found: 0, problems: [incomplete] }, "nothing was found where not all was looked at"],
  ])("nothing %s: it would close alerts that still hold", async (_sentence, wanted, why) => {
    const server = await github();
    for (const uploadSarif of ["auto", "always"] as const) {
      const { notes } = await deliver(server, { ...wanted, wish: { uploadSarif } });
      expect(notes).toEqual([{ level: "notice", code: "upload-skipped", message: expect.stringContaining(why), next: expect.any(String) }]);
    }
    expect(server.asked).toEqual([]);
  });
});

describe("nobody is asked, and it is said why", () => {
  test.each<[string, Wanted, string]>([
    ["without a token", { env: { "INPUT_GITHUB-TOKEN": " " } }, "no token"],
    ["offline", { wish: { offline: true } }, "`offline` is set"],
    ["in a merge queue", { env: { GITHUB_EVENT_NAME: "merge_group" } }, "merge queue"],
    ["when the time is over", { wish: { timeout: 500 } }, "`timeout` is over"],
  ])("%s", async (_sentence, wanted, why) => {
    const server = await github();
    const skipped = { message: expect.stringContaining(why), next: expect.any(String) };
    expect((await deliver(server, wanted)).notes).toEqual([{ level: "notice", code: "upload-skipped", ...skipped }]);
    const always = await deliver(server, { ...wanted, wish: { ...wanted.wish, uploadSarif: "always" } });
    expect(always.notes).toEqual([{ level: "error", code: "upload-refused", ...skipped }]);
    expect(server.asked).toEqual([]);
  });

  test("but for `never`, of which nothing is to be said", async () => {
    const server = await github();
    expect(await deliver(server, { wish: { uploadSarif: "never" } })).toEqual({ done: [], notes: [] });
    expect(server.asked).toEqual([]);
  });
});

test("a pull request whose head is checked out is filed under its head", async () => {
  const git = (...args: string[]) => execFileSync("git", args, { cwd: folder, encoding: "utf8" }).trim();
  git("init", "-q");
  git("-c", "user.name=n", "-c", "user.email=e@example.org", "-c", "commit.gpgsign=false", "commit", "-q", "--allow-empty", "-m", "x");
  const head = { sha: git("rev-parse", "HEAD"), repo: { full_name: "acme/shop" } };
  const event = join(folder, "event.json");
  const env = { GITHUB_EVENT_NAME: "pull_request", GITHUB_EVENT_PATH: event, GITHUB_REF: "refs/pull/7/merge" };
  const server = await github();
  for (const sha of [head.sha, "f".repeat(40)]) {
    writeFileSync(event, JSON.stringify({ pull_request: { number: 7, head: { ...head, sha } } }));
    expect((await deliver(server, { env })).notes).toEqual([]);
  }
  expect(server.uploads.map(({ ref, commit }) => [ref, commit])).toEqual([
    ["refs/pull/7/head", head.sha],
    ["refs/pull/7/merge", SHA],
  ]);
});

test("a mistake of ours in the upload is a note like others", async () => {
  const server = await github();
  const about = { run: runFacts(), wish: settings(), started: 0, cwd: folder, verdict: toVerdict({}), env: step(server) };
  const patience = { now: () => 1, sleep: () => Promise.reject(new Error("ops")) };
  expect(await deliverSarif({ ...about, patience })).toMatchObject({
    notes: [{ level: "notice", message: expect.stringContaining("ops") }],
  });
});

describe("a step", () => {
  /** Runs a step that finds one flaw which blocks nothing. */
  async function run(server: FakeGitHub, uploadSarif: UploadWish) {
    mkdirSync(join(folder, "temp"));
    const files = { GITHUB_OUTPUT: join(folder, "output"), GITHUB_STEP_SUMMARY: join(kept, "summary") };
    for (const file of Object.values(files)) writeFileSync(file, "");
    Object.assign(process.env, step(server), files, { RUNNER_TEMP: join(folder, "temp") });
    const verdict = toVerdict({ policy: { severityCutoff: { base: "none", application: "none" } } });
    const job: ActionJob = async () => ({ verdict, outputs: [], sarifCategory: "c/", delivery: settings({ uploadSarif }) });
    let code = -1;
    const log = await heard(async () => {
      code = await runAction(job);
    });
    const [outputs, summary] = [readFileSync(files.GITHUB_OUTPUT, "utf8"), readFileSync(files.GITHUB_STEP_SUMMARY, "utf8")];
    for (const text of [log.replace(`::add-mask::${TOKEN}`, ""), outputs, summary]) expect(text).not.toContain(TOKEN);
    const reason = /\nreason<<(\S+)\n(.*)\n\1\n/.exec(outputs)?.[2];
    return { code, log, summary, outcome: /outcome<<(\S+)\n(.*)\n\1\n/.exec(outputs)?.[2], reason };
  }

  test("uploads, and says so in its log alone", async () => {
    const server = await github();
    const { code, log, summary } = await run(server, "auto");
    expect(code).toBe(0);
    expect(server.uploads.map(({ ref, commit }) => ({ ref, commit }))).toEqual([{ ref: "refs/heads/main", commit: SHA }]);
    expect(log).toContain("Code scanning has the SARIF for refs/heads/main at 0123456789ab, as c/");
    expect(log).not.toMatch(/^::notice /m);
    expect(summary).not.toContain("Delivery");
  });

  const forbidden: FakeOptions = {
    answer: () => ({ status: 403, body: { message: "Resource not accessible by integration @team <b>##[error]x" } }),
  };

  test("keeps its verdict where the upload is refused, and says what to do", async () => {
    const { code, log, summary, outcome } = await run(await github(forbidden), "auto");
    expect({ code, outcome }).toEqual({ code: 0, outcome: "pass" });
    expect(log).toMatch(/^::notice title=Portcullis%3A upload-refused::.*may not write to code scanning.*security-events: write/m);
    expect(summary).toContain("### Delivery");
    expect(summary).toContain("may not write to code scanning");
    expect(summary).not.toMatch(/<b>|@team/);
  });

  test("is an error where it was to be uploaded in any case", async () => {
    const { code, log, summary, outcome, reason } = await run(await github(forbidden), "always");
    expect({ code, outcome, reason }).toEqual({ code: 3, outcome: "error", reason: "upload-refused" });
    expect(log).toMatch(/^::error title=Portcullis%3A upload-refused::/m);
    expect(log).not.toMatch(/^::notice /m);
    expect(summary).toContain("🛑 **upload-refused**");
  });
});
