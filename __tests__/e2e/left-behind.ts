import { readdirSync, readFileSync, readlinkSync } from "node:fs";

/** The command lines of living processes that have a word in their arguments, their environment or their working directory. */
export function findProcesses(word: string): string[] {
  return readdirSync("/proc").flatMap((pid) => {
    if (!/^\d+$/.test(pid) || Number(pid) === process.pid) return [];
    const [command, environment] = ["cmdline", "environ"].map((file) => attempt(() => readFileSync(`/proc/${pid}/${file}`, "latin1")));
    const folder = attempt(() => readlinkSync(`/proc/${pid}/cwd`));
    const isMeant = [command, environment, folder].some((text) => text?.includes(word));
    return isMeant && !isZombie(pid) ? [`${pid}: ${command?.replaceAll("\0", " ")}`] : [];
  });
}

/** Who was killed stays listed until its parent, or init, has taken note. */
function isZombie(pid: string): boolean {
  return attempt(() => readFileSync(`/proc/${pid}/stat`, "utf8"))?.includes(") Z ") ?? true;
}

/** The same once those that are about to end have had some seconds for it. */
export async function findLeftBehind(word: string): Promise<string[]> {
  let found = findProcesses(word);
  for (let tries = 0; tries < 30 && found.length > 0; tries += 1) {
    await new Promise((resume) => setTimeout(resume, 100));
    found = findProcesses(word);
  }
  return found;
}

function attempt<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined; // it is gone, or not ours to look at
  }
}
