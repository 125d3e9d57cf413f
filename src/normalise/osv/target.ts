import { relative } from "node:path";
import type { TargetFacts } from "../../model/evidence.ts";
import type { Location } from "../../model/finding.ts";
import type { RawReport } from "../../model/report.ts";
import { type Json, objectsOf, textOf } from "../read/pick.ts";

/** What a result's `source` is about: the target, and where in it something was found. */
export type Place = { readonly facts: TargetFacts; readonly path: string };

const KINDS: Readonly<Record<string, readonly [scheme: string, kind: TargetFacts["kind"]]>> = {
  lockfile: ["lockfile", "lockfile"],
  sbom: ["sbom", "sbom"],
  git: ["dir", "directory"],
};

/** A target for a source that speaks for itself: a lockfile, an SBOM, a folder; files in an image are all of that image. */
export function toPlace(source: Json, report: Pick<RawReport, "name" | "root">, image: TargetFacts | null): Place {
  const [type, path] = [textOf(source, "type"), textOf(source, "path")];
  if (image !== null) return { facts: image, path };
  const shown = toShown(path, report.root);
  if (type === "docker" || type === "os" || type === "artifact")
    return { facts: toImage(type === "docker" ? `docker:${path}` : `image:${report.name}`), path };
  const [scheme, kind] = (Object.hasOwn(KINDS, type) ? KINDS[type] : undefined) ?? ["file", "other"];
  return { facts: { id: `${scheme}:${shown}`, kind, packages: null, scannedBy: ["osv-scanner"] }, path: shown };
}

function toImage(id: string): TargetFacts {
  return { id, kind: "image", packages: null, scannedBy: ["osv-scanner"] };
}

/** The image that a report of `scan image` is about. It does not say which: it goes by the report's name. */
export function toImageFacts(metadata: Json, { name }: Pick<RawReport, "name">): TargetFacts {
  const layers = objectsOf(metadata, "layer_metadata").map((layer) => textOf(layer, "diff_id"));
  const distribution = textOf(metadata, "os");
  const filled = layers.filter((digest) => digest !== "");
  return {
    ...toImage(`image:${name}`),
    ...(distribution === "" ? {} : { distribution }),
    ...(filled.length === 0 ? {} : { layers: filled }),
  };
}

/** A path relative to the working directory with `/`, where it lies below it; as it is where not. */
export function toShown(path: string, root: string | undefined): string {
  const below = root !== undefined && path.startsWith(root) ? relative(root, path) : path;
  return (below === "" || below.startsWith("..") ? path : below).replaceAll("\\", "/").replace(/^(?:\.\/)+/, "");
}

/** Where in an image: OSV-Scanner counts layers that hold nothing too, others do not. */
export function toLocation(path: string, index: number | undefined, metadata: Json): Location {
  const layers = objectsOf(metadata, "layer_metadata");
  const own = index === undefined ? undefined : layers[index];
  if (index === undefined || own === undefined || own.is_empty === true) return { path };
  return { path, layer: layers.slice(0, index).filter((layer) => layer.is_empty !== true).length };
}
