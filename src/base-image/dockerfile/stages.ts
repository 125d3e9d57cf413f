import { inLine, refuse } from "../refusal.ts";
import { type Command, parseCommand } from "./commands.ts";
import type { Parsed, Written } from "./parse.ts";

type From = Extract<Command, { kind: "from" }>;
type Arg = Extract<Command, { kind: "arg" }>;

/** A build stage: its FROM, with the variables not yet replaced, and what comes after; `original` is the FROM as it is written. */
export type Stage = From & { readonly original: string; readonly commands: readonly Command[]; readonly instructions: readonly Written[] };
export type Stages = { readonly globals: readonly Arg[]; readonly stages: readonly Stage[] };

/** Sorts a Dockerfile's instructions into the ARGs before the first FROM and the stages. Refuses what BuildKit refuses, with the line. */
export function toStages({ instructions }: Parsed, name: string): Stages {
  const globals: Arg[] = [];
  const stages: (Stage & { commands: Command[]; instructions: Written[] })[] = [];
  for (const written of instructions) {
    const { line } = written;
    const command = inLine(name, line, () => parseCommand(written));
    const stage = stages.at(-1);
    if (command.kind === "from") stages.push({ ...command, original: written.original, commands: [], instructions: [] });
    else if (stage !== undefined) add(stage, command, written);
    else if (command.kind === "arg") globals.push(command);
    else inLine(name, line, () => refuseBeforeFrom(written.keyword));
  }
  if (stages.length === 0) inLine(name, instructions.at(-1)?.line ?? 1, refuseWithoutFrom);
  return { globals, stages };
}

function add(stage: { commands: Command[]; instructions: Written[] }, command: Command, written: Written): void {
  stage.commands.push(command);
  stage.instructions.push(written);
}

function refuseBeforeFrom(keyword: string): never {
  throw refuse(`${keyword.toUpperCase()} stands before the first FROM.`, "Only ARG can stand there. Begin with `FROM IMAGE`.");
}

function refuseWithoutFrom(): never {
  throw refuse("It builds on nothing: there is no FROM.", "Add `FROM IMAGE`.");
}
