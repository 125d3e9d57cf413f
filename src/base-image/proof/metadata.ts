import { GateError } from "../../errors.ts";
import type { ImageFacts, Material } from "../../model/image.ts";
import { toMaterials } from "../../model/materials.ts";
import { toPlatformKey } from "./known.ts";

const PROVENANCE = "buildx.build.provenance";

/** The images that builds used, as buildx' metadata file lists them: one entry a target and platform. */
export type BuildMetadata = readonly {
  /** Null where the build was for one platform. */
  readonly platform: string | null;
  /** Digests of what was built. */
  readonly digests: readonly string[];
  /** The one of these that is the config's, where it is said. */
  readonly config: string | null;
  readonly materials: readonly Material[];
}[];

/** Parses buildx' metadata file (`--metadata-file`), of a build or of bake. Refuses with `input-invalid` what has no provenance. */
export function parseBuildMetadata(bytes: Uint8Array, name: string): BuildMetadata {
  const value = parseJson(bytes, name);
  const builds = hasProvenance(value) ? [value] : Object.values(value).filter(isObject);
  const metadata = builds.flatMap(toBuilds);
  if (metadata.length > 0) return metadata;
  throw refuse(
    `${name} has no provenance (\`${PROVENANCE}\`): it does not say which images were used.`,
    "Build with `--metadata-file`, and without `BUILDX_METADATA_PROVENANCE=disabled`.",
  );
}

/** Of a metadata file what is said of one image: the build of its digest, else the one of its platform; null where that is not clear. */
export function findBuild(metadata: BuildMetadata, image: ImageFacts): BuildMetadata[number] | null {
  const own = digestsOf(image);
  const platform = image.platform === null ? null : toPlatformKey(image.platform);
  const forPlatform = metadata.filter(
    (build) => build.platform === null || platform === null || toPlatformKey(build.platform) === platform,
  );
  const built = forPlatform.filter(({ digests }) => digests.some((digest) => own.includes(digest)));
  const [only, ...others] = built.length > 0 ? built : forPlatform;
  return only === undefined || others.length > 0 ? null : only;
}

/** The config's digest that a build says it made, where that is another one than the image's; null where nothing speaks against it. */
export function findOtherConfig({ config, digests }: BuildMetadata[number], image: ImageFacts): string | null {
  if (config === null || image.config === null) return null;
  return digestsOf(image).some((digest) => digests.includes(digest)) ? null : config;
}

function digestsOf({ config, manifest, index }: ImageFacts): string[] {
  return [config, manifest, index].filter((digest) => digest !== null);
}

type Json = Readonly<Record<string, unknown>>;

function parseJson(bytes: Uint8Array, name: string): Json {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    value = null;
  }
  if (isObject(value)) return value;
  throw refuse(
    `${name} is no metadata file of buildx: it is no JSON object.`,
    "Give the file that `docker buildx build --metadata-file FILE` wrote.",
  );
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isProvenance(key: string): boolean {
  return key === PROVENANCE || key.startsWith(`${PROVENANCE}/`);
}

function hasProvenance(build: Json): boolean {
  return Object.keys(build).some(isProvenance);
}

function toBuilds(build: Json): BuildMetadata[number][] {
  const said = build["containerimage.config.digest"];
  const config = typeof said === "string" ? said : null;
  const named = [build["containerimage.digest"], config];
  const digests = named.filter((digest): digest is string => typeof digest === "string");
  return Object.entries(build).flatMap(([key, statement]) => {
    if (!isProvenance(key)) return [];
    const materials = toMaterials(statement);
    return materials === null ? [] : [{ platform: key.slice(PROVENANCE.length + 1) || null, digests, config, materials }];
  });
}

function refuse(message: string, next: string): GateError {
  return new GateError({ code: "input-invalid", message, next });
}
