import { join, resolve } from "node:path";
import { byCodeUnits } from "../model/order.ts";
import type { Problem } from "../model/reasons.ts";
import type { Settings } from "../model/settings.ts";
import type { Machine } from "../ports.ts";

const UNIX_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
/** What Windows needs to start a program and to reach the network at all. */
const WINDOWS_NAMES = [
  "SystemRoot",
  "SystemDrive",
  "windir",
  "ComSpec",
  "PATHEXT",
  "ProgramData",
  "NUMBER_OF_PROCESSORS",
  "PROCESSOR_ARCHITECTURE",
];
const PROXY_NAMES = ["HTTPS_PROXY", "HTTP_PROXY", "NO_PROXY", "https_proxy", "http_proxy", "no_proxy"];

export type Declared = Pick<Settings, "proxy" | "caCertificate">;

/**
 * The environment of a scanner, from nothing: a fixed PATH, a home that is `folder` (private and empty), and of what is inherited only
 * what was declared (proxy, certificates) and where the container engine is. So no variable of an earlier step changes a result.
 */
export function toScannerEnvironment(
  machine: Machine,
  { folder, declared }: { folder: string; declared: Declared },
): Record<string, string> {
  const host = machine.env.DOCKER_HOST ?? "";
  return {
    ...(machine.os === "win32" ? toWindowsBase(machine, folder) : { PATH: UNIX_PATH, HOME: folder, TMPDIR: folder }),
    XDG_CONFIG_HOME: join(folder, "config"),
    XDG_CONFIG_DIRS: join(folder, "config"),
    XDG_CACHE_HOME: join(folder, "cache"),
    XDG_DATA_HOME: join(folder, "data"),
    LANG: "C.UTF-8",
    NO_COLOR: "1",
    NO_TTY: "1",
    ...(host === "" ? {} : { DOCKER_HOST: host }),
    ...toNetworkVariables(machine, declared),
  };
}

function toWindowsBase({ env }: Machine, folder: string): Record<string, string> {
  const root = env.SystemRoot ?? "C:\\Windows";
  const home = { USERPROFILE: folder, HOME: folder, APPDATA: folder, LOCALAPPDATA: folder, TEMP: folder, TMP: folder };
  return { ...pick(env, WINDOWS_NAMES), ...home, PATH: `${root}\\System32;${root}` };
}

function pick(env: Machine["env"], names: readonly string[]): Record<string, string> {
  const picked: Record<string, string> = {};
  for (const name of names) if (env[name]) picked[name] = env[name];
  return picked;
}

/** The proxy and certificates that were declared, as Go programs read them. Loopback addresses never go through a proxy. */
export function toNetworkVariables(machine: Pick<Machine, "env" | "cwd">, { proxy, caCertificate }: Declared): Record<string, string> {
  const trust: Record<string, string> = caCertificate === null ? {} : { SSL_CERT_FILE: resolve(machine.cwd, caCertificate) };
  if (proxy === null) return trust;
  if (proxy !== "inherit") return { HTTPS_PROXY: proxy, HTTP_PROXY: proxy, NO_PROXY: "localhost,127.0.0.0/8,::1", ...trust };
  return { ...pick(machine.env, PROXY_NAMES), ...trust };
}

/** A kind of variable that can change what we do, or would change what a scanner does if it were handed on. */
type Suspicion = { readonly isMeant: (name: string, value: string) => boolean; readonly why: string; readonly next: string };

const SUSPICIONS: readonly Suspicion[] = [
  {
    isMeant: (name) => /^(?:LD_PRELOAD|LD_LIBRARY_PATH|LD_AUDIT|DYLD_.+|NODE_OPTIONS|NODE_PATH)$/.test(name),
    why: "can change the code that runs in Portcullis itself; scanners do not get it",
    next: "Unset it, or run the gate in a job of its own.",
  },
  {
    isMeant: (name, value) => name === "NODE_TLS_REJECT_UNAUTHORIZED" && value === "0",
    why: "would switch certificate checks off; downloads check them all the same",
    next: "Unset it, and name the authority to trust with `ca-certificate`.",
  },
  {
    isMeant: (name) => /^(?:NODE_EXTRA_CA_CERTS|SSL_CERT_FILE|SSL_CERT_DIR)$/.test(name),
    why: "changes which certificates are trusted; scanners do not get it",
    next: "Name the authority to trust with `ca-certificate`.",
  },
  {
    isMeant: (name) => /^(?:GRYPE|SYFT|OSV)_/.test(name) || name === "GODEBUG",
    why: "would change what a scanner does; scanners do not get it",
    next: "Unset it, and use the settings of Portcullis.",
  },
];

const UNDECLARED_PROXY: Omit<Suspicion, "isMeant"> = {
  why: "names a proxy; it is not used, because it was not declared",
  next: "Declare it with `proxy: inherit`, or unset it.",
};

/**
 * Variables of our own environment that could bend a result, one problem for each kind: notices, or with `strict-environment`
 * reasons to refuse. Their values are never shown: a proxy's may hold a password.
 */
export function toEnvironmentProblems(
  env: Readonly<Record<string, string | undefined>>,
  { strictEnvironment, proxy }: Pick<Settings, "strictEnvironment" | "proxy">,
): Problem[] {
  const set = Object.entries(env)
    .flatMap(([name, value]) => (value === undefined || value === "" ? [] : [[name, value] as const]))
    .sort(([a], [b]) => byCodeUnits(a, b));
  const isProxy = (name: string): boolean => proxy === null && /^(?:HTTPS?|ALL)_PROXY$/i.test(name);
  return [...SUSPICIONS, { ...UNDECLARED_PROXY, isMeant: isProxy }].flatMap(({ isMeant, why, next }) => {
    const names = set.filter(([name, value]) => isMeant(name, value)).map(([name]) => name);
    if (names.length === 0) return [];
    const message = `${names.join(", ")} in the environment: this ${why}.`;
    return [strictEnvironment ? { code: "environment" as const, message, next } : { code: "environment-ignored" as const, message, next }];
  });
}
