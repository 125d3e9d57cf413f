import type { SeenImages } from "../../base-image/lock/lock-images.ts";
import { GateError } from "../../errors.ts";
import { parseReference, renderReference } from "../../model/reference.ts";

/** What was read of one image: under which reference, and from where it was had. */
export type Seen = Omit<SeenImages, "now"> & { readonly from: string };

/**
 * The reference under which a lock has an image. Beside a digest the tag is decoration: unless it is confirmed that it has that digest now, the
 * digest alone names the image.
 */
export function toLockedReference(reference: string, isTagConfirmed: boolean): string {
  const parsed = parseReference(reference);
  if ("wrong" in parsed || parsed.digest === null) return reference;
  return renderReference(isTagConfirmed && parsed.tag !== null ? { ...parsed, digest: null } : { ...parsed, tag: null });
}

/** The digest in a reference, or null. */
export function digestIn(reference: string): string | null {
  const parsed = parseReference(reference);
  return "wrong" in parsed ? null : parsed.digest;
}

/** The reference with its tag alone; null where it has none. */
export function toTagged(reference: string): string | null {
  const parsed = parseReference(reference);
  return "wrong" in parsed || parsed.tag === null ? null : renderReference({ ...parsed, digest: null });
}

/** The images of one reference together: archives of single platforms come one by one. Refuses what is told twice and differs. */
export function joinSeen(list: readonly Seen[]): Seen[] {
  const references = [...new Set(list.map(({ reference }) => reference))];
  return references.map((reference) => {
    const [first, ...others] = list.filter((seen) => seen.reference === reference);
    if (first === undefined) throw new TypeError("A reference without images.");
    return others.reduce(join, first);
  });
}

function join(a: Seen, b: Seen): Seen {
  const isRepeated = b.images.some(({ platform }) => a.images.some((other) => other.platform === platform));
  if (isRepeated || a.digest !== b.digest)
    throw new GateError({
      code: "input-invalid",
      message: `${a.reference} is given twice, by ${a.from} and by ${b.from}.`,
      next: "Keep one of them; images of several platforms can be given one by one.",
    });
  return { ...a, images: [...a.images, ...b.images], from: `${a.from}, ${b.from}` };
}
