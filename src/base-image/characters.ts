/** What Go's unicode.IsSpace takes for white space. JavaScript's `\s` has U+FEFF more and U+0085 less. */
const SPACE = /[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;
const LEADING = new RegExp(`^${SPACE.source}+`);

/** Whether a character is white space, as Go sees it. */
export function isSpace(character: string): boolean {
  return SPACE.test(character);
}

/** A text without the white space before it. */
export function trimStart(text: string): string {
  return text.replace(LEADING, "");
}

/** A text without the white space around it. */
export function trim(text: string): string {
  return trimStart(trimEnd(text, isSpace));
}

/** A text without the characters of a kind at its end. A regular expression would take quadratic time for many of them in the middle. */
export function trimEnd(text: string, isOfKind: (character: string) => boolean): string {
  let end = text.length;
  while (end > 0 && isOfKind(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

/** A text in lower case, character by character as Go does it: `İ` becomes `i`, and a sigma at the end is like any other. */
export function toLower(text: string): string {
  return Array.from(text, (character) => (character === "\u0130" ? "i" : character.toLowerCase())).join("");
}
