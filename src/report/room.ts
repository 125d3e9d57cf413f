import { deflateRawSync } from "node:zlib";

const CHUNK = 256 * 1024;

/** What a text takes when it is compressed, while it grows. */
export type Room = { add(text: string): number };

/**
 * Keeps count of a growing text's compressed size: `add` takes some more of it and gives the bytes so far. The count is a little
 * too high, as parts are compressed by themselves and fast, and late by up to a quarter of a million characters.
 */
export function makeRoom(): Room {
  let used = 0;
  let pending = "";
  return {
    add(text) {
      pending += text;
      if (pending.length >= CHUNK) {
        used += deflateRawSync(pending, { level: 1 }).length;
        pending = "";
      }
      return used;
    },
  };
}
