import { isAbsolute, posix, relative, resolve, sep } from "node:path";
import { type Fault, isGateError, sentenceOf } from "../../errors.ts";
import type { ImageFacts, Material } from "../../model/image.ts";
import type { Problem } from "../../model/reasons.ts";
import type { Settings } from "../../model/settings.ts";
import type { World } from "../../ports.ts";
import { parsePlatform } from "../build/platform.ts";
import { resolveBuild } from "../resolve.ts";
import type { ClaimsFrom, ReadDockerfile } from "./claims.ts";
import { findBuild, findOtherConfig, parseBuildMetadata } from "./metadata.ts";
import { type ImageTarget, valueFor } from "./per-image.ts";

const DOCKERFILE_LIMIT = 4 * 1024 * 1024;
const METADATA_LIMIT = 64 * 1024 * 1024;

/** What the files beside an image say of how it was built. `problems`: what could not be read, each with the image's id. */
export type BuildSaid = Omit<ClaimsFrom, "image"> & { readonly problems: readonly Problem[] };

/** Where the files are, of how many images one looks, and whether the policy asks for bases. */
export type BuildPlace = {
  readonly settings: Settings;
  readonly world: Pick<World, "files" | "machine">;
  readonly isOnly: boolean;
  readonly wantsProof: boolean;
};

/** Reads the Dockerfile and build metadata of an image, where somebody named them or they are plainly there. Never rejects. */
export async function readBuild(target: ImageTarget, image: ImageFacts, place: BuildPlace): Promise<BuildSaid> {
  const { settings, world } = place;
  const problems: Problem[] = [];
  const attempt = async <T>(reading: Promise<T | null>, lenient: boolean): Promise<T | null> => {
    try {
      return await reading;
    } catch (error) {
      const toCode = (code: Fault["code"]): Problem["code"] => (lenient ? "base-lookup-failed" : code);
      problems.push(...toFaults(error).map((fault) => ({ ...fault, code: toCode(fault.code), target: target.id })));
      return null;
    }
  };
  // A Dockerfile that nobody named stops nothing where nobody asked for bases.
  const isLenient = settings.build.dockerfiles === null && !place.wantsProof;
  const [dockerfile, metadata] = await Promise.all([
    attempt(readDockerfile(target, image, place), isLenient),
    attempt(readMetadata(target, image, place), false),
  ]);
  if (metadata !== null && metadata.materials === null) problems.push(toUnclear(target, metadata.name));
  if (metadata !== null && metadata.other !== null) problems.push(toAnothers(target, metadata.name, { made: metadata.other, image }));
  const baseImage = valueFor(settings.build.baseImages, target, world.machine.cwd);
  return { baseImage, dockerfile, metadata: hasMaterials(metadata) ? metadata : null, problems };
}

async function readDockerfile(
  target: ImageTarget,
  image: ImageFacts,
  { settings, world, isOnly }: BuildPlace,
): Promise<ReadDockerfile | null> {
  const { dockerfiles, target: stage, args } = settings.build;
  const name =
    dockerfiles === null ? (isOnly ? await findDockerfile(settings, world) : null) : valueFor(dockerfiles, target, world.machine.cwd);
  if (name === null) return null;
  const source = await world.files.read(resolve(world.machine.cwd, name), DOCKERFILE_LIMIT);
  const values = args.flatMap(({ name: variable, value }) => {
    const text = value ?? world.machine.env[variable];
    return text === undefined ? [] : [[variable, text] as const];
  });
  const platform = toPlatform(image);
  const { facts, making } = resolveBuild({ source, name, target: stage, buildArgs: new Map(values), platform });
  const path = toPath(name, world.machine.cwd);
  return { name, facts, ...(making === null || path === null ? {} : { builtBy: { path, making } }) };
}

/** A path as the repository has it; null for one that is not in it. */
function toPath(name: string, cwd: string): string | null {
  const path = relative(cwd, resolve(cwd, name));
  const parts = path.split(sep);
  return path === "" || isAbsolute(path) || parts[0] === ".." ? null : parts.join("/");
}

/** An image can say anything of itself; what is no platform is none. */
function toPlatform({ platform }: ImageFacts): string | null {
  return platform === null || parsePlatform(platform) === null ? null : platform;
}

/** `Dockerfile` in the folder that is looked at, if it is there. */
async function findDockerfile({ path }: Settings, { files, machine }: BuildPlace["world"]): Promise<string | null> {
  const name = posix.join(path.replaceAll("\\", "/"), "Dockerfile");
  return (await files.stat(resolve(machine.cwd, name)))?.kind === "file" ? name : null;
}

/** `other`: the image that the build says it made, where that is not this one. */
type Metadata<T> = { readonly materials: T; readonly name: string; readonly other: string | null };

async function readMetadata(
  target: ImageTarget,
  image: ImageFacts,
  { settings, world }: BuildPlace,
): Promise<Metadata<readonly Material[] | null> | null> {
  const name = valueFor(settings.build.metadata, target, world.machine.cwd);
  if (name === null) return null;
  const metadata = parseBuildMetadata(await world.files.read(resolve(world.machine.cwd, name), METADATA_LIMIT), name);
  const build = findBuild(metadata, image);
  return { materials: build?.materials ?? null, name, other: build === null ? null : findOtherConfig(build, image) };
}

function hasMaterials(metadata: Metadata<readonly Material[] | null> | null): metadata is Metadata<readonly Material[]> {
  return metadata !== null && metadata.materials !== null;
}

function toUnclear({ id }: ImageTarget, name: string): Problem {
  return {
    code: "base-lookup-failed",
    message: `${name} tells of several builds or of other platforms, and not which of them is ${id}: it declares no base.`,
    next: `Give the metadata file of that build alone (\`build-metadata: ${id}=FILE\`).`,
    target: id,
  };
}

function toAnothers({ id }: ImageTarget, name: string, { made, image }: { made: string; image: ImageFacts }): Problem {
  return {
    code: "base-claims-disagree",
    message: `${name} tells of the build of ${made}, and ${id} is ${image.config}: what it declares may be of another build.`,
    next: "Give the metadata file of the build that made this image.",
    target: id,
  };
}

/** What was thrown, as faults. */
export function toFaults(error: unknown): readonly Fault[] {
  if (isGateError(error)) return error.faults;
  return [{ code: "internal", message: `A base could not be looked at: ${sentenceOf(error)}`, next: "Please report this as a bug." }];
}
