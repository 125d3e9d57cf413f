import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const TLS = fileURLToPath(new URL("../edge/node/tls/", import.meta.url));
export const CA_CERTIFICATE = join(TLS, "ca.pem");

/** A service for the tests, and how to end it. */
export type Service<T> = T & { stop(): Promise<void> };

/** A container engine of our own: no network, no bridge, its data in a scratch folder. `host` is for DOCKER_HOST; `experimental` lets it squash. */
export async function startEngine({ experimental = false } = {}): Promise<Service<{ host: string; run(...args: string[]): string }>> {
  const folder = mkdtempSync(join(tmpdir(), "engine-")); // short: a socket's path has at most 107 characters
  const host = `unix://${join(folder, "s")}`;
  const flags = [
    "--iptables=false",
    "--ip6tables=false",
    "--bridge=none",
    "-H",
    host,
    "--pidfile",
    join(folder, "pid"),
    ...(experimental ? ["--experimental"] : []),
  ];
  const engine = start("dockerd", [...flags, "--data-root", join(folder, "data"), "--exec-root", join(folder, "exec")], folder);
  const env = { ...process.env, DOCKER_HOST: host, DOCKER_BUILDKIT: "0", HOME: folder };
  const run = (...args: string[]): string => execFileSync("docker", args, { env, encoding: "utf8", maxBuffer: 2 ** 28, stdio: "pipe" });
  await until("the container engine", engine, () => execFileSync("docker", ["version"], { env, stdio: "ignore" }));
  return { host, run, stop: () => stop(engine) };
}

/** Who a guarded registry and its token service let in. */
export const USER = "gate";
export const PASSWORD = "open sesame";

/** How a registry is guarded: TLS for 127.0.0.1, a password, or tokens of a service (its realm, and what it calls itself and the registry). */
export type Guard = {
  readonly tls?: boolean;
  readonly password?: boolean;
  readonly token?: { readonly realm: string; readonly issuer: string; readonly service: string };
};

/** A registry on the loopback: plain, or guarded. */
export async function startRegistry({ tls = false, password = false, token }: Guard = {}): Promise<Service<{ host: string }>> {
  const folder = mkdtempSync(join(tmpdir(), "registry-"));
  const port = await freePort();
  const host = `127.0.0.1:${port}`;
  mkdirSync(join(folder, "data"));
  writeFileSync(join(folder, "htpasswd"), "gate:$2b$05$4YXhXGjT2ihTirIIvZx7jersFfs0SfBNmahy6MP39G9W8NL1hG4wO\n");
  const config = {
    version: "0.1",
    log: { level: "warn" },
    storage: { filesystem: { rootdirectory: join(folder, "data") } },
    http: { addr: host, ...(tls ? { tls: { certificate: join(TLS, "server.pem"), key: join(TLS, "server.key") } } : {}) },
    ...(token === undefined ? {} : { auth: { token: { ...token, rootcertbundle: CA_CERTIFICATE } } }),
    ...(password ? { auth: { htpasswd: { realm: "test", path: join(folder, "htpasswd") } } } : {}),
  };
  writeFileSync(join(folder, "config.yml"), JSON.stringify(config)); // YAML is a superset of JSON
  const registry = start("docker-registry", ["serve", join(folder, "config.yml")], folder);
  await until("the registry", registry, () => execFileSync("curl", ["-sk", "-o", "/dev/null", `${tls ? "https" : "http"}://${host}/v2/`]));
  return { host, stop: () => stop(registry) };
}

function start(program: string, args: readonly string[], folder: string): ChildProcess & { log: string } {
  const log = join(folder, "log");
  const file = openSync(log, "w");
  return Object.assign(spawn(program, args, { stdio: ["ignore", file, file] }), { log });
}

async function until(name: string, service: ChildProcess & { log: string }, isReady: () => unknown): Promise<void> {
  for (let tries = 0; tries < 100 && service.exitCode === null; tries += 1) {
    try {
      isReady();
      return;
    } catch {
      await new Promise((resume) => setTimeout(resume, 200));
    }
  }
  throw new Error(`${name} did not start: ${readFileSync(service.log, "utf8").slice(-2000)}`);
}

async function stop(service: ChildProcess): Promise<void> {
  if (service.exitCode !== null) return;
  const ended = new Promise((resume) => service.once("exit", resume));
  service.kill("SIGTERM");
  await ended;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
