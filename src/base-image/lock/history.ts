import { createHash } from "node:crypto";
import type { HistoryStep, ImageFacts } from "../../model/image.ts";

/** sha256 over the commands of an image's history, `sha256:…`; null for one without a history. Which steps are empty does not matter. */
export function toHistoryDigest({ history }: Pick<ImageFacts, "history">): string | null {
  return history.length === 0 ? null : digestOf(history);
}

/** How many of an image's first steps are those of a base with that digest of its history; null: it does not begin with them. */
export function countHistorySteps({ history }: Pick<ImageFacts, "history">, digest: string): number | null {
  const counts = history.map((_, index) => index + 1);
  return counts.find((count) => digestOf(history.slice(0, count)) === digest) ?? null;
}

function digestOf(steps: readonly HistoryStep[]): string {
  const commands = JSON.stringify(steps.map(({ createdBy }) => createdBy));
  return `sha256:${createHash("sha256").update(commands).digest("hex")}`;
}
