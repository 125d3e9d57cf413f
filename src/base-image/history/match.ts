import { isGateError } from "../../errors.ts";
import { isKeyword } from "../dockerfile/keywords.ts";
import { expandWord } from "../shell/lex.ts";
import { type Instruction, toCommands } from "./instructions.ts";

/** A step of an image's history, as builders write it down: its instruction's keyword in lower case, null where that is not told, and the rest. */
export type Step = { readonly keyword: string | null; readonly rest: string; readonly isHashed: boolean };

const MARK = "# buildkit";

/**
 * Takes a history step apart. BuildKit and kaniko write the instruction (`COPY . /app # buildkit`), the classic builder and Buildah the shell
 * that would have made it (`/bin/sh -c #(nop) COPY dir:… in /app`) or made it (`/bin/sh -c make`).
 */
export function toStep(createdBy: string): Step {
  const whole = createdBy.trimEnd();
  const text = whole.endsWith(MARK) ? whole.slice(0, -MARK.length) : whole;
  const [, classic, hashed = ""] = /#\(nop\)\s+([A-Z]+)\b\s*(.*)$/s.exec(text) ?? [];
  if (classic !== undefined) return { keyword: classic.toLowerCase(), rest: toPlain(hashed), isHashed: true };
  const [, keyword, rest = ""] = /^\s*([A-Z]+)\s+(.*)$/s.exec(text) ?? [];
  if (keyword !== undefined && isKeyword(keyword.toLowerCase()))
    return { keyword: keyword.toLowerCase(), rest: toPlain(rest), isHashed: false };
  return { keyword: null, rest: toPlain(text), isHashed: false };
}

/** Gives a function that says of a step whether it is the one that an instruction makes: by its keyword and by all of its text, in which variables may stand for anything. */
export function makeMatcher(instruction: Instruction): (step: Step) => boolean {
  if (instruction.keyword === "run") {
    const commands = toCommands(instruction.written).map(toPlain);
    return ({ keyword, rest }) => (keyword === null || keyword === "run") && isCommand(rest, commands, instruction.written.isJson);
  }
  const patterns = toPatterns(instruction);
  if (patterns === null) return () => false;
  const written = toPlain(patterns.join(" "));
  const destination = patterns.at(-1) ?? "";
  return ({ keyword, rest, isHashed }) =>
    keyword === instruction.keyword && (isHashed ? isHashedCopy(rest, destination) : fits(withoutFlags(rest), written));
}

/** White space as one blank: how lines are continued and heredocs indented is not kept the same. */
function toPlain(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}

/** `|2 A=1 B=2 /bin/sh -ec make`: before the command stand the build arguments and the shell, before one in JSON form the arguments alone. */
function isCommand(text: string, commands: readonly string[], isJson: boolean): boolean {
  return commands.some((command) => {
    if (command === "" || !text.endsWith(command)) return false;
    const before = text.slice(0, -command.length).trimEnd();
    return isJson
      ? before === "" || /^\|\d+ /.test(before)
      : /^(?:-\w*c|\/\w*c|-command)$/i.test(before.slice(before.lastIndexOf(" ") + 1));
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

/** The classic builder leaves out the blank after flags. */
const HASHED = /^(?:--.*?)?(?:file|dir|multi):[0-9a-f]+ in (.*)$/;

/** `dir:5891b5b5… in /app`: of the sources a hash, and the destination as it is written or from the root on. */
function isHashedCopy(rest: string, destination: string): boolean {
  const [, place] = HASHED.exec(rest) ?? [];
  if (place === undefined) return false;
  const [own, wanted] = [toBare(place), toBare(destination)];
  if (destination.startsWith("/") || destination.startsWith(ANY)) return fits(own, wanted);
  return wanted === "" || fits(`/${own}`, `${ANY}/${wanted}`);
}

function withoutFlags(text: string): string {
  return text.replace(/^(?:--\S+ )+/, "");
}

/** A path without what does not count: a dot before it, slashes at its end. */
function toBare(path: string): string {
  const bare = path === "." ? "" : path.startsWith("./") ? path.slice(2) : path;
  let end = bare.endsWith("/.") ? bare.length - 1 : bare.length;
  while (end > 1 && bare[end - 1] === "/") end -= 1;
  return bare.slice(0, end);
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
