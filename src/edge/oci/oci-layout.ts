import type { Material } from "../../model/image.ts";
import { toMaterials } from "../../model/materials.ts";
import { readSmall } from "./blob.ts";
import { parseImageConfig, toPlatform } from "./image-config.ts";
import { digestOf, parseJson, refuseBytes, refuseImage } from "./image-json.ts";
import { type Descriptor, type Manifest, parseManifest } from "./image-manifest.ts";
import type { Store } from "./store.ts";
import type { StoredImage } from "./stored-image.ts";

const MOST_NESTED = 4;
const MOST_IMAGES = 1000;
const NAMES = ["io.containerd.image.name", "org.opencontainers.image.ref.name"];
const ATTESTS = "vnd.docker.reference.digest";

type Found = { readonly descriptor: Descriptor; readonly index: string | null; readonly names: readonly string[] };

/** The images of an OCI layout or archive, in its order, with each digest checked against its bytes. Attestations are no images. */
export async function readLayout(store: Store): Promise<readonly StoredImage[]> {
  const found = await findManifests(store);
  const attestations = found.filter(({ descriptor }) => isAttestation(descriptor));
  const images = found.filter(({ descriptor }) => !isAttestation(descriptor));
  return Promise.all(images.map((image) => readImage(image, { attestations, store })));
}

/** Every manifest once, through nested indexes, with all names that lead to it. */
async function findManifests(store: Store): Promise<Found[]> {
  const file = await store.find("index.json");
  if (file === null)
    throw refuseImage(
      `${store.shown} has no index.json, so it is no OCI layout.`,
      "Write `docker-archive:` for an archive of `docker save`, or name the folder or archive that holds index.json and blobs/.",
    );
  const found = new Map<string, Found>();
  const seen = new Set<string>();
  const enter = async (bytes: Uint8Array, above: Omit<Found, "descriptor">, depth: number): Promise<void> => {
    const read = parseManifest(bytes, `an index of ${store.shown}`);
    if (!("index" in read)) throw refuseImage(`${store.shown} names a manifest where an index should be.`);
    for (const descriptor of read.index.manifests) {
      const names = [...new Set([...above.names, ...namesOf(descriptor)])];
      const key = `${isAttestation(descriptor)} ${descriptor.digest}`;
      const way = `${key} ${names.join(" ")}`;
      if (seen.size >= MOST_IMAGES) throw refuseImage(`${store.shown} holds more than ${MOST_IMAGES} images.`);
      if (!(descriptor.mediaType ?? "").match(/index|manifest\.list/)) {
        const known = found.get(key) ?? { descriptor, index: above.index, names };
        found.set(key, { ...known, names: [...new Set([...known.names, ...names])] });
      } else if (depth >= MOST_NESTED) throw refuseImage(`${store.shown} has indexes nested more than ${MOST_NESTED} deep.`);
      else if (!seen.has(way)) await enter(await readBlob(descriptor, store), { index: descriptor.digest, names }, depth + 1);
      seen.add(way);
    }
  };
  await enter(await readSmall(file, "index.json"), { index: null, names: [] }, 0);
  return [...found.values()];
}

function namesOf({ annotations }: Descriptor): string[] {
  return NAMES.flatMap((key) => annotations?.[key] || []);
}

function isAttestation({ annotations, platform }: Descriptor): boolean {
  return annotations?.[ATTESTS] !== undefined || platform?.os === "unknown";
}

type Beside = { readonly attestations: readonly Found[]; readonly store: Store };

async function readImage({ descriptor, index, names }: Found, { attestations, store }: Beside): Promise<StoredImage> {
  const manifest = await readBlob(descriptor, store);
  const read = parseManifest(manifest, `the manifest ${descriptor.digest} of ${store.shown}`);
  if ("index" in read) throw refuseImage(`${store.shown} names an index where a manifest should be.`);
  const config = await readBlob(read.manifest.config, store);
  const own = parseImageConfig(config, store.shown).platform;
  return {
    names,
    platform: own ?? toPlatform(descriptor.platform ?? {}),
    config,
    manifest,
    index,
    layers: await findLayers(read.manifest, store),
    provenance: () => readProvenance(descriptor.digest, { attestations, store }),
  };
}

function findLayers(manifest: Manifest, store: Store): Promise<StoredImage["layers"]> {
  return Promise.all(
    manifest.layers.map(async ({ digest, size }) => {
      const blob = await store.find(toPath(digest));
      if (blob === null) throw refuseImage(`${store.shown} has no blob ${digest}, which is a layer of its image.`);
      if (blob.size !== size) throw refuseBytes(`Layer ${digest} of ${store.shown} should have ${size} bytes, and it has ${blob.size}.`);
      return { blob, digest };
    }),
  );
}

/** What the image's own attestations say was used. */
async function readProvenance(digest: string, { attestations, store }: Beside): Promise<readonly Material[] | null> {
  for (const { descriptor } of attestations.filter((one) => one.descriptor.annotations?.[ATTESTS] === digest)) {
    const read = parseManifest(await readBlob(descriptor, store), `an attestation of ${store.shown}`);
    if ("index" in read) continue;
    for (const layer of read.manifest.layers) {
      if (!(layer.annotations?.["in-toto.io/predicate-type"] ?? "").startsWith("https://slsa.dev/provenance/")) continue;
      const materials = toMaterials(parseJson(await readBlob(layer, store), `an attestation of ${store.shown}`));
      if (materials !== null) return materials;
    }
  }
  return null;
}

async function readBlob({ digest, size }: Descriptor, store: Store): Promise<Uint8Array> {
  const blob = await store.find(toPath(digest));
  if (blob === null) throw refuseImage(`${store.shown} has no blob ${digest}.`);
  const bytes = await readSmall(blob, `blob ${digest} of ${store.shown}`);
  if (bytes.length !== size || digestOf(bytes) !== digest)
    throw refuseBytes(
      `Blob ${digest} of ${store.shown} is to have ${size} bytes, and it has ${bytes.length}, with the digest ${digestOf(bytes)}.`,
    );
  return bytes;
}

function toPath(digest: string): string {
  return `blobs/${digest.replace(":", "/")}`;
}
