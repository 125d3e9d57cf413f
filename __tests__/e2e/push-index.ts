import { createHash } from "node:crypto";

const MANIFEST = "application/vnd.oci.image.manifest.v1+json";
const INDEX = "application/vnd.oci.image.index.v1+json";

/** Where an image is in a plain registry on the loopback. */
export type Published = { readonly host: string; readonly repository: string; readonly tag: string };

/** What was pushed: an index, and in it the image that was there for linux/amd64 and one with the same layers for linux/arm64. */
export type Pushed = { readonly index: string; readonly amd64: string; readonly arm64: string };

/** Pushes, under another tag, an index of an image that is there already and of the same for linux/arm64. The other platform comes first. */
export async function pushIndex({ host, repository, tag }: Published, indexTag: string): Promise<Pushed> {
  const base = `http://${host}/v2/${repository}`;
  const amd64 = await (await fetch(`${base}/manifests/${tag}`, { headers: { accept: MANIFEST } })).text();
  const parsed = JSON.parse(amd64);
  const config = await (await fetch(`${base}/blobs/${parsed.config.digest}`)).json();
  const other = JSON.stringify({ ...(config as object), architecture: "arm64", variant: "v8" });
  const blob = { digest: toDigest(other), size: Buffer.byteLength(other) };
  await pushBlob(base, other, blob.digest);
  const arm64 = JSON.stringify({ ...parsed, config: { ...parsed.config, ...blob } });
  await put(`${base}/manifests/${toDigest(arm64)}`, MANIFEST, arm64);
  const manifests = [
    { ...describe(arm64), platform: { os: "linux", architecture: "arm64", variant: "v8" } },
    { ...describe(amd64), platform: { os: "linux", architecture: "amd64" } },
  ];
  const index = JSON.stringify({ schemaVersion: 2, mediaType: INDEX, manifests });
  await put(`${base}/manifests/${indexTag}`, INDEX, index);
  return { index: toDigest(index), amd64: toDigest(amd64), arm64: toDigest(arm64) };
}

function describe(manifest: string): { mediaType: string; digest: string; size: number } {
  return { mediaType: MANIFEST, digest: toDigest(manifest), size: Buffer.byteLength(manifest) };
}

async function pushBlob(base: string, text: string, digest: string): Promise<void> {
  const begun = await fetch(`${base}/blobs/uploads/`, { method: "POST" });
  const place = new URL(begun.headers.get("location") ?? "", base);
  place.searchParams.set("digest", digest);
  await put(place.href, "application/octet-stream", text);
}

async function put(url: string, type: string, body: string): Promise<void> {
  const { status } = await fetch(url, { method: "PUT", headers: { "content-type": type }, body });
  if (status !== 201) throw new Error(`${url} answered ${status}`);
}

function toDigest(text: string): string {
  return `sha256:${createHash("sha256").update(text).digest("hex")}`;
}
