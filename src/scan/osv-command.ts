import { isOlder } from "../model/version.ts";

/** What a run of OSV-Scanner over files is told. Paths are absolute. */
export type OsvRun = {
  readonly version: string;
  readonly config: string;
  readonly output: string;
  /** The folder with the databases, in the layout of this version; null: the online API. */
  readonly database: string | null;
  /** `-L` and `-S` arguments, made by `toFileArguments` and `toSbomArguments`. */
  readonly files: readonly string[];
  /** Whether packages without a finding are listed too. */
  readonly allPackages?: boolean;
};

/** Arguments for a run over files, by version: nothing online that is not asked for, no code of the project run, no configuration but ours. */
export function toOsvArguments({ version, config, output, database, files, allPackages = false }: OsvRun): string[] {
  const is2 = !isOlder(version, "2.0.0");
  const noResolve = is2 ? ["--no-resolve"] : isOlder(version, "1.9.1") ? [] : ["--experimental-no-resolve"];
  return [
    ...(is2 ? ["scan", "source"] : []),
    ...["--config", config, "--format", "json"],
    ...toOutputArguments(version, output),
    "--no-call-analysis=all",
    ...noResolve,
    ...(allPackages ? [is2 ? "--all-packages" : "--experimental-all-packages"] : []),
    ...toDatabaseArguments(version, database),
    ...files,
  ];
}

function toOutputArguments(version: string, output: string): string[] {
  return [isOlder(version, "2.3.5") ? "--output" : "--output-file", output];
}

function toDatabaseArguments(version: string, database: string | null): string[] {
  if (database === null) return [];
  if (isOlder(version, "2.0.0")) return ["--experimental-offline", "--experimental-local-db-path", database];
  return ["--offline", "--local-db-path", database];
}

/** Arguments for a run over an image archive; null for a version that reads none. */
export function toOsvImageArguments({ version, config, output, database }: Omit<OsvRun, "files">, archive: string): string[] | null {
  const common = ["--config", config, "--format", "json", ...toOutputArguments(version, output)];
  if (!isOlder(version, "2.0.0")) {
    const calls = isOlder(version, "2.2.2") ? [] : ["--no-call-analysis=all"];
    return ["scan", "image", ...common, "--all-packages", ...calls, ...toDatabaseArguments(version, database), "--archive", archive];
  }
  if (isOlder(version, "1.7.0")) return null;
  return [...common, "--experimental-all-packages", ...toDatabaseArguments(version, database), "--experimental-oci-image", archive];
}

/** One file with its parser. The colon is always there: without it a colon in the path would be taken for it. */
export function toFileArguments(parser: string | null, path: string): string[] {
  return ["-L", `${parser ?? ""}:${path}`];
}

/** One SBOM; its name must tell its format. Before 2.0 lockfiles and SBOMs were given apart. */
export function toSbomArguments(version: string, path: string): string[] {
  return isOlder(version, "2.0.0") ? ["-S", path] : toFileArguments(null, path);
}

/** The folder below the base in which a version looks for its databases. */
export function databaseLayout(version: string): "osv-scanner" | "osv-scalibr" {
  return isOlder(version, "2.5.0") ? "osv-scanner" : "osv-scalibr";
}
