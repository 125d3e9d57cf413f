import type { BuildImage } from "../../model/base.ts";
import type { ExternalImage } from "../../model/dockerfile.ts";
import type { ReadDockerfile } from "./claims.ts";

/** All images from outside that a Dockerfile uses, and how far each of them reaches. */
export function toBuildImages({ facts, name }: ReadDockerfile): BuildImage[] {
  const { chain, reachable } = facts.final;
  return facts.external.map((image) => ({
    reference: image.reference,
    canonical: image.canonical,
    file: name,
    line: image.line,
    usedAs: image.usedAs,
    reach: toReach(image, { chain, reachable }),
  }));
}

/** A frontend reaches every image: it makes all of their layers. */
function toReach({ usedAs, stages }: ExternalImage, { chain, reachable }: { chain: readonly number[]; reachable: readonly number[] }) {
  if (usedAs.includes("frontend") || stages.some((stage) => chain.includes(stage))) return "final";
  return stages.some((stage) => reachable.includes(stage)) ? "reachable" : "other";
}
