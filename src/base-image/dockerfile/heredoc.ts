import { isGateError } from "../../errors.ts";
import { splitWords } from "../shell/lex.ts";
import type { Reading } from "../shell/shell.ts";

/** The announcement of a heredoc, `<<NAME`: the line that ends it, and whether the tabs before that line do not count (`<<-`). */
export type Heredoc = { readonly name: string; readonly dropsTabs: boolean };

const HEREDOC = /^(?:\d*)<<(-?)[\t\n\f\r ]*([^<]*)$/;
const EMPTY: Reading = { escaper: "\\", variables: () => undefined, keepUnset: true };

/** The heredocs that a RUN, COPY or ADD line announces, in order. The escape character is a backslash here, whatever the Dockerfile's is. */
export function findHeredocs(line: string): Heredoc[] {
  if (!line.includes("<<")) return [];
  return wordsOf(line).flatMap((word) => parseHeredoc(word) ?? []);
}

function wordsOf(line: string): readonly string[] {
  try {
    return splitWords(line, { ...EMPTY, keepQuotes: true, keepEscapes: true });
  } catch (error) {
    if (isGateError(error)) return []; // a line that is no shell words announces nothing, and is no mistake by that
    throw error;
  }
}

/** A heredoc's announcement, or null for a word that is none. */
export function parseHeredoc(word: string): Heredoc | null {
  const [, dash, rest = ""] = HEREDOC.exec(word) ?? [];
  if (rest === "") return null;
  const [name, ...more] = splitWords(rest, EMPTY);
  return name === undefined || more.length > 0 ? null : { name, dropsTabs: dash === "-" };
}

/** Whether a word announces a heredoc. A word that cannot be read does not. */
export function isHeredoc(word: string): boolean {
  try {
    return parseHeredoc(word) !== null;
  } catch (error) {
    if (isGateError(error)) return false;
    throw error;
  }
}
