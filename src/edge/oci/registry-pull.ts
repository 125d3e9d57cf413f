import { type FileHandle, open } from "node:fs/promises";
import type { Progress } from "../../ports.ts";
import type { Blob } from "./blob.ts";
import { refuseImage } from "./image-json.ts";
import type { Descriptor } from "./image-manifest.ts";
import type { LayerStore } from "./layer-store.ts";
import type { Repository } from "./registry-client.ts";
import type { Found } from "./registry-image.ts";
import { refuseDisk } from "./resource-faults.ts";
import type { StoredImage } from "./stored-image.ts";

const MOST_BYTES = 64 * 1024 ** 3;

export type Pulling = {
  readonly repository: Repository;
  readonly shown: string;
  readonly store: LayerStore;
  readonly progress: Progress;
};

/** Fetches an image's layers into files, each streamed and checked against its size and digest. Rejects as `Repository.blob` does. */
export async function pullImage({ facts, manifest, bytes }: Found, { progress, ...pulling }: Pulling): Promise<StoredImage> {
  const { shown } = pulling;
  const layers = toDistinct(manifest.layers, shown);
  const total = layers.reduce((sum, { layer }) => sum + layer.size, 0);
  if (total > MOST_BYTES) throw refuseImage(`${shown} has ${toMegabytes(total)} MB of layers, and at most 64 GiB are fetched.`);
  const step = progress.step(`pulling ${shown}`);
  let received = 0;
  const onBytes = (count: number) => {
    received += count;
    step.update(`pulling ${shown}, ${toMegabytes(received)} of ${toMegabytes(total)} MB`);
  };
  try {
    const blobs = new Map(await Promise.all(layers.map((one) => fetchLayer(one, { ...pulling, onBytes }))));
    step.end(`pulled ${shown}, ${toMegabytes(total)} MB`);
    const { names, platform, index, provenance } = facts;
    const stored = manifest.layers.flatMap(({ digest }) => {
      const blob = blobs.get(digest);
      return blob === undefined ? [] : [{ digest, blob }];
    });
    return { names, platform, index, ...bytes, layers: stored, provenance: async () => provenance };
  } catch (error) {
    step.end(`pulling ${shown}`, false);
    throw error;
  }
}

type Wanted = { readonly layer: Descriptor; readonly what: string };
type Fetching = Omit<Pulling, "progress"> & { readonly onBytes: (count: number) => void };

/** Each layer once, by the first place at which the image has it. */
function toDistinct(layers: readonly Descriptor[], shown: string): Wanted[] {
  const first = layers.map((layer, at) => ({ layer, what: `Layer ${at + 1} of ${shown}` }));
  return first.filter(({ layer }, at) => layers.findIndex(({ digest }) => digest === layer.digest) === at);
}

async function fetchLayer({ layer, what }: Wanted, { repository, shown, store, onBytes }: Fetching): Promise<[string, Blob]> {
  let received = 0;
  const count = (bytes: number) => {
    received += bytes;
    onBytes(bytes);
  };
  const path = await store(layer.digest, (to) =>
    repository.blob(layer, what, (pieces) => {
      count(-received); // a second try begins anew
      return write(pieces, { to, shown, count });
    }),
  );
  count(layer.size - received); // nothing of it came here where another image brought it
  return [layer.digest, { path, offset: 0, size: layer.size }];
}

type Writing = { readonly to: string; readonly shown: string; readonly count: (bytes: number) => void };

/** Writes pieces to a file. What the disk refuses is told as such: it is not the registry's fault, and not tried again. */
async function write(pieces: AsyncIterable<Uint8Array>, { to, shown, count }: Writing): Promise<void> {
  const onDisk = <T>(act: Promise<T>): Promise<T> =>
    act.catch((error: unknown) => {
      throw refuseDisk(`${shown} could not be pulled`, error);
    });
  const file: FileHandle = await onDisk(open(to, "w", 0o600));
  try {
    for await (const piece of pieces) {
      await onDisk(file.writeFile(piece));
      count(piece.length);
    }
  } finally {
    await onDisk(file.close());
  }
}

/** Megabytes for people: of little, tenths, rounded up. */
function toMegabytes(bytes: number): string {
  const megabytes = Math.max(0, bytes) / 1e6;
  return megabytes < 10 ? (Math.ceil(megabytes * 10) / 10).toFixed(1) : String(Math.round(megabytes));
}
