import type { Command } from "../dockerfile/commands.ts";
import { parseCommand } from "../dockerfile/commands.ts";
import { parseDockerfile } from "../dockerfile/parse.ts";
import { inLine, refuse } from "../refusal.ts";
import type { NamedStage } from "./names.ts";
import { openSources, type Source, type Sources } from "./sources.ts";

/** What each stage takes files from, in order, and the stages whose content can reach the target. */
export type Links = { readonly sources: readonly (readonly Source[])[]; readonly reachable: ReadonlySet<number> };

/** Finds what every stage takes files from: by itself, and by the ONBUILD instructions of the stage it is built on. */
export function linkStages(stages: readonly NamedStage[], target: number, { escaper, name }: { escaper: string; name: string }): Links {
  const finder = openSources(stages, escaper);
  const sources = stages.map(({ commands }) => commands.flatMap(finder.find));
  const triggered = new Set<number>();
  for (;;) {
    const reachable = reach(stages, sources, target);
    const fresh = [...reachable].filter((index) => !triggered.has(index)).sort((a, b) => a - b);
    if (fresh.length === 0) return { sources, reachable };
    for (const index of fresh) {
      triggered.add(index);
      sources[index] = [...findTriggered(stages, index, { finder, name }), ...(sources[index] ?? [])];
    }
  }
}

/** The stages that a build of `target` runs: what it is built on and what it takes files from, and so on. */
function reach(stages: readonly NamedStage[], sources: readonly (readonly Source[])[], target: number): Set<number> {
  const reached = new Set([target]);
  for (const index of reached) {
    const parent = stages[index]?.parent ?? null;
    if (parent !== null) reached.add(parent);
    for (const { origin } of sources[index] ?? []) if (origin.kind === "stage") reached.add(origin.index);
  }
  return reached;
}

type Trigger = Extract<Command, { kind: "onbuild" }>;

function findTriggered(stages: readonly NamedStage[], index: number, { finder, name }: { finder: Sources; name: string }): Source[] {
  const stage = stages[index];
  const parent = stages[stage?.parent ?? -1];
  const triggers = (parent?.commands ?? []).filter((command): command is Trigger => command.kind === "onbuild");
  return triggers.flatMap((trigger) => {
    const command = inLine(name, stage?.line ?? trigger.line, () => parseTriggered(trigger, name));
    return finder.find(command).map((source) => ({ ...source, line: trigger.line, isTriggered: true }));
  });
}

/** The trigger as an instruction of its own. It is read with a backslash for its escape character, whatever the Dockerfile's is. */
function parseTriggered({ trigger, line }: Trigger, name: string): Command {
  const { instructions } = parseDockerfile(trigger, `ONBUILD in ${name}:${line}`);
  const [written] = instructions;
  if (written === undefined || instructions.length > 1)
    throw refuse("An ONBUILD holds more than one instruction.", "Write an ONBUILD for each.");
  return parseCommand(written);
}
