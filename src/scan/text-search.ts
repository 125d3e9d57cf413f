/** Longest text that one match may span. */
const OVERLAP = 10_000;

/**
 * Every match of a pattern in the text of a stream, in order, without keeping the text. The pattern is global, spans at most some thousand
 * characters, and ends in a character that ends it (a quote), so that half of a match is none. Stop iterating to stop reading.
 */
export async function* matchesIn(pieces: AsyncIterable<Uint8Array>, pattern: RegExp): AsyncGenerator<RegExpExecArray> {
  const decoder = new TextDecoder();
  let text = "";
  for await (const piece of pieces) {
    text += decoder.decode(piece, { stream: true });
    let end = 0;
    pattern.lastIndex = 0;
    for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
      end = pattern.lastIndex;
      yield match;
      pattern.lastIndex = end; // whoever took the match may have used the pattern
    }
    text = text.slice(Math.max(end, text.length - OVERLAP));
  }
}
