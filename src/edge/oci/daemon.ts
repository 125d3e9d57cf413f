import type { Daemon, Machine } from "../../ports.ts";
import { askEngine, encodeReference } from "./daemon-ask.ts";

const TIMEOUT_MS = 3000;

/** The Docker engine of this machine, through its API. Only local sockets: DOCKER_HOST `unix://` or `npipe://`, else the usual place. */
export function makeDaemon(machine: Pick<Machine, "os" | "env">): Daemon {
  const socketPath = toSocketPath(machine);
  return { has: async (reference) => (socketPath === null ? null : askImage(socketPath, reference)) };
}

/** The socket that DOCKER_HOST names, or the system's usual one; null for a daemon elsewhere (tcp, ssh). */
export function toSocketPath({ os, env }: Pick<Machine, "os" | "env">): string | null {
  const host = env.DOCKER_HOST ?? "";
  if (host === "") return os === "win32" ? "//./pipe/docker_engine" : "/var/run/docker.sock";
  const local = /^(?:unix|npipe):\/\/(\/.+)$/.exec(host);
  return local?.[1] ?? null;
}

/** 200: it has the image; 404: it has not; anything else, or silence: no daemon that answers. */
async function askImage(socketPath: string, reference: string): Promise<boolean | null> {
  try {
    const path = `/images/${encodeReference(reference)}/json`;
    const { statusCode } = await askEngine(socketPath, path, { patience: TIMEOUT_MS, use: async (response) => response });
    return statusCode === 200 ? true : statusCode === 404 ? false : null;
  } catch {
    return null;
  }
}
