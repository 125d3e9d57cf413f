import type { ExternalImage, ImageUse } from "../../model/dockerfile.ts";
import { toCanonicalReference } from "../../model/reference.ts";
import type { Links } from "./links.ts";
import type { NamedStage } from "./names.ts";
import type { Source } from "./sources.ts";

type Use = { readonly reference: string; readonly line: number | null; readonly as: ImageUse; readonly stage: number | null };

/** The image of the frontend that reads the Dockerfile, where one is named; `line` null: by a build argument. */
export type Frontend = { readonly reference: string; readonly line: number | null };

/** Every image that the build takes from outside, once each, in the order of the lines on which they are first used. */
export function findExternal(stages: readonly NamedStage[], { sources }: Links, frontend: Frontend | null): ExternalImage[] {
  const uses: Use[] = frontend === null ? [] : [{ ...frontend, as: "frontend", stage: null }];
  for (const [index, stage] of stages.entries()) {
    if (stage.parent === null) uses.push({ reference: stage.from, line: stage.line, as: "from", stage: index });
    for (const source of sources[index] ?? []) uses.push(...toUses(source, index));
  }
  const inOrder = uses.filter(({ reference }) => reference !== "scratch").sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  const groups = new Map<string, Use[]>();
  for (const use of inOrder) {
    const group = groups.get(use.reference);
    if (group === undefined) groups.set(use.reference, [use]);
    else group.push(use);
  }
  return [...groups].map(([reference, group]) => toExternal(reference, group));
}

function toUses({ use, line, text, origin }: Source, stage: number): Use[] {
  switch (origin.kind) {
    case "image":
      return [{ reference: origin.reference, line, as: use, stage }];
    case "variable":
      return [{ reference: text, line, as: use, stage }];
    case "stage":
    case "nothing":
      return [];
    default:
      return origin satisfies never;
  }
}

function toExternal(reference: string, uses: readonly Use[]): ExternalImage {
  return {
    reference,
    canonical: toCanonicalReference(reference),
    line: uses[0]?.line ?? null,
    usedAs: [...new Set(uses.map(({ as }) => as))],
    stages: [...new Set(uses.flatMap(({ stage }) => stage ?? []))].sort((a, b) => a - b),
  };
}
