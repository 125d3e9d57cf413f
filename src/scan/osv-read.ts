import type { Look } from "../model/looking.ts";
import { sortedUnique } from "../model/order.ts";
import type { Problem } from "../model/reasons.ts";
import type { RawReport } from "../model/report.ts";
import { lastWords } from "./ends.ts";
import { toScannerFacts } from "./grype.ts";
import { type Canary, HARMLESS, toMissed } from "./osv-canary.ts";
import { type Empty, findEmpty, toEmptyProblems } from "./osv-empty.ts";
import { type Entry, toKindOfAll, toWhat } from "./osv-entries.ts";
import { type OsvProof, readOsvProof } from "./osv-report.ts";
import type { OsvTool, Ran } from "./osv-run.ts";
import { findMention, type OsvWords } from "./osv-words.ts";
import type { Gathered, Scene } from "./scene.ts";
import { readWritten } from "./written.ts";

/** Reads a run that reached its end: its report, what it did not look at, and the proof that it found what it must. */
export async function readRun(ran: Ran, tool: OsvTool, scene: Scene): Promise<Gathered> {
  const { files, machine } = scene.world;
  const { entries, words, report } = ran;
  const proof = await readOsvProof(readWritten(report, scene), tool.canary.path, tool.database.canaries);
  const counts = toCounts(entries, words);
  const { database, lacking } = await tool.database.facts();
  const empty = await findEmpty(ran, counts, files);
  const raw: RawReport = {
    name: toWhat(entries),
    bytes: readWritten(report, scene),
    root: machine.cwd,
    asked: {
      scanner: toScannerFacts(tool.binary, database),
      targets: entries.flatMap(({ target }) => target ?? []),
      targetIdByPath: Object.fromEntries(entries.flatMap(({ target, path }) => (target === null ? [] : [[path, target.id]]))),
      inventory: counts,
      listed: toListed(counts, words),
      canaries: [tool.canary.path],
    },
  };
  const problems = [...toWordProblems(ran), ...toUnexpected(ran, tool), ...toEmptyProblems(empty), ...toProofProblems(ran, proof, tool)];
  const looks = toLooks({ entries, counts, empty, proof }, tool, lacking);
  return { reports: [raw], problems, looks };
}

/** Lockfiles of which at least one package was not left out for being local or without a version: the report has to list it. */
function toListed(counts: Readonly<Record<string, number>>, { filtered }: OsvWords): string[] {
  return Object.entries(counts).flatMap(([id, count]) => (count > filtered ? [id] : []));
}

type Findings = {
  readonly entries: readonly Entry[];
  readonly counts: Readonly<Record<string, number>>;
  readonly empty: Empty;
  readonly proof: OsvProof;
};

/** What this run shows of each lockfile: that it was read, and that this scanner with this database finds what it must. */
function toLooks({ entries, counts, empty, proof }: Findings, { database }: OsvTool, lacking: ReadonlyMap<string, string>): Look[] {
  const found = database.canaries.filter((canary) => !proof.missed.includes(canary));
  const matched = proof.hasVulnerabilities ? ({ by: "match", found: "vulnerabilities in this run" } as const) : null;
  return entries.flatMap(({ target, kind }) => {
    if (target === null) return [];
    const packages = counts[target.id] ?? null;
    const type = kind?.ecosystem ?? "";
    const own = found.find(({ ecosystem }) => ecosystem === type) ?? found[0];
    const canary = own === undefined ? matched : ({ by: "canary", found: toName(own) } as const);
    const known = lacking.has(type) ? null : own?.ecosystem === type ? "canary" : database.archives === null ? "service" : "records";
    return [
      {
        scanner: "osv-scanner",
        target: target.id,
        compared: { by: "path", value: target.id },
        packages,
        isEmpty: empty.get(target.id) === null,
        inventory: packages === null ? [] : [{ type, packages, known }],
        canary,
      },
    ];
  });
}

function toName({ purl, ids }: Canary): string {
  return ids[0] === undefined ? purl : `${ids[0]} in ${purl}`;
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
            message: `OSV-Scanner left out ${words.filtered === 1 ? "1 package" : `${words.filtered} packages`} of the ${toKindOfAll(entries)} for being local or without a version: no advisory can name them.`,
          },
        ];
  const isComplaint = end.code === 127 && unloaded.length === 0 && words.errors.length === 0;
  const errors = isComplaint ? [lastWords(end)] : words.errors;
  return [...unloaded, ...filtered, ...errors.map((line) => toComplaint(line, entries))];
}

/** Ecosystems that it asked for though no lockfile is of them, and of which there is nothing. */
function toUnexpected({ entries, words }: Ran, { database: { archives, canaries } }: OsvTool): Problem[] {
  if (archives === null) return [];
  const expected = new Set([
    ...entries.map(({ kind }) => kind?.ecosystem),
    HARMLESS.ecosystem,
    ...canaries.map(({ ecosystem }) => ecosystem),
  ]);
  const missing = sortedUnique(words.loaded).filter((name) => !expected.has(name) && !archives.has(name));
  return missing.map((name) => ({
    code: "database-lacks-ecosystem",
    message: `Some packages of the lockfiles are looked for in OSV-Scanner's database of ${name}, and the folder (osv-db) has none of it.`,
    next: `Add ${name}/all.zip to the folder that \`osv-db\` names.`,
  }));
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

function toProofProblems({ entries, end }: Ran, { hasVulnerabilities, missed }: OsvProof, { binary, database }: OsvTool): Problem[] {
  const what = toWhat(entries);
  const contradicts = (said: string): Problem[] => {
    const next = "Run again; if it stays, use another version of OSV-Scanner.";
    return [{ code: "scanner-output", message: `${what} ended with code ${end.code} ${said}.`, next }];
  };
  if (end.code === 1 && !hasVulnerabilities) return contradicts("(vulnerabilities found), and its report holds none");
  // Of what is in the files all may be unimportant, which ends with 0; what the canary must find is not.
  if (end.code === 0 && missed.length < database.canaries.length) return contradicts("(none found), and its report holds some");
  const telling = toMissed(missed, database.canaries, binary.version);
  if (telling.length === 0) return [];
  const names = telling.map(toName).join(", ");
  const message = `${what} did not find what its database calls vulnerable: ${names}. It passes over records that it cannot read in silence.`;
  const next = "Use a newer version of OSV-Scanner, or fetch the database again: no finding means nothing here.";
  return [{ code: "canary-missed", message, next }];
}
