import { basename, dirname, join } from "node:path";
import type { Target } from "../model/target.ts";
import { type LockfileKind, toLockfileKind } from "./lockfile-kinds.ts";
import { toPlainText, writeBeside } from "./lockfile-text.ts";
import { toFileArguments } from "./osv-command.ts";
import type { Scene } from "./scene.ts";

export type Lockfile = Extract<Target, { kind: "lockfile" }>;

/** One file of a run: its arguments, and the path that the report will know it by. `target` null: a canary. */
export type Entry = {
  readonly target: Target | null;
  readonly kind: LockfileKind | null;
  readonly path: string;
  /** The file whose text is scanned, not behind a link. */
  readonly file: string;
  readonly args: readonly string[];
};

/** What an argument cannot hold: a comma divides it in two, and a line break would divide the lines that are read back. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const AWKWARD = /[,\u0000-\u001f\u007f]/;

/**
 * A lockfile as OSV-Scanner is to be given it: where it lies; where its path cannot be an argument, through a link in a private folder; where
 * its text would be misread, as a plain copy there.
 */
export async function toEntry(target: Lockfile, kind: LockfileKind, scene: Scene): Promise<Entry> {
  const { absolute } = target;
  const text = await toPlainText(absolute, kind, scene);
  const copy = text === null ? null : await writeBeside(text, { absolute, name: toPlainName(absolute, kind) }, scene);
  const path = copy ?? (AWKWARD.test(absolute) ? await linkTo(absolute, kind, scene) : absolute);
  return { target, kind, path, file: copy ?? absolute, args: toFileArguments(kind.parser, path) };
}

/** Links the folder, so that what a lockfile refers to beside itself is still there; the file alone where its own name is awkward. */
async function linkTo(absolute: string, kind: LockfileKind, { world }: Scene): Promise<string> {
  const folder = await world.files.privateFolder();
  const base = basename(absolute);
  if (!AWKWARD.test(base)) {
    await world.files.link(dirname(absolute), join(folder, "linked"));
    return join(folder, "linked", base);
  }
  const path = join(folder, toPlainName(absolute, kind));
  await world.files.link(absolute, path);
  return path;
}

/** The name of a file without what an argument cannot hold, by which it is still of its kind. */
function toPlainName(absolute: string, kind: LockfileKind): string {
  const cleaned = basename(absolute).replaceAll(new RegExp(AWKWARD.source, "g"), "_");
  return toLockfileKind(`${basename(dirname(absolute))}/${cleaned}`)?.name === kind.name ? cleaned : kind.name;
}

/** Windows takes 32,767 characters in a command line, other systems far more; one argument may be 131,072 bytes on Linux. */
const LONGEST_COMMAND = { win32: 24_000, other: 200_000 };

/** Divides entries into runs whose command lines the system takes. */
export function toBatches(entries: readonly Entry[], os: string): Entry[][] {
  const most = os === "win32" ? LONGEST_COMMAND.win32 : LONGEST_COMMAND.other;
  const batches: Entry[][] = [];
  let length = 0;
  for (const entry of entries) {
    const own = entry.args.reduce((sum, argument) => sum + Buffer.byteLength(argument) + 3, 0);
    const last = batches.at(-1);
    if (last === undefined || length + own > most) {
      batches.push([entry]);
      length = own;
    } else {
      last.push(entry);
      length += own;
    }
  }
  return batches;
}

/** What to call a run over these files in a message. */
export function toWhat(entries: readonly Entry[]): string {
  const [first] = entries;
  if (entries.length === 1 && first?.target != null) return `osv-scanner on ${first.target.id}`;
  return `osv-scanner on ${entries.length} ${toKindOfAll(entries)}`;
}

/** Lockfiles, by their ecosystem where they are all of one. */
export function toKindOfAll(entries: readonly Entry[]): string {
  const [name, ...others] = new Set(entries.map(({ kind }) => kind?.ecosystem));
  return name === undefined || others.length > 0 ? "lockfiles" : `${name} lockfiles`;
}
