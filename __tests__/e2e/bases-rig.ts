import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "@jest/globals";
import { runDoor, scratchFolder } from "../bundle/doors.ts";
import { buildImages, copyImage } from "./build-images.ts";
import { type Databases, writeDatabases } from "./databases.ts";
import { type Gated, judge, scan } from "./gate.ts";
import { BASE, IMAGE_FLAWS } from "./recipes.ts";
import { type Service, startEngine } from "./services.ts";

/** Images on bases of our own, a lock of these bases, and a policy that allows two of them. */
export type BasesRig = {
  readonly folder: string;
  readonly databases: Databases;
  readonly engine: Service<{ host: string; run(...args: string[]): string }>;
  /** Scans without network. */
  look(targets: readonly string[], by?: By): Promise<Gated>;
  judge(reports: readonly string[], by?: By): Promise<Gated>;
};

/** By which lock and policy, where others than usual are meant, and with which options beside. */
export type By = { readonly lock?: string; readonly policy?: string; readonly options?: readonly string[] };

/** The lock that knows all bases of the images, by what they were when these were built. */
export const LOCK = "bases.json";
export const POLICY = "policy.yml";

export const LOCKED: readonly (readonly [reference: string, target: string])[] = [
  [BASE.debian, "docker-archive:debian.tar"],
  [BASE.alpine, "docker-archive:alpine-base.tar"],
  [BASE.distroless, "docker-archive:bare-base.tar"],
  [BASE.stranger, "docker-archive:stranger.tar"],
];

/** Builds the images with an engine of our own, and locks their bases. The engine is still to be stopped. */
export async function openBasesRig(): Promise<BasesRig> {
  const folder = scratchFolder();
  const databases = await writeDatabases(join(scratchFolder(), "databases"), IMAGE_FLAWS);
  const engine = await startEngine({ experimental: true });
  buildImages(engine, folder);
  engine.run("save", "--output", join(folder, "bare-base.tar"), BASE.distroless);
  await copyImage(folder, "docker-archive:dpkg.tar", "oci:layout:1");
  await copyImage(folder, "docker-archive:dpkg.tar", "oci-archive:dpkg-oci.tar:1");
  await copyImage(folder, "--dest-compress", "--dest-compress-format", "zstd", "docker-archive:dpkg.tar", "oci:zstd:1");
  await lockBases(folder, LOCK, LOCKED);
  writePolicy(folder, POLICY, {});
  const toOptions = ({ lock = LOCK, policy = POLICY, options = [] }: By) => ["--bases-lock", lock, "--config-file", policy, ...options];
  return {
    folder,
    databases,
    engine,
    look: (targets, by = {}) =>
      scan(targets, { cwd: folder, databases, env: { DOCKER_HOST: engine.host }, options: ["--offline", "true", ...toOptions(by)] }),
    judge: (reports, by = {}) => judge(reports, { cwd: folder, options: toOptions(by) }),
  };
}

/** Takes the facts of images at hand into a lock, as users do, and expects that it works. */
export async function lockBases(folder: string, file: string, images: readonly (readonly [string, string])[]): Promise<void> {
  const operands = images.map(([reference, target]) => `${reference}=${target}`);
  const { code, stderr } = await runDoor(["bases", "lock", ...operands, "--bases-lock", file, "--offline", "true"], { cwd: folder });
  expect([code, stderr]).toEqual([0, expect.not.stringContaining("rror")]);
}

/** Writes a policy: what is allowed is our Debian and the image without a package manager, and no severity blocks, unless said otherwise. */
export function writePolicy(folder: string, file: string, { allow = [BASE.debian, BASE.distroless], deny = [], ...more }: Allowing): void {
  const denied = deny.length === 0 ? {} : { deny };
  const { require, ...settings } = more;
  const bases = { allow, ...denied, ...(require === undefined ? {} : { require }) };
  const policy = { version: 1, "severity-cutoff": "none", "base-images": bases, ...settings };
  writeFileSync(join(folder, file), JSON.stringify(policy)); // YAML is a superset of JSON
}

export type Allowing = {
  readonly allow?: readonly string[];
  readonly deny?: readonly string[];
  readonly require?: "proven" | "declared" | "off";
  readonly "severity-cutoff"?: string | { readonly base: string; readonly application: string };
};
