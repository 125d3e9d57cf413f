import { join } from "node:path";
import type { Display } from "../../gate.ts";
import type { Verdict } from "../../model/verdict.ts";
import { toSafeText } from "../../report/escape.ts";

/** The first and the last thing that a demo without scanners says. */
export const RECORDED = "Recorded reports: no scanner could be had here, so this verdict is computed from reports recorded earlier.";

/** Why no scanner could be had, a sentence each; null: there are scanners. */
type Missing = readonly string[] | null;

/** What is about to happen. The first line says whether it is for real. */
export function renderIntro(folder: string, { missing, display }: { missing: Missing; display: Display }): string {
  const { bold, dim } = toStyles(display);
  const reasons = missing === null ? [] : [RECORDED, ...missing.map((why) => dim(`  ${toSafeText(why)}`)), ""];
  const lines = [
    ...reasons,
    `${bold("The shop")}: an invented project with old dependencies. Its image goes through Grype, its lockfile through OSV-Scanner,`,
    `and the policy in .github/portcullis.yml decides. All of it is in ${toSafeText(folder)}`,
    "",
    "",
  ];
  return lines.join("\n");
}

/** What it was good for: the code a gate would have given, where the documents are, what to do next. The last line says if it was not for real. */
export function renderOutro(
  { outcome, exitCode }: Pick<Verdict, "outcome" | "exitCode">,
  { folder, missing, display, program }: { folder: string; missing: Missing; display: Display; program: string },
): string {
  const { bold } = toStyles(display);
  const documents = (["sarif", "html", "json"] as const).map(
    (format) => `  ${format.toUpperCase().padEnd(6)}${toSafeText(join(folder, `portcullis.${format}`))}`,
  );
  const lines = [
    "",
    `As a gate this would have ended with exit code ${bold(String(exitCode))} (${outcome}); the demo itself ends with 0.`,
    "",
    ...documents,
    "",
    `On a project of yours: ${program} scan IMAGE dir:PATH`,
    ...(missing === null ? [] : [RECORDED]),
  ];
  return `${lines.join("\n")}\n`;
}

function toStyles({ colour }: Display): Record<"bold" | "dim", (text: string) => string> {
  const style = (code: number) => (text: string) => (colour ? `\u001b[${code}m${text}\u001b[0m` : text);
  return { bold: style(1), dim: style(2) };
}
