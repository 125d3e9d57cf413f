import { constants, type PerformanceEntry, PerformanceObserver } from "node:perf_hooks";
import { getHeapStatistics } from "node:v8";
import type { Fault } from "../errors.ts";

/** What may be used of the engine's memory once it has thrown away all that it could: beyond it the engine is about to end us without a word. */
const MOST = 0.93;
/** Part of the limit that is only for objects that are about to be thrown away. */
const YOUNG = 48 * 1024 * 1024;

/** Ends the run with a sentence where memory runs out: `end` is called before the engine does it its way, which no program can catch. */
export function guardMemory(end: (fault: Fault) => void): void {
  const observer = new PerformanceObserver((list) => {
    if (!list.getEntries().some(isMajor)) return;
    const { used_heap_size: used, heap_size_limit: limit } = getHeapStatistics();
    if (used > (limit - YOUNG) * MOST) end(toFault(limit - YOUNG));
  });
  observer.observe({ entryTypes: ["gc"] });
}

function isMajor(entry: PerformanceEntry): boolean {
  const detail: unknown = "detail" in entry ? entry.detail : null;
  return typeof detail === "object" && detail !== null && "kind" in detail && detail.kind === constants.NODE_PERFORMANCE_GC_MAJOR;
}

function toFault(limit: number): Fault {
  return {
    code: "environment",
    message: `The run was ended before there was a verdict: it needs more than the ${Math.round(limit / 1024 / 1024)} MiB of memory that Node.js may use.`,
    next: "Give it more (NODE_OPTIONS=--max-old-space-size=MIB), or less to do in one run.",
  };
}
