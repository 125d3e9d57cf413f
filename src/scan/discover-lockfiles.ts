import { resolve } from "node:path";
import type { Problem } from "../model/reasons.ts";
import type { Target, TargetRequest } from "../model/target.ts";
import type { FileKind, World } from "../ports.ts";
import type { Found, Search } from "./found.ts";
import { isGlob, toMatcher } from "./globs.ts";
import { toLockfileKind } from "./lockfile-kinds.ts";
import { toPlace, toShown } from "./shown.ts";
import { isScannerConfiguration } from "./stray-configuration.ts";
import { isUnreadLockfile, toUnreadNotice } from "./unread-lockfiles.ts";
import { type Walked, walkFolder } from "./walk.ts";

const LARGEST_MIB = 64;

/** The lockfiles below a folder, as `lockfiles` and `exclude` want them. */
export async function findLockfiles({ path }: Extract<TargetRequest, { kind: "directory" }>, search: Search): Promise<Found> {
  const { world, request } = search;
  const { lockfiles, exclude } = request.settings;
  const root = resolve(world.machine.cwd, path);
  const there = await world.files.stat(root);
  if (there?.kind !== "folder") return { targets: [], problems: [noFolder(path, there?.kind ?? null)] };
  if (lockfiles === "none") return { targets: [], problems: [] };
  if (lockfiles !== "auto") return findListed(root, lockfiles, search);
  const isExcluded = toMatcher(exclude);
  const isRead = (file: string) => toLockfileKind(file) !== null;
  const walked = await walkFolder(
    root,
    { isWanted: (file) => isRead(file) || isUnreadLockfile(file) || isScannerConfiguration(file), isExcluded },
    world.files,
  );
  const found = await toTargets(root, { ...walked, found: walked.found.filter((file) => isRead(file.path)) }, world);
  const others = walked.found.flatMap((file) => (isRead(file.path) ? [] : [file.path]));
  const unread = others.filter(isUnreadLockfile);
  const configurations = others.filter(isScannerConfiguration).map((file) => resolve(root, file));
  const excluded = toExcluded(path, { ...walked, leftOut: walked.leftOut.filter(isRead) });
  return { ...found, configurations, problems: [...found.problems, ...toUnreadNotice(path, unread), ...excluded] };
}

function noFolder(path: string, kind: FileKind | null): Problem {
  if (kind === null) return { code: "target-not-found", message: `There is no folder ${path}.`, next: "Check the path." };
  const what = { file: "a file", link: "a symbolic link", other: "no folder", folder: "a folder" }[kind];
  const next = kind === "file" ? `Write \`lockfile:${path}\` or \`sbom:${path}\`, by what it is.` : "Name the folder itself.";
  return { code: "target-invalid", message: `${path} is ${what}, and a folder was expected.`, next };
}

/** Lockfiles that were listed: paths from the folder or else from the working directory, and globs from the folder. */
async function findListed(root: string, list: readonly string[], search: Search): Promise<Found> {
  const parts = await Promise.all(list.map((entry) => (isGlob(entry) ? findByGlob(root, entry, search) : findByPath(root, entry, search))));
  return { targets: parts.flatMap(({ targets }) => targets), problems: parts.flatMap(({ problems }) => problems) };
}

async function findByPath(root: string, entry: string, search: Search): Promise<Found> {
  const { files } = search.world;
  const below = resolve(root, entry);
  return findLockfile((await files.stat(below)) === null ? entry : below, search);
}

async function findByGlob(root: string, glob: string, { world }: Search): Promise<Found> {
  const walked = await walkFolder(root, { isWanted: toMatcher([glob]), isExcluded: () => false }, world.files);
  if (walked.found.length > 0) return toTargets(root, walked, world);
  const message = `No file matches ${JSON.stringify(glob)} (lockfiles) below ${toPlace(toShown(root, world.machine.cwd))}.`;
  return { targets: [], problems: [{ code: "target-not-found", message, next: "Check the glob; it counts from that folder." }] };
}

/** One lockfile that was named; a link to it is followed, as its author meant it. */
export async function findLockfile(path: string, { world }: Search): Promise<Found> {
  const absolute = resolve(world.machine.cwd, path);
  const there = await world.files.stat(absolute);
  const shown = toShown(absolute, world.machine.cwd);
  if (there === null) {
    const problem: Problem = { code: "target-not-found", message: `There is no lockfile ${shown}.`, next: "Check the path." };
    return { targets: [], problems: [problem] };
  }
  if (there.kind === "folder") {
    const problem: Problem = {
      code: "target-invalid",
      message: `${shown} is a folder, and a lockfile was expected.`,
      next: `Write \`dir:${path}\` for all lockfiles below it.`,
    };
    return { targets: [], problems: [problem] };
  }
  return toTarget(absolute, there.kind === "link" ? "file" : there.kind, world);
}

async function toTargets(root: string, { found, unreadable }: Walked, world: World): Promise<Found> {
  const parts = await Promise.all(found.map(({ path, kind }) => toTarget(resolve(root, path), kind, world)));
  const folders = unreadable.map((path): Problem => {
    const shown = toShown(resolve(root, path), world.machine.cwd);
    const message = `The folder ${shown} cannot be read, so its lockfiles were not seen.`;
    return { code: "lockfile-unreadable", message, next: "Check its permissions, or leave it out with `exclude`." };
  });
  return { targets: parts.flatMap(({ targets }) => targets), problems: [...parts.flatMap(({ problems }) => problems), ...folders] };
}

/** A lockfile as a target, if it is a regular file and not too large. Whether it can be read, its scanner will see. */
async function toTarget(absolute: string, kind: FileKind, world: World): Promise<Found> {
  const shown = toShown(absolute, world.machine.cwd);
  const target: Target = { kind: "lockfile", id: `lockfile:${shown}`, shown, absolute };
  const refuse = (why: string, next: string): Found => {
    return {
      targets: [],
      problems: [{ code: "lockfile-unreadable", target: target.id, message: `${shown} was not scanned: ${why}.`, next }],
    };
  };
  if (kind === "link")
    return refuse("it is a symbolic link, which is not followed", "Name the file it points to, or leave the link out with `exclude`.");
  if (kind !== "file") return refuse("it is no regular file", "Leave it out with `exclude`.");
  const there = await world.files.stat(absolute);
  if (there === null)
    return refuse("it cannot be looked at (its name may be no valid text)", "Give it another name, or leave it out with `exclude`.");
  if (there.size > LARGEST_MIB * 1024 * 1024)
    return refuse(`it is larger than ${LARGEST_MIB} MiB`, "Check that it is a lockfile, or leave it out with `exclude`.");
  return { targets: [target], problems: [] };
}

const NAMED = 5;

/** Says what `exclude` left out: lockfiles by count and name, and the folders that were not even looked into. */
function toExcluded(path: string, { leftOut, unexplored }: Walked): Problem[] {
  if (leftOut.length + unexplored.length === 0) return [];
  const lockfiles = leftOut.length === 0 ? [] : [`${count(leftOut.length, "lockfile")} (${toNames(leftOut)})`];
  const folders = unexplored.length === 0 ? [] : [`${count(unexplored.length, "folder")} not looked into (${toNames(unexplored)})`];
  const message = `Left out below ${toPlace(path)} by \`exclude\`: ${[...lockfiles, ...folders].join(" and ")}.`;
  return [{ code: "lockfiles-excluded", message, next: "Set `exclude` to other globs to have them scanned." }];
}

function count(number: number, noun: string): string {
  return number === 1 ? `1 ${noun}` : `${number} ${noun}s`;
}

function toNames(paths: readonly string[]): string {
  const more = paths.length > NAMED ? ` and ${paths.length - NAMED} more` : "";
  return `${paths.slice(0, NAMED).join(", ")}${more}`;
}
