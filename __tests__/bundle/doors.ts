import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll } from "@jest/globals";

export const ROOT = fileURLToPath(new URL("../../", import.meta.url));
export const DIST = join(ROOT, "dist");

export type Ended = { readonly code: number | null; readonly signal: string | null; readonly stdout: string; readonly stderr: string };

export type Start = {
  readonly door?: "cli" | "action" | "aggregate";
  /** The folder that holds the doors; as committed, where nothing is said. */
  readonly dist?: string;
  readonly cwd: string;
  /** The whole environment beside PATH and an empty home folder. */
  readonly env?: Readonly<Record<string, string>>;
  readonly node?: string;
};

/** Starts a door as a user would, with an environment that holds nothing of ours, and waits for its end. */
export function runDoor(
  args: readonly string[],
  { door = "cli", dist = DIST, cwd, env = {}, node = process.execPath }: Start,
): Promise<Ended> {
  const home = env.HOME ?? scratchFolder();
  const own = { PATH: process.env.PATH ?? "", ...toWindows(home), HOME: home, ...env };
  return new Promise((resolve, reject) => {
    const child = spawn(node, [join(dist, door, "index.js"), ...args], { cwd, env: own, stdio: ["ignore", "pipe", "pipe"] });
    const [out, err]: [Buffer[], Buffer[]] = [[], []];
    child.stdout.on("data", (piece: Buffer) => out.push(piece));
    child.stderr.on("data", (piece: Buffer) => err.push(piece));
    child.on("error", reject);
    child.on("close", (code, signal) =>
      resolve({ code, signal, stdout: Buffer.concat(out).toString("utf8"), stderr: Buffer.concat(err).toString("utf8") }),
    );
  });
}

const scratch: string[] = [];
afterAll(() => {
  for (const folder of scratch.splice(0)) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
});

/** A fresh folder whose name holds a space, as many a home folder on Windows does. Removed after the tests of a file. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "portcullis test-"));
  scratch.push(folder);
  return folder;
}

function toWindows(home: string): Record<string, string> {
  if (process.platform !== "win32") return {};
  return { SystemRoot: process.env.SystemRoot ?? "C:\\Windows", LOCALAPPDATA: home, TEMP: tmpdir() };
}
