/** Longer words are no typing mistake, and comparing them would cost. */
const LONGEST = 80;

/**
 * The candidate that somebody most likely meant, or null where none is near: the fewest edits (a swap of neighbours counts as one),
 * else a candidate of which the word is the beginning or a part, or nearly a part. Letter case, `_` for `-` and camelCase do not count.
 */
export function nearest(word: string, candidates: Iterable<string>): string | null {
  const typed = toPlainWord(word);
  if (typed === "" || typed.length > LONGEST) return null;
  let best: { candidate: string; rank: number } | null = null;
  for (const candidate of candidates) {
    const rank = rankOf(typed, toPlainWord(candidate));
    if (rank !== null && (best === null || rank < best.rank)) best = { candidate, rank };
  }
  return best?.candidate ?? null;
}

/** The candidate that was meant: by another name for it, else the nearest. */
export function meantBy(word: string, candidates: readonly string[], synonyms: Readonly<Record<string, string>>): string | null {
  const plain = toPlainWord(word);
  const synonym = Object.hasOwn(synonyms, plain) ? synonyms[plain] : undefined;
  return synonym !== undefined && candidates.includes(synonym) ? synonym : nearest(word, candidates);
}

/** Continues a sentence about a wrong word, to its end: `; did you mean \`high\`?`, or a full stop. */
export function didYouMean(word: string, candidates: readonly string[], synonyms: Readonly<Record<string, string>> = {}): string {
  const meant = meantBy(word, candidates, synonyms);
  return meant === null ? "." : `; did you mean \`${meant}\`?`;
}

function toPlainWord(word: string): string {
  return word
    .trim()
    .replace(/^-+/, "")
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .replaceAll("_", "-")
    .toLowerCase();
}

/** Lower is nearer; null: not near. One edit in three letters is a typing mistake, more is another word. */
function rankOf(typed: string, candidate: string): number | null {
  const edits = editDistance(typed, candidate);
  if (edits <= Math.max(1, Math.floor(Math.max(typed.length, candidate.length) / 3))) return edits;
  if (typed.length < 3) return null;
  if (candidate.startsWith(typed)) return LONGEST + candidate.length;
  const parts = candidate.split("-");
  if (parts.includes(typed)) return 2 * LONGEST + candidate.length;
  const isNearPart = typed.length > 4 && parts.some((part) => part.length > 4 && editDistance(typed, part) === 1);
  return isNearPart ? 3 * LONGEST + candidate.length : null;
}

/** Insertions, deletions, substitutions and swaps of neighbours that turn one word into the other (optimal string alignment). */
export function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const line = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1];
      let least = Math.min(at(above, column) + 1, at(line, column - 1) + 1, at(above, column - 1) + (same ? 0 : 1));
      if (a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) least = Math.min(least, at(before, column - 2) + 1);
      line.push(least);
    }
    before = above;
    above = line;
  }
  return at(above, b.length);
}

function at(line: readonly number[], column: number): number {
  return line[column] ?? Number.POSITIVE_INFINITY;
}
