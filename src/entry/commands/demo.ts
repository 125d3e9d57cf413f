import { resolve } from "node:path";
import { EXAMPLE_NAMES, type Example, writeExample } from "../../demo/example.ts";
import { recordedReports } from "../../demo/recorded.ts";
import type { Invocation } from "../../edge/terminal/arguments.ts";
import { isGateError } from "../../errors.ts";
import { judgeReports, resolveRequest, scanAndJudge } from "../../gate.ts";
import { installScanner } from "../../install/install.ts";
import { SCANNERS } from "../../model/finding.ts";
import type { OutputRequest, Request } from "../../model/settings.ts";
import type { Verdict } from "../../model/verdict.ts";
import { parsePolicyFile } from "../../policy/policy-file.ts";
import type { World } from "../../ports.ts";
import { makeDemoFolder } from "./demo-folder.ts";
import { RECORDED, renderIntro, renderOutro } from "./demo-words.ts";
import { openSession, publishVerdict, type Session } from "./session.ts";

/** How long a release may keep us waiting for its first byte, before the next way to get a scanner is tried. */
const PATIENCE_MS = 8000;

/**
 * `portcullis demo`: the main job on an example that ships with the program: real scanners, an embedded advisory database.
 * Gives 0 once a verdict was shown; the verdict's own code is said.
 */
export async function runDemo(invocation: Invocation): Promise<number> {
  const session = openSession(invocation, { lines: true });
  try {
    const { files, cacheFolder } = session.world;
    const folder = await makeDemoFolder(cacheFolder, files, EXAMPLE_NAMES);
    const example = await writeExample(folder, files, session.place.today);
    const request = toAbsolute(await toRequest(invocation, example, session), session.world.machine.cwd);
    const { settings } = request;
    const online = session.online({ ...settings, patience: PATIENCE_MS });
    const missing = await findScanners(request, online.world);
    session.calm();
    const talk = toTalk(settings.output, session);
    talk(renderIntro(folder, { missing, display: session.display }));
    const verdict = missing === null ? await scanAndJudge(request, toWorld(online.world, folder)) : await judgeRecorded(request, session);
    await publishVerdict(verdict, { ...session, world: toWorld(session.world, folder) }, { ...settings, output: toOutputs(request) });
    talk(renderOutro(verdict, { folder, missing, display: session.display, program: toProgram(process.argv[1]) }));
    return 0;
  } finally {
    session.calm();
    await session.close();
  }
}

/** The example is its own working directory, so that the documents speak of `package-lock.json` wherever it lies. */
function toWorld(world: World, folder: string): World {
  return { ...world, machine: { ...world.machine, cwd: folder } };
}

/** What the user named relative to where they are, before the example becomes the working directory. */
function toAbsolute({ settings, ...request }: Request, cwd: string): Request {
  const absolute = (path: string | null) => (path === null ? null : resolve(cwd, path));
  return {
    ...request,
    settings: {
      ...settings,
      grypePath: absolute(settings.grypePath),
      osvScannerPath: absolute(settings.osvScannerPath),
      scannerChecksums: absolute(settings.scannerChecksums),
      caCertificate: absolute(settings.caCertificate),
      output: settings.output.map(({ format, file }) => ({ format, file: absolute(file) })),
    },
  };
}

/** Nothing is at stake in a demo: the way to the network is the one that the environment shows, unless another is asked for. */
async function toNetwork({ env }: World["machine"], { files }: World): Promise<Record<string, string[]>> {
  const proxy = env.HTTPS_PROXY || env.https_proxy;
  const authorities = env.SSL_CERT_FILE;
  const known = authorities && (await files.stat(authorities)) !== null;
  return { ...(proxy ? { proxy: ["inherit"] } : {}), ...(known ? { "ca-certificate": [authorities] } : {}) };
}

async function toRequest({ raw }: Invocation, example: Example, { place, world }: Session): Promise<Request> {
  const own = { "grype-db": [example.grypeDb], "osv-db": [example.osvDb], "max-db-age": ["none"] };
  return resolveRequest({
    raw: { timeout: ["45m"], ...(await toNetwork(world.machine, world)), ...raw, ...own },
    operands: ["oci-dir:image", "dir:."],
    door: "cli",
    command: "scan",
    policyFile: parsePolicyFile(example.policy, ".github/portcullis.yml", place.today),
    cores: world.machine.cores,
    defaultCategory: "portcullis/demo/",
  });
}

/** Makes both scanners ready; null when they are, else why not, one sentence a scanner. */
async function findScanners({ settings }: Request, world: World): Promise<string[] | null> {
  const deadline = world.clock.now() + settings.timeout;
  const ends = await Promise.allSettled(SCANNERS.map((name) => installScanner({ name, settings, deadline, world })));
  const failed = ends.flatMap((end) => (end.status === "rejected" ? [end.reason as unknown] : []));
  if (failed.length === 0) return null;
  return failed.flatMap((error) => {
    if (!isGateError(error)) throw error;
    return error.faults.map(({ message, next }) => `${message} ${next}`);
  });
}

async function judgeRecorded({ policy }: Request, { world }: Session): Promise<Verdict> {
  return judgeReports(recordedReports(), policy, { now: world.clock.now(), known: [{ code: "demo-recorded", message: RECORDED }] });
}

/** Three documents beside the example, and what was asked for: text on standard output unless another document goes there. */
function toOutputs({ settings: { output } }: Request): OutputRequest[] {
  const files = (["sarif", "html", "json"] as const).map((format) => ({ format, file: `portcullis.${format}` }));
  return [...files, ...output];
}

/** How this program is called here: by its name where it was installed, else by its file. */
function toProgram(path = ""): string {
  return /[\\/]index\.js$/.test(path) ? "node dist/cli/index.js" : "portcullis";
}

/** Says something to whoever watches: on standard output, unless a document was asked for there. */
function toTalk(output: readonly OutputRequest[], { quiet }: Session): (text: string) => void {
  const isTaken = output.some(({ format, file }) => file === null && format !== "text");
  const stream = quiet || isTaken ? process.stderr : process.stdout;
  return (text) => void stream.write(text);
}
