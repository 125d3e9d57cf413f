import { refuse } from "../refusal.ts";
import { parseJsonForm } from "./json.ts";
import type { Keyword } from "./keywords.ts";
import { splitQuoted } from "./words.ts";

/** What follows an instruction's keyword and flags. */
export type Arguments = { readonly words: readonly string[]; readonly isJson: boolean };

/** Parses what follows a keyword and its flags, as that instruction has it. An ENV or LABEL gives three words a pair: name, value, `=` or nothing. */
export function parseArguments(keyword: Exclude<Keyword, "onbuild">, rest: string, escaper: string): Arguments {
  switch (keyword) {
    case "add":
    case "copy":
    case "volume":
      return toJsonOr(rest, splitBlanks);
    case "cmd":
    case "entrypoint":
    case "run":
    case "shell":
      return toJsonOr(rest, toWhole);
    case "arg":
      return shellForm(splitQuoted(rest, escaper));
    case "env":
    case "label":
      return shellForm(parsePairs(keyword.toUpperCase(), rest, escaper));
    case "expose":
    case "from":
      return shellForm(splitBlanks(rest));
    case "healthcheck":
      return parseHealthcheck(rest);
    case "maintainer":
    case "stopsignal":
    case "user":
    case "workdir":
      return shellForm(toWhole(rest));
    default:
      return keyword satisfies never;
  }
}

function shellForm(words: readonly string[]): Arguments {
  return { words, isJson: false };
}

function toJsonOr(rest: string, toWords: (rest: string) => string[]): Arguments {
  const json = parseJsonForm(rest);
  return json === null ? shellForm(toWords(rest)) : { words: json, isJson: true };
}

function toWhole(rest: string): string[] {
  return rest === "" ? [] : [rest];
}

function splitBlanks(rest: string): string[] {
  return rest === "" ? [] : rest.split(/[\t\v\f\r ]+/);
}

function parsePairs(keyword: string, rest: string, escaper: string): string[] {
  const words = splitQuoted(rest, escaper);
  if (words[0]?.includes("=") === false) return parseOldPair(keyword, rest);
  return words.flatMap((word) => {
    const equals = word.indexOf("=");
    if (equals < 0)
      throw refuse(`\`${word}\` has no \`=\`.`, `Write \`${keyword} NAME=VALUE …\`, and put a value with blanks in double quotes.`);
    return [word.slice(0, equals), word.slice(equals + 1), "="];
  });
}

/** `ENV name value`, the form of old: one pair, and the value goes to the end of the line. */
function parseOldPair(keyword: string, rest: string): string[] {
  const blanks = /[\t\v\f\r ]+/.exec(rest);
  if (blanks === null) throw refuse(`${keyword} \`${rest}\` has no value.`, `Write \`${keyword} NAME=VALUE\`.`);
  return [rest.slice(0, blanks.index), rest.slice(blanks.index + blanks[0].length), ""];
}

/** The check's kind, then its command. Only ASCII white space can stand after a kind that is valid. */
function parseHealthcheck(rest: string): Arguments {
  const end = rest.search(/[\t-\r ]/);
  if (end < 0) return shellForm(toWhole(rest));
  const command = toJsonOr(rest.slice(end).replace(/^[\t-\r ]+/, ""), toWhole);
  return { words: [rest.slice(0, end), ...command.words], isJson: command.isJson };
}
