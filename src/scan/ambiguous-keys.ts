/**
 * Scanners are written in Go, whose readers of JSON and TOML take `Version` for `version`, and of both the last, or either. Package managers
 * take them for two keys. So a lockfile could show a scanner another version than the one that is installed.
 */
const FIELDS = [
  ...["packages", "packages-dev", "package", "dependencies", "default", "develop", "name", "version", "resolved", "resolution", "commit"],
  ...[
    "link",
    "dev",
    "optional",
    "source",
    "dist",
    "type",
    "requires",
    "libraries",
    "targets",
    "pins",
    "object",
    "state",
    "identity",
    "revision",
  ],
];
const IS_FIELD: ReadonlySet<string> = new Set(FIELDS);

/** A name as such a reader compares it: the long s and the Kelvin sign are letters to it. */
function fold(key: string): string {
  return key.toUpperCase().toLowerCase();
}

/** Two keys of which a scanner may take the one for the other, as a lockfile in JSON or TOML has them in one place; null where it has none. */
export function findAmbiguousKeys(text: string): readonly [string, string] | null {
  if (/^\s*\{/.test(text)) return mayBeAmbiguous(text) ? findInJson(toJson(text)) : null;
  return /^\s*\[\[?\s*["']?[\w-]+["']?\s*\]/m.test(text) ? findInToml(text) : null;
}

/** Whether a field is written otherwise anywhere, so that it is worth a closer look: hardly any lockfile has one. */
function mayBeAmbiguous(text: string): boolean {
  if (text.includes("\\u")) return true;
  for (const [, key = ""] of text.matchAll(ANY_FIELD)) if (!IS_FIELD.has(key)) return true;
  return false;
}

const ANY_FIELD = new RegExp(`"(${FIELDS.join("|")})"\\s*:`, "giu");

function toJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // its scanner will tell
  }
}

function findInJson(root: unknown): readonly [string, string] | null {
  const open: unknown[] = [root];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value !== "object" || value === null) continue;
    const twins = Array.isArray(value) ? null : findTwins(Object.keys(value));
    if (twins !== null) return twins;
    for (const inner of Object.values(value)) if (typeof inner === "object" && inner !== null) open.push(inner);
  }
  return null;
}

function findTwins(keys: readonly string[]): readonly [string, string] | null {
  const seen = new Map<string, string>();
  for (const key of keys) {
    const name = fold(key);
    const twin = seen.get(name);
    if (twin !== undefined && twin !== key && IS_FIELD.has(name)) return [twin, key];
    seen.set(name, key);
  }
  return null;
}

const HEADER = /^\s*\[\[?\s*["']?([^\]"']+?)["']?\s*\]/;
const ASSIGNMENT = /^\s*["']?([\w-]+|[^"'=\s]+)["']?\s*=/u;

/** By lines: headers anywhere, and keys below one header. */
function findInToml(text: string): readonly [string, string] | null {
  const headers = new Set<string>();
  let keys = new Set<string>();
  for (const line of text.split("\n")) {
    const header = HEADER.exec(line)?.[1];
    const key = header === undefined ? ASSIGNMENT.exec(line)?.[1] : undefined;
    if (header !== undefined) headers.add(header);
    if (key !== undefined) keys.add(key);
    const twins = header === undefined ? null : findTwins([...keys]);
    if (twins !== null) return twins;
    if (header !== undefined) keys = new Set();
  }
  return findTwins([...keys]) ?? findTwins([...headers]);
}
