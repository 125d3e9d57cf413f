import { dirname, join } from "node:path";
import type { Problem } from "../model/reasons.ts";
import type { Files } from "../ports.ts";
import { isEmptyLockfile } from "./empty-lockfile.ts";
import { countWishes, manifestBeside } from "./manifest-beside.ts";
import type { Entry } from "./osv-entries.ts";
import type { Ran } from "./osv-run.ts";

/** Lockfiles of which nothing was compared, by target id: what is to be said of that, or null where they name no package and need not. */
export type Empty = ReadonlyMap<string, string | null>;

const LOCKFILE_LIMIT = 64 * 1024 * 1024;
const MANIFEST_LIMIT = 4 * 1024 * 1024;

/** Finds the lockfiles of a run in which no package was found, or of which all that were found were left out, and looks into them. */
export async function findEmpty({ entries, words }: Ran, counts: Readonly<Record<string, number>>, files: Files): Promise<Empty> {
  const found = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const isNothingLeft = words.filtered >= found;
  const empty = new Map<string, string | null>();
  for (const entry of entries) {
    if (entry.target === null || entry.target.kind === "image") continue;
    const count = counts[entry.target.id];
    if (count === undefined || (count > 0 && !isNothingLeft)) continue;
    empty.set(entry.target.id, await lookInto(entry, count, files));
  }
  return empty;
}

async function lookInto({ target, kind, file }: Entry, count: number, files: Files): Promise<string | null> {
  if (target === null || target.kind === "image") return null;
  const text = await readText(file, LOCKFILE_LIMIT, files);
  if (kind === null || text === null || !isEmptyLockfile(kind.name, text))
    return count === 0
      ? `No package was found in ${target.shown}, though it seems to name some`
      : `No package in ${target.shown} has a version that is known`;
  const manifest = manifestBeside(kind.name);
  const asking = manifest === null ? null : await readText(join(dirname(target.absolute), manifest), MANIFEST_LIMIT, files);
  const wishes = asking === null ? 0 : countWishes(kind.name, asking);
  if (wishes === 0) return null;
  return `${target.shown} locks no package, and ${manifest} beside it asks for ${wishes}`;
}

async function readText(path: string, limit: number, files: Files): Promise<string | null> {
  const bytes = await files.read(path, limit).catch(() => null);
  return bytes === null ? null : new TextDecoder().decode(bytes);
}

/** A problem for each of them that holds packages, or should. */
export function toEmptyProblems(empty: Empty): Problem[] {
  return [...empty].flatMap(([target, what]) => {
    if (what === null) return [];
    const next = "Pin versions in it, make it again, or leave it out with `exclude`.";
    return [{ code: "inventory-empty", target, message: `${what}: nothing of it was compared with any advisory.`, next }];
  });
}
