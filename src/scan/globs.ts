import picomatch from "picomatch";

/** A test for paths (with `/`) against globs in which `*` also stands for names that begin with a dot. */
export function toMatcher(globs: readonly string[]): (path: string) => boolean {
  const cleaned = globs.map((glob) => glob.replace(/^\.\//, "").replace(/(?<=.)\/$/, ""));
  return cleaned.length === 0 ? () => false : picomatch(cleaned, { dot: true });
}

/** Whether a text is a glob rather than a plain path. */
export function isGlob(text: string): boolean {
  return picomatch.scan(text).isGlob;
}
