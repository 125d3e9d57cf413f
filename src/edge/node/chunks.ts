/** Texts are gathered into pieces of this many characters: a document comes in hundreds of thousands of small ones. */
const CHUNK_CHARACTERS = 1024 * 1024;

/** The same content in pieces that are worth a write each. Bytes are handed on as they come. */
export function* toChunks(pieces: Iterable<string | Uint8Array>): Generator<string | Uint8Array> {
  let text = "";
  for (const piece of pieces) {
    if (typeof piece === "string") {
      text += piece;
      if (text.length < CHUNK_CHARACTERS) continue;
      yield text;
      text = "";
    } else {
      if (text !== "") yield text;
      text = "";
      yield piece;
    }
  }
  if (text !== "") yield text;
}
