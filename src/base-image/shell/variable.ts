import { refuse } from "../refusal.ts";
import { replaceByPattern, trimByPattern } from "./replace.ts";
import { type Keeping, peek, type Shell, take } from "./shell.ts";

type ReadUntil = (shell: Shell, stop: string, keeping: Keeping) => { readonly text: string };

const WORD = { keepEscapes: false, isPattern: false };
const PATTERN = { keepEscapes: true, isPattern: true };
const REPLACEMENT = { keepEscapes: true, isPattern: false };

/** Reads `$name` or `${…}` and gives what stands for it. A dollar without a name stands for itself. */
export function readVariable(shell: Shell, readUntil: ReadUntil): string {
  take(shell);
  if (peek(shell) === "{") return readBraces(shell, readUntil);
  const name = readName(shell);
  if (name === "") return "$";
  return shell.reading.variables(name) ?? (shell.reading.keepUnset === true ? `$${name}` : "");
}

/** The parameters that a shell has without anybody's setting them. */
const SPECIAL = /^[@*#?\-$!]$/;

function readName(shell: Shell): string {
  if (SPECIAL.test(peek(shell) ?? "")) return take(shell) ?? "";
  const isPart = isDigit(peek(shell)) ? isDigit : isNamePart;
  let name = "";
  while (isPart(peek(shell))) name += take(shell) ?? "";
  return name;
}

function isDigit(character: string | undefined): boolean {
  return character !== undefined && /^\p{Nd}$/u.test(character);
}

function isNamePart(character: string | undefined): boolean {
  return character !== undefined && /^[\p{L}\p{Nd}_]$/u.test(character);
}

/** BuildKit knows no end of nesting; our stack does. */
const DEEPEST = 250;

function readBraces(shell: Shell, readUntil: ReadUntil): string {
  take(shell);
  shell.depth += 1;
  if (shell.depth > DEEPEST) throw refuse("Variables are nested too deeply.", `Nest at most ${DEEPEST} of them.`);
  const text = readExpansion(shell, readUntil);
  shell.depth -= 1;
  return text;
}

function readExpansion(shell: Shell, readUntil: ReadUntil): string {
  const first = peek(shell);
  if (first === undefined) throw refuse("A `${` is not closed.", "Close it with `}`.");
  if (first === "{" || first === "}" || first === ":")
    throw refuse("A `${` has no name after it.", "Write a dollar and the name in braces.");
  const name = readName(shell);
  const mark = take(shell) ?? "";
  if (mark === "}") return shell.reading.variables(name) ?? (shell.reading.keepUnset === true ? `\${${name}}` : "");
  if (mark === "/") return readReplacement(shell, name, readUntil);
  const isNullUnset = mark === ":";
  return readModifier(shell, { name, isNullUnset, operator: isNullUnset ? (take(shell) ?? "") : mark }, readUntil);
}

type Modifier = { readonly name: string; readonly isNullUnset: boolean; readonly operator: string };

function readModifier(shell: Shell, modifier: Modifier, readUntil: ReadUntil): string {
  const { name, isNullUnset, operator } = modifier;
  const sign = `${isNullUnset ? ":" : ""}${operator}`;
  const isTrimming = operator === "#" || operator === "%";
  if (!/^[-+?#%]$/.test(operator) || (isTrimming && isNullUnset)) throw refuseModifier(name, sign);
  const { text } = readUntil(shell, "}", isTrimming ? PATTERN : WORD);
  const value = shell.reading.variables(name);
  if (value === undefined && shell.reading.keepUnset === true) return `\${${name}${sign}${text}}`;
  const isThere = value !== undefined && !(isNullUnset && value === "");
  if (operator === "-") return isThere ? value : text;
  if (operator === "+") return isThere ? text : "";
  if (isTrimming) return trimByPattern(value ?? "", operator, text);
  if (!isThere) throw refuseMissing(modifier, value, text);
  return value;
}

function refuseModifier(name: string, sign: string): Error {
  const message = sign === "" ? `\`\${${name}\` is not closed.` : `\`\${${name}${sign}…}\` is no form of expansion.`;
  return refuse(message, "Known are `:-` `-` `:+` `+` `:?` `?` `#` `##` `%` `%%` `/` and `//`.");
}

function refuseMissing({ name }: Modifier, value: string | undefined, text: string): Error {
  const why = text === "" ? `is not allowed to be ${value === undefined ? "unset" : "empty"}` : text;
  return refuse(`\`${name}\`: ${why}`, `Give it a value: \`--build-arg ${name}=…\`.`);
}

function readReplacement(shell: Shell, name: string, readUntil: ReadUntil): string {
  const isEvery = peek(shell) === "/";
  if (isEvery) take(shell);
  const pattern = readUntil(shell, "/", PATTERN).text;
  const replacement = readUntil(shell, "}", REPLACEMENT).text;
  const value = shell.reading.variables(name);
  if (value === undefined && shell.reading.keepUnset === true) return `\${${name}/${pattern}/${replacement}}`;
  return replaceByPattern(value ?? "", pattern, { replacement, isEvery });
}
