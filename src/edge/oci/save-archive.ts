import type { FileHandle } from "node:fs/promises";
import type { Blob } from "./blob.ts";
import { appendBlob, type Copying, withNewFile } from "./copy-blob.ts";
import { digestOf } from "./image-json.ts";
import type { StoredImage } from "./stored-image.ts";
import { BLOCK, toTarHeader } from "./tar-header.ts";

type Entry = { readonly name: string; readonly content: Uint8Array | Blob };

/** Writes one image as an archive like that of `docker save`. Layers that are one blob are one entry, and none is a link. */
export async function writeArchive({ config, names, layers }: StoredImage, { to, ...copying }: Copying & { to: string }): Promise<void> {
  const entries = new Map<string, Entry>();
  const places = layers.map(({ blob }) => {
    const key = `${blob.path} ${blob.offset}`;
    const entry = entries.get(key) ?? { name: `layer-${entries.size + 1}.tar`, content: blob };
    entries.set(key, entry);
    return entry.name;
  });
  const Config = `${digestOf(config).replace("sha256:", "")}.json`;
  const list = [{ Config, RepoTags: names.length === 0 ? null : names, Layers: places }];
  const small: Entry[] = [
    { name: "manifest.json", content: new TextEncoder().encode(JSON.stringify(list)) },
    { name: Config, content: config },
  ];
  await withNewFile(to, async (file) => {
    for (const entry of [...small, ...entries.values()]) await writeEntry(entry, file, copying);
    await file.writeFile(new Uint8Array(2 * BLOCK));
  });
}

async function writeEntry({ name, content }: Entry, file: FileHandle, copying: Copying): Promise<void> {
  const size = content instanceof Uint8Array ? content.length : content.size;
  await file.writeFile(toTarHeader(name, size));
  if (content instanceof Uint8Array) await file.writeFile(content);
  else await appendBlob(content, file, copying);
  await file.writeFile(new Uint8Array((BLOCK - (size % BLOCK)) % BLOCK));
}
