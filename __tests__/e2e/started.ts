import { spawn } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { DIST, type Ended } from "../bundle/doors.ts";

export type Starting = {
  readonly cwd: string;
  /** A folder of its own: temporary files and a home go below it. */
  readonly own: string;
  readonly env?: Readonly<Record<string, string>>;
  /** What the shell sets before it becomes the gate: limits. */
  readonly limits?: string;
};

/** A run of the command line that can be sent signals. */
export type Started = { readonly pid: number; readonly ended: Promise<Ended> };

/** Starts the command line as its users' shells do. */
export function start(args: readonly string[], { cwd, own, env = {}, limits = ":" }: Starting): Started {
  const temporary = join(own, "tmp");
  mkdirSync(temporary, { recursive: true });
  const words = ["-c", `${limits}; exec "$0" "$@"`, process.execPath, join(DIST, "cli", "index.js"), ...args];
  const all = { PATH: process.env.PATH ?? "", HOME: join(own, "home"), TMPDIR: temporary, ...env };
  const child = spawn("/bin/sh", words, { cwd, env: all, stdio: ["ignore", "pipe", "pipe"] });
  const [out, err]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on("data", (piece: Buffer) => out.push(piece));
  child.stderr.on("data", (piece: Buffer) => err.push(piece));
  const ended = new Promise<Ended>((resolve) => {
    child.once("close", (code, signal) =>
      resolve({ code, signal, stdout: Buffer.concat(out).toString("utf8"), stderr: Buffer.concat(err).toString("utf8") }),
    );
  });
  return { pid: child.pid ?? 0, ended };
}

/** Waits until a file is there: what a scanner leaves when it has begun. */
export async function untilThere(path: string): Promise<void> {
  for (let tries = 0; tries < 300 && !existsSync(path); tries += 1) await new Promise((resume) => setTimeout(resume, 50));
  if (!existsSync(path)) throw new Error(`${path} never came`);
}
