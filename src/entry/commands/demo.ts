import { join } from "node:path";
import { type Example, recordedReports, writeExample } from "../../demo/example.ts";
import type { Invocation } from "../../edge/terminal/arguments.ts";
import { isGateError } from "../../errors.ts";
import { judgeReports, resolveRequest, scanAndJudge } from "../../gate.ts";
import { installScanner } from "../../install/install.ts";
import { SCANNERS } from "../../model/finding.ts";
import type { Problem } from "../../model/reasons.ts";
import type { Request } from "../../model/settings.ts";
import type { Verdict } from "../../model/verdict.ts";
import { parsePolicyFile } from "../../policy/policy-file.ts";
import type { World } from "../../ports.ts";
import { openSession, publishVerdict, type Session } from "./session.ts";

const RECORDED = "Recorded reports: no scanner could be had here, so this verdict is computed from reports recorded earlier.";

/**
 * `portcullis demo`: the main job on an example that ships with the program: real scanners, an embedded advisory database.
 * Gives 0 once a verdict was shown; the verdict's own code is said.
 */
export async function runDemo(invocation: Invocation): Promise<number> {
  const session = openSession(invocation);
  const { stdout } = process;
  try {
    const folder = join(session.world.cacheFolder, "demo");
    await session.world.files.remove(folder);
    const example = await writeExample(folder, session.world.files);
    const request = toRequest(invocation, example, { folder, session });
    const missing = await findScanners(request, session);
    stdout.write(missing === null ? `${intro(folder)}\n` : `${RECORDED}\n${missing}\n\n${intro(folder)}\n`);
    const world: World = { ...session.world, machine: { ...session.world.machine, cwd: folder } };
    const verdict = missing === null ? await scanAndJudge(request, world) : await judgeRecorded(request, session);
    await publishVerdict(verdict, session, { ...request.settings, output: toOutputs(request, folder) });
    stdout.write(outro(verdict, folder));
    if (missing !== null) stdout.write(`${RECORDED}\n`);
    return 0;
  } finally {
    session.calm();
    await session.close();
  }
}

function toRequest({ raw }: Invocation, example: Example, { folder, session }: { folder: string; session: Session }): Request {
  const own = {
    "grype-db": [example.grypeDb],
    "osv-db": [example.osvDb],
    path: [folder],
    "max-db-age": ["none"],
    timeout: raw.timeout ?? ["45m"],
  };
  return resolveRequest({
    raw: { ...raw, ...own },
    operands: [`oci-dir:${example.imageDir}`, `dir:${folder}`],
    door: "cli",
    command: "scan",
    policyFile: parsePolicyFile(example.policy, ".github/portcullis.yml", session.place.today),
    today: session.place.today,
    cores: session.world.machine.cores,
    defaultCategory: "portcullis/demo/",
  });
}

/** Makes both scanners ready; null when they are, else why not, one sentence a scanner. */
async function findScanners({ settings }: Request, { world, calm }: Session): Promise<string | null> {
  const deadline = world.clock.now() + settings.timeout;
  const ends = await Promise.allSettled(SCANNERS.map((name) => installScanner({ name, settings, deadline, world })));
  const failed = ends.flatMap((end) => (end.status === "rejected" ? [end.reason as unknown] : []));
  if (failed.length === 0) return null;
  const strange = failed.find((error) => !isGateError(error));
  if (strange !== undefined) throw strange;
  calm();
  return failed.flatMap((error) => (isGateError(error) ? error.faults.map(({ message, next }) => `  ${message} ${next}`) : [])).join("\n");
}

async function judgeRecorded({ policy }: Request, { world }: Session): Promise<Verdict> {
  const known: Problem[] = [{ code: "demo-recorded", message: RECORDED }];
  return judgeReports(recordedReports(), policy, { now: world.clock.now(), known });
}

function toOutputs({ settings }: Request, folder: string): Request["settings"]["output"] {
  const files = [
    { format: "sarif", file: join(folder, "portcullis.sarif") },
    { format: "html", file: join(folder, "portcullis.html") },
    { format: "json", file: join(folder, "portcullis.json") },
  ] as const;
  return [...files, ...settings.output.filter(({ file, format }) => file !== null || format !== "text")];
}

function intro(folder: string): string {
  return `The example project "shop" is in ${folder}: an image, a lockfile, a Dockerfile and a policy.\n`;
}

function outro({ outcome, exitCode }: Verdict, folder: string): string {
  const lines = [
    "",
    `As a gate this would have been "${outcome}", exit code ${exitCode}. (The demo itself exits 0.)`,
    `  SARIF  ${join(folder, "portcullis.sarif")}`,
    `  HTML   ${join(folder, "portcullis.html")}`,
    `  JSON   ${join(folder, "portcullis.json")}`,
  ];
  return `${lines.join("\n")}\n`;
}
