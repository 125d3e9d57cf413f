import { createHash } from "node:crypto";
import { GateError, isGateError, sentenceOf } from "../../errors.ts";
import type { LayerChanges } from "../../model/image.ts";
import { type Blob, streamBlob } from "./blob.ts";
import { refuseBytes, refuseImage } from "./image-json.ts";
import { makeLayerVisitor } from "./layer-changes.ts";
import { makeTarWalk } from "./tar-walk.ts";
import { toPacking, unpack } from "./unpack.ts";

const MOST_BYTES = 64 * 1024 ** 3;

/** A layer to read. `what` names it in a sentence; `digest`: of the bytes as they are stored, where the source says it; `deadline`: ms since 1970. */
export type LayerRequest = {
  readonly what: string;
  readonly blob: Blob;
  readonly digest: string | null;
  readonly diffId: string;
  readonly wanted: (path: string) => boolean;
  readonly deadline: number;
};

/** Reads a layer once, in pieces: what it does at the wanted paths. Refuses it (`source-mismatch`) where its bytes are not what its digests say. */
export async function readLayer(request: LayerRequest): Promise<LayerChanges> {
  const { what, blob, diffId, wanted } = request;
  const { visitor, changes } = makeLayerVisitor(wanted, what);
  const walk = makeTarWalk(visitor);
  const [stored, plain] = [createHash("sha256"), createHash("sha256")];
  const packing = toPacking(await headOf(blob));
  let total = 0;
  try {
    for await (const piece of unpack(hashed(request, packing === "none" ? null : stored), packing)) {
      total += piece.length;
      if (total > MOST_BYTES) throw refuseImage(`${what} unpacks to more than 64 GiB.`);
      if (Date.now() > request.deadline) throw toLate(what);
      plain.update(piece);
      walk.write(piece);
    }
  } catch (error) {
    throw isGateError(error) ? error : refuseBytes(`${what} cannot be unpacked (${packing}): ${sentenceOf(error)}.`);
  }
  walk.end();
  const diff = `sha256:${plain.digest("hex")}`;
  checkStored(request, packing === "none" ? diff : `sha256:${stored.digest("hex")}`);
  if (diff !== diffId) throw refuseBytes(`${what} should be ${diffId} by the image's config, and its bytes are ${diff}.`);
  return changes;
}

function checkStored({ what, digest }: LayerRequest, actual: string): void {
  if (digest !== null && digest !== actual) throw refuseBytes(`${what} should be stored as ${digest}, and its bytes are ${actual}.`);
}

function toLate(what: string): GateError {
  const next = "Give more time (`timeout`), or look at fewer images at once.";
  return new GateError({ code: "scanner-timeout", message: `The time was over while ${what} was read.`, next });
}

async function* hashed(request: LayerRequest, hash: ReturnType<typeof createHash> | null): AsyncGenerator<Uint8Array> {
  for await (const piece of streamBlob(request.blob)) {
    if (Date.now() > request.deadline) throw toLate(request.what);
    hash?.update(piece);
    yield piece;
  }
}

async function headOf(blob: Blob): Promise<Uint8Array> {
  for await (const piece of streamBlob({ ...blob, size: Math.min(4, blob.size) })) return Buffer.from(piece);
  return new Uint8Array(0);
}
