import type { BaseFacts } from "../model/base.ts";
import type { Evidence, TargetFacts } from "../model/evidence.ts";
import type { Seen } from "../model/finding.ts";
import type { LayerChanges } from "../model/image.ts";
import { withoutTag } from "../model/lasting.ts";
import type { Problem } from "../model/reasons.ts";
import { toCanonicalReference } from "../model/reference.ts";
import type { Examined } from "./examine.ts";
import { toInstalled } from "./packages/installed.ts";
import { type Beneath, toOrigin } from "./packages/origin.ts";

/** Gives the targets of a report the bases that were found for them. */
export function withBases(evidence: Evidence, bases: ReadonlyMap<string, BaseFacts>): Evidence {
  if (!evidence.targets.some(({ id }) => bases.has(id))) return evidence;
  return { ...evidence, targets: evidence.targets.map((target) => withBase(target, bases.get(target.id))) };
}

function withBase(target: TargetFacts, base: BaseFacts | undefined): TargetFacts {
  return base === undefined ? target : { ...target, base };
}

/** Gives the images of a report that have no reference the name that their archive or layout has for them. */
export function withNames(evidence: Evidence, examined: ReadonlyMap<string, Examined>): Evidence {
  if (!evidence.targets.some(({ id, reference }) => reference === undefined && examined.has(id))) return evidence;
  return {
    ...evidence,
    targets: evidence.targets.map((target) => {
      const name = target.reference === undefined ? toName(examined.get(target.id)?.image?.names ?? []) : undefined;
      return name === undefined ? target : { ...target, name };
    }),
  };
}

/** The first that is a name and not a tag alone, as layouts may have it. */
function toName(names: readonly string[]): string | undefined {
  const own = names.filter((name) => /[/:]/.test(name)).flatMap((name) => toCanonicalReference(name) ?? []);
  return own[0] === undefined ? undefined : withoutTag(own[0]);
}

/** Images that were examined and that no report speaks of: what is known of their bases counts all the same. */
export function toUnreported(examined: ReadonlyMap<string, Examined>, reported: readonly { readonly id: string }[]): TargetFacts[] {
  const known = new Set(reported.map(({ id }) => id));
  return [...examined].flatMap(([id, { image, base }]) => {
    if (known.has(id)) return [];
    const { manifest, platform, diffIds } = image ?? { manifest: null, platform: null, diffIds: [] };
    return [
      {
        id,
        kind: "image",
        ...(manifest === null ? {} : { digest: manifest }),
        ...(platform === null ? {} : { platform }),
        packages: null,
        ...(diffIds.length === 0 ? {} : { layers: diffIds }),
        base,
        scannedBy: [],
      },
    ];
  });
}

/** Which image a target is by its own layers, where its scanner saw the same; null where they differ or were not looked at. */
export function toSameLayers(examined: ReadonlyMap<string, Examined>): (target: TargetFacts) => string | null {
  return ({ id, layers }) => {
    const image = examined.get(id)?.image;
    return image == null || layers === undefined || layers.join() !== image.diffIds.join() ? null : image.config;
  };
}

/** Images whose scanner looked at other layers than those that were examined: neither says anything of the other. */
export function findMismatches(examined: ReadonlyMap<string, Examined>, reported: readonly TargetFacts[]): Problem[] {
  return reported.flatMap(({ id, layers }) => {
    const image = examined.get(id)?.image;
    if (image == null || layers === undefined || layers.join() === image.diffIds.join()) return [];
    return [
      {
        code: "source-mismatch",
        target: id,
        message: `${id} was another image for its scanner than for the proof of its base: their layers differ.`,
        next: "Run again; if it was replaced meanwhile, name it by its digest.",
      },
    ];
  });
}

/**
 * Says of each finding of an image with a proven base whether the base or the application brought it. What a result document said of it
 * already stays. `changes`: what the layers of each target do to package databases; absent where nobody read them.
 */
export function attribute(
  seen: readonly Seen[],
  targets: readonly TargetFacts[],
  changes: (target: string) => readonly LayerChanges[] | undefined,
): readonly Seen[] {
  const beneath = new Map(targets.flatMap((target) => toBeneath(target, changes(target.id))));
  if (beneath.size === 0) return seen;
  return seen.map((one) => {
    const base = one.origin === "unknown" ? beneath.get(one.target) : undefined;
    return base === undefined ? one : { ...one, origin: toOrigin(one, base) };
  });
}

function toBeneath({ id, base, layers: diffIds }: TargetFacts, changes: readonly LayerChanges[] | undefined): [string, Beneath][] {
  if (base?.status !== "proven" || diffIds === undefined) return [];
  const installed = changes === undefined || changes.length < base.layers ? null : toInstalled(changes, base.layers);
  return [[id, { layers: base.layers, diffIds, installed }]];
}
