import { availableParallelism, homedir } from "node:os";
import { isAbsolute, join } from "node:path";
import type { Clock, Machine, Progress, World } from "../../ports.ts";
import { makeDaemon } from "../oci/daemon.ts";
import { makeDownloads } from "./downloads.ts";
import { makeFiles } from "./files.ts";
import { makeProcesses } from "./processes.ts";
import { makeToolCache } from "./tool-cache.ts";

export type WorldOptions = {
  readonly progress: Progress;
  /** `inherit`, an address, or null: none. For our own downloads. */
  readonly proxy?: string | null;
  /** Path of a PEM file with certificates to trust beside the usual ones. */
  readonly caCertificate?: string | null;
  readonly cacheFolder?: string;
};

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * The real world. `close` kills what still runs and removes private folders; so does the end of this process, also by a signal.
 * Nothing is asked of the network, a daemon or the tool cache before it is needed.
 */
export function makeWorld({ progress, proxy = null, caCertificate = null, cacheFolder }: WorldOptions): World & { close(): Promise<void> } {
  const clock: Clock = { now: () => Date.now() };
  const machine = readMachine();
  const folder = cacheFolder ?? toCacheFolder(machine);
  const files = makeFiles();
  const processes = makeProcesses(clock);
  const cleanUp = () => {
    processes.killAll();
    files.removePrivate();
  };
  const forget = cleanUpAtEnd(cleanUp);
  return {
    clock,
    files,
    processes,
    downloads: makeDownloads({ clock, proxy, caCertificate, env: machine.env }),
    tools: makeToolCache(join(folder, "tools")),
    daemon: makeDaemon(machine),
    progress,
    machine,
    cacheFolder: folder,
    async close() {
      forget();
      cleanUp();
    },
  };
}

/** Cleans up when this process ends or is told to; gives the function that takes this back. */
function cleanUpAtEnd(cleanUp: () => void): () => void {
  const onSignal = (signal: NodeJS.Signals) => {
    forget();
    cleanUp();
    process.kill(process.pid, signal); // die of it, as whoever sent it expects
  };
  const forget = () => {
    process.removeListener("exit", cleanUp);
    for (const signal of SIGNALS) process.removeListener(signal, onSignal);
  };
  process.on("exit", cleanUp);
  for (const signal of SIGNALS) process.on(signal, onSignal);
  return forget;
}

/** The machine as Node sees it. */
export function readMachine(): Machine {
  const { platform, arch, env } = process;
  return { os: platform, arch, cores: availableParallelism(), env, home: homedir(), cwd: process.cwd() };
}

/** Where databases and tools are kept between runs: the user's cache folder, as the system has it. */
export function toCacheFolder({ os, env, home }: Machine): string {
  const xdg = env.XDG_CACHE_HOME;
  if (xdg !== undefined && isAbsolute(xdg)) return join(xdg, "portcullis");
  if (os === "win32") return join(env.LOCALAPPDATA ?? join(home, "AppData", "Local"), "portcullis");
  return os === "darwin" ? join(home, "Library", "Caches", "portcullis") : join(home, ".cache", "portcullis");
}
