import type { TargetFacts } from "../../model/evidence.ts";
import type { FilePlace, Seen } from "../../model/finding.ts";
import type { ImageFacts, LayerChanges } from "../../model/image.ts";
import { alignHistory, isCounted } from "./align.ts";
import { makeBringing } from "./bringing.ts";
import type { Line, Making } from "./instructions.ts";

/** The Dockerfile that an image is built by, as far as it lies in the repository: its path from the working directory, and what is in it. */
export type BuiltBy = { readonly path: string; readonly making: Making };

/** An image, and how it was built where that is known. `changes`: what its layers do to package databases, as far as they were read. */
export type Built = {
  readonly image: Pick<ImageFacts, "history" | "diffIds"> | null;
  readonly changes: readonly LayerChanges[];
  readonly builtBy: BuiltBy | null;
};

/** How images were built. Where a history does not tell of each layer, that in the report of the image's scanner may, if it is of the same layers. */
export function toBuilt(
  examined: ReadonlyMap<string, Built>,
  reported: readonly Pick<TargetFacts, "id" | "image">[],
): ReadonlyMap<string, Built> {
  const told = new Map(reported.flatMap(({ id, image }) => (image === undefined ? [] : [[id, image] as const])));
  return new Map(
    [...examined].map(([id, built]) => {
      const image = told.get(id);
      const isUntold = built.image !== null && !isCounted(built.image);
      return [id, image !== undefined && isUntold && image.diffIds.join() === built.image?.diffIds.join() ? { ...built, image } : built];
    }),
  );
}

type Placed = Pick<Seen, "package" | "locations" | "origin">;

/**
 * Says on which line of its image's Dockerfile what a finding is about was brought; undefined where no Dockerfile of it lies in the repository.
 * Each image is looked at when its first finding is.
 */
export function placeByImages(images: ReadonlyMap<string, Built>): (finding: Placed & Pick<Seen, "target">) => FilePlace | undefined {
  const placings = new Map<string, ReturnType<typeof makePlacing>>();
  return (finding) => {
    const built = images.get(finding.target);
    if (built?.image == null || built.builtBy === null) return undefined;
    const placing = placings.get(finding.target) ?? makePlacing(built.image, built.builtBy, built.changes);
    placings.set(finding.target, placing);
    return placing(finding);
  };
}

/**
 * What is the base's is brought by its FROM, all else by the instruction that made the layer. Where that is not sure, the place is the final
 * stage's FROM without a text: it is not known to have brought anything.
 */
function makePlacing(
  image: NonNullable<Built["image"]>,
  { path, making }: BuiltBy,
  changes: Built["changes"],
): (finding: Placed) => FilePlace {
  const { made, isWhole } = alignHistory(image, making.instructions);
  const bringing = makeBringing({ diffIds: image.diffIds, changes });
  const place = ({ line, text }: Line): FilePlace => ({ path, line, text });
  const base = place(making.base);
  const unsure: FilePlace = { path, line: making.final.line };
  const first = Math.min(...made.keys());
  return (finding) => {
    if (finding.origin === "base") return base;
    const layers = bringing(finding);
    const instruction = layers.flatMap((layer) => made.get(layer) ?? [])[0];
    if (instruction !== undefined) return place(instruction);
    return isWhole && layers[0] !== undefined && layers[0] < first ? base : unsure;
  };
}
