import { join } from "node:path";
import { info } from "@actions/core";
import { makeDocumentFolder, publishAnnotations, publishOutputs, publishSummary } from "../edge/github/publish.ts";
import { makeFiles } from "../edge/node/files.ts";
import type { Fault } from "../errors.ts";
import { type Document, renderDocuments } from "../gate.ts";
import { type ExitCode, REASONS } from "../model/reasons.ts";
import type { OutputRequest } from "../model/settings.ts";
import type { RunFacts, Verdict } from "../model/verdict.ts";
import type { World } from "../ports.ts";
import { toAnnotations } from "../report/annotations.ts";
import { renderDelivery } from "../report/delivery.ts";
import { toCommandSafe, toSafeText } from "../report/escape.ts";
import { renderSummary } from "../report/markdown.ts";
import { VERSION } from "../version.ts";
import { type Delivered, deliverSarif } from "./action-deliver.ts";
import { toAnnotation } from "./action-end.ts";
import type { OutputName } from "./action-outputs.ts";
import type { ActionDone } from "./action-run.ts";
import { writeDocuments } from "./documents.ts";
import { toFaults } from "./faults.ts";

/** Where a run is published. `world` is missing where there was none to run in; `scanned` false: it was stopped before anything was. */
export type Publication = {
  readonly started: number;
  readonly env: NodeJS.ProcessEnv;
  readonly world: World | undefined;
  readonly scanned: boolean;
};

type Outputs = { readonly [N in Exclude<OutputName, "sarif" | "json" | "html">]: string | number };

const DISPLAY = { width: 120, colour: true, links: false, verbose: false };

/**
 * Publishes a verdict as log, documents, annotations, summary and outputs, and gives the exit code. Each is tried whatever became of the
 * others. A document or output that could not be published makes the code 3: somebody may decide by it. A summary does not.
 */
export async function publishRun(done: ActionDone, publication: Publication): Promise<ExitCode> {
  const { verdict, outputs, sarifCategory } = done;
  const { started, env, scanned } = publication;
  const run: RunFacts = { version: VERSION, startedAt: new Date(started).toISOString(), durationMs: Date.now() - started, sarifCategory };
  const faults: Fault[] = [];
  const attempt = async (act: () => Promise<unknown>) => act().catch((error: unknown) => void faults.push(...toFaults(error)));

  await attempt(async () => logDocuments(renderDocuments(verdict, run, { outputs: toLogged(outputs), display: DISPLAY })));
  const own = await toOwnDocuments(env, { scanned }).catch((error: unknown) => {
    faults.push(...toFaults(error));
    return [];
  });
  await attempt(async () => {
    const documents = renderDocuments(verdict, run, { outputs: [...own, ...outputs], display: DISPLAY });
    faults.push(...(await writeDocuments(documents, toPlace(publication))));
  });
  await attempt(async () => publishAnnotations(scanned ? toAnnotations(verdict) : verdict.reasons.map(toAnnotation("error"))));
  const { notes } = await deliver(done, run, publication);
  faults.push(
    ...notes.flatMap(({ level, message, next }) => (level === "error" ? [{ code: "upload-refused" as const, message, next }] : [])),
  );
  const minor = await (async () => publishSummary(renderSummary(verdict, run, {}) + renderDelivery(notes), env))().then(
    () => [],
    (error: unknown) => toFaults(error),
  );
  const undelivered = [...faults];
  const paths = Object.fromEntries(own.map(({ format, file }) => [format, file]));
  await attempt(async () => publishOutputs({ ...toOutputs(verdict, undelivered), ...paths }));
  publishAnnotations([...faults.map(toAnnotation("error")), ...minor.map(toAnnotation("warning"))]);
  return faults.length === 0 ? verdict.exitCode : REASONS.environment.exitCode;
}

/** Delivers what is wished for, and says what was done and what was not; what is an error is said with the others. */
async function deliver({ verdict, delivery: wish }: ActionDone, run: RunFacts, publication: Publication): Promise<Delivered> {
  if (wish === undefined || publication.world === undefined) return { done: [], notes: [] };
  const delivered = await deliverSarif({ ...publication, verdict, run, wish, cwd: publication.world.machine.cwd });
  for (const sentence of delivered.done) info(toCommandSafe(toSafeText(sentence)));
  publishAnnotations(delivered.notes.filter(({ level }) => level === "notice").map(toAnnotation("notice")));
  return delivered;
}

/** Where relative paths of documents are meant, and what writes them. */
function toPlace({ world }: Publication): { files: World["files"]; cwd: string } {
  return world === undefined ? { files: makeFiles(), cwd: "/" } : { files: world.files, cwd: world.machine.cwd };
}

/** Text always, and what was asked for without a file: a step has no other standard output than its log. */
function toLogged(outputs: readonly OutputRequest[]): OutputRequest[] {
  return [{ format: "text", file: null }, ...outputs.filter(({ format, file }) => file === null && format !== "text")];
}

function logDocuments(documents: readonly Document[]): void {
  for (const { pieces } of documents) info([...pieces].join("").trimEnd().split("\n").map(toCommandSafe).join("\n"));
}

/** The documents that every run leaves for later steps. A SARIF without results would close alerts: there is none where nothing was scanned. */
async function toOwnDocuments(
  env: NodeJS.ProcessEnv,
  { scanned }: { scanned: boolean },
): Promise<{ format: OutputRequest["format"]; file: string }[]> {
  const folder = await makeDocumentFolder(env);
  const formats = scanned ? (["json", "sarif", "html"] as const) : (["json", "html"] as const);
  return formats.map((format) => ({ format, file: join(folder, `portcullis.${format}`) }));
}

/** The step's outputs (contract §2). What could not be delivered makes the outcome an error, as it makes the exit code. */
function toOutputs({ outcome, reasons, counts, targets }: Verdict, [undelivered]: readonly Fault[]): Outputs {
  return {
    outcome: undelivered === undefined ? outcome : "error",
    reason: undelivered?.code ?? reasons[0]?.code ?? "",
    "total-count": counts.total,
    "blocking-count": counts.blocking,
    "critical-count": counts.critical,
    "high-count": counts.high,
    "medium-count": counts.medium,
    "low-count": counts.low,
    "base-image-violations": reasons.filter(({ code }) => REASONS[code].outcome === "fail" && code !== "severity-cutoff").length,
    "image-digest": targets.find(({ kind }) => kind === "image")?.digest ?? "",
  };
}
