import { join } from "node:path";
import type { Problem } from "../model/reasons.ts";
import type { RawReport } from "../model/report.ts";
import type { CommandEnd, ScannerBinary } from "../ports.ts";
import { isEmptyLockfile } from "./empty-lockfile.ts";
import { explainEnd, lastWords, toFailure } from "./ends.ts";
import { toScannerFacts } from "./grype.ts";
import { toOsvArguments } from "./osv-command.ts";
import type { OsvDatabase } from "./osv-database.ts";
import type { Entry } from "./osv-entries.ts";
import { readOsvProof } from "./osv-report.ts";
import { findMention, type OsvWords, parseWords } from "./osv-words.ts";
import { type Gathered, joinGathered, NOTHING, runScanner, type Scene } from "./scene.ts";

export type OsvTool = { readonly binary: ScannerBinary; readonly database: OsvDatabase; readonly canary: Entry };

/**
 * Scans files in one run. One file that cannot be parsed makes OSV-Scanner give up on all: it is found out (by what was said, else by
 * halving), reported, and the rest is scanned again.
 */
export async function scanEntries(entries: readonly Entry[], tool: OsvTool, scene: Scene): Promise<Gathered> {
  const ran = await runEntries(entries, tool, scene);
  if (ran.isWhole) return readRun(ran, tool, scene);
  if (!ran.mayBeFiles) return { ...NOTHING, problems: [toFailure(toWhat(entries), ran.end)] };
  const culprits = entries.flatMap((entry) => {
    const said = findMention(ran.end.stderr, entry.path);
    return said === null ? [] : [{ entry, said }];
  });
  if (culprits.length > 0) return scanWithout(culprits, { entries, tool }, scene);
  if (!(await canScanAnything(tool, scene))) return { ...NOTHING, problems: [toFailure(toWhat(entries), ran.end)] };
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

function toUnparsable({ target, path }: Entry, said: string, { binary }: OsvTool): Problem {
  const shown = target !== null && target.kind !== "image" ? target.shown : path;
  const words = toReason(said, path).replaceAll(path, shown).trim().slice(0, 300);
  const message = `OSV-Scanner ${binary.version} cannot read ${shown}: ${words}.`;
  const next = "Check that it is whole (no merge conflict in it), make it again, or leave it out with `exclude`.";
  return { code: "lockfile-unparsable", message, next, ...(target === null ? {} : { target: target.id }) };
}

/** What a line says after it named the path: the reason itself. */
function toReason(line: string, path: string): string {
  const bare = path.replace(/^[/\\]/, "");
  const after = line.slice(line.lastIndexOf(bare) + bare.length).replace(/^["']?:\s*/, "");
  return line.includes(bare) && after.trim() !== "" ? after : line;
}

function toWhat(entries: readonly Entry[]): string {
  const [first] = entries;
  if (entries.length === 1 && first?.target != null) return `osv-scanner on ${first.target.id}`;
  return `osv-scanner on ${entries.length} lockfiles`;
}

/** Whether OSV-Scanner, told to scan nothing but the canary, does so: then a failure is about the files. */
async function canScanAnything(tool: OsvTool, scene: Scene): Promise<boolean> {
  return (await runEntries([], tool, scene)).isWhole;
}

type Ran = {
  readonly entries: readonly Entry[];
  readonly end: CommandEnd;
  readonly words: OsvWords;
  readonly report: string;
  /** It ended as a scan ends that reached its end, with a report or for want of packages. */
  readonly isWhole: boolean;
  readonly hasReport: boolean;
  /** It failed, and what failed may be single files. */
  readonly mayBeFiles: boolean;
};

/** Ends that say nothing about single files: well (so the report is missing), the service out of reach, a bad configuration. */
const NEVER_FILES: ReadonlySet<number> = new Set([0, 1, 129, 130]);

async function runEntries(entries: readonly Entry[], { binary, database, canary }: OsvTool, scene: Scene): Promise<Ran> {
  const { files } = scene.world;
  const folder = await files.privateFolder();
  const [config, report] = [join(folder, "osv-scanner.toml"), join(folder, "report.json")];
  await files.write(config, []);
  const args = toOsvArguments({
    version: binary.version,
    config,
    output: report,
    database: database.base,
    files: [...entries, canary].flatMap((entry) => entry.args),
  });
  const end = await runScanner({ file: binary.path, args, folder, step: entries.length === 0 ? null : toWhat(entries) }, scene);
  const hasReport = ((await files.stat(report))?.size ?? 0) > 0;
  const isWhole = !end.timedOut && (((end.code === 0 || end.code === 1 || end.code === 127) && hasReport) || end.code === 128);
  const mayBeFiles = !end.timedOut && end.code !== null && !NEVER_FILES.has(end.code);
  return { entries, end, words: parseWords(end.stderr), report, isWhole, hasReport, mayBeFiles };
}

/** Reads a run that reached its end: its report, what it did not look at, and the proof that it found what it must. */
async function readRun(ran: Ran, tool: OsvTool, scene: Scene): Promise<Gathered> {
  const { files, machine } = scene.world;
  const { entries, words, report, hasReport } = ran;
  const proof = hasReport ? await readOsvProof(files.stream(report), tool.canary.path, tool.database.canaries) : null;
  const counts = toCounts(entries, words);
  const { database } = await tool.database.facts;
  const raw: RawReport = {
    name: toWhat(entries),
    bytes: hasReport ? files.stream(report) : noResults(),
    root: machine.cwd,
    asked: {
      scanner: toScannerFacts(tool.binary, database),
      targets: entries.flatMap(({ target }) => target ?? []),
      targetIdByPath: Object.fromEntries(entries.flatMap(({ target, path }) => (target === null ? [] : [[path, target.id]]))),
      inventory: counts,
      canaries: [tool.canary.path],
    },
  };
  const problems = [
    ...toWordProblems(ran),
    ...(await toEmptyProblems(entries, counts, scene)),
    ...(proof === null ? [] : toProofProblems(ran, proof)),
  ];
  return { reports: [raw], problems };
}

async function* noResults(): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode('{"results":[]}');
}

function toCounts(entries: readonly Entry[], { counts }: OsvWords): Record<string, number> {
  return Object.fromEntries(
    entries.flatMap(({ target, path }) => {
      const count = counts.get(path);
      return target === null || count === undefined ? [] : [[target.id, count]];
    }),
  );
}

/** What was said on the way and means that something was not looked at. */
function toWordProblems({ entries, end, words }: Ran): Problem[] {
  const unloaded = [...new Set(words.unloaded)].flatMap((ecosystem) => toUnloaded(ecosystem, entries));
  const filtered: Problem[] =
    words.filtered === 0
      ? []
      : [
          {
            code: "scanner-warning",
            message: `OSV-Scanner left out ${words.filtered === 1 ? "1 package" : `${words.filtered} packages`} of the lockfiles for being local or without a version: no advisory can name them.`,
          },
        ];
  const isComplaint = end.code === 127 && unloaded.length === 0 && words.errors.length === 0;
  const errors = isComplaint ? [lastWords(end)] : words.errors;
  return [...unloaded, ...filtered, ...errors.map((line) => toComplaint(line, entries))];
}

function toUnloaded(ecosystem: string, entries: readonly Entry[]): Problem[] {
  const meant = entries.filter(({ kind }) => kind?.ecosystem === ecosystem);
  const next = `Add ${ecosystem}/all.zip to the folder that \`osv-db\` names.`;
  const about = meant.length === 0 ? [{}] : meant.map(({ target }) => (target === null ? {} : { target: target.id }));
  return about.map((target) => ({
    code: "database-lacks-ecosystem",
    message: `OSV-Scanner could not load its database of ${ecosystem}.`,
    next,
    ...target,
  }));
}

function toComplaint(line: string, entries: readonly Entry[]): Problem {
  const about = entries.find(({ path }) => findMention(line, path) !== null);
  const message = `OSV-Scanner scanned to its end, but said: ${JSON.stringify(line.slice(0, 300))}.`;
  const next = "See what it means; a result with an error beside it cannot be vouched for.";
  return { code: "scanner-output", message, next, ...(about?.target == null ? {} : { target: about.target.id }) };
}

const LOCKFILE_LIMIT = 64 * 1024 * 1024;

/** Lockfiles in which no package was found, though their text names some. */
async function toEmptyProblems(entries: readonly Entry[], counts: Readonly<Record<string, number>>, scene: Scene): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const { target, kind } of entries) {
    if (target === null || target.kind === "image" || counts[target.id] !== 0) continue;
    const bytes = await scene.world.files.read(target.absolute, LOCKFILE_LIMIT).catch(() => null);
    if (bytes !== null && kind !== null && isEmptyLockfile(kind.name, new TextDecoder().decode(bytes))) continue;
    const message = `No package was found in ${target.shown}, though it seems to name some: nothing of it was compared with any advisory.`;
    const next = "Pin versions in it, make it again, or leave it out with `exclude`.";
    problems.push({ code: "inventory-empty", target: target.id, message, next });
  }
  return problems;
}

function toProofProblems({ entries, end }: Ran, { hasVulnerabilities, missed }: Awaited<ReturnType<typeof readOsvProof>>): Problem[] {
  const what = toWhat(entries);
  if (end.code === 1 && !hasVulnerabilities) {
    const next = "Run again; if it stays, use another version of OSV-Scanner.";
    return [{ code: "scanner-output", message: `${what} ended with code 1 (vulnerabilities found), and its report holds none.`, next }];
  }
  if (missed.length === 0) return [];
  const names = missed.map(({ purl, ids }) => `${purl}${ids.length === 0 ? "" : ` (${ids.join(", ")})`}`).join(", ");
  const message = `${what} did not find what its database calls vulnerable: ${names}.`;
  const next = "Fetch the database again, or use another version of OSV-Scanner: no finding means nothing here.";
  return [{ code: "canary-missed", message, next }];
}
