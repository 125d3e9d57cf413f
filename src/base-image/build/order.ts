import type { Links } from "./links.ts";
import type { Source } from "./sources.ts";

/**
 * The sources that are not there when they are needed: in a stage that is built, one in a later stage; anywhere, one that is part of a
 * circle. What an ONBUILD brings BuildKit does not look at for circles.
 */
export function findUntimely({ sources, reachable }: Links): Source[] {
  const own = sources.map((list) => list.filter(({ isTriggered }) => !isTriggered));
  const isUntimely = ({ origin, isTriggered }: Source, stage: number) => {
    if (origin.kind !== "stage" || origin.index < stage) return false;
    return (origin.index > stage && reachable.has(stage)) || (!isTriggered && leadsTo(own, origin.index, stage));
  };
  return sources.flatMap((list, stage) => list.filter((source) => isUntimely(source, stage)));
}

/** Whether one stage takes files from another, or from one that does; every stage leads to itself. */
function leadsTo(sources: Links["sources"], from: number, to: number): boolean {
  const reached = new Set([from]);
  for (const index of reached) for (const { origin } of sources[index] ?? []) if (origin.kind === "stage") reached.add(origin.index);
  return reached.has(to);
}
