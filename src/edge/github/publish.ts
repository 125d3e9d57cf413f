import * as core from "@actions/core";

/** An annotation at most; where it is shown is GitHub's business. */
export type Annotation = {
  readonly level: "error" | "warning" | "notice";
  readonly title: string;
  readonly message: string;
  readonly file?: string;
  readonly line?: number;
};

/** Shows annotations on the workflow's page. Text is escaped by the toolkit for the runner's command syntax. */
export function publishAnnotations(annotations: readonly Annotation[]): void {
  for (const { level, title, message, file, line } of annotations) {
    const properties = { title, ...(file === undefined ? {} : { file }), ...(line === undefined ? {} : { startLine: line }) };
    core[level](message, properties);
  }
}

/** Puts Markdown on the job's summary page; where the runner gives no file for it, it is left out. */
export async function publishSummary(markdown: string): Promise<void> {
  if (!process.env.GITHUB_STEP_SUMMARY) return;
  await core.summary.addRaw(markdown, true).write({ overwrite: false });
}

/** Sets the step's outputs. */
export function publishOutputs(outputs: Readonly<Record<string, string | number>>): void {
  for (const [name, value] of Object.entries(outputs)) core.setOutput(name, value);
}
