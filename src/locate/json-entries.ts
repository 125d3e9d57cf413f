import { visit } from "jsonc-parser";
import type { Entry } from "./entry.ts";
import { readAsNpmWrites } from "./npm-layout.ts";

type Path = readonly (string | number)[];
/** A text in a JSON document: a property's name, or a value. `path` leads to the value that it is, or is the name of. */
type Text = { readonly text: string; readonly path: Path; readonly isKey: boolean; readonly line: number };

/** Makes entries of the texts of one kind of document; they may be completed by what comes after. */
type Teller = (text: Text, add: (entry: Entry) => Mutable) => void;
type Mutable = { name: string; version: string | null; line: number };

/** Reads a JSON document (with comments and trailing commas, as some lockfiles have them) and tells of its texts with their lines. */
export function* readJson(source: string, teller: () => Teller): Generator<Entry> {
  const entries: Mutable[] = [];
  const tell = teller();
  const add = (entry: Entry): Mutable => {
    const mutable = { ...entry };
    entries.push(mutable);
    return mutable;
  };
  visit(
    source,
    {
      onObjectProperty: (text, _offset, _length, line, _column, path) => {
        tell({ text, path: [...path(), text], isKey: true, line: line + 1 }, add);
      },
      onLiteralValue: (value: unknown, _offset, _length, line, _column, path) => {
        if (typeof value === "string") tell({ text: value, path: path(), isKey: false, line: line + 1 }, add);
      },
    },
    { allowTrailingComma: true },
  );
  yield* entries;
}

function toKey(path: Path): string {
  return path.join("\0");
}

/** The name of an npm package by its folder: after the last `node_modules/`. */
export function toFolderName(folder: string): string {
  return folder.slice(folder.lastIndexOf("node_modules/") + "node_modules/".length);
}

/** package-lock.json and npm-shrinkwrap.json of every version: `packages` by folder, `dependencies` by name. */
export function* readPackageLock(source: string): Generator<Entry> {
  const asNpmWrites = readAsNpmWrites(source);
  if (asNpmWrites !== null) {
    yield* asNpmWrites;
    return;
  }
  const open = new Map<string, Mutable>();
  yield* readJson(source, () => ({ text, path, isKey, line }, add) => {
    const own = path.slice(0, -1);
    if (isKey && path.length === 2 && path[0] === "packages" && text.includes("node_modules/")) {
      open.set(toKey(path), add({ name: toFolderName(text), version: null, line }));
    } else if (isKey && path[0] === "dependencies" && path.at(-2) === "dependencies") {
      open.set(toKey(path), add({ name: text, version: null, line }));
    } else if (!isKey) {
      const entry = open.get(toKey(own));
      if (entry === undefined) return;
      if (path.at(-1) === "version") setVersion(entry, text);
      else if (path.at(-1) === "name" && own.length === 2) Object.assign(entry, { name: text, line }); // an alias: the folder has another name
    }
  });
}

/** Of an alias the version says what it is: `npm:real@1.2.3`. */
function setVersion(entry: Mutable, text: string): void {
  const [, name, version] = /^npm:(.+)@([^@]+)$/.exec(text) ?? [];
  if (name !== undefined && version !== undefined) entry.name = name;
  entry.version = version ?? text;
}

/** bun.lock: `"key": ["name@version", …]` on a line each. */
export function* readBunLock(source: string): Generator<Entry> {
  yield* readJson(source, () => ({ text, path, isKey, line }, add) => {
    if (isKey || path.length !== 3 || path[0] !== "packages" || path[2] !== 0) return;
    const cut = text.lastIndexOf("@");
    if (cut > 0) add({ name: text.slice(0, cut), version: text.slice(cut + 1), line });
  });
}

/** Where a document has its packages: objects that are values of a name (`keyed`), or that say their name themselves. */
type Shape = {
  readonly keyed: boolean;
  /** Whether an object at this path is a package. */
  readonly isPackage: (path: Path) => boolean;
  readonly name?: readonly string[];
  readonly version: readonly string[];
};

/** No lockfile tells of its packages any deeper. */
const DEEPEST = 12;

/** Reads packages that are objects of one shape. */
export function readObjects(shape: Shape): (source: string) => Generator<Entry> {
  return function* (source) {
    const open = new Map<string, Mutable>();
    yield* readJson(source, () => ({ text, path, isKey, line }, add) => {
      if (shape.keyed && isKey && shape.isPackage(path)) {
        open.set(toKey(path), add({ name: text, version: null, line }));
        return;
      }
      if (isKey || path.length > DEEPEST) return;
      const depth = path.findIndex((_, at) => shape.isPackage(path.slice(0, at + 1)));
      if (depth < 0) return;
      const key = toKey(path.slice(0, depth + 1));
      const rest = path.slice(depth + 1).join(".");
      if (shape.name?.includes(rest)) {
        const known = open.get(key);
        const named = add({ name: toRepository(text), version: known?.version ?? null, line });
        open.set(key, named);
      } else if (shape.version.includes(rest)) {
        const known = open.get(key);
        if (known === undefined)
          open.set(key, { name: "", version: text, line }); // the version came first
        else known.version = text;
      }
    });
  };
}

/** Packages of Swift are called by their repository. */
function toRepository(text: string): string {
  return text.replace(/^https?:\/\//, "").replace(/\.git$/, "");
}

/** Reads packages that are a text each (`name/1.0#revision`), wherever they stand. */
export function readTexts(pattern: RegExp, isPlace: (path: Path, isKey: boolean) => boolean): (source: string) => Generator<Entry> {
  return function* (source) {
    yield* readJson(source, () => ({ text, path, isKey, line }, add) => {
      if (!isPlace(path, isKey)) return;
      const [, name, version] = pattern.exec(text) ?? [];
      if (name !== undefined) add({ name, version: version ?? null, line });
    });
  };
}
