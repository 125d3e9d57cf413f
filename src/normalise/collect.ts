import type { Evidence } from "../model/evidence.ts";
import type { RawReport } from "../model/report.ts";
import type { Place, Refuse } from "./read/refusal.ts";

/** A report that is being read: what its format's reader keeps of it. Values come with the path of their kind (`matches[]`). */
export type Collector = {
  readonly take: (path: string, value: unknown, where: () => Place) => void;
  readonly begin: (path: string) => void;
  readonly end: (path: string) => void;
  /** All that the report says, once it was read to its end. */
  readonly finish: (keys: ReadonlySet<string>) => Evidence;
};

/** What a collector is made for. */
export type Collecting = { readonly report: RawReport; readonly refuse: Refuse };
