import type { Entry, Wanted } from "./entry.ts";
import { KINDS, type Kind } from "./readers.ts";

/** Finds the line of a package in one file; null where the file does not name it. Lines count from 1. */
export type Locator = (wanted: Wanted) => number | null;

/**
 * Reads a lockfile once and finds packages in it: the line that names package and version, else the first that names the package in the same
 * way, else the first whose text holds its name as a word. `path` tells the kind; `text` may be anything.
 */
export function makeLocator(path: string, text: string): Locator {
  const base = path.slice(path.lastIndexOf("/") + 1);
  const kind = KINDS.find(({ isMeant }) => isMeant(base));
  const entries = kind === undefined ? new Map<string, Entry[]>() : index(kind, text);
  const toKey = kind?.toKey ?? ((name: string) => name);
  const findWord = makeWordFinder(text);
  return ({ name, version }) => {
    const named = entries.get(toKey(name)) ?? [];
    const exact = named.find((entry) => entry.version !== null && isSameVersion(entry.version, version)) ?? named[0];
    return exact?.line ?? findWord(name);
  };
}

function index({ read, toKey = (name) => name }: Kind, text: string): Map<string, Entry[]> {
  const entries = new Map<string, Entry[]>();
  for (const entry of readAll(read, text)) {
    const key = toKey(entry.name);
    const known = entries.get(key);
    if (known === undefined) entries.set(key, [entry]);
    else known.push(entry);
  }
  return entries;
}

/** What a reader cannot get through (JSON nested ten thousand deep) names nothing: a line is never worth a run. */
function readAll(read: Kind["read"], text: string): readonly Entry[] {
  try {
    return [...read(text)];
  } catch {
    return [];
  }
}

/** Lockfiles write versions with operators and marks that scanners leave out. */
function isSameVersion(a: string, b: string): boolean {
  const plain = (version: string) => version.replace(/^(?:===?|v)/, "").replace(/\+incompatible$/, "");
  return plain(a) === plain(b);
}

/** What may be part of a name beside letters and digits: a name that goes on is another one. */
const PART = /[\w@./-]/;

/** How many characters are looked through for the names of one file that its reader does not know: in the end there is none to be found. */
const MOST = 200_000_000;

/** Finds the first line that holds a name as a word. Each name is looked for once; after very many, none is. */
function makeWordFinder(text: string): (name: string) => number | null {
  const known = new Map<string, number | null>();
  let lines: readonly string[] | null = null;
  let left = MOST;
  return (name) => {
    const before = known.get(name);
    if (before !== undefined) return before;
    if (left <= 0) return null;
    left -= text.length;
    lines ??= text.split(/\r\n|\r|\n/);
    const found = text.includes(name.slice(name.lastIndexOf(":") + 1)) ? findWord(lines, name) : null;
    known.set(name, found);
    return found;
  };
}

function findWord(lines: readonly string[], name: string): number | null {
  const last = name.slice(name.lastIndexOf(":") + 1);
  for (const word of last === name ? [name] : [name, last]) {
    const found = lines.findIndex((line) => holds(line, word));
    if (found >= 0) return found + 1;
  }
  return null;
}

function holds(line: string, word: string): boolean {
  for (let at = line.indexOf(word); at >= 0; at = line.indexOf(word, at + 1)) {
    const [before, after] = [line[at - 1] ?? " ", line[at + word.length] ?? " "];
    if (!PART.test(before) && !/[\w-]/.test(after)) return true;
  }
  return false;
}
