import { createHash } from "node:crypto";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pack } from "tar-stream";

export type Entry = {
  readonly name: string;
  readonly content?: string | Uint8Array;
  readonly link?: string;
  readonly type?: "symlink" | "link";
};

/** A tar file of entries in this order. */
export async function toTarFile(entries: readonly Entry[]): Promise<Buffer> {
  const archive = pack();
  for (const { name, content = "", link, type } of entries) {
    if (link === undefined) archive.entry({ name }, Buffer.from(content as Uint8Array));
    else archive.entry({ name, type: type ?? "symlink", linkname: link });
  }
  archive.finalize();
  const pieces: Uint8Array[] = [];
  for await (const piece of archive) pieces.push(piece as Uint8Array);
  return Buffer.concat(pieces);
}

export function sha256(bytes: Uint8Array | string): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** A config of layers as they are uncompressed. */
export function toConfig(layers: readonly Uint8Array[], more: object = {}): string {
  const diff_ids = layers.map((bytes) => `sha256:${sha256(bytes)}`);
  return JSON.stringify({ os: "linux", architecture: "amd64", rootfs: { type: "layers", diff_ids }, ...more });
}

/** Blobs of an OCI image and the descriptor of its manifest. */
export function toOciImage(config: string, layers: readonly Uint8Array[], annotations?: Record<string, string>) {
  const entries: Entry[] = [];
  const keep = (content: string | Uint8Array, more: object = {}) => {
    const digest = sha256(content);
    if (!entries.some(({ name }) => name.endsWith(digest))) entries.push({ name: `blobs/sha256/${digest}`, content });
    return { mediaType: "application/octet-stream", digest: `sha256:${digest}`, size: Buffer.byteLength(content), ...more };
  };
  const manifest = { schemaVersion: 2, config: keep(config), layers: layers.map((layer) => keep(layer)) };
  const descriptor = keep(JSON.stringify(manifest), annotations === undefined ? {} : { annotations });
  return { entries, descriptor: { ...descriptor, mediaType: "application/vnd.oci.image.manifest.v1+json" } };
}

export async function writeTemporary(bytes: Uint8Array): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), "stored-")), "image.tar");
  await writeFile(path, bytes);
  return path;
}
