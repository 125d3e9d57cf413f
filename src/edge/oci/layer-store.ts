import { rm } from "node:fs/promises";
import { join } from "node:path";
import pLimit from "p-limit";
import type { Files } from "../../ports.ts";

const AT_ONCE = 4;

/**
 * Keeps layers as files, each once for a whole run, whichever images have it: `fetch` writes its bytes to a path, and resolves only where they
 * are those of the digest. A few are fetched at once. What fails is told to whoever began it; another who waits for the same layer begins anew.
 */
export type LayerStore = (digest: string, fetch: (path: string) => Promise<void>) => Promise<string>;

/** Gives a store in a private folder, which is made when the first layer comes and removed when the run ends. */
export function makeLayerStore({ privateFolder }: Pick<Files, "privateFolder">): LayerStore {
  const limit = pLimit(AT_ONCE);
  const kept = new Map<string, Promise<string>>();
  let folder: Promise<string> | undefined;
  const begin = (digest: string, fetch: (path: string) => Promise<void>): Promise<string> => {
    const fetched = limit(async () => {
      folder ??= privateFolder();
      const path = join(await folder, digest.replace(":", "-"));
      await fetch(path).catch((error: unknown) => makeRoom(path, error));
      return path;
    });
    kept.set(digest, fetched);
    return fetched.catch((error: unknown) => {
      kept.delete(digest);
      throw error;
    });
  };
  return async (digest, fetch) => {
    for (let others = kept.get(digest); others !== undefined; others = kept.get(digest)) {
      const path = await others.catch(() => null);
      if (path !== null) return path;
    }
    return begin(digest, fetch);
  };
}

/** What came of a layer that failed takes room from the others. */
async function makeRoom(path: string, error: unknown): Promise<never> {
  await rm(path, { force: true }).catch(() => undefined);
  throw error;
}
