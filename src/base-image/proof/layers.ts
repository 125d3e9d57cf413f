import type { ImageFacts } from "../../model/image.ts";
import { countHistorySteps } from "../lock/history.ts";
import type { KnownBase, KnownBases } from "./known.ts";
import { toNamed } from "./same-image.ts";

/** Whether a base's layers are the first of an image: all of them, in their order. A base without layers is none. */
export function isPrefix(base: readonly string[], image: readonly string[]): boolean {
  return base.length > 0 && base.length <= image.length && base.every((diffId, index) => diffId === image[index]);
}

/** How many layers from the bottom two images have in common. */
export function countCommon(base: readonly string[], image: readonly string[]): number {
  const length = Math.min(base.length, image.length);
  for (let index = 0; index < length; index += 1) if (base[index] !== image[index]) return index;
  return length;
}

/** The bases that an image begins with, those of most layers first. */
export function findFitting(bases: readonly KnownBase[], { diffIds }: Pick<ImageFacts, "diffIds">): KnownBase[] {
  return bases.filter(({ image }) => isPrefix(image.diffIds, diffIds)).sort((a, b) => b.image.diffIds.length - a.image.diffIds.length);
}

/** Of an image what tells whether another one is beneath it. */
export type Above = Pick<ImageFacts, "diffIds" | "history" | "config" | "names">;

/** The largest known base of which an image is built; the image itself, under whatever name, is no base of it. */
export function findBeneath({ bases }: KnownBases, image: Above): KnownBase | null {
  return findFitting(bases, image).find((base) => base.image.diffIds.length < image.diffIds.length || isContinued(base, image)) ?? null;
}

/** Whether an image adds steps that make no layer (variables, a command) to another one: by its history, unless it has that one's name. */
function isContinued({ reference, image: base }: KnownBase, image: Above): boolean {
  if (base.history === undefined || base.config === null || base.config === image.config) return false;
  const steps = countHistorySteps(image, base.history);
  if (steps === null || steps >= image.history.length) return false;
  return image.names.every((name) => toLastPart(name) !== toLastPart(reference));
}

function toLastPart(reference: string): string {
  return toNamed({ reference, digest: null }).name.split("/").at(-1) ?? "";
}

/** The largest known base that an image begins with; else a known image that it is under another name. `name`: the image's id or name. */
export function findBeginning(known: KnownBases, image: Above, name: string): KnownBase | null {
  const own = [...image.names, name.replace(/^(?:docker|registry):/, "")].map(toTag);
  return findBeneath(known, image) ?? findFitting(known.bases, image).find(({ reference }) => !own.includes(toTag(reference))) ?? null;
}

function toTag(reference: string): string {
  const { name, tag } = toNamed({ reference, digest: null });
  return `${name}:${tag ?? ""}`;
}
