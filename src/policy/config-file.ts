import { type Attempt, type Kind, parsed } from "./kinds.ts";
import type { RawSettings } from "./settings.ts";

/** Where the policy file is: a path, a file of a repository at a ref, or wherever it is by default. */
export type ConfigFile =
  | { readonly kind: "path"; readonly path: string }
  | { readonly kind: "repository"; readonly owner: string; readonly repo: string; readonly path: string; readonly ref: string }
  | { readonly kind: "default" };

const REMOTE = /^(?<owner>[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)\/(?<repo>[\w.-]+)\/(?<path>[^@]+)@(?<ref>[^@]+)$/;

/** A path, or `owner/repo/path@ref`. What has an `@` and is a path all the same is written with `./` before it. */
export const CONFIG_FILE: Kind<ConfigFile> = parsed(
  "FILE|OWNER/REPO/PATH@REF",
  "a path, or owner/repo/path@ref",
  (text): Attempt<ConfigFile> => {
    const file = toFile(text);
    if (file.kind !== "repository") return { value: file, wrong: null };
    const { repo, path, ref } = file;
    if (repo === "." || repo === ".." || path.split("/").some((part) => part === "" || part === "." || part === ".."))
      return { wrong: "is no path inside a repository (owner/repo/path@ref)" };
    return /[\s~^:?*[\\]|\.\./.test(ref) ? { wrong: `has a ref \`${ref}\` that is none` } : { value: file, wrong: null };
  },
);

function toFile(text: string): ConfigFile {
  const { owner, repo, path, ref } = REMOTE.exec(text)?.groups ?? {};
  if (owner === undefined || repo === undefined || path === undefined || ref === undefined) return { kind: "path", path: text };
  return { kind: "repository", owner, repo, path, ref };
}

/** Where the settings say that the policy file is. What is wrong with the wish is found by whoever reads the settings. */
export function toConfigFile(raw: RawSettings): ConfigFile {
  const text = raw["config-file"]?.at(-1) ?? "";
  return text === "" ? { kind: "default" } : toFile(text);
}
