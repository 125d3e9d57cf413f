import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { expect } from "@jest/globals";
import pLimit from "p-limit";
import type { ScannerName } from "../../src/model/finding.ts";
import type { ReasonCode } from "../../src/model/reasons.ts";
import { type Ended, runDoor, scratchFolder } from "../bundle/doors.ts";
import type { Place } from "./faults-place.ts";
import { type Script, writeFaultyScanner } from "./faulty-scanner.ts";
import { type ResultDocument, toOptions } from "./gate.ts";
import { findLeftBehind } from "./left-behind.ts";

/** What a scanner does wrong, and the reasons of which one must be given for it. */
export type Fault = {
  readonly scanner: ScannerName;
  readonly sentence: string;
  readonly script: Script;
  readonly reasons: readonly ReasonCode[];
  readonly target?: string;
  readonly options?: readonly string[];
};

/** How a run went that a fault happened in. */
export type Run = Ended & {
  readonly took: number;
  readonly result: ResultDocument | null;
  readonly leftBehind: readonly string[];
  /** Private folders that were not removed. */
  readonly folders: readonly string[];
  /** Whether the SARIF file was written whole (true), not at all (null), or in part (false). */
  readonly isWhole: boolean | null;
};

const TARGETS = { grype: "oci-dir:image", "osv-scanner": "dir:locks" } as const;

/** Runs the gate once, with a scanner that does something wrong, in folders of its own: what is left of it can be told. */
export async function runFault({ scanner, script, target = TARGETS[scanner], options = [] }: Fault, place: Place): Promise<Run> {
  const own = scratchFolder();
  const variables = `OTHER='${place.other}' EMPTY='${place.empty}'\n`;
  const path = writeFaultyScanner(join(own, "scanner"), scanner, withPrelude(script, variables));
  const given = scanner === "grype" ? { grype: path } : { osvScanner: path };
  return watch(["scan", target, ...toOptions({ databases: place.databases, ...given }), "--timeout", "60s", ...options], own, place.folder);
}

function withPrelude(script: Script, text: string): Script {
  return Object.fromEntries(Object.entries(script).map(([call, own]) => [call, text + own]));
}

/** Runs the command line in a folder and looks at what it leaves behind: processes, folders, files. */
export async function watch(args: readonly string[], own: string, cwd: string, env: Readonly<Record<string, string>> = {}): Promise<Run> {
  const [temporary, sarif] = [join(own, "tmp"), join(own, "out", "results.sarif")];
  mkdirSync(temporary, { recursive: true });
  const begun = Date.now();
  const end = await runDoor([...args.filter((word, at) => !isOverridden(args, word, at)), "-o", "json", "-o", `sarif=${sarif}`], {
    cwd,
    env: { TMPDIR: temporary, HOME: join(own, "home"), ...env },
  });
  const took = Date.now() - begun;
  const leftBehind = await findLeftBehind(basename(own));
  const folders = readdirSync(temporary);
  return { ...end, took, result: toResult(end.stdout), leftBehind, folders, isWhole: isWhole(sarif) };
}

/** A time limit that is given again. */
function isOverridden(args: readonly string[], word: string, at: number): boolean {
  const last = args.lastIndexOf("--timeout");
  return (word === "--timeout" && at < last) || (args[at - 1] === "--timeout" && at - 1 < last);
}

function toResult(text: string): ResultDocument | null {
  return text === "" ? null : (JSON.parse(text) as ResultDocument);
}

function isWhole(path: string): boolean | null {
  const folder = join(path, "..");
  if (existsSync(folder) && readdirSync(folder).some((name) => name.startsWith(".portcullis-"))) return false;
  if (!existsSync(path)) return null;
  try {
    JSON.parse(readFileSync(path, "utf8"));
    return true;
  } catch {
    return false;
  }
}

/** Runs faults side by side, some at once: many of them only wait. */
export async function runFaults(faults: readonly Fault[], place: Place): Promise<Map<Fault, Run>> {
  const limit = pLimit(4);
  const runs = await Promise.all(faults.map((fault) => limit(async () => [fault, await runFault(fault, place)] as const)));
  return new Map(runs);
}

/** Beyond its own time limit a run may take this long to end what it started. */
const GRACE_MS = 10_000;

/** What every run must be, whatever happened in it: over in time, nothing left behind, documents whole, no stack trace. */
export function expectOrderly({ took, leftBehind, folders, isWhole, stdout, stderr }: Run, limit: number): void {
  expect(took).toBeLessThan(limit + GRACE_MS);
  expect([leftBehind, folders]).toEqual([[], []]);
  expect(isWhole).not.toBe(false);
  expect(stdout + stderr).not.toMatch(/^\s+at .+:\d+:\d+\)?$/m);
}
