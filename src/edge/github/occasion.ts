import { existsSync, readFileSync } from "node:fs";
import { exec } from "@actions/exec";

/** What a run's documents may be delivered for. `pull`: the pull request that the event is about. */
export type Occasion = {
  readonly event: string;
  /** `owner/repo`; empty outside of GitHub. */
  readonly repository: string;
  readonly ref: string;
  readonly sha: string;
  readonly isDependabot: boolean;
  readonly pull: { readonly number: number; readonly head: string; readonly isFork: boolean } | null;
};

/** Reads the occasion from the runner's environment and the event's file. Whatever is not there is empty. */
export function readOccasion(env: Readonly<Record<string, string | undefined>>): Occasion {
  const repository = env.GITHUB_REPOSITORY ?? "";
  const event = env.GITHUB_EVENT_NAME ?? "";
  return {
    event,
    repository,
    ref: env.GITHUB_REF ?? "",
    sha: env.GITHUB_SHA ?? "",
    isDependabot: env.GITHUB_ACTOR === "dependabot[bot]",
    pull: event.startsWith("pull_request") ? toPull(readPayload(env.GITHUB_EVENT_PATH), repository) : null,
  };
}

/** The commit that is checked out in a folder; null where there is none. */
export async function readHead(folder: string, path: string | undefined): Promise<string | null> {
  // In a container the checkout belongs to another user. Nothing of it is run, and its word is only compared with the event's.
  const trust = { GIT_CONFIG_COUNT: "1", GIT_CONFIG_KEY_0: "safe.directory", GIT_CONFIG_VALUE_0: "*" };
  const env = { PATH: path ?? "", GIT_CONFIG_NOSYSTEM: "1", ...trust };
  let text = "";
  const stdout = (piece: Buffer) => {
    text = (text + piece.toString("latin1")).slice(0, 100);
  };
  const options = { cwd: folder, env, silent: true, ignoreReturnCode: true, listeners: { stdout } };
  const code = await exec("git", ["rev-parse", "--verify", "HEAD"], options).catch(() => 1);
  return code === 0 && isCommit(text.trim()) ? text.trim() : null;
}

/** Whether a text is a commit's full name. */
export function isCommit(text: string): boolean {
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text);
}

function readPayload(path: string | undefined): unknown {
  if (path === undefined || !existsSync(path)) return null;
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return null;
  }
}

/** A pull request whose head's repository is gone is a fork's: it cannot be this one. */
function toPull(payload: unknown, repository: string): Occasion["pull"] {
  const pull = at(payload, "pull_request");
  const [number, head] = [at(pull, "number"), at(pull, "head")];
  if (typeof number !== "number" || !Number.isSafeInteger(number) || number < 1) return null;
  const [sha, from] = [at(head, "sha"), at(at(head, "repo"), "full_name")];
  const isFork = typeof from !== "string" || from.toLowerCase() !== repository.toLowerCase();
  return { number, head: typeof sha === "string" ? sha : "", isFork };
}

function at(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;
}
