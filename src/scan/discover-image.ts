import { join, resolve } from "node:path";
import { sentenceOf } from "../errors.ts";
import type { ImageScheme, Target, TargetRequest } from "../model/target.ts";
import type { Files } from "../ports.ts";
import { type Found, notFound, type Search } from "./found.ts";
import { toShown } from "./shown.ts";

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
  return { targets: [toTarget(scheme, locator, null)], problems: [] };
}

/** A reference without a scheme is the daemon's image where it has one, else the registry's; which one it was is said. */
async function findBare(locator: string, search: Search): Promise<Found> {
  const has = await search.world.daemon.has(locator);
  if (has === true) {
    const message = `${locator} is the image that the container engine has (docker:${locator}).`;
    return { targets: [toTarget("docker", locator, null)], problems: [{ code: "image-source", message }] };
  }
  const why = has === null ? "no container engine answers" : "the container engine does not have it";
  const found = await findReferenced("registry", locator, search);
  if (found.targets.length === 0) return found;
  return { ...found, problems: [{ code: "image-source", message: `${locator} is the registry's image: ${why}.` }] };
}

function toTarget(scheme: ImageScheme, locator: string, absolute: string | null): Target {
  return { kind: "image", id: `${scheme}:${locator}`, scheme, locator, absolute };
}

async function findStored(scheme: "docker-archive" | "oci-archive" | "oci-dir", path: string, { world }: Search): Promise<Found> {
  const absolute = resolve(world.machine.cwd, path);
  const shown = toShown(absolute, world.machine.cwd);
  const there = await world.files.stat(absolute);
  if (there === null) return notFound({ code: "target-not-found", message: `${scheme}:${shown} is not there.`, next: "Check the path." });
  const wrong = scheme === "oci-dir" ? await checkLayout(absolute, world.files) : await checkArchive(absolute, world.files);
  if (wrong !== null) return notFound({ code: "target-invalid", message: `${scheme}:${shown} ${wrong.why}.`, next: wrong.next });
  return { targets: [toTarget(scheme, shown, absolute)], problems: [] };
}

type Wrong = { readonly why: string; readonly next: string };

async function checkLayout(absolute: string, files: Files): Promise<Wrong | null> {
  const names = await files.list(absolute).catch(() => null);
  if (names === null) return { why: "is no folder that can be read", next: "Write `oci-archive:` or `docker-archive:` for a file." };
  if ((await files.stat(join(absolute, "index.json"))) !== null) return null;
  return { why: "is no OCI layout: it has no index.json", next: "Name the folder that holds index.json and blobs/." };
}

const TAR_MAGIC_AT = 257;
const TAR_HEADER = 512;
const PACKED: readonly (readonly [string, number, number])[] = [
  ["gzip", 0x1f, 0x8b],
  ["zstd", 0x28, 0xb5],
  ["xz", 0xfd, 0x37],
];

/** An archive is a plain tar file; anything else would only be found out by the scanner, in its words. */
async function checkArchive(absolute: string, files: Files): Promise<Wrong | null> {
  try {
    for await (const piece of files.stream(absolute)) {
      const packed = PACKED.find(([, first, second]) => piece[0] === first && piece[1] === second);
      if (packed !== undefined) return { why: `is packed with ${packed[0]}`, next: "Unpack it first: scanners read a plain tar file." };
      if (piece.length < TAR_HEADER) break;
      if (new TextDecoder().decode(piece.subarray(TAR_MAGIC_AT, TAR_MAGIC_AT + 5)) === "ustar" || isOldTar(piece)) return null;
      break;
    }
  } catch (error) {
    return { why: `cannot be read: ${sentenceOf(error).replace(/\.$/, "")}`, next: "Check the path and its permissions." };
  }
  return { why: "is no archive (tar) of an image", next: "Make it with `docker save`, `podman save` or `skopeo copy`." };
}

/** A tar file of before 1988 has no magic, but a checksum of its header (octal, at 148, itself counted as blanks). */
function isOldTar(header: Uint8Array): boolean {
  let sum = 0;
  for (let at = 0; at < TAR_HEADER; at += 1) sum += at >= 148 && at < 156 ? 32 : (header[at] ?? 0);
  return Number.parseInt(new TextDecoder().decode(header.subarray(148, 156)).trim(), 8) === sum;
}
