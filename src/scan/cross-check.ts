import { basename, join } from "node:path";
import type { Problem } from "../model/reasons.ts";
import type { RawReport } from "../model/report.ts";
import { toFailure } from "./ends.ts";
import { toGrypeFacts, toScannerFacts } from "./grype.ts";
import { GRYPE_CONFIG, type GrypeTarget, toGrypeArguments, toGrypeFiles, toGrypeVariables } from "./grype-command.ts";
import type { GrypeTool } from "./grype-probe.ts";
import { toLockfileKind } from "./lockfile-kinds.ts";
import { packLayout } from "./oci-archive.ts";
import { type OsvRun, toOsvArguments, toOsvImageArguments, toSbomArguments } from "./osv-command.ts";
import { readListed } from "./osv-ecosystems.ts";
import type { Lockfile } from "./osv-entries.ts";
import type { OsvBase } from "./osv-run.ts";
import { parseWords } from "./osv-words.ts";
import { sniffSbom } from "./sbom-format.ts";
import { type Gathered, joinGathered, NOTHING, runScanner, type Scene } from "./scene.ts";
import { findWrittenFault, readWritten } from "./written.ts";

function toSkipped(message: string, target?: string): Gathered {
  return { reports: [], problems: [{ code: "cross-check-skipped", message, ...(target === undefined ? {} : { target }) }] };
}

/** Has Grype look at lockfiles too: at copies of them in one folder, so that it sees nothing else of the project. */
export async function scanLockfilesWithGrype(lockfiles: readonly Lockfile[], tool: GrypeTool, scene: Scene): Promise<Gathered> {
  const { files, machine } = scene.world;
  const readable = lockfiles.filter(({ shown }) => toLockfileKind(shown)?.grype === true);
  const others = lockfiles.filter((lockfile) => !readable.includes(lockfile)).map(({ shown }) => shown);
  const skipped = others.length === 0 ? NOTHING : toSkipped(`Grype does not read ${others.join(", ")}: only OSV-Scanner looked there.`);
  if (readable.length === 0) return skipped;
  const folder = await files.privateFolder();
  const paths = toGrypeFiles(folder);
  await files.write(paths.config, [GRYPE_CONFIG]);
  const idByPath: Record<string, string> = {};
  for (const [index, { absolute, id }] of readable.entries()) {
    const place = `${index}/${basename(absolute)}`;
    await files.copy(absolute, join(folder, "tree", place));
    idByPath[`/${place}`] = id;
    idByPath[place] = id;
  }
  const what = `grype on ${readable.length} lockfiles`;
  const args = toGrypeArguments(`dir:${join(folder, "tree")}`, paths, null);
  const variables = toGrypeVariables(tool.database.folder);
  const end = await runScanner({ file: tool.binary.path, args, folder, variables, step: what }, scene);
  if (end.code !== 0 || end.timedOut) return joinGathered([skipped, { reports: [], problems: [toFailure(what, end)] }]);
  const wrong = (await findWrittenFault(paths.report, "report", files)) ?? (await findWrittenFault(paths.inventory, "inventory", files));
  if (wrong !== null) return joinGathered([skipped, { reports: [], problems: [toUnusable(what, wrong.clause)] }]);
  const asked = { scanner: toGrypeFacts(tool), targets: readable, targetIdByPath: idByPath, inventory: {} };
  const report: RawReport = { name: what, bytes: readWritten(paths.report, scene), root: machine.cwd, asked };
  return joinGathered([skipped, { reports: [report], problems: [] }]);
}

function toUnusable(what: string, wrong: string): Problem {
  const message = `${what} ended well and ${wrong}.`;
  return { code: "scanner-output", message, next: "Check the free space of the disk, and run again." };
}

/** Has OSV-Scanner look at an image or an SBOM too, as far as it can read it; where it cannot, that is said. */
export async function scanOtherWithOsvScanner(target: GrypeTarget, tool: OsvBase, scene: Scene): Promise<Gathered> {
  const { files } = scene.world;
  const folder = await files.privateFolder();
  const [config, output] = [join(folder, "osv-scanner.toml"), join(folder, "report.json")];
  await files.write(config, []);
  const run = { version: tool.binary.version, config, output, database: tool.base };
  const args = await toArguments(target, { run, folder }, scene);
  if (typeof args === "string") return toSkipped(`OSV-Scanner ${tool.binary.version} did not look at ${target.id}: ${args}.`, target.id);
  const what = `osv-scanner on ${target.id}`;
  const end = await runScanner({ file: tool.binary.path, args, folder, step: what }, scene);
  const wrong = await findWrittenFault(output, "report", files);
  if (end.code === 128) return toSkipped(`OSV-Scanner ${tool.binary.version} found no package that it knows in ${target.id}.`, target.id);
  const isWhole = !end.timedOut && wrong === null && (end.code === 0 || end.code === 1 || end.code === 127);
  if (!isWhole) return { ...NOTHING, problems: [toFailure(what, end, { target: target.id, wrong })] };
  const { database, lacking } = await tool.database.facts();
  const path = target.absolute ?? target.id;
  const asked = { scanner: toScannerFacts(tool.binary, database), targets: [target], targetIdByPath: { [path]: target.id }, inventory: {} };
  const report: RawReport = { name: what, bytes: readWritten(output, scene), root: scene.world.machine.cwd, asked };
  const listed = await readListed(readWritten(output, scene));
  if (listed?.packages === 0) return { ...NOTHING, problems: [toUnlisted(what, target)] };
  const found = listed?.ecosystems ?? [];
  const { errors, unloaded } = parseWords(end.stderr);
  const missing = new Set([...unloaded, ...found.filter((name) => tool.database.archives?.has(name) === false), ...lacking.keys()]);
  const problems = [...found, ...unloaded].filter((name, index, all) => missing.has(name) && all.indexOf(name) === index);
  return {
    reports: [report],
    problems: [...problems.map((name) => toLacking(target, name)), ...errors.map((line) => toComplaint(what, line, target))],
  };
}

/** The arguments for a target, or why there are none, as a clause. */
async function toArguments(
  target: GrypeTarget,
  { run, folder }: { run: Omit<OsvRun, "files">; folder: string },
  scene: Scene,
): Promise<string[] | string> {
  const { world } = scene;
  if (target.kind === "sbom") {
    const ending = await sniffSbom(world.files.stream(target.absolute));
    if (ending === null) return "it reads only CycloneDX and SPDX in JSON";
    const path = join(folder, `sbom${ending}`);
    await world.files.link(target.absolute, path);
    return toOsvArguments({ ...run, files: toSbomArguments(run.version, path), allPackages: true });
  }
  if (target.absolute === null || target.scheme === "oci-archive") return "it reads images only from `docker-archive:` and `oci-dir:`";
  const packed = target.scheme === "oci-dir" ? await packLayout(target.absolute, scene) : { path: target.absolute };
  if ("why" in packed) return packed.why;
  return toOsvImageArguments(run, packed.path) ?? "this version does not read image archives";
}

/** It was told to list all packages, and ends otherwise (128) where there are none. */
function toUnlisted(what: string, { id }: GrypeTarget): Problem {
  const next = "Run again; if it stays, use another version of OSV-Scanner.";
  return { code: "scanner-output", target: id, message: `${what} ended well, and its report lists no package at all.`, next };
}

function toLacking({ id }: GrypeTarget, ecosystem: string): Problem {
  const message = `OSV-Scanner has no database of ${ecosystem}, so its packages in ${id} were not compared by it.`;
  return { code: "database-lacks-ecosystem", target: id, message, next: `Add ${ecosystem}/all.zip to the folder that \`osv-db\` names.` };
}

function toComplaint(what: string, line: string, { id }: GrypeTarget): Problem {
  const next = "See what it means; a result with an error beside it cannot be vouched for.";
  return { code: "scanner-output", target: id, message: `${what} said: ${JSON.stringify(line.slice(0, 300))}.`, next };
}
