import type { NamedStage } from "../build/names.ts";
import { toLower } from "../characters.ts";
import { parseHeredoc } from "../dockerfile/heredoc.ts";
import type { Written } from "../dockerfile/parse.ts";

/** An instruction that can put files into an image. `text` is what it says, on one line; `escaper` is the Dockerfile's escape character. */
export type Instruction = {
  readonly keyword: "run" | "copy" | "add";
  readonly line: number;
  readonly text: string;
  readonly written: Written;
  readonly escaper: string;
};

/** A line of the Dockerfile and what stands on it. */
export type Line = Pick<Instruction, "line" | "text">;

/** What makes the layers of an image: its instructions, the first first; the FROM of its base, and that of the stage that is the image. */
export type Making = { readonly instructions: readonly Instruction[]; readonly base: Line; readonly final: Line };

const LONGEST = 200;

/** Finds what makes the layers of the last stage of a chain. `chain`: that stage, what it is built on, and so forth. */
export function toMaking(stages: readonly NamedStage[], chain: readonly number[], escaper: string): Making | null {
  const along = chain.flatMap((index) => stages[index] ?? []);
  const [final, base] = [along[0], along.at(-1)];
  if (final === undefined || base === undefined) return null;
  const written = along.toReversed().flatMap((stage) => stage.instructions);
  return { instructions: written.flatMap((one) => toInstruction(one, escaper)), base: toFrom(base), final: toFrom(final) };
}

function toInstruction(written: Written, escaper: string): Instruction[] {
  const keyword = toLower(written.keyword);
  if (keyword !== "run" && keyword !== "copy" && keyword !== "add") return [];
  return [{ keyword, line: written.line, text: toText(written.original), written, escaper }];
}

function toFrom({ line, original }: NamedStage): Line {
  return { line, text: toText(original) };
}

function toText(original: string): string {
  const text = original.trim().replaceAll(/\s+/g, " ");
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST).replace(/[\ud800-\udbff]$/, "")}…`;
}

/** What a RUN hands to its shell, in the forms in which builders write that down. A heredoc alone is itself what is run, or a file that is. */
export function toCommands({ words, heredocs }: Written): string[] {
  const line = words.join(" ");
  const [first] = heredocs;
  if (first === undefined) return [line];
  const whole = [line, ...heredocs.map(({ content, name }) => content + name)].join("\n");
  return isAlone(line) ? [first.content, `/dev/pipes/${first.name}`, whole] : [whole, line];
}

function isAlone(line: string): boolean {
  try {
    return parseHeredoc(line) !== null;
  } catch {
    return false;
  }
}
