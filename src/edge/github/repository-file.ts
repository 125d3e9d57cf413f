import { setTimeout as sleep } from "node:timers/promises";
import { getOctokit } from "@actions/github";
import { GateError, isGateError, sentenceOf } from "../../errors.ts";
import { makeObjectReader, readFileAt } from "./git-objects.ts";

/** A file of a repository at a commit or ref. */
export type RepositoryFile = { readonly owner: string; readonly repo: string; readonly path: string; readonly ref: string };

/** How a repository's files can be had: git objects in the checkout, and GitHub's API. `pause`: ms before the second try. */
export type RepositoryAccess = {
  readonly checkout: string | null;
  readonly token: string;
  readonly apiUrl: string;
  readonly pause?: number;
};

const LIMIT = 1024 * 1024;
const TRIES = 3;
/** GitHub answers within a second; whoever needs longer than this does not answer at all. */
const ANSWER_MS = 20_000;

/**
 * The text of a file of at most 1 MiB as it is at that commit or ref, or null where it does not exist there.
 * A full commit that is in the checkout's object store is read from there, each object verified by its name, so that nobody can plant one;
 * anything else comes from GitHub's API. Refuses with `policy-unreadable` where neither can tell.
 */
export async function readRepositoryFile(file: RepositoryFile, access: RepositoryAccess): Promise<string | null> {
  const local = access.checkout === null ? undefined : await readFromGit(file, access.checkout);
  if (local !== undefined) return local;
  if (access.token === "") throw unreadable(file, "the checkout does not have that commit, and there is no token to ask GitHub with");
  return withTrustedTls(() => readFromApi(file, access));
}

async function readFromGit({ path, ref }: RepositoryFile, checkout: string): Promise<string | null | undefined> {
  if (!/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(ref)) return undefined;
  const content = await readFileAt(ref, path, makeObjectReader(checkout, process.env.PATH));
  if (content === null || content === undefined) return content;
  return content.length > LIMIT ? undefined : content.toString("utf8");
}

async function readFromApi(file: RepositoryFile, { token, apiUrl, pause = 1000 }: RepositoryAccess): Promise<string | null> {
  const { rest } = getOctokit(token, { baseUrl: apiUrl });
  const { owner, repo, path, ref } = file;
  const ask = <T>(act: (request: { signal: AbortSignal }) => Promise<T>) => askPatiently(act, pause);
  try {
    const { data } = await ask((request) => rest.repos.getContent({ owner, repo, path, ref, request }));
    return toText(data, file);
  } catch (error) {
    if (isGateError(error)) throw error;
    if (statusOf(error) !== 404) throw unreadable(file, explain(error), error);
  }
  // "Not found" is also what GitHub answers to a token that may not look: only a commit that can be read proves absence.
  try {
    await ask((request) => rest.git.getTree({ owner, repo, tree_sha: ref, request }));
    return null;
  } catch (error) {
    throw unreadable(file, `the commit itself cannot be read (${explain(error)})`, error);
  }
}

/** Asks up to three times where GitHub has trouble of its own; an answer, also a refusal, is final. */
async function askPatiently<T>(act: (request: { signal: AbortSignal }) => Promise<T>, pause: number): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await act({ signal: AbortSignal.timeout(ANSWER_MS) });
    } catch (error) {
      const status = statusOf(error);
      const passing = status === 429 || status === 408 || status >= 500;
      if (!passing || attempt === TRIES) throw error;
      await sleep(pause * 2 ** (attempt - 1));
    }
  }
}

/** The API is asked under certificates that are checked, whatever the environment says of them: the answer is a policy. */
async function withTrustedTls<T>(act: () => Promise<T>): Promise<T> {
  const name = "NODE_TLS_REJECT_UNAUTHORIZED";
  const given = process.env[name];
  delete process.env[name];
  try {
    return await act();
  } finally {
    if (given !== undefined) process.env[name] = given;
  }
}

function toText(data: unknown, file: RepositoryFile): string {
  const { type, encoding, content } = (data ?? {}) as { type?: string; encoding?: string; content?: string };
  if (type === "file" && encoding === "base64" && typeof content === "string") return Buffer.from(content, "base64").toString("utf8");
  throw unreadable(file, "it is no regular file of at most 1 MiB");
}

/** The status of GitHub's answer; 500 where there was none, as octokit has it. */
function statusOf(error: unknown): number {
  return typeof error === "object" && error !== null && "status" in error && typeof error.status === "number" ? error.status : 0;
}

function explain(error: unknown): string {
  const status = statusOf(error);
  if (status === 401) return "GitHub does not accept the token";
  if (status === 403) return `GitHub does not allow it: ${sentenceOf(error).slice(0, 200)}`;
  return sentenceOf(error).slice(0, 300).replace(/\.$/, "");
}

function unreadable({ owner, repo, path, ref }: RepositoryFile, why: string, cause?: unknown): GateError {
  return new GateError(
    {
      code: "policy-unreadable",
      message: `${path} of ${owner}/${repo} at ${ref} could not be read: ${why.replace(/\.$/, "")}.`,
      next: "Give the job `permissions: contents: read` and pass github-token; for another repository, a token that may read it.",
    },
    { cause },
  );
}
