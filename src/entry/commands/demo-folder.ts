import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { GateError, isGateError } from "../../errors.ts";
import type { Files } from "../../ports.ts";

/**
 * The folder of the demo, which stays: its documents are to be looked at. It lies in the cache folder, and where that cannot be written,
 * among the temporary files. What is there already is written over, file by file, so that two demos at once do each other no harm; only
 * what is not among `names` is removed, for it would be looked at as a part of the example.
 */
export async function makeDemoFolder(cacheFolder: string, files: Files, names: readonly string[]): Promise<string> {
  const folder = join(cacheFolder, "demo");
  try {
    await files.makeFolder(folder);
    for (const { name } of await files.list(folder)) if (!names.includes(name)) await files.remove(join(folder, name));
    await files.write(join(folder, ".write-test"), []);
    await files.remove(join(folder, ".write-test"));
    return folder;
  } catch (error) {
    return mkdtemp(join(tmpdir(), "portcullis-demo-")).catch(() => {
      throw isGateError(error) ? nowhere(folder, error.message, error) : error;
    });
  }
}

function nowhere(folder: string, why: string, cause: unknown): GateError {
  const message = `There is no place for the demo: ${folder} and ${tmpdir()} cannot be written (${why.replace(/\.$/, "")}).`;
  return new GateError(
    { code: "environment", message, next: "Set HOME, XDG_CACHE_HOME or TMPDIR to a folder that can be written." },
    { cause },
  );
}
