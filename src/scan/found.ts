import type { Fault } from "../errors.ts";
import type { Problem } from "../model/reasons.ts";
import type { Request } from "../model/settings.ts";
import type { Target } from "../model/target.ts";
import type { World } from "../ports.ts";

/** What was found of what was asked for, and what is to be said of it. */
export type Found = {
  readonly targets: readonly Target[];
  readonly problems: readonly Problem[];
  /** Absolute paths of scanners' own configurations that were met on the way. */
  readonly configurations?: readonly string[];
};

export type Search = { readonly request: Request; readonly world: World };

/** A target request that came to nothing. */
export function notFound(fault: Fault): Found {
  return { targets: [], problems: [fault] };
}
