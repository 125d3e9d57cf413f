import { join } from "node:path";
import type { Problem } from "../model/reasons.ts";
import type { CommandEnd, ScannerBinary } from "../ports.ts";
import { explainEnd, toFailure } from "./ends.ts";
import { toOsvArguments } from "./osv-command.ts";
import type { OsvDatabase } from "./osv-database.ts";
import { type Entry, toWhat } from "./osv-entries.ts";
import { readRun } from "./osv-read.ts";
import { findMention, type OsvWords, parseWords } from "./osv-words.ts";
import { type Gathered, joinGathered, NOTHING, runScanner, type Scene } from "./scene.ts";
import { findWrittenFault, type WrittenFault } from "./written.ts";

/** OSV-Scanner with its database; `base`: where that is laid out for it, null for the online service. */
export type OsvBase = { readonly binary: ScannerBinary; readonly database: OsvDatabase; readonly base: string | null };

/** The same with the file that is scanned with every run as proof. */
export type OsvTool = OsvBase & { readonly canary: Entry };

/**
 * Scans files in one run. One file that cannot be parsed makes OSV-Scanner give up on all: it is found out (by what was said, else by
 * halving), reported, and the rest is scanned again.
 */
export async function scanEntries(entries: readonly Entry[], tool: OsvTool, scene: Scene): Promise<Gathered> {
  const ran = await runEntries(entries, tool, scene);
  if (ran.isWhole) return readRun(ran, tool, scene);
  if (!ran.mayBeFiles) return { ...NOTHING, problems: [toFailure(toWhat(entries), ran.end, ran)] };
  const culprits = entries.flatMap((entry) => {
    const said = findMention(ran.end.stderr, entry.path);
    return said === null ? [] : [{ entry, said }];
  });
  if (culprits.length > 0) return scanWithout(culprits, { entries, tool }, scene);
  if (!(await canScanAnything(tool, scene))) return { ...NOTHING, problems: [toFailure(toWhat(entries), ran.end, ran)] };
  if (entries.length === 1) {
    const lone = entries.map((entry) => ({ entry, said: explainEnd(ran.end) }));
    return scanWithout(lone, { entries, tool }, scene);
  }
  const middle = Math.ceil(entries.length / 2);
  const halves = [entries.slice(0, middle), entries.slice(middle)];
  return joinGathered(await Promise.all(halves.map((half) => scanEntries(half, tool, scene))));
}

type Culprit = { readonly entry: Entry; readonly said: string };

async function scanWithout(
  culprits: readonly Culprit[],
  { entries, tool }: { entries: readonly Entry[]; tool: OsvTool },
  scene: Scene,
): Promise<Gathered> {
  const problems = culprits.map(({ entry, said }) => toUnparsable(entry, said, tool));
  const named = new Set(culprits.map(({ entry }) => entry));
  const rest = entries.filter((entry) => !named.has(entry));
  const scanned = rest.length === 0 ? NOTHING : await scanEntries(rest, tool, scene);
  return joinGathered([{ reports: [], problems }, scanned]);
}

const UNREADABLE = /permission denied|access is denied|no such file|input\/output error/i;

function toUnparsable({ target, path }: Entry, said: string, { binary }: OsvTool): Problem {
  const shown = target !== null && target.kind !== "image" ? target.shown : path;
  const words = toReason(said, path).replaceAll(path, shown).trim().slice(0, 300);
  const message = `OSV-Scanner ${binary.version} cannot read ${shown}: ${words}.`;
  const isUnreadable = UNREADABLE.test(words);
  const next = isUnreadable
    ? "Check its permissions, or leave it out with `exclude`."
    : "Check that it is whole (no merge conflict in it), make it again, or leave it out with `exclude`.";
  return {
    code: isUnreadable ? "lockfile-unreadable" : "lockfile-unparsable",
    message,
    next,
    ...(target === null ? {} : { target: target.id }),
  };
}

/** What a line says after it named the path: the reason itself. */
function toReason(line: string, path: string): string {
  const bare = path.replace(/^[/\\]/, "");
  const after = line.slice(line.lastIndexOf(bare) + bare.length).replace(/^["']?:\s*/, "");
  return line.includes(bare) && /\w/.test(after) ? after : line;
}

/** Whether OSV-Scanner, told to scan nothing but the canary, does so: then a failure is about the files. */
async function canScanAnything(tool: OsvTool, scene: Scene): Promise<boolean> {
  return (await runEntries([], tool, scene)).isWhole;
}

/** A run that ended. */
export type Ran = {
  readonly entries: readonly Entry[];
  readonly end: CommandEnd;
  readonly words: OsvWords;
  readonly report: string;
  readonly wrong: WrittenFault | null;
  /** It ended as a scan ends that reached its end, and left a report. */
  readonly isWhole: boolean;
  /** It failed, and what failed may be single files. */
  readonly mayBeFiles: boolean;
};

/**
 * Ends that say nothing about single files: well (so the report is missing), no package at all (so not even the canary was read), the service
 * out of reach, a bad configuration.
 */
const NEVER_FILES: ReadonlySet<number> = new Set([0, 1, 128, 129, 130]);

async function runEntries(entries: readonly Entry[], { binary, base, canary }: OsvTool, scene: Scene): Promise<Ran> {
  const { files } = scene.world;
  const folder = await files.privateFolder();
  const [config, report] = [join(folder, "osv-scanner.toml"), join(folder, "report.json")];
  await files.write(config, []);
  const args = toOsvArguments({
    version: binary.version,
    config,
    output: report,
    database: base,
    files: [...entries, canary].flatMap((entry) => entry.args),
    allPackages: true,
  });
  const end = await runScanner({ file: binary.path, args, folder, step: entries.length === 0 ? null : toWhat(entries) }, scene);
  const wrong = await findWrittenFault(report, "report", files);
  const isWhole = !end.timedOut && wrong === null && (end.code === 0 || end.code === 1 || end.code === 127);
  const mayBeFiles = !end.timedOut && end.code !== null && !NEVER_FILES.has(end.code);
  return { entries, end, words: parseWords(end.stderr), report, wrong, isWhole, mayBeFiles };
}
