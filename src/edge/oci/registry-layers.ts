import type { LayerChanges } from "../../model/image.ts";
import { type LayerRequest, readLayer } from "./read-layer.ts";
import type { Repository } from "./registry-client.ts";
import type { Found } from "./registry-image.ts";

type Reading = Pick<LayerRequest, "wanted" | "deadline"> & { readonly repository: Repository; readonly shown: string };

/**
 * Reads the first layers of an image from its registry: what each does at the wanted paths. Each is checked against the digest of its bytes
 * as they are stored, its size, and its diff ID (`source-mismatch`).
 */
export async function readLayers(
  { facts, manifest }: Pick<Found, "facts" | "manifest">,
  count: number,
  { repository, shown, ...reading }: Reading,
): Promise<readonly LayerChanges[]> {
  const changes: LayerChanges[] = [];
  const known = new Map<string, LayerChanges>();
  for (const [at, layer] of manifest.layers.slice(0, count).entries()) {
    const diffId = facts.diffIds[at] ?? "";
    const what = `Layer ${at + 1} of ${shown}`;
    const key = `${layer.digest} ${diffId}`;
    const read = (pieces: AsyncIterable<Uint8Array>) => readLayer({ ...reading, what, pieces, digest: layer.digest, diffId });
    const told = known.get(key) ?? (await repository.blob(layer, what, read));
    known.set(key, told);
    changes.push(told);
  }
  return changes;
}
