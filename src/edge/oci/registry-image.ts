import { GateError } from "../../errors.ts";
import type { ImageFacts, Material } from "../../model/image.ts";
import { type Reference, renderReference } from "../../model/reference.ts";
import { parseImageConfig, toPlatform } from "./image-config.ts";
import { refuseImage } from "./image-json.ts";
import { type Descriptor, type Index, type Manifest, parseManifest, toImageFacts } from "./image-manifest.ts";
import { isPlatform, toPlatformKey } from "./platforms.ts";
import { isAttestation, readProvenance } from "./registry-attestations.ts";
import type { Checked, Repository } from "./registry-client.ts";

const MOST_UNNAMED = 16;

export type Place = { readonly repository: Repository; readonly reference: Reference; readonly shown: string };
/** What a reference names: an index (with its images), or a manifest. */
export type Root = { readonly digest: string; readonly index: Index | null; readonly manifest: Checked | null };
/** An image with its manifest, and the bytes of manifest and config. */
export type Found = {
  readonly platform: string;
  readonly facts: ImageFacts;
  readonly manifest: Manifest;
  readonly bytes: { readonly manifest: Uint8Array; readonly config: Uint8Array };
};

/** Reads what a reference names. A digest decides alone: a tag before it is decoration. */
export async function readRoot({ repository, reference, shown }: Place): Promise<Root> {
  const read = await repository.manifest(reference.digest ?? reference.tag ?? "latest");
  const parsed = parseManifest(read.bytes, `the manifest of ${shown}`);
  if ("index" in parsed) return { digest: read.digest, index: parsed.index, manifest: null };
  return { digest: read.digest, index: null, manifest: read };
}

/** The images for these platforms; of `all`, one each. Rejects (`platform-missing`) where there is none. `withProvenance`: read that too. */
export async function readImages(
  root: Root,
  platforms: readonly string[] | "all",
  { withProvenance = false, ...place }: Place & { withProvenance?: boolean },
): Promise<Found[]> {
  if (root.manifest !== null) {
    const image = await readImage(root.manifest, { index: null, listed: null, provenance: null }, place);
    const isMeant = platforms === "all" || platforms.some((wanted) => isPlatform(image.platform, wanted));
    if (isMeant) return [image];
    throw noPlatform(place.shown, platforms, [image.platform]);
  }
  const listed = await listImages(root, place);
  const chosen = platforms === "all" ? listed : platforms.flatMap((wanted) => choose(listed, wanted) ?? []);
  if (chosen.length === 0)
    throw noPlatform(
      place.shown,
      platforms === "all" ? [] : platforms,
      listed.map(({ platform }) => platform),
    );
  return Promise.all(
    toDistinct(chosen).map(async ({ descriptor, platform }) => {
      const manifest = await place.repository.manifest(descriptor.digest);
      const provenance = withProvenance ? await readProvenance(root.index, descriptor.digest, place) : null;
      return readImage(manifest, { index: root.digest, listed: platform, provenance }, place);
    }),
  );
}

/** The platform to read where none is asked for: the only one; else linux/amd64, and where there is none the machine's `own`. */
export async function chooseDefault(root: Root, own: string, place: Place): Promise<readonly string[] | "all"> {
  if (root.index === null) return "all";
  const listed = toDistinct(await listImages(root, place));
  if (listed.length === 1) return "all";
  return [choose(listed, "linux/amd64") === undefined && choose(listed, own) !== undefined ? own : "linux/amd64"];
}

type Listed = { readonly descriptor: Descriptor; readonly platform: string };

/** The images of an index. One without a platform is asked for its own; nested indexes and attestations are no images. */
async function listImages({ index }: Root, place: Place): Promise<Listed[]> {
  const images = (index?.manifests ?? []).filter((one) => !isAttestation(one) && !/index|manifest\.list/.test(one.mediaType ?? ""));
  const unnamed = images.filter(({ platform }) => toPlatform(platform ?? {}) === null);
  if (unnamed.length > MOST_UNNAMED) throw refuseImage(`${place.shown} has ${unnamed.length} images that name no platform.`);
  return Promise.all(images.map(async (descriptor) => ({ descriptor, platform: await readPlatform(descriptor, place) })));
}

async function readPlatform(descriptor: Descriptor, { repository, shown }: Place): Promise<string> {
  const said = toPlatform(descriptor.platform ?? {});
  if (said !== null) return toPlatformKey(said);
  const { bytes } = await repository.manifest(descriptor.digest);
  const parsed = parseManifest(bytes, `a manifest of ${shown}`);
  if ("index" in parsed) return "unknown";
  const config = await repository.small(parsed.manifest.config, `the config of ${shown}`);
  return toPlatformKey(parseImageConfig(config, shown).platform ?? "unknown");
}

/** The very platform before one of its variants. */
function choose(listed: readonly Listed[], wanted: string): Listed | undefined {
  return listed.find(({ platform }) => platform === toPlatformKey(wanted)) ?? listed.find(({ platform }) => isPlatform(platform, wanted));
}

function toDistinct(listed: readonly Listed[]): Listed[] {
  return [...new Map([...listed].reverse().map((one) => [one.platform, one])).values()].reverse();
}

type Beside = { readonly index: string | null; readonly listed: string | null; readonly provenance: readonly Material[] | null };

async function readImage({ bytes }: Checked, { index, listed, provenance }: Beside, place: Place): Promise<Found> {
  const { repository, reference, shown } = place;
  const parsed = parseManifest(bytes, `the manifest of ${shown}`);
  if ("index" in parsed) throw refuseImage(`${shown} names an index where a manifest should be.`);
  const config = await repository.small(parsed.manifest.config, `the config of ${shown}`);
  const names = [renderReference(reference)];
  const facts = toImageFacts({ name: shown, config, manifest: bytes, index, names, provenance, proof: "config" });
  return {
    platform: listed ?? toPlatformKey(facts.platform ?? "unknown"),
    facts,
    manifest: parsed.manifest,
    bytes: { manifest: bytes, config },
  };
}

function noPlatform(shown: string, wanted: readonly string[], there: readonly string[]): GateError {
  const has = there.length === 0 ? "no image at all" : there.join(", ");
  const message = `${shown} has no image for ${wanted.join(", ") || "any platform"}: it has ${has}.`;
  return new GateError({ code: "platform-missing", message, next: "Ask for one of these platforms (`platform`)." });
}
