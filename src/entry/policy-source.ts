import { basename, dirname, posix, resolve } from "node:path";
import { GateError } from "../errors.ts";
import { toConfigFile } from "../policy/config-file.ts";
import { type PolicyFile, parsePolicyFile } from "../policy/policy-file.ts";
import type { RawSettings } from "../policy/settings.ts";
import type { Files } from "../ports.ts";

/** Where a policy file is looked for when nobody names one. */
export const DEFAULT_POLICY = ".github/portcullis.yml";

/** A policy is a page of text; more is no policy. */
export const POLICY_LIMIT = 1024 * 1024;

/** Reads a file of a repository at a ref: text, or null where there is none. Absent on the command line. */
export type RepositoryReader = (file: { owner: string; repo: string; path: string; ref: string }) => Promise<string | null>;

/** Where the policy comes from: the working directory, or (`base`) a commit of the repository that it lies in. */
export type PolicyPlace = {
  readonly files: Files;
  readonly cwd: string;
  readonly today: string;
  readonly readRepository: RepositoryReader | null;
  readonly base: { readonly owner: string; readonly repo: string; readonly sha: string } | null;
};

/**
 * Finds, reads and parses the policy file that the settings name, or the default one if it is there.
 * Null: there is none and none was asked for. With a `base` commit nothing is read from the working directory.
 */
export async function readPolicyFile(raw: RawSettings, place: PolicyPlace): Promise<PolicyFile | null> {
  const wish = toConfigFile(raw);
  if (wish.kind === "repository") {
    if (place.readRepository === null) throw onlyInAction(`${wish.owner}/${wish.repo}/${wish.path}@${wish.ref}`);
    const name = `${wish.owner}/${wish.repo}/${wish.path}@${wish.ref}`;
    return parseFound(await place.readRepository(wish), { name, required: true, place });
  }
  const path = wish.kind === "path" ? wish.path : DEFAULT_POLICY;
  const found = await readAt(path, place);
  return parseFound(found.text, { name: found.name, required: wish.kind === "path", place });
}

/** The text of a file at the place that policies, locks and checksums are to be trusted from, with the name to call it by. */
export async function readAt(
  path: string,
  { files, cwd, base, readRepository }: PolicyPlace,
): Promise<{ name: string; text: string | null }> {
  if (base !== null && readRepository !== null) {
    const inside = posix.normalize(path.replaceAll("\\", "/"));
    const name = `${inside}@${base.sha.slice(0, 12)}`;
    if (inside.startsWith("../") || posix.isAbsolute(inside)) throw outside(path);
    return { name, text: await readRepository({ owner: base.owner, repo: base.repo, path: inside, ref: base.sha }) };
  }
  const absolute = resolve(cwd, path);
  if ((await files.stat(absolute)) === null) {
    if (await isHidden(absolute, files)) throw hidden(path);
    return { name: path, text: null };
  }
  return { name: path, text: toPolicyText(await files.read(absolute, POLICY_LIMIT), path) };
}

/** Whether something may stand at a path at which nothing can be seen: its folder is there, and does not let us look. It may be stricter than the defaults. */
async function isHidden(absolute: string, files: Files): Promise<boolean> {
  const folder = dirname(absolute);
  const kind = (await files.stat(folder))?.kind;
  if (kind !== "folder" && kind !== "link") return false;
  const entries = await files.list(folder).catch(() => null);
  return entries === null || entries.some(({ name }) => name === basename(absolute));
}

/** The text of a policy file's bytes. Other encodings are refused: what they would read as is not what was written. */
export function toPolicyText(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new GateError({ code: "policy-invalid", message: `${name} is no UTF-8 text.`, next: "Save it as UTF-8." });
  }
}

function parseFound(
  text: string | null,
  { name, required, place }: { name: string; required: boolean; place: PolicyPlace },
): PolicyFile | null {
  if (text !== null) return parsePolicyFile(text, name, place.today);
  if (!required) return null;
  throw new GateError({
    code: place.base === null ? "policy-invalid" : "policy-unreadable",
    message: `config-file names ${name}, and there is no such file.`,
    next: "Create it, or correct the path (on a pull request it is read from the base branch, so it must be merged first).",
  });
}

function hidden(path: string): GateError {
  return new GateError({
    code: "policy-unreadable",
    message: `Whether there is a file ${path} cannot be seen: its folder cannot be read.`,
    next: "Check the folder's permissions.",
  });
}

function outside(path: string): GateError {
  return new GateError({
    code: "policy-unreadable",
    message: `${path} lies outside the repository, and on a pull request whatever decides comes from the base commit.`,
    next: "Give a path inside the repository; a policy can also be `owner/repo/path@ref`.",
  });
}

function onlyInAction(name: string): GateError {
  return new GateError({
    code: "input-invalid",
    message: `config-file ${name} names a file of a repository on GitHub, which the command line does not fetch.`,
    next: "Give the path of a local copy.",
  });
}
