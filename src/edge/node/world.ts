import { availableParallelism, homedir, tmpdir } from "node:os";
import { isAbsolute, join } from "node:path";
import { GateError } from "../../errors.ts";
import type { Settings } from "../../model/settings.ts";
import type { Clock, Downloads, Images, Machine, Progress, World } from "../../ports.ts";
import { makeDaemon } from "../oci/daemon.ts";
import { makeImages } from "../oci/images.ts";
import { makeDownloads } from "./downloads.ts";
import { makeFiles } from "./files.ts";
import { makeProcesses } from "./processes.ts";
import { makeToolCache } from "./tool-cache.ts";

/** How we reach the network ourselves: for downloads, and for what registries are asked. */
export type NetworkOptions = {
  /** `inherit`, an address, or null: none. */
  readonly proxy?: string | null;
  /** Path of a PEM file with certificates to trust beside the usual ones. */
  readonly caCertificate?: string | null;
  /** Milliseconds in which the first byte must come; without it there are tries as long as there is time. */
  readonly patience?: number;
  /** Credentials of registries, each for its host alone. */
  readonly registry?: Settings["registry"];
  /** No registry is asked for anything. */
  readonly offline?: boolean;
};

export type WorldOptions = NetworkOptions & { readonly progress: Progress; readonly cacheFolder?: string };

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * The real world. `close` kills what still runs and removes private folders; so does the end of this process, also by a signal.
 * Nothing is asked of the network, a daemon or the tool cache before it is needed.
 */
export function makeWorld({ progress, cacheFolder, ...network }: WorldOptions): World & { close(): Promise<void> } {
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
    downloads: toDownloads({ clock, machine }, network),
    tools: makeToolCache(join(folder, "tools")),
    daemon: makeDaemon(machine),
    images: toImages({ clock, machine, processes, files, progress }, network),
    progress,
    machine,
    cacheFolder: folder,
    async close() {
      forget();
      cleanUp();
    },
  };
}

/** The same world with another way to the network: settings are known only after files were read in it. */
export function withNetwork<T extends World>(world: T, network: NetworkOptions): T {
  return { ...world, downloads: toDownloads(world, network), images: toImages(world, network) };
}

function toImages(
  { clock, machine, processes, files, progress }: Pick<World, "clock" | "machine" | "processes" | "files" | "progress">,
  { proxy = null, caCertificate = null, registry = [], offline = false }: NetworkOptions,
): Images {
  return makeImages({ clock, machine, processes, files, progress, proxy, caCertificate, registry, offline });
}

function toDownloads(
  { clock, machine }: Pick<World, "clock" | "machine">,
  { proxy = null, caCertificate = null, patience }: NetworkOptions,
): Downloads {
  return makeDownloads({ clock, proxy, caCertificate, env: machine.env, ...(patience === undefined ? {} : { patience }) });
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
  return { os: platform, arch, cores: availableParallelism(), env, home: readHome(), cwd: readCwd() };
}

/** The user's home; where the system knows none (a container's invented user), a folder that is sure to be there. */
function readHome(): string {
  try {
    const home = homedir();
    return isAbsolute(home) ? home : tmpdir();
  } catch {
    return tmpdir();
  }
}

function readCwd(): string {
  try {
    return process.cwd();
  } catch (error) {
    const message = "The working directory does not exist any more.";
    throw new GateError({ code: "environment", message, next: "Change to a folder that exists, and run it again." }, { cause: error });
  }
}

/** Where databases and tools are kept between runs: the user's cache folder, as the system has it. */
export function toCacheFolder({ os, env, home }: Machine): string {
  const xdg = env.XDG_CACHE_HOME;
  if (xdg !== undefined && isAbsolute(xdg)) return join(xdg, "portcullis");
  if (os === "win32") return join(env.LOCALAPPDATA ?? join(home, "AppData", "Local"), "portcullis");
  return os === "darwin" ? join(home, "Library", "Caches", "portcullis") : join(home, ".cache", "portcullis");
}
