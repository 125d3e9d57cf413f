import { readFileSync } from "node:fs";
import { GateError } from "../../errors.ts";

/** What matters of the event that started the workflow. */
export type Event = {
  readonly name: string;
  /** `owner/repo` of the repository the workflow runs in. */
  readonly repository: string;
  /** For a pull request: the commit at the tip of the branch it wants to go into. */
  readonly base: { readonly sha: string; readonly ref: string } | null;
};

const PULL_REQUEST_EVENTS = ["pull_request", "pull_request_target"];

/** Reads the event from the runner's environment. A pull request whose base cannot be told is refused: its policy could not be trusted. */
export function readEvent(env: Readonly<Record<string, string | undefined>>): Event {
  const name = env.GITHUB_EVENT_NAME ?? "";
  const repository = env.GITHUB_REPOSITORY ?? "";
  if (!PULL_REQUEST_EVENTS.includes(name)) return { name, repository, base: null };
  const base = toBase(readPayload(env.GITHUB_EVENT_PATH));
  if (base === null) {
    throw new GateError({
      code: "policy-unreadable",
      message: `The event is ${name}, and the event file names no base commit (pull_request.base.sha).`,
      next: "Run the action from a workflow that GitHub started, so that the policy can be read from the base branch.",
    });
  }
  return { name, repository, base };
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
  const sha = at(base, "sha");
  const ref = at(base, "ref");
  if (typeof sha !== "string" || !/^[0-9a-f]{40,64}$/.test(sha)) return null;
  return { sha, ref: typeof ref === "string" ? ref : sha };
}

function at(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;
}
