import type { BasesLock, LockedVersion } from "../../model/bases-lock.ts";

/** What became of a reference in a lock. `before`: what it stood for until then, null where it is new; `again`: it had stood for this once. */
export type LockChange = {
  readonly reference: string;
  readonly change: "new" | "moved" | "seen-again";
  readonly before: LockedVersion | null;
  readonly now: LockedVersion;
  readonly again: boolean;
};

/** Compares what a reference stood for in a lock with what it stands for in the next one. Null: the next one does not have it. */
export function toLockChange(reference: string, { before, after }: { before: BasesLock | null; after: BasesLock }): LockChange | null {
  const known = before?.bases.find((base) => base.reference === reference)?.versions ?? [];
  const [now] = after.bases.find((base) => base.reference === reference)?.versions ?? [];
  if (now === undefined) return null;
  const [newest = null] = known;
  const place = known.findIndex((version) => isContinued(version, now));
  const change = newest === null ? "new" : place === 0 ? "seen-again" : "moved";
  return { reference, change, before: newest, now, again: place > 0 };
}

/** A version that is seen again keeps the time at which it was first seen, and its digest where it had one. */
function isContinued(known: LockedVersion, now: LockedVersion): boolean {
  return known.firstSeen === now.firstSeen && (known.digest === null || known.digest === now.digest);
}
