import { createHash } from "node:crypto";
import { join } from "node:path";
import { isGateError } from "../errors.ts";
import type { ScannerName } from "../model/finding.ts";
import type { Problem } from "../model/reasons.ts";
import type { World } from "../ports.ts";
import { extractProgram } from "./archive.ts";
import { type Attempt, failed } from "./attempt.ts";
import type { Wanted } from "./pins.ts";
import { allowExecution, isProgram, PROGRAM_LIMIT, programName } from "./program.ts";
import { isArchive, type ReleaseWish, sha256Of, toReleaseBinary, toReleaseSource } from "./release-source.ts";

/**
 * A release from the tool cache, where it is what it must be. What lies there may have been changed by anybody, and so may any note of a
 * digest beside it: everything is measured against the pin. For a raw executable that is one hash. Of an archive only the archive's
 * digest is pinned, so the archive is kept too: its hash, and the hash of the program inside it, prove the cached program (0.4 s for Grype,
 * mostly unpacking in another thread). A pin with the `executable` digest, which `npm run pins` adds, needs the one hash again.
 */
export async function findRelease(wish: ReleaseWish, { world, mirror }: { world: World; mirror: string | null }): Promise<Attempt> {
  const folder = await world.tools.find(cacheName(wish.name), wish.version);
  const path = folder === null ? null : join(folder, programName(wish.name, world));
  const there = path === null ? null : await world.files.stat(path);
  if (path === null || there === null) return failed("it is not there");
  const tampered = failed(`what lies in the tool cache at ${path} is not the release`, { changed: true });
  if (!isProgram(there)) return tampered;
  try {
    const [sha256, expected] = await Promise.all([world.files.sha256(path), proveProgram(wish, world)]);
    if (sha256 !== expected) return tampered;
    await allowExecution(path, world);
    return { binary: toReleaseBinary(wish, { path, sha256, kind: toReleaseSource(wish, mirror).kind }) };
  } catch {
    return tampered;
  }
}

/** The digest that the program must have, proven from the pin; null where it cannot be. */
async function proveProgram(wish: ReleaseWish, world: World): Promise<string | null> {
  const { asset, name, version } = wish;
  if (!isArchive(asset)) return asset.sha256;
  if (asset.executable !== undefined) return asset.executable;
  const folder = await world.tools.find(archiveName(name), version);
  if (folder === null) return null;
  const archive = await world.files.read(join(folder, asset.file), PROGRAM_LIMIT);
  if (sha256Of([archive]) !== asset.sha256) return null;
  const hash = createHash("sha256");
  for await (const piece of extractProgram(archive, { file: asset.file, name: programName(name, world) })) hash.update(piece);
  return hash.digest("hex");
}

/** Puts a program, and the archive that proves it, into the tool cache. Where that cannot be written, it is used from where it is. */
export async function keepRelease(
  wish: ReleaseWish,
  world: World,
  { path, file, sha256 }: { path: string; file: string; sha256: string },
): Promise<{ path: string; notices: Problem[] }> {
  try {
    if (isArchive(wish.asset) && wish.asset.executable === undefined)
      await world.tools.store(file, wish.asset.file, archiveName(wish.name), wish.version);
    const folder = await world.tools.store(path, programName(wish.name, world), cacheName(wish.name), wish.version);
    const kept = join(folder, programName(wish.name, world));
    if ((await world.files.sha256(kept)) === sha256) return { path: kept, notices: [] };
    return { path, notices: [notKept(wish, "the copy there differs")] };
  } catch (error) {
    if (!isGateError(error)) throw error;
    return { path, notices: [notKept(wish, error.message)] };
  }
}

function notKept({ title, version }: Wanted, why: string): Problem {
  return { code: "scanner-warning", message: `${title} ${version} is used without being kept for next time: ${why.replace(/\.$/, "")}.` };
}

function cacheName(name: ScannerName): string {
  return `portcullis-${name}`;
}

function archiveName(name: ScannerName): string {
  return `portcullis-${name}-archive`;
}
