import { isGateError } from "../errors.ts";
import type { ScannerFacts } from "../model/evidence.ts";
import type { Look } from "../model/looking.ts";
import type { Problem } from "../model/reasons.ts";
import type { RawReport } from "../model/report.ts";
import type { ScannerBinary } from "../ports.ts";
import { GRYPE_CONFIG, type GrypeTarget, toGrypeArguments, toGrypeFiles, toGrypeSource, toGrypeVariables } from "./grype-command.ts";
import type { GrypeDatabase } from "./grype-database.ts";
import { toGrypeFault } from "./grype-faults.ts";
import { checkLooking, type Proven, proveCanary } from "./grype-looking.ts";
import type { GrypeTool } from "./grype-probe.ts";
import { isPlatform, readNamespaces, readPlatform } from "./grype-report.ts";
import { readInventory } from "./inventory.ts";
import { withOwnFile } from "./own-file.ts";
import { begun, type Gathered, joinGathered, NOTHING, runScanner, type Scene } from "./scene.ts";
import { findWrittenFault, readWritten } from "./written.ts";

/** Scans images and SBOMs with Grype, once each, and proves that it looked. */
export async function gatherWithGrype(targets: readonly GrypeTarget[], tool: GrypeTool, scene: Scene): Promise<Gathered> {
  const scans = await Promise.all(targets.map((target) => scanGuarded(target, tool, scene)));
  const looked = scans.flatMap((scan) => scan.looked ?? []);
  const { canary, problems } = await proveCanary(looked, { tool, scene });
  return joinGathered([...scans, { reports: [], problems, looks: looked.map((one) => toLook(one, canary)) }]);
}

function toLook({ target, inventory, checked }: Proven, canary: Look["canary"]): Look {
  const compared =
    target.kind === "image" && target.imageId !== undefined
      ? ({ by: "image-id", value: target.imageId } as const)
      : ({ by: target.absolute === null ? "reference" : "path", value: target.id } as const);
  const { packages } = inventory;
  return { scanner: "grype", target: target.id, compared, packages, isEmpty: false, inventory: checked.inventory, canary };
}

/** The facts of a scanner that ran here; what the report says itself of its database is added when it is read. */
export function toScannerFacts({ name, version, sha256, source }: ScannerBinary, database: ScannerFacts["database"]): ScannerFacts {
  return { name, version, sha256, source, database };
}

export function toGrypeFacts({ binary, database }: { binary: ScannerBinary; database: GrypeDatabase }): ScannerFacts {
  return toScannerFacts(binary, { schema: null, built: null, digest: database.digest });
}

type Scan = Gathered & { readonly looked: Proven | null };

function failed(problem: Problem): Scan {
  return { ...NOTHING, problems: [problem], looked: null };
}

/** A scan whose failure, also that of the disk, is about its target alone. */
async function scanGuarded(target: GrypeTarget, tool: GrypeTool, scene: Scene): Promise<Scan> {
  try {
    return begun(await withOwnFile(target, scene, (own) => scanTarget(own, tool, scene)), scene);
  } catch (error) {
    if (!isGateError(error)) throw error;
    const problems = error.faults.map((fault) => ({ target: target.id, ...fault }));
    return { ...NOTHING, problems, looked: null };
  }
}

async function scanTarget(target: GrypeTarget, tool: GrypeTool, scene: Scene): Promise<Scan> {
  const { world, settings } = scene;
  const platform = target.kind === "image" ? settings.platform : null;
  const folder = await world.files.privateFolder();
  const paths = toGrypeFiles(folder);
  await world.files.write(paths.config, [GRYPE_CONFIG]);
  const variables = toGrypeVariables(tool.database.folder);
  const args = toGrypeArguments(toGrypeSource(target), paths, platform);
  const end = await runScanner({ file: tool.binary.path, args, folder, variables, step: `grype on ${target.id}` }, scene);
  const fault = toGrypeFault(end, target, platform);
  if (fault !== null) return failed(fault);
  return readScan(target, { ...paths, platform, tool }, scene);
}

type Written = { readonly report: string; readonly inventory: string; readonly platform: string | null; readonly tool: GrypeTool };

function unusable({ id }: GrypeTarget, wrong: string): Scan {
  const message = `grype on ${id} ended well and ${wrong}.`;
  return failed({ code: "scanner-output", target: id, message, next: "Check the free space of the disk, and run again." });
}

/** Reads what a scan that ended well wrote: a report that is missing or empty is no report. */
async function readScan(target: GrypeTarget, { report, inventory, platform, tool }: Written, scene: Scene): Promise<Scan> {
  const { files, machine } = scene.world;
  for (const [name, path] of [["report", report] as const, ["inventory", inventory] as const]) {
    const wrong = await findWrittenFault(path, name, files);
    if (wrong !== null) return unusable(target, wrong.clause);
  }
  const looked = {
    target,
    inventory: await readInventory(readWritten(inventory, scene)),
    namespaces: await readNamespaces(readWritten(report, scene)),
  };
  if (!looked.inventory.isWhole) return unusable(target, "left an inventory that is no whole CycloneDX document");
  const actual = platform === null ? null : await readPlatform(readWritten(report, scene));
  const raw: RawReport = {
    name: `grype on ${target.id}`,
    bytes: readWritten(report, scene),
    root: machine.cwd,
    asked: {
      scanner: toGrypeFacts(tool),
      targets: [target],
      targetIdByPath: target.absolute === null ? {} : { [target.absolute]: target.id },
      inventory: { [target.id]: looked.inventory.packages },
      beside: { [target.id]: looked.inventory.beside },
    },
  };
  const checked = await checkLooking(looked, { tool, scene });
  const problems = [...toPlatformProblem(target, platform, actual), ...checked.problems];
  return { reports: [raw], problems, looked: { ...looked, checked } };
}

/** An archive holds one platform, and Grype scans it whatever was asked for. */
function toPlatformProblem({ id }: GrypeTarget, wanted: string | null, actual: string | null): Problem[] {
  if (wanted === null || (actual !== null && isPlatform(actual, wanted))) return [];
  const message = `${id} is for ${actual ?? "an unknown platform"}, and ${wanted} was asked for.`;
  return [{ code: "platform-missing", target: id, message, next: "Scan the image of that platform, or leave `platform` out." }];
}
