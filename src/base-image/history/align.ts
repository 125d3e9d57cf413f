import type { HistoryStep, ImageFacts } from "../../model/image.ts";
import type { Instruction } from "./instructions.ts";
import { makeMatcher, type Step, toStep } from "./match.ts";

type Layered = { readonly step: Step; readonly layer: number | null };

/** Which instruction made which layer, from the bottom, from 0. `isWhole`: every instruction was found, so that what lies below is the base's. */
export type Alignment = { readonly made: ReadonlyMap<number, Instruction>; readonly isWhole: boolean };

/**
 * Finds the instructions that made the layers of an image, as far as that is sure: history and instructions are held against each other from
 * the end, and the first step that is not as the instructions say ends it. Nothing is told of an image whose history does not count its layers.
 */
export function alignHistory(
  { history, diffIds }: Pick<ImageFacts, "history" | "diffIds">,
  instructions: readonly Instruction[],
): Alignment {
  const made = new Map<number, Instruction>();
  const steps = toLayered(history);
  if (!isCounted({ history, diffIds })) return { made, isWhole: false };
  const left = instructions.map((instruction) => ({ instruction, isMadeBy: makeMatcherOnce(instruction) }));
  for (const { step, layer } of steps.reverse()) {
    const next = left.at(-1);
    if (next === undefined) break;
    if (next.isMadeBy(step)) {
      left.pop();
      if (layer !== null) made.set(layer, next.instruction);
    } else if (isStranger(step, layer)) break;
  }
  return { made, isWhole: left.length === 0 };
}

/** Whether a history tells of each layer of its image. An engine's does not where a layer holds folders alone. */
export function isCounted({ history, diffIds }: Pick<ImageFacts, "history" | "diffIds">): boolean {
  return history.filter(({ empty }) => !empty).length === diffIds.length;
}

function toLayered(history: readonly HistoryStep[]): Layered[] {
  let layers = 0;
  return history.map(({ createdBy, empty }) => {
    const layer = empty ? null : layers++;
    return { step: toStep(createdBy), layer };
  });
}

/** Matchers are made when they are needed: where the Dockerfile is another image's, few are. */
function makeMatcherOnce(instruction: Instruction): (step: Step) => boolean {
  let matcher: ReturnType<typeof makeMatcher> | null = null;
  return (step) => {
    matcher ??= makeMatcher(instruction);
    return matcher(step);
  };
}

const FILES = ["run", "copy", "add"];

/** A step that another instruction made, or nobody knows which. Those that only set something, or make the folder they work in, bring no files. */
function isStranger({ keyword }: Step, layer: number | null): boolean {
  return keyword === null ? layer !== null : FILES.includes(keyword);
}
