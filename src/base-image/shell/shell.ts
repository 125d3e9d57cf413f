/** How a word is read. What is not given is as in a FROM line. */
export type Reading = {
  /** The escape character: a backslash or a backtick. */
  readonly escaper: string;
  /** The value of a variable; undefined where there is none of that name. */
  readonly variables: (name: string) => string | undefined;
  readonly keepQuotes?: boolean;
  readonly keepEscapes?: boolean;
  /** Leaves a variable that has no value as it is written. */
  readonly keepUnset?: boolean;
};

/** A word being read. */
export type Shell = {
  readonly reading: Reading;
  readonly characters: readonly string[];
  at: number;
  keepEscapes: boolean;
  /** How many braces are open. */
  depth: number;
  /** The word that is being put together. BuildKit shares it between a word and what stands in its braces; so do we. */
  pending: string;
};

/** Begins to read a word. A byte-order mark before it is no part of it. */
export function openShell(word: string, reading: Reading): Shell {
  const characters = Array.from(word.replace(/^\ufeff/, ""));
  return { reading, characters, at: 0, keepEscapes: reading.keepEscapes === true, depth: 0, pending: "" };
}

/** The next character, or undefined at the end. */
export function peek(shell: Shell): string | undefined {
  return shell.characters[shell.at];
}

/** Takes the next character, or undefined at the end. */
export function take(shell: Shell): string | undefined {
  const character = shell.characters[shell.at];
  if (character !== undefined) shell.at += 1;
  return character;
}

/** How the text up to a closing character is read: escapes kept as they are written, and whether it is parsed once more, as a pattern. */
export type Keeping = { readonly keepEscapes: boolean; readonly isPattern: boolean };
