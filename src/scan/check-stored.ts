import { join } from "node:path";
import { sentenceOf } from "../errors.ts";
import type { Files } from "../ports.ts";
import type { StoredScheme } from "./stored-place.ts";

/** Why a file or folder is not what it was called, as the rest of a sentence; null: it may well be. */
export type Wrong = { readonly why: string; readonly next: string };

/** Looks whether a place is a layout's folder or an archive at all: else that would only be found out by the scanner, in its words. */
export function checkStored(scheme: StoredScheme, absolute: string, files: Files): Promise<Wrong | null> {
  return scheme === "oci-dir" ? checkLayout(absolute, files) : checkArchive(absolute, files);
}

async function checkLayout(absolute: string, files: Files): Promise<Wrong | null> {
  const names = await files.list(absolute).catch(() => null);
  if (names === null) return { why: "is no folder that can be read", next: "Write `oci-archive:` or `docker-archive:` for a file." };
  if ((await files.stat(join(absolute, "index.json"))) !== null) return null;
  return { why: "is no OCI layout: it has no index.json", next: "Name the folder that holds index.json and blobs/." };
}

const TAR_MAGIC_AT = 257;
const TAR_HEADER = 512;
const PACKED: readonly (readonly [string, number, number])[] = [
  ["gzip", 0x1f, 0x8b],
  ["zstd", 0x28, 0xb5],
  ["xz", 0xfd, 0x37],
];

/** An archive is a plain tar file. */
async function checkArchive(absolute: string, files: Files): Promise<Wrong | null> {
  try {
    for await (const piece of files.stream(absolute)) {
      const packed = PACKED.find(([, first, second]) => piece[0] === first && piece[1] === second);
      if (packed !== undefined) return { why: `is packed with ${packed[0]}`, next: "Unpack it first: scanners read a plain tar file." };
      if (piece.length < TAR_HEADER) break;
      if (new TextDecoder().decode(piece.subarray(TAR_MAGIC_AT, TAR_MAGIC_AT + 5)) === "ustar" || isOldTar(piece)) return null;
      break;
    }
  } catch (error) {
    return { why: `cannot be read: ${sentenceOf(error).replace(/\.$/, "")}`, next: "Check the path and its permissions." };
  }
  return { why: "is no archive (tar) of an image", next: "Make it with `docker save`, `podman save` or `skopeo copy`." };
}

/** A tar file of before 1988 has no magic, but a checksum of its header (octal, at 148, itself counted as blanks). */
function isOldTar(header: Uint8Array): boolean {
  let sum = 0;
  for (let at = 0; at < TAR_HEADER; at += 1) sum += at >= 148 && at < 156 ? 32 : (header[at] ?? 0);
  return Number.parseInt(new TextDecoder().decode(header.subarray(148, 156)).trim(), 8) === sum;
}
