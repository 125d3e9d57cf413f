import { isSpace } from "../characters.ts";
import { refuse } from "../refusal.ts";
import { type Keeping, openShell, peek, type Reading, type Shell, take } from "./shell.ts";
import { readVariable } from "./variable.ts";

/** Replaces the variables in a word and takes its quotes and escapes away, as BuildKit's shell lexer does. Refuses what it refuses. */
export function expandWord(word: string, reading: Reading): string {
  return readUntil(openShell(word, reading), null, { keepEscapes: reading.keepEscapes === true, isPattern: false }).text;
}

/** The words that a line falls into after expansion; quoted white space does not split. Refuses what BuildKit refuses. */
export function splitWords(line: string, reading: Reading): readonly string[] {
  return readUntil(openShell(line, reading), null, { keepEscapes: reading.keepEscapes === true, isPattern: false }).words;
}

type Words = { readonly list: string[]; inWord: boolean };

function addRaw(shell: Shell, words: Words, text: string): void {
  shell.pending += text;
  words.inWord = true;
}

function addSplitting(shell: Shell, words: Words, text: string): void {
  for (const character of text) {
    if (!isSpace(character)) addRaw(shell, words, character);
    else if (words.inWord && shell.pending !== "") {
      words.list.push(shell.pending);
      shell.pending = "";
      words.inWord = false;
    }
  }
}

/** Reads up to a closing character, or to the end where `stop` is null. */
function readUntil(shell: Shell, stop: string | null, { keepEscapes, isPattern }: Keeping): { text: string; words: string[] } {
  const outer = shell.keepEscapes;
  shell.keepEscapes = keepEscapes;
  shell.pending = "";
  const words: Words = { list: [], inWord: false };
  let text = "";
  for (let character = peek(shell); character !== undefined && character !== stop; character = peek(shell)) {
    const special = readSpecial(shell, character, isPattern);
    if (special === null) text += readPlain(shell, words);
    else if (character === "$") addSplitting(shell, words, special);
    else addRaw(shell, words, special);
    text += special ?? "";
  }
  if (take(shell) !== (stop ?? undefined)) throw refuse(`A closing \`${stop}\` is missing.`, `Close what was opened with \`${stop}\`.`);
  if (shell.pending !== "") words.list.push(shell.pending);
  shell.pending = "";
  shell.keepEscapes = outer;
  return { text, words: words.list };
}

function readSpecial(shell: Shell, character: string, isPattern: boolean): string | null {
  switch (character) {
    case "$":
      return readVariable(shell, readUntil);
    case "<":
      return readHeredocMark(shell);
    case "'":
      return readSingleQuotes(shell, isPattern);
    case '"':
      return readDoubleQuotes(shell, isPattern);
    default:
      return null;
  }
}

function readPlain(shell: Shell, words: Words): string {
  const character = take(shell) ?? "";
  if (character !== shell.reading.escaper) {
    addSplitting(shell, words, character);
    return character;
  }
  const kept = shell.keepEscapes ? character : "";
  addEscape(shell, words, kept);
  const escaped = take(shell);
  if (escaped === undefined) return kept; // an escape at the very end stands for nothing
  addRaw(shell, words, escaped);
  return kept + escaped;
}

function addEscape(shell: Shell, words: Words, kept: string): void {
  if (kept !== "") addRaw(shell, words, kept);
}

function readSingleQuotes(shell: Shell, isPattern: boolean): string {
  const quote = shell.reading.keepQuotes === true ? "'" : "";
  take(shell);
  let text = "";
  for (let character = take(shell); character !== "'"; character = take(shell)) {
    if (character === undefined) throw refuse("A single quote is not closed.", "Close it, or write `\\'` for a quote that is meant.");
    text += isPattern && character === shell.reading.escaper ? character + character : character;
  }
  return quote + text + quote;
}

function readDoubleQuotes(shell: Shell, isPattern: boolean): string {
  const quote = shell.reading.keepQuotes === true ? '"' : "";
  take(shell);
  let text = "";
  for (let character = peek(shell); character !== '"'; character = peek(shell)) {
    if (character === undefined) throw refuse("A double quote is not closed.", 'Close it, or write `\\"` for a quote that is meant.');
    text += character === "$" ? readVariable(shell, readUntil) : readQuoted(shell, isPattern);
  }
  take(shell);
  return quote + text + quote;
}

/** One character between double quotes, in which only quotes, dollars and the escape itself can be escaped. */
function readQuoted(shell: Shell, isPattern: boolean): string {
  const { escaper, keepQuotes = false } = shell.reading;
  const character = take(shell) ?? "";
  const after = peek(shell);
  if (character !== escaper) return character;
  if (after === undefined) return "";
  if (after !== '"' && after !== "$" && after !== escaper)
    return shell.keepEscapes && (!keepQuotes || isPattern) ? character + character : character;
  take(shell);
  return shell.keepEscapes ? character + after : after;
}

/** `<<` and the blanks after it stay together, so that a heredoc's mark is one word with its name. */
function readHeredocMark(shell: Shell): string {
  take(shell);
  if (peek(shell) !== "<") return "<";
  let mark = "<";
  do mark += take(shell) ?? "";
  while (peek(shell) === "\t" || peek(shell) === "\r" || peek(shell) === " ");
  return mark;
}
