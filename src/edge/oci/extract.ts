import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { isGateError } from "../../errors.ts";
import type { Images } from "../../ports.ts";
import { linkOrCopy } from "./copy-blob.ts";
import { digestOf } from "./image-json.ts";
import { refuseDisk } from "./resource-faults.ts";
import { writeArchive } from "./save-archive.ts";
import { chooseStored } from "./stored.ts";
import type { StoredImage } from "./stored-image.ts";

type Request = Parameters<Images["extract"]>[0];

/** Writes one image of an archive or layout, and nothing beside it, into an empty folder. Rejects as the port `Images` says. */
export async function extractStored(request: Request): ReturnType<Images["extract"]> {
  return writeImage(await chooseStored(request.source), request);
}

/** Writes an image whose layers are at hand into an empty folder. Rejects as the port `Images` says. */
export async function writeImage(image: StoredImage, { source, to, deadline }: Request): ReturnType<Images["extract"]> {
  const config = digestOf(image.config);
  const copying = { what: `${source.scheme}:${source.locator}`, deadline };
  try {
    if (image.manifest !== null) return { scheme: "oci-dir", path: await writeLayout(image, image.manifest, { ...copying, to }), config };
    const path = join(to, "image.tar");
    await writeArchive(image, { ...copying, to: path });
    return { scheme: "docker-archive", path, config };
  } catch (error) {
    if (isGateError(error)) throw error;
    throw refuseDisk(`${copying.what} could not be copied for its scanner`, error);
  }
}

type Place = { readonly what: string; readonly to: string; readonly deadline: number };

/** A layout of one manifest. Its layers are the same files where they are files already. */
async function writeLayout(image: StoredImage, manifest: Uint8Array, { to, ...copying }: Place): Promise<string> {
  const layout = join(to, "image");
  const blobs = join(layout, "blobs", "sha256");
  await mkdir(blobs, { recursive: true });
  const toPath = (digest: string) => join(blobs, digest.replace("sha256:", ""));
  const descriptor = { mediaType: toMediaType(manifest), digest: digestOf(manifest), size: manifest.length };
  await writeFile(join(layout, "oci-layout"), JSON.stringify({ imageLayoutVersion: "1.0.0" }));
  await writeFile(join(layout, "index.json"), JSON.stringify({ schemaVersion: 2, manifests: [descriptor] }));
  await writeFile(toPath(descriptor.digest), manifest);
  await writeFile(toPath(digestOf(image.config)), image.config);
  const layers = new Map(image.layers.flatMap(({ digest, blob }) => (digest === null ? [] : [[digest, blob] as const])));
  for (const [digest, blob] of layers) await linkOrCopy(blob, { ...copying, to: toPath(digest) });
  return layout;
}

const MANIFEST = "application/vnd.oci.image.manifest.v1+json";

/** What a manifest says it is; one that says nothing is OCI's. */
function toMediaType(manifest: Uint8Array): string {
  const value: unknown = JSON.parse(new TextDecoder().decode(manifest));
  const said = typeof value === "object" && value !== null && "mediaType" in value ? value.mediaType : null;
  return typeof said === "string" && said !== "" ? said : MANIFEST;
}
