import { GateError } from "../../errors.ts";
import type { ImageReading, ImageReadRequest, Images } from "../../ports.ts";
import { listStored, readStored } from "./stored.ts";

/** Reads images without a scanner: archives and layouts by their bytes. Daemons and registries are not read yet: that is refused. */
export function makeImages(): Images {
  return {
    read,
    list: listStored,
    lookUp: async ({ reference }) => {
      throw notYet(`registry:${reference}`);
    },
  };
}

async function read(request: ImageReadRequest): Promise<ImageReading> {
  const { scheme, locator } = request.source;
  switch (scheme) {
    case "docker-archive":
    case "oci-archive":
    case "oci-dir":
      return readStored(request);
    case "docker":
    case "registry":
      throw notYet(`${scheme}:${locator}`);
    default:
      return scheme satisfies never;
  }
}

function notYet(name: string): GateError {
  const message = `The layers of ${name} cannot be read: this version reads those of archives and layouts.`;
  return new GateError({ code: "environment", message, next: "Save the image (`docker save`, `skopeo copy`) and name the file." });
}
