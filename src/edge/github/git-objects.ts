import { createHash } from "node:crypto";
import { exec } from "@actions/exec";

/** Reads an object of a repository by its name, verified; null where it is not there, or is not what its name says. */
export type ObjectReader = (type: "commit" | "tree" | "blob", name: string) => Promise<Buffer | null>;

/** Larger than any policy, commit or folder listing that is worth reading. */
const LIMIT = 4 * 1024 * 1024;

/**
 * Reads objects from the store of a checkout through `git`. The content is hashed again and must give the name that was asked for: an
 * earlier step of the job can write into the store, and git itself does not look. No replacement of an object is followed, nothing is
 * fetched, and no configuration but the repository's own is read.
 */
export function makeObjectReader(checkout: string, path: string | undefined): ObjectReader {
  const env = toGitEnvironment(path);
  return async (type, name) => {
    const pieces: Buffer[] = [];
    let size = 0;
    const stdout = (piece: Buffer) => {
      size += piece.length;
      if (size <= LIMIT) pieces.push(piece);
    };
    const options = { cwd: checkout, env, silent: true, ignoreReturnCode: true, listeners: { stdout } };
    const code = await exec("git", ["cat-file", type, name], options).catch(() => 1);
    const content = Buffer.concat(pieces);
    return code === 0 && size <= LIMIT && nameOf(type, content, name.length) === name ? content : null;
  };
}

/** The environment in which git only reads: no configuration but the repository's own, no replacement, nothing fetched. */
export function toGitEnvironment(path: string | undefined): Record<string, string> {
  return {
    PATH: path ?? "",
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_NO_REPLACE_OBJECTS: "1",
    GIT_NO_LAZY_FETCH: "1",
    GIT_TERMINAL_PROMPT: "0",
    // In a container the checkout belongs to another user. Nothing of it is run here, and what is read is verified.
    GIT_CONFIG_COUNT: "1",
    GIT_CONFIG_KEY_0: "safe.directory",
    GIT_CONFIG_VALUE_0: "*",
  };
}

/** Git's name for an object: the hash of its type, its size and its content. 64 characters: a repository that uses SHA-256. */
function nameOf(type: string, content: Buffer, length: number): string {
  const hash = createHash(length === 64 ? "sha256" : "sha1");
  return hash.update(`${type} ${content.length}\0`).update(content).digest("hex");
}

/**
 * The bytes of a regular file as it is at a commit: null where the commit has no such file, undefined where the store cannot tell (the
 * commit or a folder is not in it, or a link or a submodule is in the way).
 */
export async function readFileAt(commit: string, path: string, read: ObjectReader): Promise<Buffer | null | undefined> {
  const head = /^tree ([0-9a-f]+)\n/.exec((await read("commit", commit))?.toString("latin1") ?? "");
  let name = head?.[1];
  const segments = path.split("/");
  for (const [depth, segment] of segments.entries()) {
    const tree = name === undefined ? null : await read("tree", name);
    if (tree === null) return undefined;
    const entry = parseTree(tree, commit.length / 2).get(segment);
    if (entry === undefined) return null;
    const isLast = depth === segments.length - 1;
    if (isLast ? !/^100(?:644|755|664)$/.test(entry.mode) : entry.mode !== "40000") return undefined;
    name = entry.name;
  }
  return name === undefined ? undefined : ((await read("blob", name)) ?? undefined);
}

/** A tree's entries by file name: `mode SP name NUL hash`, without separators. */
function parseTree(tree: Buffer, hashBytes: number): Map<string, { mode: string; name: string }> {
  const entries = new Map<string, { mode: string; name: string }>();
  for (let at = 0; at < tree.length; ) {
    const [blank, end] = [tree.indexOf(0x20, at), tree.indexOf(0, at)];
    if (blank === -1 || end === -1) break;
    const name = tree.toString("hex", end + 1, end + 1 + hashBytes);
    entries.set(tree.toString("utf8", blank + 1, end), { mode: tree.toString("latin1", at, blank), name });
    at = end + 1 + hashBytes;
  }
  return entries;
}
