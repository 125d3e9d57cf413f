import { createHash } from "node:crypto";
import { pack } from "tar-stream";
import { byCodeUnits } from "../model/order.ts";

/** Files by path inside an image, without a leading `/`. */
export type Tree = Readonly<Record<string, string | Uint8Array>>;

export type ImageSpec = {
  /** From the bottom up. */
  readonly layers: readonly { readonly createdBy: string; readonly files: Tree }[];
  /** The name it goes by, with a tag: `shop:1`. */
  readonly reference: string;
  readonly workingFolder: string;
  readonly command: readonly string[];
};

export type ImageLayout = {
  /** The layout's files by path: an OCI layout that `docker load` and readers of its archives understand as well. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Digest of the manifest, `sha256:…`. */
  readonly digest: string;
  readonly diffIds: readonly string[];
};

const CREATED = "2026-01-01T00:00:00Z";
const PLATFORM = { architecture: "amd64", os: "linux" };

/** Builds an image from files: plain layers, nothing of the machine or the clock in it. The same input gives the same bytes. */
export async function buildImageLayout({ layers, reference, workingFolder, command }: ImageSpec): Promise<ImageLayout> {
  const tars = await Promise.all(layers.map(({ files }) => toTar(files)));
  const blobs = new Map<string, Uint8Array>();
  const keep = (mediaType: string, bytes: Uint8Array) => describe(blobs, mediaType, bytes);
  const layerBlobs = tars.map((bytes) => keep("application/vnd.oci.image.layer.v1.tar", bytes));
  const diffIds = layerBlobs.map(({ digest }) => digest); // uncompressed: a layer's digest is its diff ID
  const config = {
    ...PLATFORM,
    created: CREATED,
    config: { Env: ["PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"], Cmd: command, WorkingDir: workingFolder },
    rootfs: { type: "layers", diff_ids: diffIds },
    history: layers.map(({ createdBy }) => ({ created: CREATED, created_by: createdBy })),
  };
  const configBlob = keep("application/vnd.oci.image.config.v1+json", toJson(config));
  const mediaType = "application/vnd.oci.image.manifest.v1+json";
  const manifest = keep(mediaType, toJson({ schemaVersion: 2, mediaType, config: configBlob, layers: layerBlobs }));
  const tag = reference.slice(reference.lastIndexOf(":") + 1);
  const annotations = { "org.opencontainers.image.ref.name": tag };
  const index = {
    schemaVersion: 2,
    mediaType: "application/vnd.oci.image.index.v1+json",
    manifests: [{ ...manifest, platform: PLATFORM, annotations }],
  };
  const archive = [{ Config: blobPath(configBlob.digest), RepoTags: [reference], Layers: diffIds.map(blobPath) }];
  const files = new Map<string, Uint8Array>([
    ["oci-layout", toJson({ imageLayoutVersion: "1.0.0" })],
    ["index.json", toJson(index)],
    ["manifest.json", toJson(archive)], // for readers of `docker save` archives
    ...blobs,
  ]);
  return { files, digest: manifest.digest, diffIds };
}

/** A tar archive (ustar) of files in the order of their paths, with the folders above them. Reproducible: owner 0, time 0. */
export async function toTar(files: Tree | ReadonlyMap<string, Uint8Array>): Promise<Uint8Array> {
  const entries: [string, string | Uint8Array][] = files instanceof Map ? [...files] : Object.entries(files);
  const archive = pack();
  const mtime = new Date(0);
  for (const name of toFolders(entries.map(([path]) => path))) archive.entry({ name, type: "directory", mode: 0o755, mtime });
  for (const [name, content] of entries.sort(([a], [b]) => byCodeUnits(a, b))) {
    archive.entry({ name, mode: 0o644, mtime }, Buffer.from(content as Uint8Array));
  }
  archive.finalize();
  const pieces: Uint8Array[] = [];
  for await (const piece of archive) pieces.push(piece as Uint8Array);
  return Buffer.concat(pieces);
}

/** Every folder above these paths, the outer before the inner, each with a `/` at its end. */
function toFolders(paths: readonly string[]): string[] {
  const folders = new Set<string>();
  for (const path of paths) {
    for (let end = path.indexOf("/"); end !== -1; end = path.indexOf("/", end + 1)) folders.add(path.slice(0, end + 1));
  }
  return [...folders].sort(byCodeUnits);
}

type Descriptor = { readonly mediaType: string; readonly digest: string; readonly size: number };

function describe(blobs: Map<string, Uint8Array>, mediaType: string, bytes: Uint8Array): Descriptor {
  const digest = `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
  blobs.set(blobPath(digest), bytes);
  return { mediaType, digest, size: bytes.length };
}

function blobPath(digest: string): string {
  return `blobs/${digest.replace(":", "/")}`;
}

function toJson(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value));
}
