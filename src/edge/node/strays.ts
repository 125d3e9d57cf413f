import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { basename, sep } from "node:path";

/** The variable that every program of a run is given, and hands on to its children: by it those are known that left their process group. */
export const MARK = "PORTCULLIS_RUN";

/** By what the processes of a run are known: its mark, and the folders that its programs were started in. */
export type Traces = { readonly mark: string; readonly folders: ReadonlySet<string> };

/** A child that is being started while the others are looked through is found the next time. */
const ROUNDS = 3;

/**
 * Kills every process of a run, whatever group or session it moved to; gives how many: those that carry its mark, and those that cleared
 * their environment and stayed in a private folder of the run. Only Linux tells these of a process; elsewhere nothing is done.
 */
export function killStrays({ mark, folders }: Traces): number {
  if (process.platform !== "linux") return 0;
  const own = { mark, names: new Set([...folders].map((folder) => basename(folder)).filter(isPrivate)) };
  let killed = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const found = findStrays(own).filter(kill).length;
    killed += found;
    if (found === 0) break;
  }
  return killed;
}

/** Whether a folder can be nobody else's: a fresh one of ours, by its name. What happens to stand in any other is not ours to end. */
function isPrivate(name: string): boolean {
  return /^portcullis-[A-Za-z0-9]{6}$/.test(name);
}

function findStrays({ mark, names }: { mark: string; names: ReadonlySet<string> }): number[] {
  const words = `\0${MARK}=${mark}\0`;
  const pids = list().filter((pid) => pid !== process.pid);
  return pids.filter((pid) => `\0${readEnvironment(pid)}`.includes(words) || isWithin(readFolder(pid), names));
}

function isWithin(folder: string, names: ReadonlySet<string>): boolean {
  return folder.split(sep).some((name) => names.has(name));
}

function list(): number[] {
  try {
    return readdirSync("/proc").flatMap((name) => (/^\d+$/.test(name) ? [Number(name)] : []));
  } catch {
    return []; // no /proc here: nothing can be known
  }
}

/** Somebody else's process, or one that is gone or a zombie, has none that we can read. */
function readEnvironment(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/environ`, "latin1");
  } catch {
    return "";
  }
}

/** Where a process works, or worked where the folder was removed meanwhile. Empty: nobody can tell. */
function readFolder(pid: number): string {
  try {
    return readlinkSync(`/proc/${pid}/cwd`).replace(/ \(deleted\)$/, "");
  } catch {
    return "";
  }
}

function kill(pid: number): boolean {
  try {
    return process.kill(pid, "SIGKILL");
  } catch {
    return false;
  }
}
