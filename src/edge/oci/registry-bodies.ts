import type { IncomingMessage } from "node:http";
import { DownloadFault, isDownloadFault } from "../node/download-faults.ts";

/** A body of at most `limit` bytes; one that is cut is a fault that passes, one that is larger is not. */
export async function collect(response: IncomingMessage, limit: number): Promise<Uint8Array> {
  const total = toLength(response);
  if (total !== null && total > limit) {
    response.destroy();
    throw new DownloadFault(`its answer has ${total} bytes, more than the ${limit} that are accepted`);
  }
  const pieces: Uint8Array[] = [];
  for await (const piece of stream(response, { total, limit })) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** A body in pieces as they come. `total`: how many bytes it must have, where that is known. */
export async function* stream(
  response: IncomingMessage,
  { total, limit }: { total: number | null; limit: number },
): AsyncGenerator<Uint8Array> {
  let received = 0;
  try {
    for await (const piece of response as AsyncIterable<Buffer>) {
      received += piece.length;
      if (received > limit) throw new DownloadFault(`its answer has more than the ${limit} bytes that are accepted`);
      yield piece;
    }
  } catch (error) {
    throw isDownloadFault(error) ? error : toCut(received, total);
  } finally {
    response.destroy();
  }
  if (total !== null && received < total) throw toCut(received, total);
}

/** The length that an answer declares. */
export function toLength(response: IncomingMessage): number | null {
  const length = response.headers["content-length"];
  return length !== undefined && /^\d{1,15}$/.test(length) ? Number(length) : null;
}

function toCut(received: number, total: number | null): DownloadFault {
  const of = total === null ? "" : ` of ${total}`;
  return new DownloadFault(`its answer was cut: ${received}${of} bytes came`, { transient: true });
}
