import type { ScannerBinary } from "../ports.ts";

/**
 * What came of one way to get a scanner. `why` is a clause for the sentence that lists all that were tried. `changed`: something was there
 * and is not what it must be. `stop`: what came over the network is not what it must be, so no other way is tried: somebody may have had
 * a hand in it, and that is for a person to hear of.
 */
export type Attempt =
  | { readonly binary: ScannerBinary }
  | { readonly binary: null; readonly why: string; readonly changed: boolean; readonly stop: boolean };

/** An attempt that gave nothing. */
export function failed(why: string, { changed = false, stop = false }: { changed?: boolean; stop?: boolean } = {}): Attempt {
  return { binary: null, why: why.replace(/\.$/, ""), changed, stop };
}
