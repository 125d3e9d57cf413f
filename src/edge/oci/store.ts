import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { ImageSource } from "../../model/image.ts";
import { type Blob, readAt, withFile } from "./blob.ts";
import { refuseImage } from "./image-json.ts";
import { toLayerPath } from "./layer-changes.ts";
import { BLOCK } from "./tar-header.ts";
import { makeTarWalk, type TarEntry } from "./tar-walk.ts";

/** Files by name in a layout's folder or in an archive. */
export type Store = { readonly shown: string; find(name: string): Promise<Blob | null> };

const MOST_ENTRIES = 100_000;
const MOST_LINKS = 8;
/** Marks an entry of a name that is there twice: readers differ in which of the two they take. */
const TWICE = "twice";

/** Opens a layout's folder, or indexes an archive by its headers alone: entries may come in any order. */
export async function openStore({ scheme, locator, absolute }: Pick<ImageSource, "scheme" | "locator" | "absolute">): Promise<Store> {
  const path = absolute ?? locator;
  const shown = `${scheme}:${locator}`;
  if (scheme === "oci-dir") return { shown, find: (name) => findFile(path, name) };
  const entries = await readEntries(path, shown);
  return { shown, find: async (name) => findEntry(entries, { path, name, shown }) };
}

async function findFile(folder: string, name: string): Promise<Blob | null> {
  const path = toLayerPath(name);
  if (path === null) return null;
  const whole = join(folder, path);
  const there = await stat(whole).catch(() => null);
  return there?.isFile() ? { path: whole, offset: 0, size: there.size } : null;
}

async function readEntries(path: string, shown: string): Promise<ReadonlyMap<string, TarEntry>> {
  const entries = new Map<string, TarEntry>();
  const refuse = (why: string): never => {
    throw refuseImage(`${shown} ${why}.`);
  };
  const enter = (entry: TarEntry) => {
    const name = toLayerPath(entry.path);
    if (name !== null && entry.type !== "5") entries.set(name, entries.has(name) ? { ...entry, type: TWICE } : entry);
    if (entries.size > MOST_ENTRIES) refuse(`has more than ${MOST_ENTRIES} entries`);
    return null;
  };
  const walk = makeTarWalk({ enter, refuse });
  await withFile(path, async (file) => {
    const { size } = await file.stat();
    const packed = packedWith(await readAt(file, 0, 4));
    if (packed !== null)
      throw refuseImage(`${shown} is packed with ${packed}.`, "Unpack it first: an archive of an image is a plain tar file.");
    for (let at = 0; at < size; ) {
      const jump = walk.skippable();
      if (jump === Number.MAX_SAFE_INTEGER) return;
      if (jump > 0) {
        if (at + jump > size + 511) refuse("is cut short");
        walk.skip(jump);
        at += jump;
        continue;
      }
      const piece = await readAt(file, at, Math.min(BLOCK, size - at));
      if (piece.length === 0) break;
      walk.write(piece);
      at += piece.length;
    }
    walk.end();
  });
  return entries;
}

/** What a file is packed with, by its first bytes; null: nothing that is known here. */
function packedWith([first, second]: Uint8Array): string | null {
  if (first === 0x1f && second === 0x8b) return "gzip";
  if (first === 0x28 && second === 0xb5) return "zstd";
  return first === 0xfd && second === 0x37 ? "xz" : null;
}

type Search = { readonly path: string; readonly name: string; readonly shown: string };

/** Equal layers are links to one of them: symbolic (relative to their folder) or hard (by the name in the archive). */
function findEntry(entries: ReadonlyMap<string, TarEntry>, { path, name, shown }: Search): Blob | null {
  let current = toLayerPath(name);
  for (let links = 0; links <= MOST_LINKS; links += 1) {
    const entry = current === null ? undefined : entries.get(current);
    if (entry === undefined || current === null) return null;
    if (entry.sparse) throw refuseImage(`${shown} holds ${current} as a sparse file.`, "Make the archive anew, without `--sparse`.");
    if (entry.type === TWICE) throw refuseImage(`${shown} holds ${current} twice, and nobody can tell which is meant.`);
    if (entry.type === "0") return { path, offset: entry.offset, size: entry.size };
    if (entry.type !== "1" && entry.type !== "2") return null;
    current = entry.type === "1" ? toLayerPath(entry.link) : follow(current, entry.link);
  }
  throw refuseImage(`${shown} leads in a circle: ${name} is a link to a link to a link.`);
}

function follow(from: string, link: string): string | null {
  const parts = link.startsWith("/") ? [] : from.split("/").slice(0, -1);
  for (const part of link.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return parts.join("/");
}
