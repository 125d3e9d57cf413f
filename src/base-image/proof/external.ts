import type { BuildImage } from "../../model/base.ts";
import type { ExternalImage } from "../../model/dockerfile.ts";
import { parseReference } from "../../model/reference.ts";
import type { ReadDockerfile } from "./claims.ts";
import { hasTagHadDigest, type KnownBases } from "./known.ts";

/** All images from outside that a Dockerfile uses, how far each of them reaches, and whether a tag beside a digest is known to have had it. */
export function toBuildImages({ facts, name }: ReadDockerfile, known: KnownBases): BuildImage[] {
  const { chain, reachable } = facts.final;
  return facts.external.map((image) => ({
    reference: image.reference,
    canonical: image.canonical,
    file: name,
    line: image.line,
    usedAs: image.usedAs,
    reach: toReach(image, { chain, reachable }),
    ...(isPinned(image) && hasTagHadDigest(image.canonical, known) ? { tagConfirmed: true } : {}),
  }));
}

function isPinned(image: ExternalImage): image is ExternalImage & { readonly canonical: string } {
  const parsed = image.canonical === null ? null : parseReference(image.canonical);
  return parsed !== null && !("wrong" in parsed) && parsed.tag !== null && parsed.digest !== null;
}

/** A frontend reaches every image: it makes all of their layers. */
function toReach({ usedAs, stages }: ExternalImage, { chain, reachable }: { chain: readonly number[]; reachable: readonly number[] }) {
  if (usedAs.includes("frontend") || stages.some((stage) => chain.includes(stage))) return "final";
  return stages.some((stage) => reachable.includes(stage)) ? "reachable" : "other";
}
