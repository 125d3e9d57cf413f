import { makeWorld } from "../../edge/node/world.ts";
import type { Invocation } from "../../edge/terminal/arguments.ts";
import { toDisplay } from "../../edge/terminal/display.ts";
import { makeLiveProgress, makeLogProgress, silentProgress } from "../../edge/terminal/progress.ts";
import { type Display, renderDocuments } from "../../gate.ts";
import type { Problem } from "../../model/reasons.ts";
import type { OutputRequest, Settings } from "../../model/settings.ts";
import type { RunFacts, Verdict } from "../../model/verdict.ts";
import type { Progress, World } from "../../ports.ts";
import { toSafeText } from "../../report/escape.ts";
import { VERSION } from "../../version.ts";
import { printDocuments, writeDocuments } from "../documents.ts";
import type { PolicyPlace } from "../policy-source.ts";

/** A world for one command, and how to end it. */
export type Session = {
  readonly world: World;
  readonly started: number;
  readonly place: PolicyPlace;
  readonly display: Display;
  readonly quiet: boolean;
  /** Ends the progress display, so that something else can be printed. */
  calm(): void;
  close(): Promise<void>;
};

/** Opens a session as the invocation wants it: progress on a terminal, lines with `--verbose`, silence in a pipe or with `--quiet`. */
export function openSession(
  { verbosity }: Pick<Invocation, "verbosity">,
  settings: Partial<Pick<Settings, "proxy" | "caCertificate">> = {},
): Session {
  const clock = { now: () => Date.now() };
  const live = verbosity !== "quiet" && process.stderr.isTTY ? makeLiveProgress(process.stderr, clock, toSafeText) : null;
  const progress: Progress = live ?? (verbosity === "verbose" ? makeLogProgress(process.stderr, clock, toSafeText) : silentProgress);
  const world = makeWorld({ progress, proxy: settings.proxy ?? null, caCertificate: settings.caCertificate ?? null });
  const started = clock.now();
  return {
    world,
    started,
    display: { ...toDisplay(process.stdout, process.env), verbose: verbosity === "verbose" },
    quiet: verbosity === "quiet",
    place: { files: world.files, cwd: world.machine.cwd, today: toDay(started), readRepository: null, base: null },
    calm: () => live?.stop(),
    close: () => world.close(),
  };
}

/** A point in time as a day, `YYYY-MM-DD`, UTC. */
export function toDay(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10);
}

/** Renders, writes and prints what was asked for, and gives the exit code of the verdict. */
export async function publishVerdict(
  verdict: Verdict,
  session: Session,
  { output, sarifCategory }: Pick<Settings, "output" | "sarifCategory">,
): Promise<number> {
  session.calm();
  const { world, started, display } = session;
  const run: RunFacts = {
    version: VERSION,
    startedAt: new Date(started).toISOString(),
    durationMs: world.clock.now() - started,
    sarifCategory,
  };
  const documents = renderDocuments(verdict, run, { outputs: toOutputs(output, session.quiet), display });
  await writeDocuments(documents, { files: world.files, cwd: world.machine.cwd });
  await printDocuments(documents, process.stdout);
  return verdict.exitCode;
}

/** Text is printed unless another document was asked for on standard output, or `--quiet`. */
function toOutputs(output: readonly OutputRequest[], quiet: boolean): OutputRequest[] {
  if (quiet || output.some(({ file }) => file === null)) return [...output];
  return [...output, { format: "text", file: null }];
}

/** Problems that were known before anything was scanned. */
export type Known = readonly Problem[];
