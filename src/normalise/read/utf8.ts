import { TextDecoder } from "node:util";
import { REPORT_LIMIT } from "../../model/report.ts";
import type { Refuse } from "./refusal.ts";

type Encoding = { readonly label: "utf-8" | "utf-16le" | "utf-16be"; readonly skip: number };

const MARK = 3;

/** The bytes of a report as UTF-8 without a byte-order mark, in pieces that are valid until the next is asked for. */
export async function* toUtf8(pieces: AsyncIterable<Uint8Array>, refuse: Refuse): AsyncGenerator<Uint8Array> {
  let total = 0;
  let decoder: TextDecoder | null | undefined;
  let first: Uint8Array = new Uint8Array(0);
  for await (const piece of pieces) {
    total += piece.length;
    if (total > REPORT_LIMIT) refuse(`it is larger than ${REPORT_LIMIT / 1024 / 1024} MiB`);
    if (decoder !== undefined) {
      yield decoder === null ? piece : decode(decoder, piece, refuse);
      continue;
    }
    first = first.length === 0 ? piece.slice() : Buffer.concat([first, piece]);
    if (first.length < MARK) continue;
    const { label, skip } = toEncoding(first);
    decoder = label === "utf-8" ? null : new TextDecoder(label, { fatal: true });
    const rest = first.subarray(skip);
    yield decoder === null ? rest : decode(decoder, rest, refuse);
  }
  if (decoder === undefined && first.length > toEncoding(first).skip) yield first;
  if (decoder != null) yield decode(decoder, null, refuse);
}

function toEncoding(bytes: Uint8Array): Encoding {
  const [a, b, c] = bytes;
  if (a === 0xff && b === 0xfe) return { label: "utf-16le", skip: 2 };
  if (a === 0xfe && b === 0xff) return { label: "utf-16be", skip: 2 };
  // JSON begins with a sign of ASCII: half of its bytes is zero in UTF-16, with or without a mark.
  if (b === 0 && a !== 0) return { label: "utf-16le", skip: 0 };
  if (a === 0 && b !== 0) return { label: "utf-16be", skip: 0 };
  return { label: "utf-8", skip: a === 0xef && b === 0xbb && c === 0xbf ? 3 : 0 };
}

function decode(decoder: TextDecoder, piece: Uint8Array | null, refuse: Refuse): Uint8Array {
  try {
    return Buffer.from(piece === null ? decoder.decode() : decoder.decode(piece, { stream: true }));
  } catch {
    return refuse(
      piece === null ? "its UTF-16 ends in the middle of a character: it is cut short" : "it begins as UTF-16 and is not valid UTF-16",
    );
  }
}
