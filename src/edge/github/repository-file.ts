import { getExecOutput } from "@actions/exec";
import { getOctokit } from "@actions/github";
import { GateError, isGateError, sentenceOf } from "../../errors.ts";

/** A file of a repository at a commit or ref. */
export type RepositoryFile = { readonly owner: string; readonly repo: string; readonly path: string; readonly ref: string };

/** How a repository's files can be had: git objects in the checkout, and GitHub's API. */
export type RepositoryAccess = { readonly checkout: string | null; readonly token: string; readonly apiUrl: string };

const LIMIT = 1024 * 1024;

/**
 * The text of a file of at most 1 MiB as it is at that commit or ref, or null where it does not exist there.
 * A full commit that is in the checkout's object store is read from there (objects are addressed by their content, so nobody
 * can plant one); anything else comes from GitHub's API. Refuses with `policy-unreadable` where neither can tell.
 */
export async function readRepositoryFile(file: RepositoryFile, access: RepositoryAccess): Promise<string | null> {
  const local = access.checkout === null ? undefined : await readFromGit(file, access.checkout);
  if (local !== undefined) return local;
  const octokit = getOctokit(access.token, { baseUrl: access.apiUrl });
  const { owner, repo, path, ref } = file;
  try {
    const { data } = await octokit.rest.repos.getContent({ owner, repo, path, ref });
    return toText(data, file);
  } catch (error) {
    if (isGateError(error) || !isNotFound(error)) throw isGateError(error) ? error : unreadable(file, sentenceOf(error), error);
  }
  // "Not found" is also what GitHub answers to a token that may not look: only a commit that can be read proves absence.
  try {
    await octokit.rest.git.getTree({ owner, repo, tree_sha: ref });
    return null;
  } catch (error) {
    throw unreadable(file, `the commit itself cannot be read (${sentenceOf(error)})`, error);
  }
}

/** Undefined: the commit is not in this checkout, so git cannot tell. Null: it is, and has no such file. */
async function readFromGit({ path, ref }: RepositoryFile, checkout: string): Promise<string | null | undefined> {
  if (!/^[0-9a-f]{40,64}$/.test(ref)) return undefined;
  const git = async (...args: string[]) => {
    const options = {
      cwd: checkout,
      silent: true,
      ignoreReturnCode: true,
      env: { PATH: process.env.PATH ?? "", GIT_CONFIG_NOSYSTEM: "1" },
    };
    return getExecOutput("git", args, options).catch(() => ({ exitCode: 1, stdout: "", stderr: "" }));
  };
  if ((await git("cat-file", "-e", `${ref}^{commit}`)).exitCode !== 0) return undefined;
  const tree = await git("ls-tree", "--full-tree", "-z", ref, "--", path);
  if (tree.exitCode !== 0) return undefined;
  const [, object] = /^100(?:644|755) blob ([0-9a-f]{40,64})\t/.exec(tree.stdout) ?? [];
  if (object === undefined) return tree.stdout === "" ? null : undefined;
  const blob = await git("cat-file", "blob", object);
  return blob.exitCode === 0 && blob.stdout.length <= LIMIT ? blob.stdout : undefined;
}

function toText(data: unknown, file: RepositoryFile): string {
  const { type, encoding, content } = data as { type?: string; encoding?: string; content?: string };
  if (type !== "file" || encoding !== "base64" || typeof content !== "string")
    throw unreadable(file, "it is no regular file of at most 1 MiB", undefined);
  return Buffer.from(content, "base64").toString("utf8");
}

function isNotFound(error: unknown): boolean {
  return typeof error === "object" && error !== null && "status" in error && error.status === 404;
}

function unreadable({ owner, repo, path, ref }: RepositoryFile, why: string, cause: unknown): GateError {
  return new GateError(
    {
      code: "policy-unreadable",
      message: `${path} of ${owner}/${repo} at ${ref} could not be read: ${why}.`,
      next: "Give the job `permissions: contents: read` and pass github-token; for another repository, a token that may read it.",
    },
    { cause },
  );
}
