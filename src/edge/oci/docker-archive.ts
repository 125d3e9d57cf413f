import { z } from "zod";
import { readSmall } from "./blob.ts";
import { parseImageConfig } from "./image-config.ts";
import { digestOf, parseJson, refuseBytes, refuseImage } from "./image-json.ts";
import type { Store } from "./store.ts";
import type { StoredImage } from "./stored-image.ts";

const List = z
  .array(z.object({ Config: z.string(), RepoTags: z.array(z.string()).nullish(), Layers: z.array(z.string()).max(1000).nullish() }))
  .max(1000);
const BY_DIGEST = /(?:^|\/)([0-9a-f]{64})(?:\.json|\.tar)?$/;

/** The images of an archive of `docker save`, `podman save` or skopeo, in its order. Refuses what is none. */
export async function readDockerArchive(store: Store): Promise<readonly StoredImage[]> {
  const list = await store.find("manifest.json");
  if (list === null)
    throw refuseImage(
      `${store.shown} has no manifest.json, so it is no archive of \`docker save\`.`,
      "Write `oci-archive:` for an OCI archive.",
    );
  const parsed = List.safeParse(parseJson(await readSmall(list, "manifest.json"), `the manifest.json of ${store.shown}`));
  if (!parsed.success) throw refuseImage(`The manifest.json of ${store.shown} does not list images.`);
  return Promise.all(parsed.data.map((entry) => readEntry(entry, store)));
}

async function readEntry({ Config, RepoTags, Layers }: z.infer<typeof List>[number], store: Store): Promise<StoredImage> {
  const found = await store.find(Config);
  if (found === null) throw refuseImage(`${store.shown} has no ${Config}, which its manifest.json names.`);
  const config = await readSmall(found, Config);
  const said = BY_DIGEST.exec(Config)?.[1];
  if (said !== undefined && digestOf(config) !== `sha256:${said}`)
    throw refuseBytes(`${Config} of ${store.shown} is ${digestOf(config)}, and not what it is named.`);
  const layers = await Promise.all((Layers ?? []).map((name) => findLayer(name, store)));
  const { platform } = parseImageConfig(config, store.shown);
  return { names: RepoTags ?? [], platform, config, manifest: null, index: null, layers, provenance: async () => null };
}

/** Only the blobs of an OCI layout within are named by the digest of their bytes for certain; `<id>/layer.tar` and `<id>.tar` need not be. */
async function findLayer(name: string, store: Store): Promise<StoredImage["layers"][number]> {
  const blob = await store.find(name);
  if (blob === null) throw refuseImage(`${store.shown} has no layer ${name}, which its manifest.json names.`);
  const digest = name.startsWith("blobs/sha256/") ? BY_DIGEST.exec(name)?.[1] : undefined;
  return { blob, digest: digest === undefined ? null : `sha256:${digest}` };
}
