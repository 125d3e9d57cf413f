import type { Problem } from "../model/reasons.ts";
import { toPlace } from "./shown.ts";

/** Lockfiles that no scanner reads here, in any version, by name: what they belong to, and, where there is a way to have it read, that way. */
const UNREAD: Readonly<Record<string, { readonly of: string; readonly instead?: string }>> = {
  "bun.lockb": { of: "Bun", instead: "write it as bun.lock (`bun install --save-text-lockfile --lockfile-only`)" },
  "deno.lock": { of: "Deno" },
  "Podfile.lock": { of: "CocoaPods" },
  "Cartfile.resolved": { of: "Carthage" },
  "paket.lock": { of: "Paket" },
  "shard.lock": { of: "Crystal" },
  "rebar.lock": { of: "Erlang" },
  "conda-lock.yml": { of: "conda" },
  "pixi.lock": { of: "Pixi" },
  "dub.selections.json": { of: "D" },
  "Manifest.toml": { of: "Julia" },
  "cpanfile.snapshot": { of: "Perl" },
  "MODULE.bazel.lock": { of: "Bazel" },
  "spago.lock": { of: "PureScript" },
  "Gopkg.lock": { of: "dep", instead: "move to Go modules" },
  "glide.lock": { of: "Glide", instead: "move to Go modules" },
  "pnpm-lock.yml": { of: "pnpm", instead: "name it pnpm-lock.yaml" },
};

/** Whether a path is that of a lockfile that no scanner reads. Path with `/`. */
export function isUnreadLockfile(path: string): boolean {
  return Object.hasOwn(UNREAD, baseOf(path));
}

/** What to do about such a lockfile, as a next step. */
export function toInstead(path: string): string {
  const instead = UNREAD[baseOf(path)]?.instead;
  const sbom = "make an SBOM of what it locks, and scan that (`sbom`)";
  return `${toUpperFirst(instead ?? sbom)}.`;
}

const NAMED = 8;

/** Says which lockfiles below a folder nobody looked at, since no scanner reads them: they are not what was asked for, and never unseen without a word. */
export function toUnreadNotice(folder: string, paths: readonly string[]): Problem[] {
  if (paths.length === 0) return [];
  const named = paths.slice(0, NAMED).map((path) => `${path} (${UNREAD[baseOf(path)]?.of ?? "unknown"})`);
  const more = paths.length > NAMED ? ` and ${paths.length - NAMED} more` : "";
  const [what, their] = paths.length === 1 ? ["a lockfile that no scanner reads", "its"] : ["lockfiles that no scanner reads", "their"];
  const message = `Below ${toPlace(folder)} there ${paths.length === 1 ? "is" : "are"} ${what}: ${named.join(", ")}${more}. Nobody looked at ${their} packages.`;
  const steps = [...new Set(paths.map(toInstead))];
  return [
    { code: "lockfiles-unread", message, next: `${steps.join(" ")} Or leave ${paths.length === 1 ? "it" : "them"} out with \`exclude\`.` },
  ];
}

function baseOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

function toUpperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
