import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { isAbsolute, join } from "node:path";
import { error, notice, setOutput, summary, warning } from "@actions/core";
import { GateError, sentenceOf } from "../../errors.ts";
import type { Annotation } from "../../model/annotation.ts";
import { makeFolder } from "../node/folders.ts";

const LEVELS = { error, warning, notice } as const;

/** Shows annotations on the workflow's page. Text is escaped by the toolkit for the runner's command syntax. */
export function publishAnnotations(annotations: readonly Annotation[]): void {
  for (const { level, title, message, file, line } of annotations) {
    LEVELS[level](message, { title, ...(file === undefined ? {} : { file }), ...(line === undefined ? {} : { startLine: line }) });
  }
}

/** Puts Markdown on the job's summary page; where the runner gives no file for it, it is left out. Refuses where it cannot be written. */
export async function publishSummary(markdown: string, env: NodeJS.ProcessEnv): Promise<void> {
  if (!env.GITHUB_STEP_SUMMARY) return;
  try {
    await summary.addRaw(markdown, true).write({ overwrite: false });
  } catch (cause) {
    summary.emptyBuffer();
    const message = `The job summary could not be written: ${sentenceOf(cause).replace(/\.$/, "")}.`;
    throw new GateError({ code: "environment", message, next: "The log says the same; check GITHUB_STEP_SUMMARY." }, { cause });
  }
}

/** Sets the step's outputs. Refuses where the runner's file for them cannot be written: later steps may decide by them. */
export function publishOutputs(outputs: Readonly<Record<string, string | number>>): void {
  try {
    for (const [name, value] of Object.entries(outputs)) setOutput(name, value);
  } catch (cause) {
    const message = `The step's outputs could not be set: ${sentenceOf(cause).replace(/\.$/, "")}.`;
    throw new GateError({ code: "environment", message, next: "Check the file that GITHUB_OUTPUT names." }, { cause });
  }
}

/** A fresh folder for this step's documents below `$RUNNER_TEMP/portcullis`: two steps of a job must not take each other's. */
export async function makeDocumentFolder({ RUNNER_TEMP: given }: NodeJS.ProcessEnv): Promise<string> {
  const parent = join(given !== undefined && isAbsolute(given) ? given : tmpdir(), "portcullis");
  try {
    await makeFolder(parent);
    return await mkdtemp(join(parent, "step-"));
  } catch (cause) {
    const message = `No folder for documents could be made in ${parent}: ${sentenceOf(cause)}.`;
    throw new GateError({ code: "environment", message, next: "Check its permissions and the free space of its disk." }, { cause });
  }
}
