import type { ImageReading, ImageReadRequest, Images } from "../../ports.ts";
import { readFromDaemon } from "./daemon-image.ts";
import { extractStored, writeImage } from "./extract.ts";
import { makeRegistry, type Registry, type RegistryOptions } from "./registry.ts";
import { listStored, readImage, readStored } from "./stored.ts";

/** Reads images without a scanner: archives and layouts by their bytes, the engine's by its API, a registry's by pulling it once. */
export function makeImages(options: RegistryOptions): Images {
  const registry = makeRegistry(options);
  return {
    read: (request) => read(request, { registry, machine: options.machine }),
    list: listStored,
    extract: async (request) => {
      const { source, deadline } = request;
      return source.scheme === "registry" ? writeImage(await registry.pull(source, deadline), request) : extractStored(request);
    },
    lookUp: registry.lookUp,
  };
}

type Sources = Pick<RegistryOptions, "machine"> & { readonly registry: Registry };

function read(request: ImageReadRequest, { registry, machine }: Sources): Promise<ImageReading> {
  const { scheme } = request.source;
  switch (scheme) {
    case "docker-archive":
    case "oci-archive":
    case "oci-dir":
      return readStored(request);
    case "docker":
      return readFromDaemon(request, machine);
    case "registry":
      return readPublished(request, registry);
    default:
      return scheme satisfies never;
  }
}

/** Facts alone cost three small answers; layers are read from the files that the scanner gets as well. */
async function readPublished(request: ImageReadRequest, registry: Registry): Promise<ImageReading> {
  const { source, layers, deadline } = request;
  if (layers === 0) return { facts: (await registry.find(source, deadline)).facts, changes: [] };
  return readImage(await registry.pull(source, deadline), request);
}
