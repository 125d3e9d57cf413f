import { SCANNER_TITLES } from "../model/finding.ts";
import type { Problem } from "../model/reasons.ts";
import type { ScannerBinary, World } from "../ports.ts";

/**
 * What is to be said of a scanner whose executable is no longer the one whose digest was taken: what ran may have been another. One that was only
 * touched (another job sets its mode) has the same digest.
 */
export async function findExchanged({ name, path, sha256, seal }: ScannerBinary, { files }: Pick<World, "files">): Promise<Problem[]> {
  if (seal === undefined || (await files.seal(path)) === seal) return [];
  const now = await files.sha256(path).catch(() => null);
  if (now === sha256) return [];
  const message = `${SCANNER_TITLES[name]} (${path}) is not what it was when its digest was taken: it was exchanged or removed while the gate ran.`;
  return [{ code: "scanner-version", message, next: "Find out who writes there, and run again: nobody can say which program was run." }];
}
