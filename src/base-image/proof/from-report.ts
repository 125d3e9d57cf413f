import type { BaseFacts } from "../../model/base.ts";
import type { BasesLock } from "../../model/bases-lock.ts";
import type { TargetFacts } from "../../model/evidence.ts";
import type { Problem } from "../../model/reasons.ts";
import type { Settings } from "../../model/settings.ts";
import { IMAGE_SCHEMES } from "../../model/target.ts";
import type { World } from "../../ports.ts";
import type { Built } from "../history/place.ts";
import { gatherProof } from "./gather.ts";
import { findStrangers, type ImageTarget } from "./per-image.ts";
import { proveBase } from "./prove.ts";

/** Reports that exist already, and what is known beside them. */
export type Reported = {
  readonly targets: readonly TargetFacts[];
  readonly settings: Settings;
  readonly wantsProof: boolean;
  readonly lock: BasesLock | null;
  readonly world: Pick<World, "files" | "machine">;
};

/**
 * Finds out what images are built on by what their reports say of them (`TargetFacts.image`): a report is believed, as in all else. No registry
 * is asked. A target whose base is known already, or of whose layers the report says nothing, is left out. Never rejects.
 */
export async function proveFromReport({
  targets,
  ...place
}: Reported): Promise<{ bases: ReadonlyMap<string, BaseFacts>; images: ReadonlyMap<string, Built>; problems: Problem[] }> {
  const images = targets.filter(({ kind }) => kind === "image");
  const told = new Map(images.flatMap(({ id, base, image }) => (base === undefined && image !== undefined ? [[id, image] as const] : [])));
  const ids = [...new Set(images.map(({ id }) => id))];
  const scene = { ...place, ask: null, isOnly: ids.length === 1 };
  const ends = await Promise.all(
    [...told].map(async ([id, image]) => {
      const { proving, builtBy, problems } = await gatherProof(toTarget(id), image, scene);
      return { id, image, base: proveBase({ ...proving, believed: "all" }), builtBy, problems };
    }),
  );
  const strangers = findStrangers(place.settings.build, ids.map(toTarget), place.world.machine.cwd);
  return {
    bases: new Map(ends.map(({ id, base }) => [id, base])),
    images: new Map(ends.map(({ id, image, builtBy }) => [id, { image, changes: [], builtBy }])),
    problems: [...strangers, ...ends.flatMap(({ problems }) => problems)],
  };
}

/** A report does not always say where it had its image from: then the id stands for it. */
function toTarget(id: string): ImageTarget {
  const scheme = IMAGE_SCHEMES.find((one) => id.startsWith(`${one}:`));
  return {
    kind: "image",
    id,
    scheme: scheme ?? "docker",
    locator: scheme === undefined ? id : id.slice(scheme.length + 1),
    absolute: null,
  };
}
