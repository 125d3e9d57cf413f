/** A package as a file names it: `line` counts from 1. `version` null: it names none, or in a way that is not read here. */
export type Entry = { readonly name: string; readonly version: string | null; readonly line: number };

/** A package that stands in a file whole: group and name, scope and name, or a path, as its ecosystem writes it. */
export type Wanted = { readonly name: string; readonly version: string };

/** Reads the packages that a file names, in its order. What is no file of its kind has fewer, or none. */
export type Reader = (text: string) => Iterable<Entry>;
