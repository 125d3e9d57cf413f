import { createHash, type Hash } from "node:crypto";
import { isGateError, sentenceOf } from "../../errors.ts";
import type { LayerChanges } from "../../model/image.ts";
import { isDownloadFault } from "../node/download-faults.ts";
import { refuseBytes, refuseImage } from "./image-json.ts";
import { makeLayerVisitor } from "./layer-changes.ts";
import { peek } from "./peek.ts";
import { refuseLate } from "./resource-faults.ts";
import { makeTarWalk } from "./tar-walk.ts";
import { toPacking, unpack } from "./unpack.ts";

const MOST_BYTES = 64 * 1024 ** 3;

/** A layer to read. `what` names it in a sentence; `pieces`: its bytes as they are stored, in order; `deadline`: ms since 1970. */
export type LayerRequest = {
  readonly what: string;
  readonly pieces: AsyncIterable<Uint8Array>;
  /** Of the bytes as they are stored, where the source says it. */
  readonly digest: string | null;
  readonly wanted: (path: string) => boolean;
  readonly deadline: number;
};

/** Reads a layer once, in pieces: what it does at the wanted paths. Refuses it (`source-mismatch`) where its bytes are not what its digests say. */
export async function readLayer({ diffId, ...request }: LayerRequest & { readonly diffId: string }): Promise<LayerChanges> {
  const { changes, diffId: actual } = await walkLayer(request);
  if (actual !== diffId) throw refuseBytes(`${request.what} should be ${diffId} by the image's config, and its bytes are ${actual}.`);
  return changes;
}

/**
 * What a layer does at the wanted paths, and the diff ID that its bytes have. A fault of where the pieces come from is passed on as it is; bytes
 * that cannot be unpacked, or are not those of the digest, are refused (`source-mismatch`).
 */
export async function walkLayer(request: LayerRequest): Promise<{ changes: LayerChanges; diffId: string }> {
  const { what, wanted, deadline } = request;
  const { visitor, changes } = makeLayerVisitor(wanted, what);
  const walk = makeTarWalk(visitor);
  const [stored, plain] = [createHash("sha256"), createHash("sha256")];
  const { head, pieces } = await peek(request.pieces, 4);
  const packing = toPacking(head);
  let total = 0;
  try {
    for await (const piece of unpack(hashed(pieces, packing === "none" ? null : stored, request), packing)) {
      total += piece.length;
      if (total > MOST_BYTES) throw refuseImage(`${what} unpacks to more than 64 GiB.`);
      if (Date.now() > deadline) throw refuseLate(`${what} was read`);
      plain.update(piece);
      walk.write(piece);
    }
  } catch (error) {
    throw isGateError(error) || isDownloadFault(error)
      ? error
      : refuseBytes(`${what} cannot be unpacked (${packing}): ${sentenceOf(error)}.`);
  }
  walk.end();
  const diffId = `sha256:${plain.digest("hex")}`;
  checkStored(request, packing === "none" ? diffId : `sha256:${stored.digest("hex")}`);
  return { changes, diffId };
}

function checkStored({ what, digest }: LayerRequest, actual: string): void {
  if (digest !== null && digest !== actual) throw refuseBytes(`${what} should be stored as ${digest}, and its bytes are ${actual}.`);
}

async function* hashed(pieces: AsyncIterable<Uint8Array>, hash: Hash | null, { what, deadline }: LayerRequest): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) {
    if (Date.now() > deadline) throw refuseLate(`${what} was read`);
    hash?.update(piece);
    yield piece;
  }
}
