import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { constants } from "node:fs";
import { access, stat } from "node:fs/promises";
import { delimiter, isAbsolute, join } from "node:path";
import { sentenceOf } from "../../errors.ts";
import type { Clock, Command, CommandEnd, Processes } from "../../ports.ts";
import { makeCapture, makeLineReader } from "./output.ts";
import { killStrays, MARK } from "./strays.ts";
import { startWatchdog, type Watchdog } from "./watchdog.ts";

/** How long a program may take to obey SIGTERM before it is killed. */
const GRACE_MS = 2000;
/** How long pipes may stay open after a program ended: something that left its process group may hold them. */
const LINGER_MS = 500;
const isWindows = process.platform === "win32";

/**
 * Runs programs, each as the leader of a process group of its own, with a mark in its environment. `killAll` ends every one that lives, at
 * once, and what they left behind; so does the end of this process by a signal that it cannot catch.
 */
export function makeProcesses(clock: Clock): Processes & { killAll(): void } {
  const living = new Set<ChildProcess>();
  const folders = new Set<string>();
  const mark = randomUUID();
  let watchdog: Watchdog | null = null;
  return {
    run(command) {
      watchdog ??= startWatchdog(`${MARK}=${mark}`);
      folders.add(command.cwd);
      return runCommand({ ...command, env: { ...command.env, [MARK]: mark } }, clock, { living, watchdog });
    },
    find: findProgram,
    killAll() {
      for (const child of living) killGroup(child, "SIGKILL");
      living.clear();
      if (watchdog !== null) killStrays({ mark, folders });
      watchdog?.end();
      watchdog = null;
    },
  };
}

type Watched = { readonly living: Set<ChildProcess>; readonly watchdog: Watchdog };

async function runCommand(command: Command, clock: Clock, { living, watchdog }: Watched): Promise<CommandEnd> {
  const left = command.deadline - clock.now();
  if (left <= 0) return { ...notStarted(`The time was up before ${command.file} could be started.`), timedOut: true };
  let child: ChildProcess;
  try {
    child = start(command);
  } catch (error) {
    return notStarted(await explainFailure(command, error));
  }
  const { pid } = child;
  if (pid === undefined) return notStarted(await explainFailure(command, await new Promise((tell) => child.once("error", tell))));
  living.add(child);
  watchdog.watch(pid);
  return watch(child, { command, left }).finally(() => {
    living.delete(child);
    watchdog.forget(pid);
  });
}

function start({ file, args, cwd, env }: Command): ChildProcess {
  return spawn(file, [...args], {
    cwd,
    env: { ...env },
    shell: false,
    detached: !isWindows,
    windowsHide: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
}

/** Follows a running program to its end: reads it, kills it at its deadline, and cleans up what it leaves behind. */
function watch(child: ChildProcess, { command, left }: { command: Command; left: number }): Promise<CommandEnd> {
  const out = makeCapture();
  const err = makeCapture();
  const lines = command.onLine === undefined ? null : makeLineReader(command.onLine);
  child.stdout?.on("data", out.add);
  child.stderr?.on("data", (piece: Buffer) => {
    err.add(piece);
    lines?.add(piece);
  });
  let timedOut = false;
  let killTimer: NodeJS.Timeout | undefined;
  const deadlineTimer = setTimeout(
    () => {
      timedOut = true;
      killGroup(child, "SIGTERM");
      killTimer = setTimeout(() => killGroup(child, "SIGKILL"), GRACE_MS);
    },
    Math.min(left, MAX_TIMER_MS),
  );
  return new Promise((resolve) => {
    let ended = false;
    const finish = () => {
      if (ended) return;
      ended = true;
      child.stdout?.destroy();
      child.stderr?.destroy();
      lines?.end();
      resolve({ ...toExit(child), timedOut, notStarted: null, stdout: out.text(), stderr: err.text(), cut: out.isCut() || err.isCut() });
    };
    child.once("error", () => undefined);
    child.once("exit", () => {
      clearTimeout(deadlineTimer);
      clearTimeout(killTimer);
      killGroup(child, "SIGKILL"); // whatever the program left behind in its group
      setTimeout(finish, LINGER_MS).unref();
    });
    child.once("close", finish);
  });
}

/** setTimeout takes 32 bits; more would fire at once. */
const MAX_TIMER_MS = 2 ** 31 - 1;

function toExit(child: ChildProcess): Pick<CommandEnd, "code" | "signal"> {
  return { code: child.exitCode, signal: child.signalCode };
}

function notStarted(reason: string): CommandEnd {
  return { code: null, signal: null, timedOut: false, notStarted: reason, stdout: "", stderr: "", cut: false };
}

/** Signals a program and all its descendants that stayed in its group; what is gone already is fine. */
function killGroup(child: ChildProcess, signal: "SIGTERM" | "SIGKILL"): void {
  const { pid } = child;
  if (pid === undefined) return;
  if (isWindows) {
    if (child.exitCode === null) spawnSync("taskkill", ["/PID", String(pid), "/T", "/F"], { windowsHide: true, stdio: "ignore" });
    return;
  }
  try {
    process.kill(-pid, signal);
  } catch {
    // ESRCH: nobody is left in the group
  }
}

const FAILURES: Readonly<Record<string, string>> = {
  EACCES: "it is not allowed to be executed (is its mode 755, and its file system not mounted noexec?)",
  EPERM: "the system does not permit it",
  ENOEXEC: "it is no program for this machine (another operating system or processor?)",
  E2BIG: "its arguments are longer than the system accepts",
  ETXTBSY: "somebody is writing to it",
  EMFILE: "too many files are open",
  EAGAIN: "the system has no room for another process",
  ENOMEM: "the system has no memory left",
};

async function explainFailure({ file, cwd }: Command, error: unknown): Promise<string> {
  const code = typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
  if (code === "ENOENT" && !(await isFolder(cwd))) return `${file} could not be started: its working directory ${cwd} does not exist.`;
  if (code === "ENOENT") return `${file} could not be started: there is no such program.`;
  return `${file} could not be started: ${FAILURES[code] ?? sentenceOf(error)}.`;
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (facts) => facts.isDirectory(),
    () => false,
  );
}

/** Looks through the absolute folders of a PATH; the current folder never counts. */
async function findProgram(name: string, path: string): Promise<string | null> {
  const names = isWindows && !name.toLowerCase().endsWith(".exe") ? [`${name}.exe`] : [name];
  for (const folder of path.split(delimiter)) {
    if (!isAbsolute(folder)) continue;
    for (const candidate of names) {
      const full = join(folder, candidate);
      if (await isProgram(full)) return full;
    }
  }
  return null;
}

async function isProgram(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}
