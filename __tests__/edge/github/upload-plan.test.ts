import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { readHead, readOccasion } from "../../../src/edge/github/occasion.ts";
import { planUpload } from "../../../src/edge/github/upload-plan.ts";

const SHA = "0123456789abcdef0123456789abcdef01234567";
const HEAD = "f".repeat(40);
let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "plan-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The occasion of a job that was started by this event, with this payload. */
function occasionOf(name: string, ref: string, { payload = {}, env = {} }: { payload?: unknown; env?: Record<string, string> } = {}) {
  const path = join(folder, "event.json");
  writeFileSync(path, JSON.stringify(payload));
  const runner = { GITHUB_EVENT_NAME: name, GITHUB_EVENT_PATH: path, GITHUB_REPOSITORY: "acme/shop", GITHUB_REF: ref, GITHUB_SHA: SHA };
  return readOccasion({ ...runner, ...env });
}

const pull = (repo: unknown = { full_name: "acme/shop" }) => ({ pull_request: { number: 7, head: { sha: HEAD, repo } } });
const MERGE = "refs/pull/7/merge";

describe("alerts are filed under", () => {
  test.each<[string, string, string, unknown, string | null, string, string]>([
    ["the branch of a push", "push", "refs/heads/main", {}, null, "refs/heads/main", SHA],
    ["a branch with slashes", "push", "refs/heads/a/b", {}, HEAD, "refs/heads/a/b", SHA],
    ["the tag of a push", "push", "refs/tags/v1", {}, SHA, "refs/tags/v1", SHA],
    ["the tag of a release", "release", "refs/tags/v1", {}, SHA, "refs/tags/v1", SHA],
    ["the default branch on a schedule", "schedule", "refs/heads/main", {}, SHA, "refs/heads/main", SHA],
    ["the branch somebody started it on", "workflow_dispatch", "refs/heads/x", {}, SHA, "refs/heads/x", SHA],
    ["a pull request, merged", "pull_request", MERGE, pull(), SHA, MERGE, SHA],
    ["a pull request, whatever is checked out beside its head", "pull_request", MERGE, pull(), "e".repeat(40), MERGE, SHA],
    ["a pull request of which nothing is checked out", "pull_request", MERGE, pull(), null, MERGE, SHA],
    ["a pull request's head where that is checked out", "pull_request", MERGE, pull(), HEAD, "refs/pull/7/head", HEAD],
    ["the branch that a pull request was merged into", "pull_request", "refs/heads/main", pull(), HEAD, "refs/heads/main", SHA],
    ["the same repository in other letters", "pull_request", MERGE, pull({ full_name: "Acme/Shop" }), null, MERGE, SHA],
  ])("%s", (_sentence, name, ref, payload, head, underRef, commit) => {
    expect(planUpload(occasionOf(name, ref, { payload }), head)).toEqual({ ref: underRef, commit });
  });

  test("a commit that is named by SHA-256", () => {
    const env = { GITHUB_SHA: "a".repeat(64) };
    expect(planUpload(occasionOf("push", "refs/heads/main", { env }), null)).toEqual({ ref: "refs/heads/main", commit: "a".repeat(64) });
  });
});

describe("nothing is uploaded", () => {
  const dependabot = { GITHUB_ACTOR: "dependabot[bot]" };
  test.each<[string, string, string, { payload?: unknown; env?: Record<string, string> }, string]>([
    ["from a fork", "pull_request", MERGE, { payload: pull({ full_name: "eve/shop" }) }, "fork"],
    ["from a fork that is gone", "pull_request", MERGE, { payload: pull(null) }, "fork"],
    ["from a review of a fork's pull request", "pull_request_review", MERGE, { payload: pull(null) }, "fork"],
    ["from a merge queue", "merge_group", "refs/heads/gh-readonly-queue/main/pr-7-x", {}, "merge queue"],
    ["from the push that comes with it", "push", "refs/heads/gh-readonly-queue/main/pr-7-x", {}, "merge queue"],
    ["from the target's side", "pull_request_target", "refs/heads/main", { payload: pull() }, "default branch"],
    ["from a workflow that follows another", "workflow_run", "refs/heads/main", {}, "default branch"],
    ["from a comment", "issue_comment", "refs/heads/main", {}, "default branch"],
    ["from Dependabot's push", "push", "refs/heads/dependabot/x", { env: dependabot }, "Dependabot"],
    ["from Dependabot's pull request", "pull_request", MERGE, { payload: pull(), env: dependabot }, "Dependabot"],
    ["outside of GitHub", "push", "refs/heads/main", { env: { GITHUB_REPOSITORY: "" } }, "GITHUB_REPOSITORY"],
    ["without a commit", "push", "refs/heads/main", { env: { GITHUB_SHA: "main" } }, "GITHUB_SHA"],
    ["without a ref", "repository_dispatch", "", {}, "GITHUB_REF"],
    ["for a ref that is none", "push", "main", {}, "GITHUB_REF"],
  ])("%s", (_sentence, name, ref, about, why) => {
    const plan = planUpload(occasionOf(name, ref, about), null);
    expect(plan).toEqual({ message: expect.stringContaining(why), next: expect.stringMatching(/\.$/) });
  });

  test("but a schedule that Dependabot set off may write", () => {
    expect(planUpload(occasionOf("schedule", "refs/heads/main", { env: dependabot }), null)).toMatchObject({ ref: "refs/heads/main" });
  });
});

test.each([undefined, "[]", "{", '{"pull_request":{"number":"7"}}'])("an event's file that holds %j names no pull request", (text) => {
  const path = join(folder, "odd.json");
  writeFileSync(path, text ?? "");
  const env = { GITHUB_EVENT_NAME: "pull_request", ...(text === undefined ? {} : { GITHUB_EVENT_PATH: path }) };
  expect(readOccasion(env).pull).toBeNull();
});

test("the commit that is checked out is read from the repository", async () => {
  const checkout = join(folder, "checkout");
  mkdirSync(checkout);
  const env = { PATH: process.env.PATH ?? "", HOME: folder, GIT_CONFIG_NOSYSTEM: "1" };
  const git = (...args: string[]) => execFileSync("git", args, { cwd: checkout, env, encoding: "utf8" }).trim();
  git("init", "-q");
  expect(await readHead(checkout, process.env.PATH)).toBeNull();
  git("-c", "user.name=n", "-c", "user.email=e@example.org", "-c", "commit.gpgsign=false", "commit", "-q", "--allow-empty", "-m", "x");
  expect(await readHead(checkout, process.env.PATH)).toBe(git("rev-parse", "HEAD"));
});

test("no commit is checked out in a folder that is no repository", async () => {
  expect(await readHead(folder, process.env.PATH)).toBeNull();
  expect(await readHead(folder, "")).toBeNull();
});
