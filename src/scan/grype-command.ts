import { join } from "node:path";
import type { Target } from "../model/target.ts";

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

/** Grype's own configuration for a run, so that none that lies about is read. JSON is YAML. */
export const GRYPE_CONFIG = JSON.stringify({ "check-for-app-update": false });

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
