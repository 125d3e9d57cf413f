import { type ChildProcess, spawn } from "node:child_process";

/**
 * Reads which process groups live (`+ 123`, `- 123`) until its input ends. That it ends without a last word (`=`) means that who wrote it
 * died of a signal that nobody can catch: then the groups are killed, and on Linux whatever carries the mark of the run.
 */
const PROGRAM = `
groups=' '
while read -r word group; do
  case "$word" in
    +) groups="$groups$group " ;;
    -) groups="\${groups%% "$group" *} \${groups#* "$group" }" ;;
    =) exit ;;
  esac
done
for group in $groups; do kill -KILL -- "-$group"; done
for file in /proc/[0-9]*/environ; do
  if grep -aqs -- "$1" "$file"; then file=\${file#/proc/}; kill -KILL "\${file%/environ}"; fi
done
`;

/** Kills what still runs where this process is killed itself. Holds nobody up, and where there is no shell nothing is watched. */
export type Watchdog = {
  /** From now on, or until `forget`, the group of that leader is killed with us. */
  watch(leader: number): void;
  forget(leader: number): void;
  /** Nothing is left to be watched. */
  end(): void;
};

/** Starts a watchdog for a run; `mark`: what all its programs have in their environment, as `NAME=value`. */
export function startWatchdog(mark: string): Watchdog {
  if (process.platform === "win32") return { watch: () => undefined, forget: () => undefined, end: () => undefined };
  const child = start(mark);
  const tell = (line: string) => child.stdin?.write(`${line}\n`);
  return { watch: (leader) => tell(`+ ${leader}`), forget: (leader) => tell(`- ${leader}`), end: () => tell("=") };
}

function start(mark: string): ChildProcess {
  const env = { PATH: "/usr/bin:/bin" };
  const child = spawn("/bin/sh", ["-c", PROGRAM, "portcullis", mark], {
    cwd: "/",
    env,
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  child.on("error", () => undefined);
  child.stdin?.on("error", () => undefined);
  child.unref();
  if (child.stdin !== null && "unref" in child.stdin && typeof child.stdin.unref === "function") child.stdin.unref();
  return child;
}
