import { existsSync, readFileSync } from "node:fs";
import { type Fault, GateError, sentenceOf } from "../../errors.ts";

/** What matters of the event that started the workflow. */
export type Event = {
  readonly name: string;
  /** `owner/repo` of the repository the workflow runs in. */
  readonly repository: string;
  /** For a pull request, or a group of them in a merge queue: the commit at the tip of the branch it wants to go into. */
  readonly base: { readonly sha: string; readonly ref: string } | null;
};

/**
 * Reads the event from the runner's environment. What a change proposes must not be judged by the policy that it proposes: every event of
 * a pull request, and of a merge queue, has a base; one that only follows a pull request has the tip of the default branch, whatever was
 * checked out. One whose base cannot be told is refused: its policy could not be trusted.
 */
export function readEvent(env: Readonly<Record<string, string | undefined>>): Event {
  const name = env.GITHUB_EVENT_NAME ?? "";
  const repository = env.GITHUB_REPOSITORY ?? "";
  const payload = readPayload(env.GITHUB_EVENT_PATH);
  const base = toBase(payload) ?? (FOLLOWERS.has(name) ? toCommit(env.GITHUB_SHA, env.GITHUB_REF) : null);
  if (base !== null || !(name.startsWith("pull_request") || name === "merge_group" || FOLLOWERS.has(name)))
    return { name, repository, base };
  throw new GateError({
    code: "policy-unreadable",
    message: `The event is ${name}, and the event file names no base commit (pull_request.base.sha, merge_group.base_sha).`,
    next: "Run the action from a workflow that GitHub started, so that the policy can be read from the base branch.",
  });
}

/** Events that GitHub runs on the default branch (GITHUB_SHA), for a pull request whose head a workflow may then check out. */
const FOLLOWERS: ReadonlySet<string> = new Set(["workflow_run", "issue_comment"]);

/** What is to be said of an event's file that is there and cannot be read as JSON. One that is not there `readEvent` misses, where it matters. */
export function findEventFault({ GITHUB_EVENT_PATH: path }: Readonly<Record<string, string | undefined>>): Fault | null {
  if (path === undefined || path === "" || !existsSync(path)) return null;
  try {
    JSON.parse(readFileSync(path, "utf8"));
    return null;
  } catch (error) {
    const message = `The event's file ${path} (GITHUB_EVENT_PATH) cannot be read as JSON: ${sentenceOf(error).replace(/\.$/, "")}.`;
    return { code: "environment", message, next: "See which step of the job changed it: the runner writes it whole." };
  }
}

function readPayload(path: string | undefined): unknown {
  if (path === undefined || path === "") return null;
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return null;
  }
}

function toBase(payload: unknown): Event["base"] {
  const base = at(at(payload, "pull_request"), "base");
  const group = at(payload, "merge_group");
  return toCommit(at(base, "sha") ?? at(group, "base_sha"), at(base, "ref") ?? at(group, "base_ref"));
}

function toCommit(sha: unknown, ref: unknown): Event["base"] {
  if (typeof sha !== "string" || !/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(sha)) return null;
  return { sha, ref: typeof ref === "string" ? ref : sha };
}

function at(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;
}
