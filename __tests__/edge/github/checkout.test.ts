import { execFileSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { findUnsafeCheckout } from "../../../src/edge/github/checkout.ts";

let folder = "";
let commits: { base: string; head: string };

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "checkout-"));
  const git = (...args: string[]) =>
    execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@example.org", ...args], { cwd: folder, encoding: "utf8" }).trim();
  git("init", "-q");
  const commit = (message: string) => {
    git("commit", "-q", "--allow-empty", "-m", message);
    return git("rev-parse", "HEAD");
  };
  commits = { base: commit("base"), head: commit("head") };
});

type Case = { readonly name?: string; readonly base?: string; readonly sha?: string; readonly at?: string; readonly isAllowed?: boolean };

function look({ name = "pull_request_target", base = commits.base, sha = base, at = folder, isAllowed = false }: Case) {
  const event = { name, repository: "o/r", base: { sha: base, ref: "main" } };
  return findUnsafeCheckout(event, { isAllowed, folder: at, env: { PATH: process.env.PATH, GITHUB_SHA: sha } });
}

describe("pull_request_target", () => {
  test("with the head checked out is refused, with what to do instead", async () => {
    const [problem] = await look({});
    expect(problem).toMatchObject({ code: "environment", message: expect.stringContaining(commits.head.slice(0, 12)) });
    expect(problem?.next).toContain("allow-unsafe-pr-checkout");
  });

  test.each<[string, () => Case]>([
    ["the base's commit", () => ({ base: commits.head })],
    ["the commit of the run", () => ({ sha: commits.head })],
    ["another event", () => ({ name: "pull_request" })],
    ["one that is meant", () => ({ isAllowed: true })],
    ["no checkout of git", () => ({ at: mkdtempSync(join(tmpdir(), "no-checkout-")) })],
  ])("with %s is not", async (_sentence, over) => {
    expect(await look(over())).toEqual([]);
  });
});
