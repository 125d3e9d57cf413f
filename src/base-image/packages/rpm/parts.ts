/** Parts of a file. */
export type Parts = { readonly all: Uint8Array[]; left: number };

/** Nothing taken yet from a file of that size. */
export function noParts(size: number): Parts {
  return { all: [], left: size };
}

/** Takes one more part. Throws a RangeError once they are more than the file holds: then they overlap, and were made to take long. */
export function addPart(parts: Parts, part: Uint8Array): void {
  parts.left -= part.length + 4;
  if (parts.left < 0) throw new RangeError("parts that overlap");
  parts.all.push(part);
}
