import { readdirSync, readFileSync } from "node:fs";

/** The variable that every program of a run is given, and hands on to its children: by it those are known that left their process group. */
export const MARK = "PORTCULLIS_RUN";

/** A child that is being started while the others are looked through is found the next time. */
const ROUNDS = 3;

/**
 * Kills every process that carries a run's mark, whatever group or session it moved to; gives how many. Only Linux tells the environment
 * of a process; elsewhere nothing is done. One that cleared its environment is not found.
 */
export function killMarked(mark: string): number {
  if (process.platform !== "linux") return 0;
  let killed = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const found = findMarked(mark).filter(kill).length;
    killed += found;
    if (found === 0) break;
  }
  return killed;
}

function findMarked(mark: string): number[] {
  const words = `\0${MARK}=${mark}\0`;
  const pids = list().filter((pid) => pid !== process.pid);
  return pids.filter((pid) => `\0${readEnvironment(pid)}`.includes(words));
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

function kill(pid: number): boolean {
  try {
    return process.kill(pid, "SIGKILL");
  } catch {
    return false;
  }
}
