import { basename, dirname, join, relative } from "node:path";
import type { LockfileKind } from "./lockfile-kinds.ts";
import { moveReferences, toPlainRequirements } from "./requirements-text.ts";
import type { Scene } from "./scene.ts";

const LOCKFILE_LIMIT = 64 * 1024 * 1024;

/** What OSV-Scanner reads by a parser of XML knows its encoding by itself, and may depend on what lies further up. */
const XML: ReadonlySet<string> = new Set([
  "pom.xml",
  "verification-metadata.xml",
  "packages.config",
  "project file",
  "Directory.Packages.props",
]);
/** Line ends of Python, at which pip parts requirements and OSV-Scanner does not. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const LINE_ENDS = /\r\n?|[\v\f\u001c-\u001e\u0085\u2028\u2029]/g;

/**
 * A lockfile's text as OSV-Scanner can read it, where its bytes are something else: with a byte-order mark, in UTF-16 (as PowerShell writes
 * what is redirected to a file), or with line ends and forms that only its package manager knows. OSV-Scanner takes these for a part of a name, or for
 * no package at all, and says nothing. Null: it is read as it is.
 */
export async function toPlainText(absolute: string, kind: LockfileKind, { world }: Pick<Scene, "world">): Promise<string | null> {
  const isByLine = kind.name === "requirements.txt";
  const encoding = toEncoding(await readHead(absolute, world), XML.has(kind.name));
  if (encoding === null && !isByLine) return null;
  const bytes = await readWhole(absolute, world);
  const text = decode(bytes, encoding ?? "utf-8");
  const plain = text !== null && isByLine ? toPlainRequirements(text.replace(LINE_ENDS, "\n")) : text;
  const isOdd = encoding !== null || plain !== text?.replaceAll("\r\n", "\n");
  return isOdd ? plain : null;
}

/** Writes a text as the lockfile that it is of into a private folder, beside links to all that lies beside it: a file may name others. */
export async function writeBeside(text: string, { absolute, name }: { absolute: string; name: string }, scene: Scene): Promise<string> {
  const { files } = scene.world;
  const folder = await files.privateFolder();
  const siblings = (await files.list(dirname(absolute)).catch(() => [])).filter(
    (one) => one.name !== basename(absolute) && one.name !== name,
  );
  for (const sibling of siblings) await files.link(join(dirname(absolute), sibling.name), join(folder, sibling.name));
  const path = join(folder, name);
  const moved = moveReferences(text, (reference) => relative(folder, join(dirname(absolute), reference)));
  await files.write(path, [moved]);
  return path;
}

/** Also behind a link, which was followed where a lockfile was named; what cannot be read is told by its scanner. */
async function readWhole(absolute: string, { files }: Scene["world"]): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const piece of files.stream(absolute)) {
      size += piece.length;
      if (size > LOCKFILE_LIMIT) break;
      pieces.push(piece.slice());
    }
  } catch {
    return new Uint8Array(0);
  }
  return size > LOCKFILE_LIMIT ? new Uint8Array(0) : Buffer.concat(pieces);
}

async function readHead(absolute: string, { files }: Scene["world"]): Promise<Uint8Array> {
  try {
    for await (const head of files.stream(absolute)) return head.slice(0, 4);
  } catch {
    // its scanner will tell
  }
  return new Uint8Array(0);
}

type Encoding = "utf-8" | "utf-16le" | "utf-16be";

/** An encoding that is not plain UTF-8, by the mark at the beginning, or by the zeros that UTF-16 has in every other byte. */
function toEncoding([a, b, c, d]: Uint8Array, isXml: boolean): Encoding | null {
  if (isXml) return null;
  if (a === 0xff && b === 0xfe) return "utf-16le";
  if (a === 0xfe && b === 0xff) return "utf-16be";
  if (a === 0xef && b === 0xbb && c === 0xbf) return "utf-8";
  if (b === 0 && d === 0 && a !== 0) return "utf-16le";
  return a === 0 && c === 0 && b !== 0 ? "utf-16be" : null;
}

/** The text without its mark; null where the bytes are no text of that encoding. */
function decode(bytes: Uint8Array, encoding: Encoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
