import type { Links } from "./links.ts";
import type { NamedStage } from "./names.ts";
import type { Source } from "./sources.ts";

/** A source that is a stage which is not done when it is needed. */
export type Untimely = { readonly stage: number; readonly source: Source };

/** The sources that come too late: in a stage that is built, one that stands in the same stage or a later one; anywhere, one of a circle. */
export function findUntimely(stages: readonly NamedStage[], { sources, reachable }: Links): Untimely[] {
  return stages.flatMap((_, stage) =>
    (sources[stage] ?? [])
      .filter(({ origin }) => isUntimely(origin.kind === "stage" ? origin.index : -1, stage))
      .map((source) => ({ stage, source })),
  );

  function isUntimely(needed: number, stage: number): boolean {
    return needed >= stage && (reachable.has(stage) || leadsTo(sources, needed, stage));
  }
}

/** Whether one stage takes files from another, or from one that does. */
function leadsTo(sources: Links["sources"], from: number, to: number): boolean {
  const reached = new Set([from]);
  for (const index of reached) for (const { origin } of sources[index] ?? []) if (origin.kind === "stage") reached.add(origin.index);
  return reached.has(to);
}
