import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { GateError, isGateError, sentenceOf } from "../../errors.ts";
import type { Files } from "../../ports.ts";

const DAY_MS = 86_400_000;

/**
 * A folder of its own for this demo, which stays: its documents are to be looked at. It lies in the cache folder, where earlier ones are
 * removed after a day; where that cannot be written, among the temporary files.
 */
export async function makeDemoFolder(cacheFolder: string, files: Files, now: number): Promise<string> {
  const parent = join(cacheFolder, "demo");
  try {
    await files.makeFolder(parent);
    await removeOld(parent, files, now);
    return await mkdtemp(join(parent, "shop-"));
  } catch (error) {
    return mkdtemp(join(tmpdir(), "portcullis-demo-")).catch(() => {
      throw isGateError(error) ? error : nowhere(parent, error);
    });
  }
}

async function removeOld(parent: string, files: Files, now: number): Promise<void> {
  for (const { name, kind } of await files.list(parent)) {
    const path = join(parent, name);
    const facts = kind === "folder" && name.startsWith("shop-") ? await files.stat(path) : null;
    if (facts !== null && now - facts.modified > DAY_MS) await files.remove(path);
  }
}

function nowhere(parent: string, cause: unknown): GateError {
  const message = `There is no place for the demo: neither ${parent} nor ${tmpdir()} can be written (${sentenceOf(cause)}).`;
  return new GateError(
    { code: "environment", message, next: "Set HOME, XDG_CACHE_HOME or TMPDIR to a folder that can be written." },
    { cause },
  );
}
