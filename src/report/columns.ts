const NARROW = /^[\x20-\x7e]*$/;
/** Characters that terminals draw two columns wide, by and large: East Asian scripts, full-width forms, emoji. */
const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Yi}\p{Emoji_Presentation}\u3000-\u303e\uff01-\uff60\uffe0-\uffe6]/u;
const COMBINING = /[\p{Mn}\p{Me}]/u;

/** How many columns of a terminal a text takes. The text has no control characters. */
export function toWidth(text: string): number {
  if (NARROW.test(text)) return text.length;
  let width = 0;
  for (const character of text) width += toCharacterWidth(character);
  return width;
}

function toCharacterWidth(character: string): number {
  return COMBINING.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
}

/** A text that takes at most so many columns, with an ellipsis where something is missing. */
export function toFitting(text: string, width: number): string {
  return toWidth(text) <= width ? text : `${takeColumns(text, width - 1)}…`;
}

/** A text cut or filled up to exactly so many columns. */
export function toColumn(text: string, width: number): string {
  const fitting = toFitting(text, width);
  return fitting + " ".repeat(Math.max(0, width - toWidth(fitting)));
}

/** A text as lines of at most so many columns, broken at blanks, and within a word only where it has none. */
export function toWrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ").flatMap((whole) => toParts(whole, width))) {
    if (line === "") line = word;
    else if (toWidth(line) + 1 + toWidth(word) <= width) line += ` ${word}`;
    else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line];
}

function toParts(word: string, width: number): string[] {
  const parts: string[] = [];
  let rest = word;
  while (toWidth(rest) > width) {
    const part = takeColumns(rest, width);
    parts.push(part);
    rest = rest.slice(part.length);
  }
  return [...parts, rest];
}

/** The beginning of a text, as many whole characters as fit and at least one. */
function takeColumns(text: string, width: number): string {
  let taken = "";
  let used = 0;
  for (const character of text) {
    used += toCharacterWidth(character);
    if (used > width && taken !== "") break;
    taken += character;
  }
  return taken;
}
