import type { Fix } from "../../model/finding.ts";
import type { Names } from "../names.ts";
import type { Refuse } from "../read/refusal.ts";
import { createIntern, type Intern } from "../read/words.ts";

/** What the matches of one report have in common: a report repeats most of what it says, and one copy of it is kept. */
export type Shared = {
  readonly refuse: Refuse;
  readonly intern: Intern;
  /** By advisory. */
  readonly titles: Map<string, string | undefined>;
  /** By `dataSource`. */
  readonly urls: Map<string, string | undefined>;
  /** By advisory and what it relates to. */
  readonly names: Map<string, Names>;
  /** By state and versions. */
  readonly fixes: Map<string, Fix>;
};

export function createShared(refuse: Refuse): Shared {
  return { refuse, intern: createIntern(), titles: new Map(), urls: new Map(), names: new Map(), fixes: new Map() };
}
