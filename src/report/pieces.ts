/** Pieces of about this many characters: few enough for a pipe, small enough that a document never stands in memory as a whole. */
const PIECE_CHARACTERS = 64 * 1024;

/** Gathers many small strings into pieces of about 64 thousand characters. */
export function* toPieces(strings: Iterable<string>): Generator<string> {
  let piece = "";
  for (const string of strings) {
    piece += string;
    if (piece.length < PIECE_CHARACTERS) continue;
    yield piece;
    piece = "";
  }
  if (piece !== "") yield piece;
}

/** Puts a comma and a line break between items, as JSON lists want it: one item a line. */
export function* toJsonLines(items: Iterable<string>): Generator<string> {
  let first = true;
  for (const item of items) {
    yield first ? `\n${item}` : `,\n${item}`;
    first = false;
  }
  if (!first) yield "\n";
}
