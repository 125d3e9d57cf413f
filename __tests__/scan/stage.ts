import { strToU8, zipSync } from "fflate";
import type { ScannerName } from "../../src/model/finding.ts";
import type { RawReport } from "../../src/model/report.ts";
import type { Settings } from "../../src/model/settings.ts";
import type { TargetRequest } from "../../src/model/target.ts";
import type { Command, ScannerBinary } from "../../src/ports.ts";
import { discoverTargets } from "../../src/scan/discover.ts";
import { gather } from "../../src/scan/gather.ts";
import { type FakeEnd, type FakeFiles, type FakeWorld, type FakeWorldOptions, fakeWorld } from "../fakes/world.ts";

/** Settings as they are when little was said: databases at hand, no network. */
export function settings(over: Partial<Settings> = {}): Settings {
  return {
    path: ".",
    lockfiles: "auto",
    exclude: ["**/node_modules/**"],
    crossCheck: false,
    platform: null,
    build: { dockerfiles: null, target: null, args: [], metadata: [], baseImages: [], lock: null },
    strictEnvironment: false,
    timeout: 60_000,
    jobs: 2,
    grypeVersion: "pinned",
    osvScannerVersion: "pinned",
    grypePath: null,
    osvScannerPath: null,
    scannerSource: "auto",
    scannerMirror: null,
    scannerChecksums: null,
    grypeDb: "/db/grype.db",
    osvDb: "/db/osv",
    offline: true,
    maxDbAge: null,
    cacheDb: true,
    registry: [],
    proxy: null,
    caCertificate: null,
    output: [],
    sarifCategory: "portcullis/",
    uploadSarif: "never",
    allowUnsafePrCheckout: false,
    ...over,
  };
}

/** An archive of advisories about one package each: `[id, ecosystem, name, version]`. */
export function archive(...rows: readonly (readonly [string, string, string, string])[]): Uint8Array {
  const records = rows.map(([id, ecosystem, name, version]) => {
    return [`${id}.json`, strToU8(JSON.stringify({ id, affected: [{ package: { ecosystem, name }, versions: [version] }] }))] as const;
  });
  return zipSync(Object.fromEntries(records));
}

/** An archive of one advisory, which an honest OSV-Scanner finds in every canary. */
export function canaryArchive(ecosystem: string): Uint8Array {
  return archive(["GHSA-canary-npm", ecosystem, "sparrow", "1.0.0"]);
}

export const NPM_ARCHIVE: Uint8Array = canaryArchive("npm");

/** What each scanner does when it is run to scan; whatever it needs beside that (a version, an import) it does well. */
export type Actors = {
  readonly grype?: (command: Command, files: FakeFiles) => FakeEnd | Promise<FakeEnd>;
  /** Questions to Grype's database (`db search`). */
  readonly search?: (command: Command) => FakeEnd;
  readonly osv?: (command: Command, files: FakeFiles) => FakeEnd | Promise<FakeEnd>;
};

/** A world with both scanners, played by actors, and with databases. */
export function scannerWorld(actors: Actors = {}, options: FakeWorldOptions = {}): FakeWorld {
  const files = { "/db/grype.db": "a database", "/db/osv/npm/all.zip": NPM_ARCHIVE, ...options.files };
  const program = async (command: Command, fake: FakeFiles): Promise<FakeEnd> => {
    if (command.file === "/bin/tar") return "";
    if (command.file === "/bin/osv-scanner") return (actors.osv ?? honestOsv())(command, fake);
    if (command.args[0] === "db" && command.args[1] === "import") return importDatabase(command, fake);
    if (command.args[0] === "db" && command.args[1] === "search") return (actors.search ?? (() => "[]"))(command);
    return (actors.grype ?? honestGrype())(command, fake);
  };
  return fakeWorld({ program, modified: Date.UTC(2026, 10, 20), ...options, files });
}

async function importDatabase({ env, args }: Command, files: FakeFiles): Promise<FakeEnd> {
  await files.copy(args[2] ?? "", `${env.GRYPE_DB_CACHE_DIR}/6/vulnerability.db`);
  return "";
}

/** The value after an option, or the part after `NAME=` of the option that begins so. */
export function optionOf({ args }: Pick<Command, "args">, name: string, prefix = ""): string | undefined {
  const found = args.find((argument, index) => args[index - 1] === name && argument.startsWith(prefix));
  return found?.slice(prefix.length);
}

/** The files that a run of OSV-Scanner is told to read, in order. */
export function filesOf({ args }: Pick<Command, "args">): string[] {
  return args.flatMap((argument, index) => (["-L", "-S"].includes(args[index - 1] ?? "") ? [argument.replace(/^[^:/]*:/, "")] : []));
}

export type Row = { readonly path: string; readonly id: string; readonly purl?: string };

/** An OSV-Scanner that reads what it is given, counts packages as told, and finds the canaries and what else is told. */
export function honestOsv(found: readonly Row[] = [], counts: Readonly<Record<string, number>> = {}): NonNullable<Actors["osv"]> {
  return async (command, files) => {
    const paths = filesOf(command);
    const canaries = paths.filter((path) => path.endsWith("canary.cdx.json")).map((path) => ({ path, id: "GHSA-canary-npm" }));
    const rows = [...found, ...canaries].filter(({ path }) => paths.includes(path));
    const results = rows.map(({ path, id }) => ({
      source: { path, type: "lockfile" },
      packages: [{ package: {}, vulnerabilities: [{ id }] }],
    }));
    const output = optionOf(command, "--output-file") ?? optionOf(command, "--output") ?? "";
    await files.write(output, [JSON.stringify({ results })]);
    const stderr = paths.map((path) => `Scanned ${path} file and found ${counts[path] ?? 3} packages\n`).join("");
    return { code: rows.length > 0 ? 1 : 0, stderr };
  };
}

export type GrypeScript = {
  readonly namespaces?: readonly string[];
  readonly types?: readonly string[];
  readonly distribution?: Readonly<Record<string, string>> | null;
  readonly platform?: string;
  /** What it finds of canaries: namespaces, by purl. */
  readonly canaries?: Readonly<Record<string, string>>;
};

/** A Grype that finds what it is told in every target, and in canaries what it is told of them. */
export function honestGrype(script: GrypeScript = {}): NonNullable<Actors["grype"]> {
  return async (command, files) => {
    const source = command.args.at(-1) ?? "";
    if (source.endsWith("canary.json")) return toGrypeJson(canariesIn(files.text(source.replace("sbom:", "")), script.canaries ?? {}));
    const { namespaces = ["debian:distro:debian:12"], types = ["deb"], distribution = { id: "debian", versionID: "12" } } = script;
    await files.write(optionOf(command, "-o", "json=") ?? "", [toGrypeJson(namespaces, script.platform)]);
    await files.write(optionOf(command, "-o", "cyclonedx-json=") ?? "", [toInventoryJson(types, distribution)]);
    return {};
  };
}

function canariesIn(sbom: string, canaries: Readonly<Record<string, string>>): string[] {
  return Object.entries(canaries).flatMap(([purl, namespace]) => (sbom.includes(`"${purl}`) ? [namespace] : []));
}

/** A Grype report with a match in each namespace. */
export function toGrypeJson(namespaces: readonly string[], platform = "linux/amd64"): string {
  const [os, architecture] = platform.split("/");
  const matches = namespaces.map((namespace) => ({ vulnerability: { id: "CVE-2026-1", namespace } }));
  return JSON.stringify({ matches, source: { type: "image", target: { userInput: "x", architecture, os } } });
}

/** The CycloneDX document that Grype writes beside its report, with a package of each type. */
export function toInventoryJson(types: readonly string[], distribution: Readonly<Record<string, string>> | null): string {
  const properties = (list: readonly (readonly [string, string])[]) => list.map(([name, value]) => ({ name: `syft:${name}`, value }));
  const packages = types.map((type, index) => {
    const named = `pkg:${type}/debian/lib${index}@2${distribution === null ? "" : "?distro=debian-12"}`;
    const purl = ["deb", "apk", "rpm"].includes(type) ? { purl: named } : {};
    return { type: "library", name: `lib${index}`, ...purl, properties: properties([["package:type", type]]) };
  });
  const release = Object.entries(distribution ?? {}).map(([name, value]) => [`distro:${name}`, value] as const);
  const system = distribution === null ? [] : [{ type: "operating-system", properties: properties(release) }];
  return JSON.stringify({ bomFormat: "CycloneDX", components: [...packages, ...system] }, null, 2);
}

export function binary(name: ScannerName, version = name === "grype" ? "0.119.0" : "2.5.1"): ScannerBinary {
  return { name, version, path: `/bin/${name}`, sha256: "00", source: "given" };
}

export type Job = {
  readonly world: FakeWorld;
  readonly settings?: Partial<Settings>;
  readonly versions?: Partial<Record<ScannerName, string>>;
  readonly binaries?: Partial<Record<ScannerName, Promise<ScannerBinary>>>;
  readonly onReport?: (report: RawReport) => void;
};

export type Look = {
  readonly targets: readonly string[];
  readonly reports: readonly RawReport[];
  /** `code target`, in order. */
  readonly codes: readonly string[];
  readonly messages: readonly string[];
};

/** Discovers and gathers, as the gate does. */
export async function look(wanted: readonly TargetRequest[], { world, versions = {}, ...job }: Job): Promise<Look> {
  const request = { settings: settings(job.settings), targets: wanted, policy: undefined as never, lock: null };
  const found = await discoverTargets({ request, world });
  const binaries = job.binaries ?? {
    grype: Promise.resolve(binary("grype", versions.grype)),
    "osv-scanner": Promise.resolve(binary("osv-scanner", versions["osv-scanner"])),
  };
  const environment = (folder: string) => ({ HOME: folder });
  const deadline = world.clock.now() + request.settings.timeout;
  const read = async (report: RawReport) => {
    job.onReport?.(report);
    return report;
  };
  const gathered = await gather({ targets: found.targets, request, binaries, environment, world, deadline, read });
  const problems = [...found.problems, ...gathered.problems];
  return {
    targets: found.targets.map(({ id }) => id),
    reports: gathered.read,
    codes: problems.map(({ code, target }) => (target === undefined ? code : `${code} ${target}`)),
    messages: problems.map(({ message }) => message),
  };
}

export function folder(path = "."): TargetRequest {
  return { kind: "directory", text: `dir:${path}`, path };
}

export function lockfile(path: string): TargetRequest {
  return { kind: "lockfile", text: `lockfile:${path}`, path };
}

export function layout(path = "image"): TargetRequest {
  return { kind: "image", text: `oci-dir:${path}`, scheme: "oci-dir", locator: path };
}

/** The text of a report. */
export async function textOf({ bytes }: RawReport): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  for await (const piece of bytes) text += decoder.decode(piece, { stream: true });
  return text;
}
