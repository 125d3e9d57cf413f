import pLimit from "p-limit";
import { type Fault, GateError } from "../errors.ts";
import type { BaseFacts } from "../model/base.ts";
import type { BasesLock } from "../model/bases-lock.ts";
import type { ImageFacts, ImageSource, LayerChanges } from "../model/image.ts";
import type { Problem } from "../model/reasons.ts";
import { parseReference } from "../model/reference.ts";
import type { Settings } from "../model/settings.ts";
import type { Target } from "../model/target.ts";
import type { ImageReading, World } from "../ports.ts";
import type { BuiltBy } from "./history/place.ts";
import { isPackageDatabase } from "./packages/paths.ts";
import { toAlteredBase, toFailedBase } from "./proof/failed.ts";
import { type Gathered, gatherProof } from "./proof/gather.ts";
import { type Ask, createAsk } from "./proof/look-up.ts";
import { findStrangers, findUnclear, type ImageTarget } from "./proof/per-image.ts";
import { proveBase } from "./proof/prove.ts";
import { toFaults } from "./proof/read-build.ts";

/** What to examine: the images among the targets. `wantsProof`: the policy asks for bases, so that registries may be asked for them. */
export type Examining = {
  readonly targets: readonly Target[];
  readonly settings: Settings;
  readonly wantsProof: boolean;
  readonly lock: BasesLock | null;
  readonly world: Pick<World, "images" | "files" | "clock" | "machine">;
  /** Milliseconds since 1970. */
  readonly deadline: number;
};

/**
 * What was found out of one image. `changes`: what the base's layers (of an archive or layout: all) do to package databases. `builtBy`: its
 * Dockerfile, where one lies in the repository.
 */
export type Examined = {
  readonly image: ImageFacts | null;
  readonly changes: readonly LayerChanges[];
  readonly base: BaseFacts;
  readonly builtBy: BuiltBy | null;
};

/**
 * Finds out what each image is built on, by its own layers. Images are read side by side, up to `jobs`. What fails is a problem of its image,
 * whose base is then unknown. Never rejects.
 */
export async function examineImages(examining: Examining): Promise<{ examined: ReadonlyMap<string, Examined>; problems: Problem[] }> {
  const targets = examining.targets.filter((target): target is ImageTarget => target.kind === "image");
  const { settings, wantsProof } = examining;
  const limit = pLimit(Math.max(1, settings.jobs));
  const ask = wantsProof && !settings.offline ? createAsk(examining) : null;
  const one = { ...examining, ask, isOnly: targets.length === 1 };
  const ends = await Promise.all(targets.map((target) => limit(() => examineGuarded(target, one))));
  return {
    examined: new Map(ends.map(({ id, examined }) => [id, examined])),
    problems: [...toUnclear(examining, targets), ...ends.flatMap(({ problems }) => problems)],
  };
}

function toUnclear({ settings: { build }, world: { machine } }: Examining, targets: readonly ImageTarget[]): Problem[] {
  return [...findStrangers(build, targets, machine.cwd), ...findUnclear(build, targets, machine.cwd)];
}

type End = { readonly id: string; readonly examined: Examined; readonly problems: readonly Problem[] };
type One = Examining & { readonly ask: Ask | null; readonly isOnly: boolean };

async function examineGuarded(target: ImageTarget, one: One): Promise<End> {
  try {
    return await examine(target, one);
  } catch (error) {
    const faults = toFaults(error);
    const examined = { image: null, changes: [], base: toFailedBase(target.id, faults), builtBy: null };
    return { id: target.id, examined, problems: toProblems(faults, target, one) };
  }
}

/**
 * Where nobody asked for bases, an image that only its scanner can read is no error; one that was altered is. A registry's image is fetched
 * once for both: what keeps it from being had is told of its scan.
 */
function toProblems(faults: readonly Fault[], { id, scheme }: ImageTarget, { wantsProof }: One): Problem[] {
  return faults.flatMap(({ code, message, next }): Problem[] => {
    if (wantsProof || code === "source-mismatch") return [{ code, message, next, target: id }];
    return scheme === "registry" && code !== "internal" ? [] : [{ code: "base-lookup-failed", message, next, target: id }];
  });
}

async function examine(target: ImageTarget, one: One): Promise<End> {
  const source = toSource(target, one.settings);
  const isStored = source.absolute !== null && canBeProven(one);
  const { facts: image, changes } = await read(source, isStored ? "all" : 0, one);
  const gathered = await gatherProof(target, image, one);
  const { proving, builtBy, problems } = gathered;
  const base = proveBase({ ...proving, believed: "all" });
  const plain = { id: target.id, examined: { image, changes, base, builtBy }, problems };
  if (base.status !== "proven" || (isStored && image.proof === "bytes")) return plain;
  return examineLayers(target, { ...gathered, source, image, layers: base.layers }, one);
}

/** Where nothing is known of any base, and nobody asks for one, no layer need be read. */
function canBeProven({ wantsProof, lock }: One): boolean {
  return wantsProof || (lock !== null && lock.bases.length > 0);
}

type Assumed = Gathered & { readonly source: ImageSource; readonly image: ImageFacts; readonly layers: number };

/** Reads the base's layers of an image that would be proven if its diff IDs are true: then they are, and package databases are at hand. */
async function examineLayers(target: ImageTarget, assumed: Assumed, one: One): Promise<End> {
  const { image, proving, builtBy, problems } = assumed;
  const { id } = target;
  try {
    const { facts, changes } = await read(toPinned(assumed), assumed.layers, one);
    if (facts.diffIds.join() !== image.diffIds.join()) throw replaced(id);
    const base = proveBase({ ...proving, believed: facts.proof === "config" ? changes.length : "all" });
    return { id, examined: { image, changes, base, builtBy }, problems };
  } catch (error) {
    const faults = toFaults(error);
    const altered = faults.find(({ code }) => code === "source-mismatch");
    const { claims, external } = proving;
    const unread = proveBase({ ...proving, believed: image.proof === "config" ? 0 : "all" });
    const base = altered === undefined ? unread : toAlteredBase(id, altered, { claims: claims.claims, external });
    return { id, examined: { image, changes: [], base, builtBy }, problems: [...problems, ...toProblems(faults, target, one)] };
  }
}

function read(source: ImageSource, layers: number | "all", { world, deadline }: One): Promise<ImageReading> {
  return world.images.read({ source, wanted: isPackageDatabase, layers, deadline });
}

function toSource({ scheme, locator, absolute, name }: ImageTarget, { platform }: Settings): ImageSource {
  return { scheme, locator, absolute, platform, name: name ?? null };
}

/** A registry's tag can move between two readings; its manifest cannot. */
function toPinned({ source, image }: Assumed): ImageSource {
  if (source.scheme !== "registry" || image.manifest === null) return source;
  const reference = parseReference(source.locator);
  if ("wrong" in reference) return source;
  return { ...source, locator: `${reference.registry}/${reference.repository}@${image.manifest}` };
}

function replaced(id: string): GateError {
  const message = `${id} was replaced while it was looked at: its layers are others than a moment ago.`;
  return new GateError({ code: "source-mismatch", message, next: "Run again, or name the image by its digest." });
}
