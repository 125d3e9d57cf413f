import { join } from "node:path";
import type { Evidence } from "../model/evidence.ts";
import type { FilePlace, Observation } from "../model/finding.ts";
import type { World } from "../ports.ts";
import type { Wanted } from "./entry.ts";
import { makeLocator } from "./locate.ts";

/** As much as a lockfile may be when it is scanned. */
const LIMIT = 64 * 1024 * 1024;

/** Where lockfiles are looked for: those that have findings, and no others. */
export type LockfilePlace = { readonly files: Pick<World["files"], "stat" | "read">; readonly cwd: string };

type Found = Pick<Observation, "target" | "package">;

/**
 * Reads each lockfile that has findings once, and says on which of its lines a finding's package stands: on the first where the file does not
 * tell. Undefined for what is no lockfile, or one that cannot be read: not within the working directory, or only through a link. Never rejects.
 */
export async function placeInLockfiles(
  reports: readonly Evidence[],
  where: LockfilePlace,
): Promise<(finding: Found) => FilePlace | undefined> {
  const places = new Map<string, ReadonlyMap<string, FilePlace>>();
  for (const [target, wanted] of toWanted(reports)) places.set(target, await placeAll(target, wanted, where));
  return ({ target, package: of }) => places.get(target)?.get(toKey(of));
}

function toKey({ name, version }: Wanted): string {
  return `${name}\0${version}`;
}

/** The packages of each lockfile that something was found in and that nobody has placed yet. */
function toWanted(reports: readonly Evidence[]): Map<string, Map<string, Wanted>> {
  const lockfiles = new Map<string, Map<string, Wanted>>();
  for (const { observations } of reports) {
    for (const { target, package: of, place } of observations) {
      if (place !== undefined || !target.startsWith(PREFIX)) continue;
      const known = lockfiles.get(target) ?? new Map<string, Wanted>();
      lockfiles.set(target, known.set(toKey(of), of));
    }
  }
  return lockfiles;
}

const PREFIX = "lockfile:";

async function placeAll(
  target: string,
  wanted: ReadonlyMap<string, Wanted>,
  where: LockfilePlace,
): Promise<ReadonlyMap<string, FilePlace>> {
  const path = target.slice(PREFIX.length);
  const text = await readInside(path, where);
  if (text === null) return new Map();
  const locate = makeLocator(path, text);
  return new Map([...wanted].map(([key, one]) => [key, { path, line: locate(one) ?? 1 }]));
}

/** The text of a file below the working directory, each folder on the way a folder and no link; null for anything else. */
async function readInside(path: string, { files, cwd }: LockfilePlace): Promise<string | null> {
  const parts = path.split("/");
  if (/^(?:[A-Za-z]:|[\\/])/.test(path) || parts.some((part) => part === "" || part === "." || part === "..")) return null;
  for (let depth = 1; depth < parts.length; depth += 1) {
    const folder = await files.stat(join(cwd, ...parts.slice(0, depth)));
    if (folder?.kind !== "folder") return null;
  }
  return files.read(join(cwd, ...parts), LIMIT).then(toText, () => null);
}

function toText(bytes: Uint8Array): string {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  return new TextDecoder(isUtf16 ? "utf-16le" : "utf-8").decode(bytes);
}
