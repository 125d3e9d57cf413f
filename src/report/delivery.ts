import type { DeliveryNote } from "../model/delivery.ts";
import { toMarkdown } from "./escape.ts";

const MARKS: Readonly<Record<DeliveryNote["level"], string>> = { notice: "ℹ️", error: "🛑" };

/** What could not be delivered, as Markdown to stand below a summary; empty where there is nothing to say. */
export function renderDelivery(notes: readonly DeliveryNote[]): string {
  if (notes.length === 0) return "";
  const items = notes.map(
    ({ level, code, message, next }) => `- ${MARKS[level]} **${code}**: ${toMarkdown(message)} **Next:** ${toMarkdown(next)}`,
  );
  return ["", "### Delivery", "", ...items, ""].join("\n");
}
