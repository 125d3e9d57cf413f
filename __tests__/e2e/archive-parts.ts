import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { extract, type Header, pack } from "tar-stream";
import { sha256, toTarFile } from "../fakes/stored-images.ts";

type Config = { rootfs: { diff_ids: string[] }; created: string; history: { created?: string }[] };

/** An image as an archive holds it: the config that says which layers it has, and the layers from the bottom. Nothing keeps them in step. */
export type Parts = { readonly config: Config; readonly layers: readonly Buffer[] };

type Entry = { readonly header: Header; readonly bytes: Buffer };

/** Takes an archive of `docker save` apart that holds one image, none of whose layers is there twice. */
export async function readParts(file: string): Promise<Parts> {
  const entries = await readTar(readFileSync(file));
  const named = (name: string): Buffer => {
    const found = entries.find(({ header }) => header.name === name);
    if (found === undefined) throw new Error(`${file} has no ${name}`);
    return found.bytes;
  };
  const [image] = JSON.parse(named("manifest.json").toString()) as { Config: string; Layers: string[] }[];
  return { config: JSON.parse(named(image?.Config ?? "").toString()) as Config, layers: (image?.Layers ?? []).map(named) };
}

/** Writes an image as `docker save` does, whether or not its config tells the truth of its layers. */
export async function writeArchive(file: string, { config, layers }: Parts): Promise<void> {
  const text = JSON.stringify(config);
  const names = layers.map((_layer, at) => `layer-${at}/layer.tar`);
  const list = [{ Config: `${sha256(text)}.json`, RepoTags: ["made:1"], Layers: names }];
  const files = [
    { name: `${sha256(text)}.json`, content: text },
    { name: "manifest.json", content: JSON.stringify(list) },
  ];
  writeFileSync(file, await toTarFile([...files, ...layers.map((content, at) => ({ name: names[at] ?? "", content }))]));
}

/** Writes an image as an OCI layout, each blob under its true digest, whether or not its config tells the truth of its layers. */
export function writeLayout(folder: string, { config, layers }: Parts): void {
  mkdirSync(join(folder, "blobs", "sha256"), { recursive: true });
  const keep = (bytes: string | Buffer, kind: string) => {
    writeFileSync(join(folder, "blobs", "sha256", sha256(bytes)), bytes);
    return { mediaType: `application/vnd.oci.image.${kind}`, digest: `sha256:${sha256(bytes)}`, size: Buffer.byteLength(bytes) };
  };
  const manifest = {
    schemaVersion: 2,
    config: keep(JSON.stringify(config), "config.v1+json"),
    layers: layers.map((layer) => keep(layer, "layer.v1.tar")),
  };
  const manifests = [keep(JSON.stringify(manifest), "manifest.v1+json")];
  writeFileSync(join(folder, "index.json"), JSON.stringify({ schemaVersion: 2, manifests }));
  writeFileSync(join(folder, "oci-layout"), '{"imageLayoutVersion":"1.0.0"}');
}

/** The same files with other dates, so that no layer has the digest that it had. `created`: what all dates of the config become, if any. */
export async function redate({ config, layers }: Parts, created: string | null): Promise<Parts> {
  const dated = await Promise.all(layers.map(async (layer) => toDated(await readTar(layer))));
  const rootfs = { ...config.rootfs, diff_ids: dated.map((layer) => `sha256:${sha256(layer)}`) };
  const history = config.history.map((step) => ({ ...step, ...(created === null ? {} : { created }) }));
  return { config: { ...config, rootfs, history, created: created ?? config.created }, layers: dated };
}

async function readTar(bytes: Buffer): Promise<Entry[]> {
  const entries: Entry[] = [];
  const reader = extract();
  reader.end(bytes);
  for await (const entry of reader) entries.push({ header: entry.header, bytes: await buffer(entry) });
  return entries;
}

async function toDated(entries: readonly Entry[]): Promise<Buffer> {
  const writer = pack();
  for (const { header, bytes } of entries) writer.entry({ ...header, mtime: new Date(0) }, bytes);
  writer.finalize();
  return buffer(writer);
}
