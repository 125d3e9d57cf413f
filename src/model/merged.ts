import type { ScannerFacts, TargetFacts } from "./evidence.ts";
import type { Seen } from "./finding.ts";
import type { Problem } from "./reasons.ts";

/** What was seen, folded into one list: the output of `merge` and the input of `judge`. */
export type Merged = {
  readonly targets: readonly TargetFacts[];
  readonly scanners: readonly ScannerFacts[];
  readonly seen: readonly Seen[];
  readonly problems: readonly Problem[];
};
