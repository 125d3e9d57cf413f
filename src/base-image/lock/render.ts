import type { BasesLock } from "../../model/bases-lock.ts";
import { toSorted } from "./order.ts";

/** The lock as its file holds it: always the same text for the same facts, whatever their order. */
export function renderBasesLock(lock: BasesLock): string {
  return `${JSON.stringify(toSorted(lock), null, 2)}\n`;
}
