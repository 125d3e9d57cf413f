import { GateError } from "../../errors.ts";
import type { ImageSource, LayerChanges } from "../../model/image.ts";
import type { ImageReading, ImageReadRequest } from "../../ports.ts";
import { streamBlob } from "./blob.ts";
import { readDockerArchive } from "./docker-archive.ts";
import { refuseBytes, refuseImage } from "./image-json.ts";
import { toImageFacts } from "./image-manifest.ts";
import { readLayout } from "./oci-layout.ts";
import { isPlatform } from "./platforms.ts";
import { readLayer } from "./read-layer.ts";
import { openStore } from "./store.ts";
import type { StoredImage } from "./stored-image.ts";

type Place = Pick<ImageSource, "scheme" | "absolute" | "locator">;

/** The images of an archive or layout, in its order: their names and platforms. Rejects as the port `Images` says. */
export async function listStored(source: Place): Promise<readonly { names: readonly string[]; platform: string | null }[]> {
  return (await readImages(source)).map(({ names, platform }) => ({ names, platform }));
}

/** Reads one image of an archive or layout; with `layers: "all"` its diff IDs are proven by its bytes. Rejects as the port `Images` says. */
export async function readStored(request: ImageReadRequest): Promise<ImageReading> {
  return readImage(await chooseStored(request.source), request);
}

/** Reads an image whose layers are at hand; where all of them are read, its diff IDs are proven by their bytes. */
export async function readImage(image: StoredImage, { source, wanted, layers, deadline }: ImageReadRequest): Promise<ImageReading> {
  const shown = `${source.scheme}:${source.locator}`;
  const { config, manifest, index, names } = image;
  const provenance = await image.provenance();
  const count = layers === "all" ? image.layers.length : Math.min(layers, image.layers.length);
  const proof = layers === "all" || (count > 0 && count === image.layers.length) ? "bytes" : "config";
  const facts = toImageFacts({ name: shown, config, manifest, index, names, provenance, proof });
  if (image.layers.length !== facts.diffIds.length)
    throw refuseBytes(`${shown} has ${image.layers.length} layers, and its config lists ${facts.diffIds.length} diff IDs.`);
  const read = new Map<string, LayerChanges>();
  const changes: LayerChanges[] = [];
  for (const [at, { blob, digest }] of image.layers.slice(0, count).entries()) {
    const diffId = facts.diffIds[at] ?? "";
    const key = `${blob.path} ${blob.offset} ${diffId} ${digest}`;
    const what = `Layer ${at + 1} of ${shown}`;
    const told = read.get(key) ?? (await readLayer({ what, pieces: streamBlob(blob), digest, diffId, wanted, deadline }));
    read.set(key, told);
    changes.push(told);
  }
  return { facts, changes };
}

/** The image of an archive or layout that a source means. Rejects as the port `Images` says. */
export async function chooseStored(source: ImageSource): Promise<StoredImage> {
  return choose(await readImages(source), source);
}

async function readImages(source: Place): Promise<readonly StoredImage[]> {
  const store = await openStore(source);
  const images = source.scheme === "docker-archive" ? await readDockerArchive(store) : await readLayout(store);
  if (images.length === 0) throw refuseImage(`${store.shown} holds no image.`);
  return images;
}

/** The image that is meant: by name (or `@INDEX`) and platform; refuses where none fits, or several do. */
function choose(images: readonly StoredImage[], { scheme, locator, name, platform }: ImageSource): StoredImage {
  const shown = `${scheme}:${locator}`;
  const named =
    name === null ? images : images.filter(({ names }, at) => (name.startsWith("@") ? name === `@${at}` : names.includes(name)));
  if (named.length === 0) throw notThere(`${shown} holds no image called ${name}: it holds ${listNames(images)}.`);
  const first = named[0];
  if (named.length === 1 && first !== undefined) {
    if (platform === null || isPlatform(first.platform, platform)) return first;
    throw noPlatform(shown, platform, images);
  }
  const fitting = named.filter((image) => isPlatform(image.platform, platform ?? "linux/amd64"));
  const [only, ...others] = fitting;
  if (only === undefined) throw noPlatform(shown, platform ?? "linux/amd64", named);
  if (others.every(({ config }) => Buffer.compare(config, only.config) === 0)) return only;
  throw refuseImage(`${shown} holds several images: ${listNames(images)}.`, `Name the one that is meant: \`${shown}:NAME\`.`);
}

function listNames(images: readonly StoredImage[]): string {
  return images.map(({ names }, at) => names[0] ?? `@${at}`).join(", ");
}

function notThere(message: string): GateError {
  return new GateError({ code: "target-not-found", message, next: "Write one of these names." });
}

function noPlatform(shown: string, wanted: string, images: readonly StoredImage[]): GateError {
  const there = images.map(({ platform }) => platform ?? "an unknown one").join(", ");
  const message = `${shown} has no image for ${wanted}: it has ${there}.`;
  return new GateError({ code: "platform-missing", message, next: "Ask for one of these platforms (`platform`)." });
}
