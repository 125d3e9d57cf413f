import { dirname, resolve } from "node:path";
import type { Problem } from "../model/reasons.ts";
import type { Files } from "../ports.ts";
import type { Entry } from "./osv-entries.ts";
import { countUnnamed, findReferences } from "./requirements-text.ts";

const LOCKFILE_LIMIT = 64 * 1024 * 1024;

/** Of files of requirements: what they refer to and nobody can follow, and how much of them no advisory is about. OSV-Scanner says nothing of either. */
export async function findLostRequirements(entries: readonly Entry[], files: Files): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const { target, kind, file } of entries) {
    if (target === null || target.kind !== "lockfile" || kind?.name !== "requirements.txt") continue;
    const bytes = await files.read(file, LOCKFILE_LIMIT).catch(() => null);
    if (bytes === null) continue;
    const text = new TextDecoder().decode(bytes);
    for (const reference of new Set(findReferences(text))) {
      const why = await whyLost(reference, file, files);
      if (why === null) continue;
      const message = `${target.shown} takes more requirements from ${reference}, ${why}: they were compared with no advisory.`;
      const next = "Lock them into one file (`pip freeze`, `pip-compile`), or correct the path.";
      problems.push({ code: "lockfile-unparsable", target: target.id, message, next });
    }
    const unnamed = countUnnamed(text);
    if (unnamed === 0) continue;
    const what = unnamed === 1 ? "1 requirement" : `${unnamed} requirements`;
    const message = `${what} of ${target.shown} ${unnamed === 1 ? "is" : "are"} named by an address or a variable: no advisory can name them.`;
    problems.push({ code: "scanner-warning", target: target.id, message, next: "Pin a version of the package index where there is one." });
  }
  return problems;
}

async function whyLost(reference: string, file: string, files: Files): Promise<string | null> {
  if (/^[a-z][a-z+]+:\/\//i.test(reference)) return "which is an address and is not followed";
  return (await files.stat(resolve(dirname(file), reference))) === null ? "which is not there" : null;
}
