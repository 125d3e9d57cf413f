import { exec } from "@actions/exec";
import type { Problem } from "../../model/reasons.ts";
import type { Event } from "./event.ts";
import { toGitEnvironment } from "./git-objects.ts";

export type Checkout = {
  /** Whether the workflow says that it is meant. */
  readonly isAllowed: boolean;
  readonly folder: string;
  readonly env: Readonly<Record<string, string | undefined>>;
};

/**
 * What speaks against a checkout: `pull_request_target` runs with the base repository's token and secrets, and the files of the pull request are
 * then no place to run anything in. Nothing where the checkout is the base's, is none of git, or is meant.
 */
export async function findUnsafeCheckout(event: Event, { isAllowed, folder, env }: Checkout): Promise<Problem[]> {
  if (isAllowed || event.name !== "pull_request_target") return [];
  const head = await readHead(folder, env.PATH);
  if (head === null || head === event.base?.sha || head === env.GITHUB_SHA) return [];
  return [
    {
      code: "environment",
      message: `The event is pull_request_target, and what is checked out (${head.slice(0, 12)}) is not the base branch's commit: with this event, the job has the token and secrets of the base repository.`,
      next: "Run the gate on `pull_request`. Where the head really must be checked out here, say so with `allow-unsafe-pr-checkout: true`.",
    },
  ];
}

/** The commit that is checked out; null where git does not say. */
async function readHead(folder: string, path: string | undefined): Promise<string | null> {
  let told = "";
  const stdout = (piece: Buffer) => {
    told = (told + piece.toString("latin1")).slice(0, 200);
  };
  const options = { cwd: folder, env: toGitEnvironment(path), silent: true, ignoreReturnCode: true, listeners: { stdout } };
  const code = await exec("git", ["rev-parse", "--verify", "HEAD^{commit}"], options).catch(() => 1);
  return code === 0 && /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(told.trim()) ? told.trim() : null;
}
