import { basename, dirname, join } from "node:path";
import { GateError, isGateError, sentenceOf } from "../errors.ts";
import type { ScannerName } from "../model/finding.ts";
import type { Problem } from "../model/reasons.ts";
import { isOlder } from "../model/version.ts";
import type { CommandEnd, ScannerBinary, World } from "../ports.ts";
import { askVersion, explainEnd } from "./ask-version.ts";
import { type Attempt, failed } from "./attempt.ts";
import { takeBuildFolder } from "./build-folder.ts";
import { toNetworkVariables, toScannerEnvironment } from "./environment.ts";
import { type GoSources, readGoSources } from "./go-sources.ts";
import type { Installation } from "./install.ts";
import type { Wanted } from "./pins.ts";
import { allowExecution, isProgram, programName } from "./program.ts";

const RECORD_LIMIT = 4096;

/**
 * A build of an earlier run. There is no digest in the world to measure it by: it must be what was noted when it was built here. The note
 * lies in our own cache folder, apart from the tool cache, which is handed from job to job more freely. This finds damage and an exchanged
 * tool cache; whoever can write to both is this user, and could change Portcullis as well.
 */
export async function findBuild(wanted: Wanted, world: World): Promise<Attempt> {
  const folder = await world.tools.find(cacheName(wanted.name), wanted.version);
  const path = folder === null ? null : join(folder, programName(wanted.name, world));
  const there = path === null ? null : await world.files.stat(path);
  if (path === null || there === null) return failed("there is none");
  const changed = failed(`the build in the tool cache at ${path} is not the one that was noted`, { changed: true });
  if (!isProgram(there)) return changed;
  try {
    const text = new TextDecoder().decode(await world.files.read(recordPath(wanted, world), RECORD_LIMIT));
    const sha256 = await world.files.sha256(path);
    if (parseRecord(text) !== sha256) return changed;
    await allowExecution(path, world);
    return { binary: toBinary(wanted, { path, sha256 }) };
  } catch {
    return changed; // no note, or nothing that can be read
  }
}

/**
 * Builds a scanner with `go install`, from the module proxy and under Go's checksum database, which nothing in our environment can switch
 * off. It takes minutes. The result says its version and is kept for next time.
 */
export async function buildWithGo(wanted: Wanted, installation: Installation): Promise<Attempt> {
  const { world } = installation;
  const { go, why } = await findGo(wanted, world);
  if (go === null) return failed(why);
  const what = `${wanted.title} ${wanted.version}`;
  const step = world.progress.step(`building ${what} from source: this takes minutes, once`);
  const attempt = await build(wanted, installation, { go, onProgress: (text) => step.update(`building ${what} from source: ${text}`) });
  if (attempt.binary === null) step.end(`no build of ${what}: ${attempt.why}`, false);
  else step.end(`built ${what} from source`);
  return attempt;
}

async function build(wanted: Wanted, installation: Installation, { go, onProgress }: Pick<Running, "go" | "onProgress">): Promise<Attempt> {
  const { world } = installation;
  const { folder, leave } = await takeBuildFolder(world);
  try {
    const sources = await readGoSources(go, { folder, world });
    const end = await runGo(wanted, installation, { go, sources, folder, onProgress });
    if (end.code !== 0) return failed(explainBuild(end));
    return await keepBuild(wanted, installation, join(folder, "bin", programName(wanted.name, world)));
  } catch (error) {
    return failed(sentenceOf(error));
  } finally {
    await leave();
  }
}

/** The Go that can build it, or why there is none. */
export async function findGo(
  { title, version, pin }: Wanted,
  { processes, machine }: World,
): Promise<{ go: string; why: "" } | { go: null; why: string }> {
  const note = pin?.note === undefined ? "" : ` (${pin.note})`;
  if (pin?.buildsFromGo === false) return { go: null, why: `${title} ${version} is known not to build from the module proxy${note}` };
  const go = await processes.find("go", machine.env.PATH ?? "");
  return go === null ? { go, why: "there is no `go` in PATH" } : { go, why: "" };
}

type Running = {
  readonly go: string;
  readonly sources: GoSources;
  readonly folder: string;
  readonly onProgress: (text: string) => void;
};

function runGo(
  wanted: Wanted,
  { settings, deadline, world }: Installation,
  { go, sources, folder, onProgress }: Running,
): Promise<CommandEnd> {
  let fetched = 0;
  let compiled = 0;
  return world.processes.run({
    file: go,
    args: [
      "install",
      "-v",
      "-trimpath",
      "-modcacherw",
      "-ldflags",
      `-s -w -X main.version=${wanted.version}`,
      `${modulePath(wanted)}@v${wanted.version}`,
    ],
    cwd: folder,
    env: {
      ...toScannerEnvironment(world.machine, { folder, declared: settings }),
      ...toGoVariables(world, { go, sources, folder }),
      ...toNetworkVariables(world.machine, settings),
    },
    deadline,
    onLine(line) {
      if (line.startsWith("go: downloading ")) fetched += 1;
      else if (/^[\w.~/-]+$/.test(line)) compiled += 1;
      onProgress(`${fetched} modules fetched, ${compiled} packages compiled`);
    },
  });
}

/** Go's settings, all of them ours: its own configuration file is not read, nothing exempts a module from the checksum database. */
function toGoVariables(
  { machine }: World,
  { go, sources, folder }: { go: string; sources: GoSources; folder: string },
): Record<string, string> {
  const path = toScannerEnvironment(machine, { folder, declared: { proxy: null, caCertificate: null } }).PATH ?? "";
  return {
    PATH: `${dirname(go)}${machine.os === "win32" ? ";" : ":"}${path}`,
    GOENV: "off",
    GOPATH: join(folder, "go"),
    GOCACHE: join(folder, "build"),
    GOBIN: join(folder, "bin"),
    GOTMPDIR: folder,
    GOPROXY: sources.proxy,
    GOSUMDB: sources.checksums,
    GOWORK: "off",
    CGO_ENABLED: "0",
  };
}

function modulePath({ name, version }: Wanted): string {
  if (name === "grype") return "github.com/anchore/grype/cmd/grype";
  return isOlder(version, "2.0.0") ? "github.com/google/osv-scanner/cmd/osv-scanner" : "github.com/google/osv-scanner/v2/cmd/osv-scanner";
}

function explainBuild(end: CommandEnd): string {
  const newer = /requires go >= ([\d.]+) \(running go ([\d.]+)/.exec(end.stderr);
  if (newer !== null) return `it needs Go ${newer[1]}, and this is Go ${newer[2]}`;
  if (/no space left on device/.test(end.stderr)) return "the disk is full: a build needs about 3 GB in the temporary folder (TMPDIR)";
  return `\`go install\` failed: ${explainEnd(end)}`;
}

async function keepBuild(wanted: Wanted, { settings, deadline, world }: Installation, built: string): Promise<Attempt> {
  const said = await askVersion({ name: wanted.name, path: built, settings, deadline, world });
  if (said !== wanted.version) return failed(`what was built says it is ${said}`, { stop: true });
  const sha256 = await world.files.sha256(built);
  try {
    const folder = await world.tools.store(built, basename(built), cacheName(wanted.name), wanted.version);
    await world.files.write(recordPath(wanted, world), [`${JSON.stringify({ scanner: wanted.name, version: wanted.version, sha256 })}\n`]);
    return { binary: toBinary(wanted, { path: join(folder, basename(built)), sha256 }) };
  } catch (error) {
    if (!isGateError(error)) throw error;
    const path = join(await world.files.privateFolder(), basename(built)); // the build folder goes away
    await world.files.rename(built, path);
    const notice: Problem = {
      code: "scanner-warning",
      message: `${wanted.title} ${wanted.version} was built and could not be kept for next time: ${error.message}`,
    };
    return { binary: toBinary(wanted, { path, sha256, notices: [notice] }) };
  }
}

function toBinary(
  { name, title, version }: Wanted,
  { path, sha256, notices = [] }: { path: string; sha256: string; notices?: Problem[] },
): ScannerBinary {
  const notice: Problem = {
    code: "scanner-from-source",
    message: `${title} ${version} was built from source on this machine: its digest is not the release's.`,
  };
  return { name, path, version, sha256, source: "go", notices: [notice, ...notices] };
}

function parseRecord(text: string): string {
  const record: unknown = JSON.parse(text);
  if (typeof record === "object" && record !== null && "sha256" in record && typeof record.sha256 === "string") return record.sha256;
  throw new GateError({ code: "internal", message: "The note of a build is damaged.", next: "Remove it." });
}

function recordPath({ name, version }: Wanted, { cacheFolder, machine }: World): string {
  return join(cacheFolder, "built", `${name}-${version}-${machine.os}-${machine.arch}.json`);
}

function cacheName(name: ScannerName): string {
  return `portcullis-${name}-go`;
}
