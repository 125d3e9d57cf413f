import type { ScannerFacts } from "./evidence.ts";
import type { Target } from "./target.ts";

/** The largest report that is read, in bytes (contract §3). */
export const REPORT_LIMIT: number = 512 * 1024 * 1024;

/**
 * A report as bytes, with what we know of how it came to be. `asked` null: somebody else ran the scanner (`judge`),
 * and the report speaks for itself. Otherwise `asked` lists what the scanner was told to look at, and a report about
 * anything else, or about less, is refused or reported.
 */
export type RawReport = {
  /** What to call it in a message: a path as the user knows it, or "grype on docker:shop:1". */
  readonly name: string;
  /** The report's bytes in pieces; each piece is valid until the next is asked for. Can be read once. */
  readonly bytes: AsyncIterable<Uint8Array>;
  /** Absolute folder that paths of repository files are shown relative to, where `asked` does not name them. */
  readonly root?: string;
  readonly asked: null | {
    readonly scanner: ScannerFacts;
    readonly targets: readonly Target[];
    /** Scanners know repository files by absolute path, or by a path of their own: here back to target ids. */
    readonly targetIdByPath: Readonly<Record<string, string>>;
    /** Packages that were catalogued, by target id, where a second document of the same run told it. */
    readonly inventory: Readonly<Record<string, number>>;
    /** What that second document says of the same scan beside it, by target id: how many matches there were, and of which image (a digest). */
    readonly beside?: Readonly<Record<string, { readonly matches: number; readonly digest: string | null }>>;
    /** Ids of targets of which the report must list packages: the scanner said that it found some there. */
    readonly listed?: readonly string[];
    /** Paths in the report that were scanned only to prove that the scanner finds what it must: they are no targets, and nothing found there is a finding. */
    readonly canaries?: readonly string[];
  };
};
