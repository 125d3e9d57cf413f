/** Lists that are handed out element by element, by their key; within each, what of its elements is divided likewise. */
export type Division = { readonly [key: string]: Division };

/** A divided list or object that a reader is in. */
export type Frame = {
  readonly isList: boolean;
  readonly path: string;
  readonly division: Division;
  readonly keys: Set<string>;
  key: string;
  index: number;
  expects: "key or end" | "key" | "colon" | "value or end" | "value" | "comma or end";
};

/** A frame at its beginning; `path` is that of the kind of part it is. */
export function toFrame(path: string, division: Division, isList: boolean): Frame {
  return { isList, path, division, keys: new Set(), key: "", index: 0, expects: isList ? "value or end" : "key or end" };
}

/** Where a stack of frames is in the document: `results[3].packages[0]`. */
export function toPath(frames: readonly Frame[]): string {
  return frames
    .map(({ isList, key, index }) => (isList ? `[${index}]` : `.${key}`))
    .join("")
    .replace(/^\./, "");
}

/** The path of the parts that a frame hands out. */
export function toPartPath({ isList, path, key }: Frame): string {
  if (isList) return `${path}[]`;
  return path === "" ? key : `${path}.${key}`;
}
