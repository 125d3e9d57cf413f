import { isGateError } from "../../errors.ts";
import { isKeyword } from "../dockerfile/keywords.ts";
import { expandWord } from "../shell/lex.ts";
import { type Instruction, toCommands } from "./instructions.ts";

/** A step of an image's history, as builders write it down: its instruction's keyword in lower case, null where that is not told, and the rest. */
export type Step = { readonly keyword: string | null; readonly rest: string; readonly isHashed: boolean };

/**
 * Takes a history step apart. BuildKit and kaniko write the instruction (`COPY . /app # buildkit`), the classic builder and Buildah the shell
 * that would have made it (`/bin/sh -c #(nop) COPY dir:… in /app`) or made it (`/bin/sh -c make`).
 */
export function toStep(createdBy: string): Step {
  const text = createdBy.replace(/\s+# buildkit\s*$/, "");
  const [, classic, hashed = ""] = /#\(nop\)\s+([A-Z]+)\b\s*(.*)$/s.exec(text) ?? [];
  if (classic !== undefined) return { keyword: classic.toLowerCase(), rest: toPlain(hashed), isHashed: true };
  const [, keyword, rest = ""] = /^\s*([A-Z]+)\s+(.*)$/s.exec(text) ?? [];
  if (keyword !== undefined && isKeyword(keyword.toLowerCase()))
    return { keyword: keyword.toLowerCase(), rest: toPlain(rest), isHashed: false };
  return { keyword: null, rest: toPlain(text), isHashed: false };
}

/** Whether a step is the one that an instruction makes: by its keyword and by all of its text, in which variables may stand for anything. */
export function isMadeBy({ keyword, rest, isHashed }: Step, instruction: Instruction): boolean {
  if (instruction.keyword === "run") return (keyword === null || keyword === "run") && isCommand(rest, instruction);
  if (keyword !== instruction.keyword) return false;
  return isHashed ? isHashedCopy(rest, instruction) : isWrittenCopy(rest, instruction);
}

/** White space as one blank: how lines are continued and heredocs indented is not kept the same. */
function toPlain(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}

/** `|2 A=1 B=2 /bin/sh -ec make`: before the command stand the build arguments and the shell, before one in JSON form the arguments alone. */
function isCommand(text: string, { written }: Instruction): boolean {
  return toCommands(written)
    .map(toPlain)
    .some((command) => {
      if (command === "" || !text.endsWith(command)) return false;
      const before = text.slice(0, -command.length).trimEnd();
      if (written.isJson) return before === "" || /^\|\d+ /.test(before);
      return /(?:^| )(?:-\w*c|\/\w*c|-command)$/i.test(before);
    });
}

/** Stands for whatever a variable held. */
const ANY = "\0";

/** A word with its variables replaced by what stands for anything; null where it cannot be read. */
function toPattern(word: string, { escaper }: Instruction): string | null {
  try {
    return expandWord(word.replace(/^\d*<<-?\s*/, "<<"), { escaper, variables: () => ANY });
  } catch (error) {
    if (isGateError(error)) return null;
    throw error;
  }
}

function toPatterns(instruction: Instruction): string[] | null {
  const patterns = instruction.written.words.map((word) => toPattern(word, instruction));
  return patterns.every((pattern) => pattern !== null) ? patterns : null;
}

/** `--chown=app . /app`: sources and destination as they are written. */
function isWrittenCopy(rest: string, instruction: Instruction): boolean {
  const patterns = toPatterns(instruction);
  return patterns !== null && fits(withoutFlags(rest), toPlain(patterns.join(" ")));
}

/** The classic builder leaves out the blank after flags. */
const HASHED = /^(?:--.*?)?(?:file|dir|multi):[0-9a-f]+ in (.*)$/;

/** `dir:5891b5b5… in /app`: of the sources a hash, and the destination from the root on. */
function isHashedCopy(rest: string, instruction: Instruction): boolean {
  const destination = toPatterns(instruction)?.at(-1);
  const [, place] = HASHED.exec(rest) ?? [];
  if (destination === undefined || place === undefined) return false;
  const [own, wanted] = [toBare(place), toBare(destination)];
  return destination.startsWith("/") || destination.startsWith(ANY)
    ? fits(own, wanted)
    : wanted === "" || fits(`/${own}`, `${ANY}/${wanted}`);
}

function withoutFlags(text: string): string {
  return text.replace(/^(?:--\S+ )+/, "");
}

/** A path without what does not count: a dot before it, a slash at its end. */
function toBare(path: string): string {
  return path.replace(/^\.(?:\/|$)/, "").replace(/(?<=.)\/+\.?$/, "");
}

/** Whether a text is a pattern's, piece by piece: in linear time, whatever stands in either. */
function fits(text: string, pattern: string): boolean {
  const [first = "", ...pieces] = pattern.split(ANY);
  const last = pieces.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length) return false;
  let at = first.length;
  for (const piece of pieces) {
    const found = text.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return at <= text.length - last.length;
}
