import { expect } from "@jest/globals";
import type { z } from "zod";
import type { Result } from "../../src/model/result.ts";
import { type Ended, runDoor, type Start } from "../bundle/doors.ts";
import type { Databases } from "./databases.ts";
import { tool } from "./tools.ts";

export type ResultDocument = z.infer<typeof Result>;
export type Gated = Ended & { readonly result: ResultDocument };

export type Scan = {
  readonly cwd: string;
  readonly databases: Databases;
  readonly grype?: string;
  readonly osvScanner?: string;
  readonly options?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly start?: Partial<Start>;
};

/** The options that give the gate its scanners and databases. */
export function toOptions({ databases, grype = tool("grype"), osvScanner = tool("osv-scanner") }: Omit<Scan, "cwd">): string[] {
  return ["--grype-path", grype, "--osv-scanner-path", osvScanner, "--grype-db", databases.grype, "--osv-db", databases.osv];
}

/** Runs `portcullis scan` of dist/ with real scanners, and reads its result document. */
export async function scan(targets: readonly string[], job: Scan): Promise<Gated> {
  const args = ["scan", ...targets, ...toOptions(job), "-o", "json", ...(job.options ?? [])];
  return toGated(await runDoor(args, { cwd: job.cwd, ...(job.env === undefined ? {} : { env: job.env }), ...job.start }));
}

/** Runs `portcullis judge` of dist/ and reads its result document. */
export async function judge(reports: readonly string[], { cwd, options = [] }: Pick<Scan, "cwd" | "options">): Promise<Gated> {
  return toGated(await runDoor(["judge", ...reports, "-o", "json", ...options], { cwd }));
}

function toGated(end: Ended): Gated {
  expect(end.stdout + end.stderr).not.toMatch(/^\s+at .+:\d+:\d+\)?$/m);
  if (end.stdout === "") throw new Error(`no result document (exit ${end.code}): ${end.stderr}`);
  const result = JSON.parse(end.stdout) as ResultDocument;
  expect(result.exitCode).toBe(end.code);
  return { ...end, result };
}

/** What was decided about what, in a form that can be compared: independent of the run, the door and the target's name. */
export function decisionsOf({ findings }: ResultDocument): string[] {
  return findings.map((finding) => `${finding.id} ${identityOf(finding)} ${finding.severity} ${finding.decision.kind}`).sort();
}

/** A finding's package without the qualifiers of its purl, which differ between a scanner's versions. */
export function identityOf({ package: { purl } }: ResultDocument["findings"][number]): string {
  return purl.replace(/[?#].*$/, "");
}

/** The codes of all reasons and problems of a result. */
export function codesOf({ reasons, problems }: ResultDocument): string[] {
  return [...new Set([...reasons, ...problems].map(({ code }) => code))].sort();
}
