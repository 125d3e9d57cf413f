import { posix, resolve } from "node:path";
import { type Fault, isGateError, sentenceOf } from "../../errors.ts";
import type { ImageFacts, Material } from "../../model/image.ts";
import type { Settings } from "../../model/settings.ts";
import type { World } from "../../ports.ts";
import { resolveDockerfile } from "../resolve.ts";
import type { ClaimsFrom, ReadDockerfile } from "./claims.ts";
import { parseBuildMetadata, toMaterialsOf } from "./metadata.ts";
import { type ImageTarget, valueFor } from "./per-image.ts";

const DOCKERFILE_LIMIT = 4 * 1024 * 1024;
const METADATA_LIMIT = 64 * 1024 * 1024;

/** What the files beside an image say of how it was built. `faults`: what could not be read, each with the image's id. */
export type BuildSaid = Omit<ClaimsFrom, "image"> & { readonly faults: readonly Fault[] };

/** Where the files are, and of how many images one looks. */
export type BuildPlace = { readonly settings: Settings; readonly world: Pick<World, "files" | "machine">; readonly isOnly: boolean };

/** Reads the Dockerfile and build metadata of an image, where somebody named them or they are plainly there. Never rejects. */
export async function readBuild(target: ImageTarget, image: ImageFacts, place: BuildPlace): Promise<BuildSaid> {
  const { settings, world } = place;
  const faults: Fault[] = [];
  const attempt = async <T>(reading: Promise<T | null>): Promise<T | null> => {
    try {
      return await reading;
    } catch (error) {
      faults.push(...toFaults(error).map((fault) => ({ ...fault, target: target.id })));
      return null;
    }
  };
  const [dockerfile, metadata] = await Promise.all([
    attempt(readDockerfile(target, image, place)),
    attempt(readMetadata(target, image, place)),
  ]);
  return { baseImage: valueFor(settings.build.baseImages, target, world.machine.cwd), dockerfile, metadata, faults };
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
  return { name, facts: resolveDockerfile({ source, name, target: stage, buildArgs: new Map(values), platform: image.platform }) };
}

/** `Dockerfile` in the folder that is looked at, if it is there. */
async function findDockerfile({ path }: Settings, { files, machine }: BuildPlace["world"]): Promise<string | null> {
  const name = posix.join(path.replaceAll("\\", "/"), "Dockerfile");
  return (await files.stat(resolve(machine.cwd, name)))?.kind === "file" ? name : null;
}

type Metadata = { readonly materials: readonly Material[]; readonly name: string };

async function readMetadata(target: ImageTarget, image: ImageFacts, { settings, world }: BuildPlace): Promise<Metadata | null> {
  const name = valueFor(settings.build.metadata, target, world.machine.cwd);
  if (name === null) return null;
  const metadata = parseBuildMetadata(await world.files.read(resolve(world.machine.cwd, name), METADATA_LIMIT), name);
  const materials = toMaterialsOf(metadata, image);
  return materials === null ? null : { materials, name };
}

/** What was thrown, as faults. */
export function toFaults(error: unknown): readonly Fault[] {
  if (isGateError(error)) return error.faults;
  return [{ code: "internal", message: `A base could not be looked at: ${sentenceOf(error)}`, next: "Please report this as a bug." }];
}
