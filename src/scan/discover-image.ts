import type { ImageScheme, Target, TargetRequest } from "../model/target.ts";
import { findStored } from "./discover-stored.ts";
import { type Found, notFound, type Search } from "./found.ts";

type ImageRequest = Extract<TargetRequest, { kind: "image" }>;

/** An image: in a file or folder that is there and is what it claims to be, or by its reference in the daemon or a registry. */
export async function findImage(wanted: ImageRequest, search: Search): Promise<Found> {
  switch (wanted.scheme) {
    case "docker-archive":
    case "oci-archive":
    case "oci-dir":
      return findStored(wanted.scheme, wanted.locator, search);
    case "docker":
    case "registry":
      return findReferenced(wanted.scheme, wanted.locator, search);
    case null:
      return findBare(wanted.locator, search);
    default:
      return wanted.scheme satisfies never;
  }
}

async function findReferenced(scheme: "docker" | "registry", locator: string, { request, world }: Search): Promise<Found> {
  if (scheme === "registry" && request.settings.offline) {
    const next = `Save it where there is network and write \`docker-archive:FILE\` or \`oci-dir:DIR\`.`;
    return notFound({ code: "target-not-found", message: `registry:${locator} needs the network, and \`offline\` forbids it.`, next });
  }
  // Grype would have the daemon fetch an image that it lacks: an image of that name, but not the one that was built here.
  if (scheme === "docker" && (await world.daemon.has(locator)) === false) {
    const next = `Build or pull it first, or write \`registry:${locator}\` for the registry's.`;
    return notFound({ code: "target-not-found", message: `The container engine has no image ${locator}.`, next });
  }
  return { targets: [toTarget(scheme, locator)], problems: [] };
}

/** A reference without a scheme is the daemon's image where it has one, else the registry's; which one it was is said. */
async function findBare(locator: string, search: Search): Promise<Found> {
  const has = await search.world.daemon.has(locator);
  if (has === true) {
    const message = `${locator} is the image that the container engine has (docker:${locator}).`;
    return { targets: [toTarget("docker", locator)], problems: [{ code: "image-source", message }] };
  }
  const why = has === null ? "no container engine answers" : "the container engine does not have it";
  const found = await findReferenced("registry", locator, search);
  if (found.targets.length === 0) return found;
  return { ...found, problems: [{ code: "image-source", message: `${locator} is the registry's image: ${why}.` }] };
}

function toTarget(scheme: ImageScheme, locator: string): Target {
  return { kind: "image", id: `${scheme}:${locator}`, scheme, locator, absolute: null };
}
