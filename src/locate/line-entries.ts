import type { Entry } from "./entry.ts";

/** How packages stand in a file, line by line: a line that begins one, and one that tells its version where that is another. */
export type Lines = {
  /** Groups `name` and, where it stands there too, `version`; a name may stand several times in one line (`all`). */
  readonly begins: RegExp;
  readonly version?: RegExp;
  /** A line after which nothing belongs to the package any more. */
  readonly ends?: RegExp;
};

/** Reads packages out of lines. */
export function readLines({ begins, version, ends }: Lines): (text: string) => Generator<Entry> {
  return function* (text) {
    let open: { name: string; line: number } | null = null;
    for (const [at, line] of text.split(/\r\n|\r|\n/).entries()) {
      const found = begins.exec(line)?.groups;
      if (found?.name !== undefined) {
        if (open !== null) yield { ...open, version: null };
        open = { name: found.name, line: at + 1 };
        if (found.version !== undefined || version === undefined) {
          yield { ...open, version: found.version ?? null };
          open = null;
        }
        continue;
      }
      if (open === null) continue;
      const told = version?.exec(line)?.groups?.version;
      if (told !== undefined) yield { ...open, version: told };
      if (told !== undefined || ends?.test(line) === true) open = null;
    }
    if (open !== null) yield { ...open, version: null };
  };
}

/** yarn.lock of both kinds: a line of descriptors, then the version; of an alias `resolution` tells the name. */
export function* readYarnLock(text: string): Generator<Entry> {
  let open: { names: Set<string>; line: number; version: string | null } | null = null;
  const told = function* (): Generator<Entry> {
    for (const name of open?.names ?? []) yield { name, version: open?.version ?? null, line: open?.line ?? 1 };
  };
  for (const [at, line] of text.split(/\r\n|\r|\n/).entries()) {
    if (/^\S.*:\s*$/.test(line) && !line.startsWith("#")) {
      yield* told();
      open = { names: new Set(toDescriptorNames(line)), line: at + 1, version: null };
    }
    const [, version] = /^ {2}version:? "?([^"\s]+)"?\s*$/.exec(line) ?? [];
    const [, resolved] = /^ {2}resolution: "((?:@[^/"]+\/)?[^@"]+)@/.exec(line) ?? [];
    if (open !== null && version !== undefined) open.version = version;
    if (open !== null && resolved !== undefined) open.names.add(resolved);
  }
  yield* told();
}

function toDescriptorNames(line: string): string[] {
  const names = line
    .replace(/:\s*$/, "")
    .split(/,\s*/)
    .flatMap((descriptor) => {
      const bare = descriptor.replaceAll('"', "").trim();
      const [, name] = /^((?:@[^/]+\/)?[^@/]+)@/.exec(bare) ?? [];
      const [, real] = /@npm:((?:@[^/@]+\/)?[^@]+)@/.exec(bare) ?? [];
      return [name, real];
    });
  return names.filter((name) => name !== undefined);
}

/** go.mod: what it requires, and `go` and `toolchain`, by which the standard library is known. */
export function* readGoMod(text: string): Generator<Entry> {
  let block = "";
  for (const [at, line] of text.split(/\r\n|\r|\n/).entries()) {
    const [, opened] = /^(\w+)\s*\(/.exec(line) ?? [];
    if (opened !== undefined) block = opened;
    else if (/^\s*\)/.test(line)) block = "";
    const [, directive, rest] = /^(?:(require|replace|go|toolchain)\s+)?(.+)$/.exec(line.split("//", 1).join("").trim()) ?? [];
    const kind = directive ?? block;
    if (rest === undefined) continue;
    if (kind === "go" || kind === "toolchain") yield { name: "stdlib", version: rest.replace(/^go/, ""), line: at + 1 };
    const required = kind === "replace" ? rest.replace(/^.*=>\s*/, "") : rest;
    const [, name, version] = /^"?([^\s"]+)"?\s+v(\S+)$/.exec(required) ?? [];
    if ((kind === "require" || kind === "replace") && name !== undefined) yield { name, version: version ?? null, line: at + 1 };
  }
}
