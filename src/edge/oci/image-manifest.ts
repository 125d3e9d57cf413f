import { z } from "zod";
import type { DiffIdProof, ImageFacts, Material } from "../../model/image.ts";
import { DIGEST, parseImageConfig } from "./image-config.ts";
import { capital, digestOf, parseJson, refuseBytes, refuseImage, wrongAt } from "./image-json.ts";

const MOST_LAYERS = 1000;
const Annotations = z.record(z.string(), z.string()).nullish();
const Platform = z.object({ os: z.string().nullish(), architecture: z.string().nullish(), variant: z.string().nullish() });

export const Descriptor = z.object({
  mediaType: z.string().nullish(),
  digest: z.string().regex(DIGEST),
  size: z.number().int().nonnegative(),
  platform: Platform.nullish(),
  annotations: Annotations,
});
export type Descriptor = z.infer<typeof Descriptor>;

const Manifest = z.object({ config: Descriptor, layers: z.array(Descriptor).max(MOST_LAYERS), annotations: Annotations });
export type Manifest = z.infer<typeof Manifest>;
const Index = z.object({ manifests: z.array(Descriptor).max(MOST_LAYERS), annotations: Annotations });
export type Index = z.infer<typeof Index>;

/** Reads a manifest or an index, told apart by what it has; refuses (`target-invalid`) what is neither. `what` names it in the sentence. */
export function parseManifest(bytes: Uint8Array, what: string): { manifest: Manifest } | { index: Index } {
  const value = parseJson(bytes, what);
  const isIndex = typeof value === "object" && value !== null && "manifests" in value;
  const parsed = isIndex ? Index.safeParse(value) : Manifest.safeParse(value);
  if (!parsed.success) throw refuseImage(`${capital(what)} cannot be understood: ${wrongAt(parsed.error)}.`);
  return "manifests" in parsed.data ? { index: parsed.data } : { manifest: parsed.data };
}

/** All that was read of an image. Digests of config and manifest are computed here from their bytes. */
export type ImageParts = {
  readonly name: string;
  readonly config: Uint8Array;
  /** As a registry or layout has it; null where there is none. */
  readonly manifest: Uint8Array | null;
  readonly index: string | null;
  readonly names: readonly string[];
  readonly provenance: readonly Material[] | null;
  readonly proof: DiffIdProof;
};

/** What an image is. Refuses (`target-invalid`, `source-mismatch`) a config that is none, or is not that of the manifest. */
export function toImageFacts({ name, config, manifest, index, names, provenance, proof }: ImageParts): ImageFacts {
  const parsed = manifest === null ? null : parseManifest(manifest, `the manifest of ${name}`);
  if (parsed !== null && "index" in parsed) throw refuseImage(`The manifest of ${name} is an index.`);
  const own = parseImageConfig(config, name);
  const digest = digestOf(config);
  if (parsed !== null && parsed.manifest.config.digest !== digest)
    throw refuseBytes(`The config of ${name} is ${digest}, and its manifest says ${parsed.manifest.config.digest}.`);
  if (parsed !== null && parsed.manifest.layers.length !== own.diffIds.length)
    throw refuseBytes(`${name} has ${parsed.manifest.layers.length} layers, and its config lists ${own.diffIds.length} diff IDs.`);
  return {
    ...own,
    config: digest,
    manifest: manifest === null ? null : digestOf(manifest),
    index,
    proof,
    blobs: parsed === null ? null : parsed.manifest.layers.map((layer) => layer.digest),
    annotations: parsed?.manifest.annotations ?? {},
    names,
    provenance,
  };
}
