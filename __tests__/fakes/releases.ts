import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import { zipSync } from "fflate";
import { type Header, pack } from "tar-stream";

/** An entry of an archive: its content, or what else it is. */
export type ArchiveEntry = { readonly name: string; readonly content?: string | Uint8Array } & Partial<Pick<Header, "type" | "linkname">>;

/** A `.tar.gz` made of these entries, in this order. */
export async function tarArchive(entries: readonly ArchiveEntry[]): Promise<Uint8Array> {
  const archive = pack();
  for (const { name, content = "", type = "file", linkname } of entries) {
    const header = { name, type, mode: 0o755, ...(linkname === undefined ? {} : { linkname }) };
    if (type === "file") archive.entry(header, Buffer.from(content));
    else archive.entry(header);
  }
  archive.finalize();
  const pieces: Buffer[] = [];
  for await (const piece of archive) pieces.push(piece as Buffer);
  return gzipSync(Buffer.concat(pieces));
}

/** A `.zip` made of these files. */
export function zipArchive(files: Readonly<Record<string, string>>): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, content]) => [name, new TextEncoder().encode(content)])));
}

/** sha256 of text or bytes, lower-case hex. */
export function sha256(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

/** What a scanner of a version answers when it is asked for it. */
export function versionAnswer(name: "grype" | "osv-scanner", version: string): string {
  return name === "grype" ? JSON.stringify({ application: "grype", version }) : `osv-scanner version: ${version}\ncommit: n/a\n`;
}
