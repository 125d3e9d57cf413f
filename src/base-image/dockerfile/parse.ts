import { toLower, trimEnd, trimStart } from "../characters.ts";
import { inLine, refuse } from "../refusal.ts";
import { parseArguments } from "./arguments.ts";
import { makeDirectiveReader } from "./directives.ts";
import { findHeredocs, type Heredoc } from "./heredoc.ts";
import { isKeyword } from "./keywords.ts";
import { type Lines, openLines, withoutBreak } from "./lines.ts";
import { splitInstruction } from "./split.ts";

/** An instruction as it is written, its line continued and its arguments taken apart. Lines count from 1. */
export type Written = {
  readonly keyword: string;
  readonly flags: readonly string[];
  readonly words: readonly string[];
  readonly isJson: boolean;
  /** The instruction within an ONBUILD. */
  readonly trigger: Written | null;
  readonly heredocs: readonly (Heredoc & { readonly content: string })[];
  readonly original: string;
  readonly line: number;
};

/** A Dockerfile's instructions and its escape character. */
export type Parsed = { readonly instructions: readonly Written[]; readonly escaper: string };

type Parser = { readonly lines: Lines; readonly readDirective: ReturnType<typeof makeDirectiveReader>; escaper: string };

/** Takes a Dockerfile apart into instructions, as BuildKit's parser does. Refuses what that refuses, with the line. */
export function parseDockerfile(text: string, name: string): Parsed {
  const lines = openLines(text.replace(/^\ufeff/, ""), name);
  const parser: Parser = { lines, readDirective: makeDirectiveReader("#"), escaper: "\\" };
  const instructions: Written[] = [];
  for (let logical = readLogical(parser); logical !== null; logical = readLogical(parser)) {
    const { line, original } = logical;
    const written = inLine(name, line, () => toWritten(original, line, { escaper: parser.escaper, depth: 0 }));
    const announced = inLine(name, line, () => (canHoldHeredoc(written) ? findHeredocs(original) : []));
    instructions.push({ ...written, heredocs: announced.map((heredoc) => readHeredoc(parser, heredoc, line)) });
  }
  if (instructions.length > 0) return { instructions, escaper: parser.escaper };
  return inLine(name, Math.max(1, lines.number), () => {
    throw refuse("There is no instruction in it.", "Begin it with `FROM IMAGE`.");
  });
}

type Logical = { readonly line: number; readonly original: string };

/** The next instruction's line with its continuations; comments and blank lines are passed over, between its lines too. */
function readLogical(parser: Parser): Logical | null {
  for (let physical = nextLine(parser); physical !== null; physical = nextLine(parser)) {
    const line = parser.lines.number;
    const trimmed = trimStart(withoutBreak(physical));
    inLine(parser.lines.name, line, () => heedDirective(parser, trimmed));
    const { part, isOver } = splitContinuation(isComment(trimmed) ? "" : trimmed, parser.escaper);
    if (!isOver) return { line, original: part + readContinuation(parser) };
    if (part !== "") return { line, original: part };
  }
  return null;
}

function nextLine({ lines }: Parser): string | null {
  return inLine(lines.name, lines.number + 1, () => lines.next());
}

function heedDirective(parser: Parser, line: string): void {
  const directive = parser.readDirective(line);
  if (directive?.name !== "escape") return;
  if (directive.value !== "\\" && directive.value !== "`")
    throw refuse(`The escape character cannot be \`${directive.value}\`.`, "It is a backslash or a backtick.");
  parser.escaper = directive.value;
}

function readContinuation(parser: Parser): string {
  let text = "";
  for (let physical = nextLine(parser); physical !== null; physical = nextLine(parser)) {
    const line = withoutBreak(physical);
    if (isComment(line) || trimStart(line) === "") continue;
    const { part, isOver } = splitContinuation(line, parser.escaper);
    text += part;
    if (isOver) break;
  }
  return text;
}

function isComment(line: string): boolean {
  return trimStart(line).startsWith("#");
}

/** A line goes on where the escape character ends it, blanks aside, unless another escape character stands before that. */
function splitContinuation(line: string, escaper: string): { part: string; isOver: boolean } {
  const text = trimEnd(line, (character) => character === " " || character === "\t");
  const isOver = !text.endsWith(escaper) || text.at(-2) === escaper;
  return { part: isOver ? line : text.slice(0, -1), isOver };
}

/** How many ONBUILDs an instruction stands in. One is the most that is allowed; deeper ones are read to find what is refused first. */
type Reading = { readonly escaper: string; readonly depth: number };
const DEEPEST = 50;

function toWritten(original: string, line: number, { escaper, depth }: Reading): Written {
  const { keyword, flags, rest } = splitInstruction(original, escaper);
  const common = { keyword, flags, heredocs: [], original, line };
  const kind = toLower(keyword);
  if (!isKeyword(kind)) return { ...common, words: [""], isJson: false, trigger: null };
  if (kind === "onbuild") return toOnbuild(common, rest, { escaper, depth });
  return { ...common, ...parseArguments(kind, rest, escaper), trigger: null };
}

function toOnbuild(common: Omit<Written, "words" | "isJson" | "trigger">, rest: string, { escaper, depth }: Reading): Written {
  if (rest === "" || depth > DEEPEST) return { ...common, words: [], isJson: false, trigger: null };
  const trigger = toWritten(rest, common.line, { escaper, depth: depth + 1 });
  return { ...common, words: [trigger.keyword, ...trigger.words], isJson: false, trigger };
}

function canHoldHeredoc({ trigger, keyword, isJson }: Written): boolean {
  if (trigger !== null) return ["run", "copy", "add"].includes(toLower(trigger.keyword)) && !trigger.isJson;
  return ["run", "copy", "add"].includes(toLower(keyword)) && !isJson;
}

function readHeredoc(parser: Parser, heredoc: Heredoc, line: number): Heredoc & { content: string } {
  let content = "";
  for (let physical = nextLine(parser); physical !== null; physical = nextLine(parser)) {
    const text = withoutBreak(physical);
    if ((heredoc.dropsTabs ? text.replace(/^\t+/, "") : text) === heredoc.name) return { ...heredoc, content };
    content += physical;
  }
  return inLine(parser.lines.name, line, () => {
    throw refuse(`The heredoc \`${heredoc.name}\` does not end.`, `End it with a line that holds \`${heredoc.name}\` and nothing else.`);
  });
}
