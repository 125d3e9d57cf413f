import type { Problem } from "../model/reasons.ts";
import type { Files } from "../ports.ts";
import { findAmbiguousKeys } from "./ambiguous-keys.ts";
import type { Entry } from "./osv-entries.ts";

const LOCKFILE_LIMIT = 64 * 1024 * 1024;

/** Lockfiles that a scanner may have read otherwise than their package manager does: what was found in them counts, and is no proof of the rest. */
export async function findAmbiguous(entries: readonly Entry[], files: Files): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const { target, file } of entries) {
    if (target === null || target.kind !== "lockfile") continue;
    const bytes = await files.read(file, LOCKFILE_LIMIT).catch(() => null);
    const twins = bytes === null ? null : findAmbiguousKeys(new TextDecoder().decode(bytes));
    if (twins === null) continue;
    const [one, other] = twins.map((key) => JSON.stringify(key));
    const message = `${target.shown} has the keys ${one} and ${other} in one place: scanners take the one for the other, and package managers do not.`;
    const next = "Make it again with its package manager, which writes neither twice.";
    problems.push({ code: "lockfile-unparsable", target: target.id, message, next });
  }
  return problems;
}
