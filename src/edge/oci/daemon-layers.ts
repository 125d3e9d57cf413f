import type { IncomingMessage } from "node:http";
import { GateError } from "../../errors.ts";
import type { LayerChanges } from "../../model/image.ts";
import type { ImageReadRequest } from "../../ports.ts";
import { askEngine } from "./daemon-ask.ts";
import { peek } from "./peek.ts";
import { walkLayer } from "./read-layer.ts";
import { readTarEntries } from "./tar-entries.ts";
import { BLOCK, readTarHeader } from "./tar-header.ts";
import { toPacking } from "./unpack.ts";

const MOST_ENTRIES = 100_000;
/** The engine may have to put a large image together before its first byte. */
const PATIENCE_MS = 60_000;

type Saved = Pick<ImageReadRequest, "wanted" | "deadline"> & {
  readonly socketPath: string;
  /** The image's ID: a name could come to mean another one. */
  readonly id: string;
  readonly shown: string;
  readonly signal: AbortSignal;
};

/**
 * What the layers with these diff IDs do at the wanted paths, from what the engine would save: read once as it comes, without disk. Each
 * entry that can be a layer is hashed, so that its name, its order and the manifest do not matter. Ends as soon as all are found.
 */
export async function readSavedLayers(diffIds: readonly string[], saved: Saved): Promise<readonly LayerChanges[]> {
  const { socketPath, id, signal } = saved;
  const missing = new Set(diffIds);
  const found = new Map<string, LayerChanges>();
  await askEngine(socketPath, `/images/${id}/get`, {
    patience: PATIENCE_MS,
    signal,
    use: async (response) => {
      if (response.statusCode !== 200) throw new Error(`it answered ${response.statusCode}`);
      await readEntries(response, saved, (diffId, changes) => {
        if (missing.delete(diffId)) found.set(diffId, changes);
        return missing.size === 0;
      });
    },
  });
  const at = diffIds.findIndex((diffId) => !found.has(diffId));
  if (at >= 0) throw notHeld(saved.shown, at);
  return diffIds.map((diffId) => found.get(diffId) ?? new Map());
}

type OnLayer = (diffId: string, changes: LayerChanges) => boolean;

async function readEntries(response: IncomingMessage, { shown, wanted, deadline }: Saved, onLayer: OnLayer): Promise<void> {
  const refuse = (why: string): never => {
    throw new Error(`what it saves ${why}`);
  };
  let entries = 0;
  for await (const { entry, body } of readTarEntries(response as AsyncIterable<Uint8Array>, refuse)) {
    entries += 1;
    if (entries > MOST_ENTRIES) throw new Error(`it sent more than ${MOST_ENTRIES} entries`);
    if (entry.type !== "0" || entry.sparse) continue;
    const { head, pieces } = await peek(body, BLOCK);
    if (!canBeLayer(head)) continue;
    const what = `A layer (${entry.path}) of ${shown}`;
    const { diffId, changes } = await walkLayer({ what, pieces, digest: null, wanted, deadline });
    if (onLayer(diffId, changes)) return;
  }
}

/** A tar file, packed or not, by its first block: the configuration and other documents beside it are none. */
function canBeLayer(head: Uint8Array): boolean {
  return toPacking(head) !== "none" || (head.length >= BLOCK && readTarHeader(head.subarray(0, BLOCK)) !== undefined);
}

function notHeld(shown: string, at: number): GateError {
  const message = `What the container engine saves of ${shown} does not hold its layer ${at + 1}, so that layer cannot be read.`;
  const next = "Save the image (`docker save`, `skopeo copy`) and name the file.";
  return new GateError({ code: "environment", message, next });
}
