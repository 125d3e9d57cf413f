import { mkdir, stat } from "node:fs/promises";
import { dirname } from "node:path";

/**
 * Makes a folder and those above it; one that is there already is fine. Node's own `recursive` tries for ever where a file system refuses
 * new folders by saying that their parent does not exist, as /proc does.
 */
export async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path);
  } catch (error) {
    const code = typeof error === "object" && error !== null && "code" in error ? error.code : "";
    if (code === "ENOENT" && dirname(path) !== path) {
      await makeFolder(dirname(path));
      await mkdir(path).catch((again: unknown) => ignoreThere(path, again));
    } else await ignoreThere(path, error);
  }
}

/** Whatever the system says of a folder that is there (read-only, not permitted, exists), there is nothing to make. */
async function ignoreThere(path: string, error: unknown): Promise<void> {
  const facts = await stat(path).catch(() => null);
  if (facts === null || !facts.isDirectory()) throw error;
}
