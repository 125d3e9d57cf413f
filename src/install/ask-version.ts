import { GateError } from "../errors.ts";
import { SCANNER_TITLES, type ScannerName } from "../model/finding.ts";
import { parseVersion } from "../model/version.ts";
import type { CommandEnd, World } from "../ports.ts";
import { type Declared, toScannerEnvironment } from "./environment.ts";

/** A version is said within a moment; whoever needs longer hangs. */
const ASK_MS = 30_000;

export type Asked = {
  readonly name: ScannerName;
  readonly path: string;
  readonly settings: Declared;
  readonly deadline: number;
  readonly world: World;
};

/** Runs an executable for the version it says it has, in an empty folder. Refuses one that cannot be run or does not say it. */
export async function askVersion({ name, path, settings, deadline, world }: Asked): Promise<string> {
  const folder = await world.files.privateFolder();
  const end = await world.processes.run({
    file: path,
    args: name === "grype" ? ["version", "-o", "json"] : ["--version"],
    cwd: folder,
    env: { ...toScannerEnvironment(world.machine, { folder, declared: settings }), GRYPE_CHECK_FOR_APP_UPDATE: "false" },
    deadline: Math.min(deadline, world.clock.now() + ASK_MS),
  });
  const version = end.code === 0 ? findVersion(name, end.stdout) : null;
  if (version !== null && parseVersion(version) !== null) return version;
  throw refuse(name, path, { end, said: version });
}

function findVersion(name: ScannerName, output: string): string | null {
  const line = name === "grype" ? /"version"\s*:\s*"v?([^"]*)"/.exec(output) : /^osv-scanner version:\s*v?(\S+)/m.exec(output);
  return line?.[1] ?? null;
}

function refuse(name: ScannerName, path: string, { end, said }: { end: CommandEnd; said: string | null }): GateError {
  const title = SCANNER_TITLES[name];
  if (said !== null) {
    const message = `${path} says ${JSON.stringify(said.slice(0, 60))} when it is asked for its version.`;
    const next = `Use a released ${title}, or build it with its version: -ldflags "-X main.version=…".`;
    return new GateError({ code: "scanner-version", message, next });
  }
  const message = `${path} did not tell its version: ${explainEnd(end)}.`;
  const next = end.notStarted === null ? `Check that it is ${title} for this machine.` : `Let it be executed, or give another ${title}.`;
  return new GateError({ code: "scanner-failed", message, next });
}

/** How a program ended, as a clause: with the last line it wrote to stderr. */
export function explainEnd({ notStarted, timedOut, signal, code, stderr }: CommandEnd): string {
  if (notStarted !== null) return notStarted.replace(/\.$/, "");
  if (timedOut) return "it did not end in time";
  if (signal !== null) return `it was ended by ${signal}`;
  const last = stderr.trim().split("\n").at(-1)?.trim().slice(0, 300) ?? "";
  return `it ended with code ${code}${last === "" ? "" : `, saying ${JSON.stringify(last)}`}`;
}
