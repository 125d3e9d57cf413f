import { isSpace, trim } from "../characters.ts";

/** An instruction's line in its parts: the keyword as written, the `--flags` after it, and the rest. */
export type Split = { readonly keyword: string; readonly flags: readonly string[]; readonly rest: string };

const BLANKS = /[\t\v\f\r ]+/;

/** Splits an instruction's line. `escape` is the Dockerfile's escape character. */
export function splitInstruction(line: string, escaper: string): Split {
  const text = trim(line);
  const blanks = BLANKS.exec(text);
  if (blanks === null) return { keyword: text, flags: [], rest: "" };
  const { flags, rest } = takeFlags(toBytes(text.slice(blanks.index + blanks[0].length)), escaper);
  return { keyword: text.slice(0, blanks.index), flags, rest: trim(fromBytes(rest)) };
}

/**
 * BuildKit reads flags byte by byte, and takes each byte for a character. So we look at the bytes too, one to a character; a flag's value
 * beyond ASCII comes out as garbled as it does there.
 */
function toBytes(text: string): string {
  return isAscii(text) ? text : Buffer.from(text, "utf8").toString("latin1");
}

function fromBytes(text: string): string {
  return isAscii(text) ? text : Buffer.from(text, "latin1").toString("utf8");
}

function isAscii(text: string): boolean {
  return /^[\0-\x7f]*$/.test(text);
}

/** Takes the words that begin with `--`, up to the first that does not or to `--` alone. Quotes and escapes within them are taken away. */
function takeFlags(line: string, escaper: string): { flags: string[]; rest: string } {
  const flags: string[] = [];
  let at = 0;
  for (;;) {
    while (at < line.length && isSpace(line.charAt(at))) at += 1;
    if (!line.startsWith("--", at)) return { flags, rest: line.slice(at) };
    const { word, end, isEmptyMeant } = takeFlag(line, at, escaper);
    if (word === "--") return { flags, rest: line.slice(end) };
    if (word !== "" || isEmptyMeant) flags.push(word);
    at = end;
  }
}

type Flag = { readonly word: string; readonly end: number; readonly isEmptyMeant: boolean };

function takeFlag(line: string, start: number, escaper: string): Flag {
  let [word, quote, isEmptyMeant] = ["", "", false];
  let at = start;
  for (; at < line.length && (quote !== "" || !isSpace(line.charAt(at))); at += 1) {
    const character = line.charAt(at);
    if (quote === "" && (character === "'" || character === '"')) {
      quote = character;
      isEmptyMeant = true;
    } else if (character === quote) quote = "";
    else if (character === escaper) {
      at += 1;
      word += line.charAt(at); // nothing, at the end of the line
    } else word += character;
  }
  return { word, end: Math.min(at, line.length), isEmptyMeant };
}
