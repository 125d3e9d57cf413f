import { type ChildProcess, spawn } from "node:child_process";
import { tmpdir } from "node:os";
import { z } from "zod";
import type { Machine } from "../../ports.ts";
import type { CredentialOptions, Credentials } from "./credentials.ts";
import { toPassword } from "./credentials-docker.ts";

const PATIENCE_MS = 4_000;
const LIMIT = 64 * 1024;
const NAME = /^[\w][\w.-]*$/;
const Answer = z.object({ Username: z.string(), Secret: z.string().min(1) });
const NOTHING = /credentials not found/i;

/** What helpers need to find their user's keys, and nothing that is another's. */
const NAMES: ReadonlySet<string> = new Set([
  ...["PATH", "HOME", "USER", "LOGNAME", "LANG", "TMPDIR", "DOCKER_CONFIG", "DBUS_SESSION_BUS_ADDRESS", "DISPLAY", "WAYLAND_DISPLAY"],
  ...["GNUPGHOME", "PASSWORD_STORE_DIR", "GOOGLE_APPLICATION_CREDENTIALS", "XDG_RUNTIME_DIR", "XDG_CONFIG_HOME", "XDG_DATA_HOME"],
  ...["SystemRoot", "SystemDrive", "ComSpec", "PATHEXT", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "ProgramData", "TEMP", "TMP"],
]);
const PREFIXES = /^(?:AWS|CLOUDSDK|AZURE|ACR|LC)_/;
const PROXIES = /^(?:https?|no)_proxy$/i;

type Helped = { readonly credentials: Credentials | null; readonly fault: string | null };

/**
 * Asks a credential helper of Docker for one server: `docker-credential-NAME get`, the server on its standard input. It has 4 seconds, after
 * which it is killed with what it started. Never rejects; what it prints is told to nobody.
 */
export async function askHelper({ helper, server }: { helper: string; server: string }, options: CredentialOptions): Promise<Helped> {
  const { machine, processes } = options;
  const program = `docker-credential-${helper}`;
  const failed = (why: string): Helped => ({ credentials: null, fault: `The credential helper ${program} ${why}.` });
  if (!NAME.test(helper)) return { credentials: null, fault: "Docker's configuration names a credential helper that has no such name." };
  const file = await processes.find(program, machine.env.PATH ?? "");
  if (file === null) return failed("is not in PATH");
  const { output, end } = await run(file, server, toHelperEnvironment(machine, options.proxy));
  if (end === "late") return failed(`gave no answer in ${PATIENCE_MS / 1000} seconds`);
  if (end === "large") return failed("answered far too much");
  if (end !== 0) return NOTHING.test(output) ? { credentials: null, fault: null } : failed("failed");
  const parsed = Answer.safeParse(toJson(output));
  if (!parsed.success) return failed("gave an answer that cannot be understood");
  return { credentials: toPassword(parsed.data.Username, parsed.data.Secret), fault: null };
}

function toJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The environment of a helper, from nothing. A proxy only where one was declared. */
export function toHelperEnvironment({ env, home }: Pick<Machine, "env" | "home">, proxy: string | null): Record<string, string> {
  const picked: Record<string, string> = { HOME: home };
  for (const [name, value] of Object.entries(env)) {
    const isMeant = NAMES.has(name) || PREFIXES.test(name) || (proxy === "inherit" && PROXIES.test(name));
    if (isMeant && value !== undefined) picked[name] = value;
  }
  return proxy === null || proxy === "inherit" ? picked : { ...picked, HTTPS_PROXY: proxy, HTTP_PROXY: proxy };
}

type Ended = { readonly output: string; readonly end: number | null | "late" | "large" };

function run(file: string, input: string, env: Record<string, string>): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(file, ["get"], {
      env,
      cwd: tmpdir(),
      shell: false,
      detached: true,
      windowsHide: true,
      stdio: ["pipe", "pipe", "ignore"],
    });
    let output = "";
    const finish = (end: Ended["end"]) => {
      clearTimeout(timer);
      killGroup(child);
      child.stdout.destroy();
      resolve({ output, end });
    };
    const timer = setTimeout(() => finish("late"), PATIENCE_MS);
    child.stdout.setEncoding("utf8").on("data", (piece: string) => {
      output += piece;
      if (output.length > LIMIT) finish("large");
    });
    child.on("error", () => finish(null));
    child.on("close", (code) => finish(code));
    child.stdin.on("error", () => undefined); // it may end without reading
    child.stdin.end(`${input}\n`);
  });
}

function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === "win32" ? pid : -pid, "SIGKILL");
  } catch {
    // nobody is left
  }
}
