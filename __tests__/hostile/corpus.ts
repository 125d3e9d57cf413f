import { linkSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, expect, test } from "@jest/globals";
import { runCommandLine } from "../../src/entry/command-line.ts";
import { EXIT_CODES, NOTICES, type NoticeCode, REASONS, type ReasonCode } from "../../src/model/reasons.ts";

// The corpus: inputs that are malformed or mean harm, each with what must become of it. They go in by the same door as a user's.

export type End = keyof typeof EXIT_CODES;

/** What an input must lead to: the end, the code of what is said of it, and words that the sentence with that code must contain. */
export type Expected = readonly [end: End, code: ReasonCode | NoticeCode | null, ...words: string[]];

export type Sentence = { readonly code: string; readonly message: string; readonly next?: string; readonly target?: string };
export type Flaw = { readonly id: string; readonly severity: string; readonly score?: number; readonly target: string };

export type Ended = {
  readonly code: number;
  readonly printed: string;
  /** Reasons and problems of the result document, or where there is none the refusals on standard error. */
  readonly told: readonly Sentence[];
  readonly findings: readonly Flaw[];
};

/** What lies where, below a folder: text or bytes, `null` for an empty folder, `{ link }` for a symbolic link, `{ same }` for a second name. */
export type Table = Readonly<Record<string, string | Uint8Array | null | { readonly link: string } | { readonly same: string }>>;

const scratch: string[] = [];
afterAll(() => {
  for (const folder of scratch.splice(0)) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
});

/** A fresh folder with these files. Removed after the tests of a file. */
export function folderWith(table: Table = {}): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "corpus-")));
  scratch.push(folder);
  for (const [path, content] of Object.entries(table)) lay(join(folder, path), content);
  return folder;
}

function lay(path: string, content: Table[string]): void {
  if (content === null || content === undefined) {
    mkdirSync(path, { recursive: true });
    return;
  }
  mkdirSync(dirname(path), { recursive: true });
  if (typeof content === "string" || content instanceof Uint8Array) writeFileSync(path, content);
  else if ("link" in content) symlinkSync(content.link, path);
  else linkSync(join(dirname(path), content.same), path);
}

const RESULT = "result.json";

/** Runs the command line in a folder, as its users do, with nothing of our environment. `scan` and `judge` leave a result document too. */
export async function portcullis(cwd: string, args: readonly string[]): Promise<Ended> {
  const decides = args[0] === "scan" || args[0] === "judge";
  const result = join(folderWith(), RESULT);
  const all = decides ? [...args.slice(0, 1), "-o", `json=${result}`, "-o", "text", ...args.slice(1)] : args;
  const { code, stdout, stderr } = await inFolder(cwd, () => runCommandLine(all));
  const ended = toEnded(code, stdout + stderr, result);
  const refusals = [...stderr.matchAll(/^portcullis: ([\s\S]*?) \[([a-z-]+)\]\n {2}(.*)$/gm)];
  const told = refusals.map(([, message = "", word = "", next = ""]) => ({ code: word, message, next }));
  return ended.told.length === 0 ? { ...ended, told } : ended;
}

/** How a door ended that may have left a result document. */
export function toEnded(code: number, printed: string, result: string): Ended {
  const document = readResult(result);
  if (document === null) return { code, printed, told: [], findings: [] };
  return { code, printed, told: [...document.reasons, ...document.problems], findings: document.findings };
}

type Document = { readonly reasons: Sentence[]; readonly problems: Sentence[]; readonly findings: Flaw[] };

function readResult(path: string): Document | null {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as Document;
  } catch {
    return null; // refused before anything was scanned
  }
}

const KEPT = ["PATH", "SystemRoot", "TEMP", "TMP"];

/** Does something in a folder with an environment that holds nothing of ours, and hears what it prints. */
export async function inFolder(
  cwd: string,
  act: () => Promise<number>,
  env: Readonly<Record<string, string>> = {},
): Promise<{ code: number; stdout: string; stderr: string }> {
  const [before, environment] = [process.cwd(), { ...process.env }];
  const home = folderWith();
  const out = listen(process.stdout);
  const err = listen(process.stderr);
  for (const name of Object.keys(process.env)) if (!KEPT.includes(name)) delete process.env[name];
  Object.assign(process.env, { HOME: home, LOCALAPPDATA: home, ...env });
  process.chdir(cwd);
  try {
    return { code: await act(), stdout: out.text(), stderr: err.text() };
  } finally {
    process.chdir(before);
    for (const name of Object.keys(process.env)) delete process.env[name];
    Object.assign(process.env, environment);
    out.stop();
    err.stop();
  }
}

/** Takes what is written to a stream, in place of the stream. */
function listen(stream: typeof process.stdout | typeof process.stderr): { text(): string; stop(): void } {
  const { write, fd } = stream;
  const texts: string[] = [];
  stream.write = ((text: string | Uint8Array, ...rest: unknown[]) => {
    texts.push(typeof text === "string" ? text : new TextDecoder().decode(text));
    for (const argument of rest) if (typeof argument === "function") argument();
    return true;
  }) as typeof write;
  stream.fd = -1 as typeof fd; // else documents are written past it where it is a file
  return { text: () => texts.join(""), stop: () => void Object.assign(stream, { write, fd }) };
}

const STACK_TRACE = /^\s+at .+:\d+:\d+\)?$/m;
/** What a terminal or a runner would obey, or a person would be deceived by. */
const ALIVE = /[\p{Cc}\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]|##\[|^::/mu;
/** Words by which a sentence gives away that nobody wrote it. */
const UNWRITTEN = /undefined|\[object |\bNaN\b|\[native code|Cannot read prop|is not a function|ENOENT|EISDIR|ERR_[A-Z]/;

/** Holds an end to what was expected of it, and to what every end must be: in words, with a next step, inert. */
export function hold(ended: Ended, [end, code, ...words]: Expected): void {
  const { printed, told } = ended;
  const shown = told.map((one) => `${one.code}: ${one.message}`);
  expect([ended.code, shown]).toEqual([EXIT_CODES[end], shown]);
  expect(printed).not.toMatch(STACK_TRACE);
  expect(printed.replaceAll("\n", " ")).not.toMatch(ALIVE);
  expect(printed).not.toMatch(/^::|\n::/);
  for (const { code: of, message, next } of told) {
    expect(Object.hasOwn(REASONS, of) || (NOTICES as readonly string[]).includes(of)).toBe(true);
    expect(message).not.toMatch(UNWRITTEN);
    if (Object.hasOwn(REASONS, of)) expect(next ?? "").toMatch(/\S/);
  }
  if (code === null) return;
  if (Object.hasOwn(REASONS, code)) expect(printed.replaceAll("-", " ")).toContain(code.replaceAll("-", " "));
  const same = told.filter((one) => one.code === code).map(({ message }) => message);
  expect({ shown, fits: same.some((message) => words.every((word) => message.includes(word))) }).toEqual({ shown, fits: true });
}

/** One row of the corpus: what it is in words, the input, and what must become of it. */
export type Row<Input> = readonly [what: string, input: Input, ...expected: Expected];

/** Makes a test of every row; `run` says how such an input goes in. */
export function corpus<Input>(family: string, rows: readonly Row<Input>[], run: (input: Input) => Promise<Ended>): void {
  test.each(rows.map((row) => [row[0], row] as const))(`${family}: %s`, async (_what, [, input, ...expected]) => {
    hold(await run(input), expected);
  });
}

/** A hostile file system has what Windows has not. */
export const isPosix = process.platform !== "win32";
