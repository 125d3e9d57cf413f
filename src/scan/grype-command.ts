import { join } from "node:path";
import type { Settings } from "../model/settings.ts";
import type { Target } from "../model/target.ts";
import type { Machine } from "../ports.ts";

export type GrypeTarget = Exclude<Target, { kind: "lockfile" }>;

/** Where Grype finds its database, and nothing that could change it or the result on the way: the judge looks at its age. */
export function toGrypeVariables(cacheDir: string, update = false): Record<string, string> {
  return {
    GRYPE_CHECK_FOR_APP_UPDATE: "false",
    GRYPE_DB_CACHE_DIR: cacheDir,
    GRYPE_DB_AUTO_UPDATE: String(update),
    GRYPE_DB_VALIDATE_AGE: "false",
  };
}

/** Docker Hub goes by several names; this is the one under which Grype looks for its credentials. */
const HUB = ["docker.io", "hub.docker.com", "registry-1.docker.io"];
const HUB_AUTHORITY = "index.docker.io";

/** Grype's own configuration for a run, so that none that lies about is read; it holds what no argument may show. JSON is YAML. */
export function toGrypeConfig({ registry }: Pick<Settings, "registry">): string {
  const auth = registry.map(({ host, username, password }) => ({
    authority: HUB.includes(host) ? HUB_AUTHORITY : host,
    username,
    password,
  }));
  return JSON.stringify({ "check-for-app-update": false, ...(auth.length === 0 ? {} : { registry: { auth } }) });
}

/** Where Docker keeps its credentials, for a registry that the settings have none for. */
export function toDockerVariables({ env, home }: Machine): Record<string, string> {
  return { DOCKER_CONFIG: env.DOCKER_CONFIG || join(home, ".docker") };
}

/** The name of a target as Grype takes it: always with a scheme, and a path always absolute. */
export function toGrypeSource(target: GrypeTarget): string {
  if (target.kind === "sbom") return `sbom:${target.absolute}`;
  return `${target.scheme}:${target.absolute ?? target.locator}`;
}

export type GrypeFiles = { readonly config: string; readonly report: string; readonly inventory: string };

/** Paths of what a run reads and writes in its folder. */
export function toGrypeFiles(folder: string): GrypeFiles {
  return { config: join(folder, "grype.yaml"), report: join(folder, "report.json"), inventory: join(folder, "inventory.json") };
}

/** Arguments for a scan: the report, and beside it the inventory (2 % more time) that proves what was looked at. */
export function toGrypeArguments(source: string, { config, report, inventory }: GrypeFiles, platform: string | null): string[] {
  const outputs = ["-o", `json=${report}`, "-o", `cyclonedx-json=${inventory}`];
  return ["-c", config, ...outputs, ...(platform === null ? [] : ["--platform", platform]), "--", source];
}
