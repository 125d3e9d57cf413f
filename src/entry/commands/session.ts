import { makeWorld, type NetworkOptions, withNetwork } from "../../edge/node/world.ts";
import type { Invocation } from "../../edge/terminal/arguments.ts";
import { toDisplay } from "../../edge/terminal/display.ts";
import { makeLiveProgress, silentProgress } from "../../edge/terminal/progress.ts";
import { makeSteadyProgress } from "../../edge/terminal/steady-progress.ts";
import { GateError } from "../../errors.ts";
import { type Display, renderDocuments } from "../../gate.ts";
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
  /** The same session with another way to the network. */
  online(network: NetworkOptions): Session;
  /** Ends the progress display, so that something else can be printed. */
  calm(): void;
  close(): Promise<void>;
};

/** How progress is told: `lines` also where standard error is no terminal; else there only with `--verbose`. */
export type Telling = { readonly lines?: boolean };

/** Opens a session as the invocation wants it: progress on a terminal, lines with `--verbose`, silence in a pipe or with `--quiet`. */
export function openSession({ verbosity }: Pick<Invocation, "verbosity">, { lines = verbosity === "verbose" }: Telling = {}): Session {
  const clock = { now: () => Date.now() };
  const live = verbosity !== "quiet" && process.stderr.isTTY ? makeLiveProgress(process.stderr, clock, toSafeText) : null;
  const steady = verbosity !== "quiet" && lines ? makeSteadyProgress(process.stderr, clock, toSafeText) : silentProgress;
  const progress: Progress = live ?? steady;
  const world = makeWorld({ progress });
  const started = clock.now();
  const session: Session = {
    world,
    started,
    display: { ...toDisplay(process.stdout, process.env), verbose: verbosity === "verbose" },
    quiet: verbosity === "quiet",
    place: { files: world.files, cwd: world.machine.cwd, today: toDay(started), readRepository: null, base: null },
    online: (network) => ({ ...session, world: withNetwork(world, network) }),
    calm: () => live?.stop(),
    close: () => world.close(),
  };
  return session;
}

/** A point in time as a day, `YYYY-MM-DD`, UTC. */
export function toDay(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10);
}

/**
 * Renders, writes and prints what was asked for, and gives the exit code of the verdict. What is printed is printed also where a file
 * could not be written; then it refuses.
 */
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
  const faults = await writeDocuments(documents, { files: world.files, cwd: world.machine.cwd });
  await printDocuments(documents, process.stdout);
  if (faults.length > 0) throw new GateError(faults);
  return verdict.exitCode;
}

/** Text is printed unless another document was asked for on standard output, or `--quiet`. */
function toOutputs(output: readonly OutputRequest[], quiet: boolean): OutputRequest[] {
  if (quiet || output.some(({ file }) => file === null)) return [...output];
  return [...output, { format: "text", file: null }];
}
