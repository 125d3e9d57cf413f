import { isAbsolute, relative, sep } from "node:path";

/** A path as users read it: relative to the working directory, with `/`; outside of it absolute. */
export function toShown(absolute: string, cwd: string): string {
  const below = relative(cwd, absolute);
  const isOutside = below === ".." || below.startsWith(`..${sep}`) || isAbsolute(below);
  const path = isOutside ? absolute : below === "" ? "." : below;
  return sep === "/" ? path : path.replaceAll(sep, "/");
}

/** A folder within a sentence: a dot alone would be read as its end. */
export function toPlace(folder: string): string {
  return folder === "." ? "this folder" : folder;
}
