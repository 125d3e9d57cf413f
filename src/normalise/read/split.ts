import { isAscii, isUtf8 } from "node:buffer";
import { isSpace, quote } from "./bytes.ts";
import { type Division, type Frame, toFrame, toPartPath, toPath } from "./frame.ts";
import { countKeys, type Nesting, skipNested, skipString } from "./nesting.ts";
import type { Place, Refuse } from "./refusal.ts";

/** Takes the parts of a document as they come. A path is that of a kind of part: `descriptor`, `matches[]`, `results[].packages[]`. */
export type Sink = {
  /** A whole value. `where` gives its place in the document, for a message. */
  readonly take: (path: string, value: unknown, where: () => Place) => void;
  /** A divided list begins (`matches`), or an object in one of them (`results[]`). */
  readonly begin: (path: string) => void;
  /** An object in a divided list ended. */
  readonly end: (path: string) => void;
};

/** A document is refused where it is nested deeper: reports stay below 20. */
const DEEPEST = 200;
/** One part of it is in memory as a whole, with all that is in it: some bytes can become a hundred times as many. A real one stays far below both. */
const LARGEST_MIB = 256;
const MOST_PARTS = 20_000_000;

/** A value, or a key, whose bytes are being collected. */
type Capture = {
  readonly kind: "nested" | "string" | "scalar";
  readonly isKey: boolean;
  readonly nesting: Nesting;
  readonly startsAt: number;
  readonly held: Buffer[];
};

type Reader = {
  readonly frames: Frame[];
  readonly sink: Sink;
  readonly refuse: Refuse;
  readonly where: () => Place;
  capture: Capture | null;
  isDone: boolean;
  /** Bytes before the piece at hand. */
  offset: number;
  /** Where the part at hand begins. */
  startsAt: number;
};

/**
 * Reads a JSON object in pieces and hands out its parts, so that no more than one of them is in memory at a time. What is not exactly one
 * object, whole and with every key once, is refused with its place.
 */
export async function splitJson(
  pieces: AsyncIterable<Uint8Array>,
  division: Division,
  { sink, refuse }: { sink: Sink; refuse: Refuse },
): Promise<void> {
  const frames: Frame[] = [];
  const where = (): Place => ({ path: toPath(frames), offset: reader.startsAt });
  const reader: Reader = { frames, sink, refuse, where, capture: null, isDone: false, offset: 0, startsAt: 0 };
  for await (const piece of pieces) readPiece(reader, Buffer.from(piece.buffer, piece.byteOffset, piece.length), division);
  if (reader.isDone) return;
  const at = { path: toPath(frames), offset: reader.offset };
  if (reader.offset === 0) refuse("it is empty");
  refuse(frames.length === 0 ? "it holds nothing but white space" : "it is cut short: the JSON ends before its end", at);
}

function readPiece(reader: Reader, bytes: Buffer, division: Division): void {
  let at = 0;
  while (at < bytes.length) {
    if (reader.capture !== null) at = goOn(reader, reader.capture, { bytes, at });
    else if (isSpace(bytes[at])) at += 1;
    else if (reader.isDone)
      reader.refuse(`it goes on after its end, with ${quote(bytes, at)}: two documents in one, or something added`, {
        offset: reader.offset + at,
      });
    else if (reader.frames.length === 0) at = readStart(reader, bytes, { at, division });
    else at = readToken(reader, bytes, at);
  }
  const { capture } = reader;
  if (capture !== null && reader.offset + bytes.length - capture.startsAt > LARGEST_MIB * 1024 * 1024)
    reader.refuse(`one part of it is larger than ${LARGEST_MIB} MiB`, reader.where());
  if (capture !== null) capture.held.push(Buffer.from(bytes.subarray(Math.max(0, capture.startsAt - reader.offset))));
  reader.offset += bytes.length;
}

function readStart(reader: Reader, bytes: Buffer, { at, division }: { at: number; division: Division }): number {
  if (bytes[at] !== 0x7b)
    reader.refuse(`it begins with ${quote(bytes, at)} where a report begins with \`{\``, { offset: reader.offset + at });
  reader.frames.push(toFrame("", division, false));
  return at + 1;
}

/** Reads one token of a divided list or object: a bracket, a comma, a colon, or the beginning of a key or value. */
function readToken(reader: Reader, bytes: Buffer, at: number): number {
  const frame = reader.frames.at(-1) as Frame;
  const byte = bytes[at] ?? 0;
  reader.startsAt = reader.offset + at;
  const { expects } = frame;
  if (expects === "value" || (expects === "value or end" && byte !== 0x5d)) return beginValue(reader, frame, { bytes, at });
  if (expects.endsWith("or end") && byte === (frame.isList ? 0x5d : 0x7d)) return endFrame(reader, frame, at);
  if (expects === "comma or end" && byte === 0x2c) {
    frame.expects = frame.isList ? "value" : "key";
    if (frame.isList) frame.index += 1;
  } else if (expects === "colon" && byte === 0x3a) {
    frame.expects = "value";
  } else if (expects.startsWith("key") && byte === 0x22) {
    reader.capture = toCapture(reader, "string", true);
  } else {
    reader.refuse(
      `it is not valid JSON: ${quote(bytes, at)} where a ${expects.replace("end", frame.isList ? "`]`" : "`}`")} was expected`,
      reader.where(),
    );
  }
  return at + 1;
}

function toCapture({ startsAt }: Reader, kind: Capture["kind"], isKey: boolean): Capture {
  return { kind, isKey, nesting: { depth: 1, inString: false, escaped: false, colons: 0, parts: 0 }, startsAt, held: [] };
}

function beginValue(reader: Reader, frame: Frame, { bytes, at }: { bytes: Buffer; at: number }): number {
  const byte = bytes[at] ?? 0;
  const inner = frame.isList ? frame.division : frame.division[frame.key];
  const divides = frame.isList
    ? byte === 0x7b && Object.keys(frame.division).length > 0
    : byte === 0x5b && Object.hasOwn(frame.division, frame.key);
  if (divides && inner !== undefined) {
    const path = toPartPath(frame);
    reader.frames.push(toFrame(path, inner, !frame.isList));
    reader.sink.begin(path);
    return at + 1;
  }
  reader.capture = toCapture(reader, byte === 0x7b || byte === 0x5b ? "nested" : byte === 0x22 ? "string" : "scalar", false);
  return at + 1;
}

function endFrame(reader: Reader, frame: Frame, at: number): number {
  reader.frames.pop();
  const outer = reader.frames.at(-1);
  if (outer === undefined) {
    reader.isDone = true;
    return at + 1;
  }
  if (!frame.isList) reader.sink.end(frame.path);
  outer.expects = "comma or end";
  return at + 1;
}

/** Goes on with a value: to its end, or to the end of the bytes. */
function goOn(reader: Reader, capture: Capture, { bytes, at }: { bytes: Buffer; at: number }): number {
  const { kind, nesting } = capture;
  const end =
    kind === "nested"
      ? skipNested(bytes, at, { nesting, deepest: DEEPEST })
      : kind === "string"
        ? skipString(bytes, at, nesting)
        : skipScalar(bytes, at);
  if (nesting.depth > DEEPEST) reader.refuse(`it is nested deeper than ${DEEPEST} levels`, reader.where());
  if (nesting.parts > MOST_PARTS) reader.refuse(`one part of it holds more than ${MOST_PARTS} values`, reader.where());
  if (end < 0) return bytes.length;
  reader.capture = null;
  const last = bytes.subarray(Math.max(0, capture.startsAt - reader.offset), end);
  handOut(reader, capture, capture.held.length === 0 ? last : Buffer.concat([...capture.held, last]));
  return end;
}

function skipScalar(bytes: Buffer, from: number): number {
  let at = from;
  while (at < bytes.length && !isSpace(bytes[at]) && bytes[at] !== 0x2c && bytes[at] !== 0x5d && bytes[at] !== 0x7d) at += 1;
  return at < bytes.length ? at : -1;
}

function handOut(reader: Reader, { isKey, nesting }: Capture, bytes: Buffer): void {
  const frame = reader.frames.at(-1) as Frame;
  const value = parse(reader, bytes);
  if (typeof value === "object" && value !== null && countKeys(value) !== nesting.colons)
    reader.refuse("a key stands in it twice, and which of the two counts nobody can tell", reader.where());
  if (!isKey) {
    frame.expects = "comma or end";
    reader.sink.take(toPartPath(frame), value, reader.where);
    return;
  }
  frame.key = String(value);
  if (frame.keys.has(frame.key)) reader.refuse(`it has the key ${JSON.stringify(frame.key)} twice`, { offset: reader.startsAt });
  frame.keys.add(frame.key);
  frame.expects = "colon";
}

function parse(reader: Reader, bytes: Buffer): unknown {
  const isPlain = isAscii(bytes);
  if (!isPlain && !isUtf8(bytes)) reader.refuse("it is not valid UTF-8", reader.where());
  try {
    return JSON.parse(bytes.toString(isPlain ? "latin1" : "utf8"));
  } catch {
    return reader.refuse("it is not valid JSON", reader.where());
  }
}
