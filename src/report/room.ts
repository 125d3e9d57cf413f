import { deflateRawSync } from "node:zlib";

/** Room for a text that will be sent compressed. `most`: bytes that it may take then. */
export type Room = { fits(text: string, most: number): boolean };

/**
 * Takes a growing text piece by piece, and says whether it still fits. Compresses only when it must: what is smaller than the room
 * uncompressed fits in any case. Counts a little too much, as parts are compressed by themselves and fast.
 */
export function makeRoom(): Room {
  let used = 0;
  let pending = "";
  let pendingBytes = 0;
  return {
    fits(text, most) {
      const bytes = Buffer.byteLength(text);
      if (used + pendingBytes + bytes > most) {
        used += deflateRawSync(pending, { level: 1 }).length;
        pending = "";
        pendingBytes = 0;
      }
      pending += text;
      pendingBytes += bytes;
      return used + pendingBytes <= most;
    },
  };
}
