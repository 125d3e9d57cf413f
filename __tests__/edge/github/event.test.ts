import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { findEventFault, readEvent } from "../../../src/edge/github/event.ts";

const SHA = "0123456789abcdef0123456789abcdef01234567";
let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "event-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The environment of a job that was started by an event with this payload (text: as it is). */
function jobOf(name: string, payload: unknown): Record<string, string> {
  const path = join(folder, "event.json");
  writeFileSync(path, typeof payload === "string" ? payload : JSON.stringify(payload));
  return { GITHUB_EVENT_NAME: name, GITHUB_EVENT_PATH: path, GITHUB_REPOSITORY: "acme/shop" };
}

const pullRequest = (sha: unknown) => ({ pull_request: { base: { sha, ref: "main" }, head: { sha: "f".repeat(40) } } });

describe("the event", () => {
  test.each<[string, string, unknown, string | null]>([
    ["a push has no base", "push", { before: SHA }, null],
    ["a schedule has no base", "schedule", {}, null],
    ["a pull request has the tip of its base branch", "pull_request", pullRequest(SHA), SHA],
    ["so has one with the target's rights", "pull_request_target", pullRequest(SHA), SHA],
    ["so has a review of one", "pull_request_review", pullRequest(SHA), SHA],
    ["so has an event whose payload speaks of one", "some_new_event", pullRequest(SHA), SHA],
    ["a group in a merge queue has the tip that it goes onto", "merge_group", { merge_group: { base_sha: SHA, base_ref: "main" } }, SHA],
    ["a commit may be named by SHA-256", "pull_request", pullRequest("a".repeat(64)), "a".repeat(64)],
  ])("%s", (_sentence, name, payload, sha) => {
    expect(readEvent(jobOf(name, payload))).toEqual({ name, repository: "acme/shop", base: sha === null ? null : { sha, ref: "main" } });
  });

  test.each<[string, string, unknown]>([
    ["names no base", "pull_request", { pull_request: {} }],
    ["names something that is no commit", "pull_request", pullRequest("main")],
    ["names a commit that is too long", "pull_request", pullRequest("a".repeat(50))],
    ["names a number", "pull_request_target", pullRequest(7)],
    ["is no object", "pull_request", "[]"],
    ["is no JSON", "pull_request", "{"],
    ["is empty", "merge_group", ""],
  ])("is refused where the file of a %s", (_sentence, name, payload) => {
    const faults = [expect.objectContaining({ code: "policy-unreadable", message: expect.stringContaining(name) })];
    expect(() => readEvent(jobOf(name, payload))).toThrow(expect.objectContaining({ name: "GateError", faults }));
  });

  test("is refused where a pull request has no file at all", () => {
    expect(() => readEvent({ GITHUB_EVENT_NAME: "pull_request" })).toThrow("names no base commit");
    expect(() => readEvent({ GITHUB_EVENT_NAME: "pull_request", GITHUB_EVENT_PATH: join(folder, "gone.json") })).toThrow("base commit");
  });

  test.each(["workflow_run", "issue_comment"])("of %s is judged by the default branch, whatever was checked out", (name) => {
    const payload = { workflow_run: { event: "pull_request", head_sha: "f".repeat(40) } };
    const job = { ...jobOf(name, payload), GITHUB_SHA: SHA, GITHUB_REF: "refs/heads/main" };
    expect(readEvent(job).base).toEqual({ sha: SHA, ref: "refs/heads/main" });
    expect(() => readEvent({ ...job, GITHUB_SHA: "" })).toThrow("names no base commit");
  });

  test("is nothing outside a job", () => {
    expect(readEvent({})).toEqual({ name: "", repository: "", base: null });
  });
});

describe("the event's file", () => {
  test.each<[string, string]>([
    ["is cut short", '{ "pull_request": {'],
    ["is empty", ""],
    ["is no JSON", "on: push"],
  ])("that %s is an error with its name and a next step", (_sentence, text) => {
    expect(findEventFault(jobOf("push", text))).toMatchObject({
      code: "environment",
      message: expect.stringMatching(/event\.json \(GITHUB_EVENT_PATH\) cannot be read as JSON: .+\.$/),
      next: expect.stringContaining("step"),
    });
  });

  test("that is a folder is one too", () => {
    expect(findEventFault({ GITHUB_EVENT_PATH: folder })).toMatchObject({ code: "environment" });
  });

  test.each([{}, { GITHUB_EVENT_PATH: "" }, { GITHUB_EVENT_PATH: "/nowhere/event.json" }])("%j says nothing", (env) => {
    expect(findEventFault(env)).toBeNull();
  });

  test("that can be read is none", () => expect(findEventFault(jobOf("push", {}))).toBeNull());
});
