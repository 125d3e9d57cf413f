import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { Machine } from "../../ports.ts";
import { sentenceOfSystem } from "../node/system-errors.ts";
import type { Credentials } from "./credentials.ts";
import { toRegistryName } from "./registry-host.ts";

const LIMIT = 4 * 1024 * 1024;
/** Under this name Docker keeps what is for Docker Hub. */
const HUB_SERVER = "https://index.docker.io/v1/";
const Text = z.string().nullish();

const Entry = z.object({ auth: Text, username: Text, password: Text, identitytoken: Text, registrytoken: Text });
const Config = z.object({
  auths: z.record(z.string(), z.unknown()).nullish(),
  credHelpers: z.record(z.string(), z.string()).nullish(),
  credsStore: Text,
});
export type DockerConfig = z.infer<typeof Config>;

type Read = { readonly config: DockerConfig | null; readonly path: string; readonly fault: string | null };

/** Where Docker keeps its configuration: the folder of DOCKER_CONFIG, else `.docker` at home. */
export function toDockerConfigPath({ env, home }: Pick<Machine, "env" | "home">): string {
  return join(env.DOCKER_CONFIG || join(home, ".docker"), "config.json");
}

/** Reads Docker's configuration; null where there is none. Never rejects: what is wrong with it is in `fault`, without its content. */
export async function readDockerConfig(machine: Pick<Machine, "env" | "home">): Promise<Read> {
  const path = toDockerConfigPath(machine);
  try {
    const text = await readFile(path, "utf8");
    if (text.length > LIMIT) return { config: null, path, fault: `${path} is larger than 4 MiB.` };
    const parsed = Config.safeParse(toJson(text));
    return parsed.success ? { config: parsed.data, path, fault: null } : { config: null, path, fault: `${path} cannot be understood.` };
  } catch (error) {
    const isMissing = typeof error === "object" && error !== null && "code" in error && error.code === "ENOENT";
    return { config: null, path, fault: isMissing ? null : `${path} cannot be read: ${sentenceOfSystem(error)}.` };
  }
}

function toJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return undefined;
  }
}

/** What the configuration has for a registry: the helper to ask (and under which name), and credentials that stand there. */
export function findEntry(config: DockerConfig, name: string): { helper: string | null; server: string; entry: Credentials | null } {
  const server = name === "docker.io" ? HUB_SERVER : name;
  const own = findKey(config.credHelpers ?? {}, name);
  const helper = own === undefined ? config.credsStore || null : (config.credHelpers?.[own] ?? null);
  const key = findKey(config.auths ?? {}, name);
  return {
    helper,
    server: own !== undefined && name !== "docker.io" ? own : server,
    entry: key === undefined ? null : toCredentials(config.auths?.[key]),
  };
}

/** A key that is for a whole registry: its host, with or without a scheme and the API's version. One for a path below it is for that alone. */
function findKey(table: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const keys = Object.keys(table);
  return keys.find((key) => key === name) ?? keys.find((key) => toName(key) === name);
}

function toName(key: string): string | null {
  const host = /^(?:https?:\/\/)?([^/]+)(?:\/(?:v[12]\/?)?)?$/.exec(key)?.[1];
  return host === undefined ? null : toRegistryName(host);
}

function toCredentials(value: unknown): Credentials | null {
  const parsed = Entry.safeParse(value);
  if (!parsed.success) return null;
  const { auth, username, password, identitytoken, registrytoken } = parsed.data;
  if (registrytoken) return { kind: "bearer", token: registrytoken };
  if (identitytoken) return { kind: "identity", token: identitytoken };
  if (username && password) return toPassword(username, password);
  const decoded = Buffer.from(auth ?? "", "base64").toString("utf8");
  const colon = decoded.indexOf(":");
  return colon < 1 ? null : toPassword(decoded.slice(0, colon), decoded.slice(colon + 1).replace(/\0+$/, ""));
}

/** A user called `<token>` is no user: the password is an identity token. */
export function toPassword(username: string, password: string): Credentials {
  return username === "<token>" ? { kind: "identity", token: password } : { kind: "password", username, password };
}
