import type { Database } from "./evidence.ts";
import type { ScannerName } from "./finding.ts";

export const SHOWN_BY = ["match", "canary", "records", "service"] as const;
/**
 * What shows that a database answers for something: a match in this very scan, a package that had to be found and was, records that it lists
 * (nothing was matched), or that the online service says so.
 */
export type ShownBy = (typeof SHOWN_BY)[number];

export const COMPARED_BY = ["layers", "image-id", "path", "reference"] as const;
/** By what a report was seen to be about what was asked for, the strictest first. */
export type ComparedBy = (typeof COMPARED_BY)[number];

/** Packages of one type, in the scanner's words (`deb`, `npm`); `known` null: nothing shows that the database answers for them. */
export type InventoryRow = { readonly type: string; readonly packages: number; readonly known: ShownBy | null };

/** What a scan of one target by one scanner left as evidence that nothing found would have meant something. */
export type Look = {
  readonly scanner: ScannerName;
  readonly target: string;
  readonly compared: { readonly by: ComparedBy; readonly value: string };
  /** Null: nobody counted. */
  readonly packages: number | null;
  /** There is nothing to count: the file was read, and names no package. */
  readonly isEmpty: boolean;
  readonly inventory: readonly InventoryRow[];
  /** What the same scanner with the same database had to find and found; null: nothing of that kind. */
  readonly canary: { readonly by: "match" | "canary"; readonly found: string } | null;
};

/** The same with the scanner and the data that it was made with: what the result document keeps for each target. */
export type Looking = Omit<Look, "target"> & {
  readonly version: string | null;
  readonly sha256: string | null;
  readonly database: Database | null;
};
