import type { TargetFacts } from "../../model/evidence.ts";
import { toCanonicalReference } from "../../model/reference.ts";
import { isObject, type Json, objectOf, objectsOf, textOf, textsOf } from "../read/pick.ts";
import { toImage } from "./image.ts";

/** What a Grype report says it is about. */
export type Source = {
  readonly type: string;
  /** What the user typed, without its scheme; for anything but an image the target itself. */
  readonly input: string;
  /** The digest of an image's config; empty for anything else. */
  readonly imageId: string;
  readonly facts: TargetFacts;
};

/** Reads `source` and `distro`. `name` is that of the report: a source that does not say what it is goes by it. */
export function toSource({ source, distro }: { source: unknown; distro: unknown }, name: string): Source {
  const given = isObject(source) ? source : {};
  const type = textOf(given, "type");
  const image = objectOf(given, "target");
  const input = textOf(given, "target") || textOf(image, "userInput");
  const distribution = toDistribution(distro);
  const common = { packages: null, scannedBy: ["grype"], ...(distribution === undefined ? {} : { distribution }) } as const;
  if (type === "image") return { type, input, imageId: textOf(image, "imageID"), facts: { ...toImageFacts(image), ...common } };
  const { id, kind } = toOther(type, input, name);
  return { type, input, imageId: "", facts: { id, kind, ...common } };
}

function toDistribution(distro: unknown): string | undefined {
  if (!isObject(distro)) return undefined;
  return `${textOf(distro, "name")} ${textOf(distro, "version")}`.trim() || undefined;
}

function toOther(type: string, input: string, name: string): Pick<TargetFacts, "id" | "kind"> {
  if (input === "" || type === "unknown" || type === "") return { id: `report:${name}`, kind: "other" };
  if (type === "directory") return { id: `dir:${input === "." ? "." : input.replace(/(?<=.)[\\/]+$/, "")}`, kind: "directory" };
  if (type === "sbom-file") return { id: `sbom:${input}`, kind: "sbom" };
  return { id: `${type}:${input}`, kind: "other" };
}

/** An image can be asked for by its ID, which is no name. */
const IMAGE_ID = /^sha256:[0-9a-f]{12,64}$/;

function toImageFacts(image: Json): Omit<TargetFacts, "packages" | "scannedBy"> {
  const input = textOf(image, "userInput") || (textsOf(image, "tags")[0] ?? textOf(image, "imageID"));
  const isNameless = isFile(input) || IMAGE_ID.test(input);
  const reference = toCanonicalReference(isNameless ? (textsOf(image, "tags")[0] ?? "") : input);
  const digest = textOf(image, "manifestDigest");
  const platform = ["os", "architecture", "architectureVariant"].map((key) => textOf(image, key)).filter((part) => part !== "");
  const layers = objectsOf(image, "layers").map((layer) => textOf(layer, "digest"));
  const scheme = toScheme(input, image);
  const told = toImage(image, { stored: scheme === "registry" || scheme === "oci-dir" });
  return {
    id: `${scheme}:${input}`,
    kind: "image",
    ...(reference === null ? {} : { reference }),
    ...(/^sha\d+:[0-9a-f]+$/.test(digest) ? { digest } : {}), // of an SBOM's image it is any text at all
    ...(platform.length < 2 ? {} : { platform: platform.join("/") }),
    ...(layers.length === 0 ? {} : { layers }),
    ...(told === undefined ? {} : { image: told }),
  };
}

/**
 * The scheme under which `scan` would have looked at it. Grype leaves it out of `userInput`: an image out of a daemon or archive has its tags,
 * one out of a registry only digests.
 */
function toScheme(input: string, image: Json): string {
  if (isFile(input)) return /\.(?:tar|tgz|tar\.gz)$/i.test(input) ? "docker-archive" : "oci-dir";
  return textsOf(image, "tags").length === 0 && textsOf(image, "repoDigests").length > 0 ? "registry" : "docker";
}

function isFile(input: string): boolean {
  return /^(?:\.{0,2}\/|[A-Za-z]:[\\/])|\.(?:tar|tgz|tar\.gz)$/i.test(input);
}
