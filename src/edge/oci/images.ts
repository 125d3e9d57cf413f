import type { ImageReading, ImageReadRequest, Images } from "../../ports.ts";
import { readFromDaemon } from "./daemon-image.ts";
import { extractStored } from "./extract.ts";
import { makeRegistry, type Registry, type RegistryOptions } from "./registry.ts";
import { listStored, readStored } from "./stored.ts";

/** Reads images without a scanner: archives and layouts by their bytes, the engine's by its API, others where they are published. */
export function makeImages(options: RegistryOptions): Images {
  const registry = makeRegistry(options);
  return {
    read: (request) => read(request, { registry, machine: options.machine }),
    list: listStored,
    extract: extractStored,
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
      return registry.read(request);
    default:
      return scheme satisfies never;
  }
}
