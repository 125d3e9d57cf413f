import { isSpace } from "../characters.ts";

/** The words of an ARG, ENV or LABEL line: white space splits but in quotes; quotes and escapes stay in, to be read when the word is expanded. */
export function splitQuoted(line: string, escaper: string): string[] {
  const characters = Array.from(line);
  const words: string[] = [];
  let at = 0;
  while (at < characters.length) {
    if (isSpace(characters[at] ?? "")) at += 1;
    else {
      const { word, end } = takeWord(characters, at, escaper);
      if (word !== "") words.push(word);
      at = end;
    }
  }
  return words;
}

function takeWord(characters: readonly string[], start: number, escaper: string): { word: string; end: number } {
  let [word, quote] = ["", ""];
  let at = start;
  for (; at < characters.length; at += 1) {
    const character = characters[at] ?? "";
    const isEscape = character === escaper && quote !== "'";
    if (quote === "" && isSpace(character)) break;
    if (isEscape && at + 1 === characters.length) break; // an escape at the end of the line is left out
    if (quote === "" && (character === "'" || character === '"')) quote = character;
    else if (character === quote) quote = "";
    word += character;
    if (isEscape) {
      at += 1;
      word += characters[at] ?? "";
    }
  }
  return { word, end: Math.min(at === start ? at + 1 : at, characters.length) };
}
