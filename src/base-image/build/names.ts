import type { Stage } from "../dockerfile/stages.ts";
import { inLine } from "../refusal.ts";
import { expandWord } from "../shell/lex.ts";
import type { Variables } from "./variables.ts";

/** A stage whose image and platform are known. */
export type NamedStage = Stage & {
  readonly from: string;
  /** What `--platform` says, variables replaced; null where there is none. */
  readonly onPlatform: string | null;
  /** The earlier stage it is built on. */
  readonly parent: number | null;
};

/** Replaces the variables in every FROM line and finds the stages that are built on earlier ones. Refuses what cannot be expanded. */
export function nameStages(
  stages: readonly Stage[],
  globals: Variables,
  { escaper, name }: { escaper: string; name: string },
): NamedStage[] {
  const variables = (variable: string) => globals.get(variable);
  const byName = new Map<string, number>();
  return stages.map((stage, index) => {
    const expand = (word: string) => inLine(name, stage.line, () => expandWord(word, { escaper, variables }));
    const from = expand(stage.image);
    const onPlatform = stage.platform === "" ? null : expand(stage.platform);
    const named = { ...stage, from, onPlatform, parent: byName.get(from) ?? null };
    if (stage.name !== null) byName.set(stage.name, index);
    return named;
  });
}
