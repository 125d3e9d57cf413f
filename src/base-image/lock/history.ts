import { createHash } from "node:crypto";
import type { HistoryStep, ImageFacts } from "../../model/image.ts";

/** No base is built in more steps. */
const MOST_STEPS = 2_000;

/** sha256 over the commands of an image's history, `sha256:…`; null for one without a history. Which steps are empty does not matter. */
export function toHistoryDigest({ history }: Pick<ImageFacts, "history">): string | null {
  return history.length === 0 ? null : digestOf(history);
}

/** How many of an image's first steps are those of a base with that digest of its history; null: it does not begin with them. */
export function countHistorySteps({ history }: Pick<ImageFacts, "history">, digest: string): number | null {
  const hash = createHash("sha256").update("[");
  for (const [index, { createdBy }] of history.slice(0, MOST_STEPS).entries()) {
    hash.update(`${index === 0 ? "" : ","}${JSON.stringify(createdBy)}`);
    if (`sha256:${hash.copy().update("]").digest("hex")}` === digest) return index + 1;
  }
  return null;
}

function digestOf(steps: readonly HistoryStep[]): string {
  const commands = JSON.stringify(steps.map(({ createdBy }) => createdBy));
  return `sha256:${createHash("sha256").update(commands).digest("hex")}`;
}
