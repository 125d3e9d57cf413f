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
  const lines = text.split(/\r\n|\r|\n/);
  return ({ name, version }) => {
    const named = entries.get(toKey(name)) ?? [];
    const exact = named.find((entry) => entry.version !== null && isSameVersion(entry.version, version)) ?? named[0];
    return exact?.line ?? findWord(lines, name);
  };
}

function index({ read, toKey = (name) => name }: Kind, text: string): Map<string, Entry[]> {
  const entries = new Map<string, Entry[]>();
  for (const entry of read(text)) {
    const key = toKey(entry.name);
    const known = entries.get(key);
    if (known === undefined) entries.set(key, [entry]);
    else known.push(entry);
  }
  return entries;
}

/** Lockfiles write versions with operators and marks that scanners leave out. */
function isSameVersion(a: string, b: string): boolean {
  const plain = (version: string) => version.replace(/^(?:===?|v)/, "").replace(/\+incompatible$/, "");
  return plain(a) === plain(b);
}

/** What may be part of a name beside letters and digits: a name that goes on is another one. */
const PART = /[\w@./-]/;

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
