import { cpus } from "node:os";
import type { Invocation } from "../../edge/terminal/arguments.ts";
import { resolveRequest } from "../../gate.ts";
import { inspectScanners, type ScannerCheck } from "../../install/doctor.ts";
import { toScannerEnvironment } from "../../install/environment.ts";
import { DEFAULT_VERSIONS } from "../../install/pins.ts";
import type { ScannerName } from "../../model/finding.ts";
import type { Settings } from "../../model/settings.ts";
import { toSafeLog } from "../../report/escape.ts";
import { inspectDatabases } from "../../scan/inspect-databases.ts";
import { VERSION } from "../../version.ts";
import { writeDocuments } from "../documents.ts";
import { type Diagnosis, renderDiagnosis, toDiagnosisDocument } from "./diagnosis.ts";
import { openSession, type Session } from "./session.ts";

const PATIENCE_MS = 120_000;

/**
 * `portcullis doctor`: which scanners and databases are there, of which versions and dates, what is missing and how to get it. Changes
 * nothing and asks nothing of the network. Gives 0 when all is there, 3 when something is missing.
 */
export async function runDoctor(invocation: Invocation): Promise<number> {
  const session = openSession(invocation);
  try {
    const settings = readSettings(invocation);
    const diagnosis = await diagnose(settings, session);
    session.calm();
    await publish(diagnosis, settings, session);
    return diagnosis.faults.length === 0 ? 0 : 3;
  } finally {
    session.calm();
    await session.close();
  }
}

function readSettings({ raw }: Invocation): Settings {
  const from = { raw, operands: [], door: "cli", command: "doctor", policyFile: null } as const;
  return resolveRequest({ ...from, cores: cpus().length, defaultCategory: "portcullis/" }).settings;
}

async function diagnose(settings: Settings, { world, started }: Session): Promise<Diagnosis> {
  const deadline = world.clock.now() + PATIENCE_MS;
  const scanners = await inspectScanners({ settings, world, deadline });
  const environment = (folder: string) => toScannerEnvironment(world.machine, { folder, declared: settings });
  const [binaries, versions] = [byName(scanners, ({ binary }) => binary), byName(scanners, toVersion)];
  const databases = await inspectDatabases({ settings, world, environment, binaries, versions });
  const faults = [...scanners, ...databases].flatMap((check) => check.faults);
  return { version: VERSION, machine: world.machine, now: started, scanners, databases, exclude: settings.exclude, faults };
}

function toVersion({ name, binary, wanted }: ScannerCheck): string {
  return binary?.version ?? wanted ?? DEFAULT_VERSIONS[name];
}

function byName<T>(scanners: readonly ScannerCheck[], pick: (scanner: ScannerCheck) => T): Record<ScannerName, T> {
  return Object.fromEntries(scanners.map((scanner) => [scanner.name, pick(scanner)])) as Record<ScannerName, T>;
}

async function publish(diagnosis: Diagnosis, { output }: Settings, { world, quiet }: Session): Promise<void> {
  const json = `${JSON.stringify(toDiagnosisDocument(diagnosis), null, 2)}\n`;
  const toText = (format: Settings["output"][number]["format"]) => (format === "json" ? json : toSafeLog(renderDiagnosis(diagnosis)));
  const documents = output.map((request) => ({ request, pieces: [toText(request.format)] }));
  await writeDocuments(documents, { files: world.files, cwd: world.machine.cwd });
  const shown = documents.filter(({ request }) => request.file === null).flatMap(({ pieces }) => pieces);
  if (shown.length > 0) process.stdout.write(shown.join(""));
  else if (!quiet) process.stdout.write(toSafeLog(renderDiagnosis(diagnosis)));
}
