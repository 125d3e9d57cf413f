import { posix } from "node:path";
import type { Fault } from "../errors.ts";
import { toCanonicalReference } from "../model/reference.ts";
import type { PerImage } from "../model/settings.ts";
import { IMAGE_SCHEMES, type TargetRequest } from "../model/target.ts";
import { didYouMean } from "./nearest.ts";
import type { Given } from "./read-settings.ts";
import { type Entrance, settingOf } from "./settings.ts";

type Image = Extract<TargetRequest, { kind: "image" }>;

const PER_IMAGE = ["dockerfile", "build-metadata", "base-image"] as const;
type PerImageName = (typeof PER_IMAGE)[number];

/**
 * What is wrong with what is said of how images were built: a value for an image that is not scanned, one that may be any image's, two for
 * one image. `targets` null: which images there are is not known yet.
 */
export function wrongInImageValues(given: Given, targets: readonly TargetRequest[] | null, { door }: Entrance): Fault[] {
  const called = (name: string) => `\`${door === "cli" ? "--" : ""}${name}\``;
  const images = targets === null ? null : toDistinct(targets);
  if (images?.length === 0) return toUseless(given, called);
  return PER_IMAGE.flatMap((name) => {
    const values = given[name] ?? [];
    const about = { name, called: called(name) };
    return [
      ...toStrangers(values, images ?? [], about),
      ...toAnybodys(values, images ?? [], about),
      ...toTwice(values, images ?? [], about),
    ];
  });
}

type About = { readonly name: PerImageName; readonly called: string };
type Values = readonly PerImage<string>[];

function toDistinct(targets: readonly TargetRequest[]): Image[] {
  const images = targets.filter((target): target is Image => target.kind === "image");
  return images.filter(({ text }, place) => images.findIndex((other) => other.text === text) === place);
}

function toUseless(given: Given, called: (name: string) => string): Fault[] {
  const names = [...PER_IMAGE, "build-target", "build-arg"] as const;
  return names
    .filter((name) => given[name] !== undefined)
    .map((name) =>
      input(`${called(name)} says how an image was built, and no image is scanned.`, "Name the image as a target, or leave it out."),
    );
}

function toStrangers(values: Values, images: readonly Image[], { called }: About): Fault[] {
  if (images.length === 0) return [];
  const names = images.flatMap(({ text, locator }) => [text, locator]);
  return values.flatMap(({ image }) => {
    if (image === null || images.some((one) => isNamed(image, one) || mayName(image, one))) return [];
    const message = `${called} names the image \`${image}\`, which is none of those that are scanned${didYouMean(image, names)}`;
    return [input(message, toList(images))];
  });
}

function toAnybodys(values: Values, images: readonly Image[], { name, called }: About): Fault[] {
  if (images.length < 2 || values.every(({ image }) => image !== null)) return [];
  const message = `${called} does not say which image it is about, and ${images.length} images are scanned.`;
  return [input(message, `Write \`${toForm(name)}\`. ${toList(images)}`)];
}

function toTwice(values: Values, images: readonly Image[], { name, called }: About): Fault[] {
  const meant = values.map(({ image }) => (image === null ? null : (images.find((one) => isNamed(image, one))?.text ?? image)));
  const repeated = meant.filter((image, place) => meant.indexOf(image) < place);
  return [...new Set(repeated)].map((image) =>
    image === null
      ? input(`${called} is given more than once without an image.`, `Keep one of them, or write \`${toForm(name)}\` for each image.`)
      : input(`${called} is given more than once for \`${image}\`.`, "Keep one of them."),
  );
}

function toForm(name: PerImageName): string {
  return settingOf(name).kind.hint.split("|").at(-1) ?? "";
}

function toList(images: readonly Image[]): string {
  return images.length === 1 ? `The image is ${images[0]?.text ?? ""}.` : `The images are ${images.map(({ text }) => text).join(", ")}.`;
}

/**
 * Whether a text may be a name within an archive or layout, with or without the file, or the file of one that was asked for by its name. Which
 * names there are is found when it is read.
 */
function mayName(text: string, { scheme, locator }: Image): boolean {
  if (scheme === null || scheme === "docker" || scheme === "registry") return false;
  const bare = text.startsWith(`${scheme}:`) ? text.slice(scheme.length + 1) : text;
  if (toPaths(bare).some((path) => isSamePath(path, locator)) || toPaths(locator).some((path) => isSamePath(bare, path))) return true;
  const isSchemed = IMAGE_SCHEMES.some((one) => text.startsWith(`${one}:`));
  return !isSchemed && (/^@\d+$/.test(text) || toCanonicalReference(text) !== null);
}

/** What may be the path in `FILE:NAME`. */
function toPaths(text: string): string[] {
  return [...text.matchAll(/:/g)].map(({ index }) => text.slice(0, index));
}

/** Whether a text means an image: as it was typed, or in another writing of the same reference or path. */
function isNamed(text: string, { text: typed, scheme, locator }: Image): boolean {
  if (text === typed) return true;
  const schemes = scheme === null ? ["docker", "registry"] : [scheme];
  const own = schemes.find((one) => text.startsWith(`${one}:`));
  const bare = own === undefined ? text : text.slice(own.length + 1);
  if (bare === locator) return true;
  if (scheme !== null && scheme !== "docker" && scheme !== "registry") return isSamePath(bare, locator);
  const reference = toCanonicalReference(bare);
  return reference !== null && reference === toCanonicalReference(locator);
}

/** Of a path from the root and one from here only the last part can be compared yet. */
function isSamePath(a: string, b: string): boolean {
  const [one, other] = [a, b].map((path) => posix.normalize(path.replaceAll("\\", "/")).replace(/\/$/, ""));
  if (one === undefined || other === undefined) return false;
  return posix.isAbsolute(one) === posix.isAbsolute(other) ? one === other : posix.basename(one) === posix.basename(other);
}

function input(message: string, next: string): Fault {
  return { code: "input-invalid", message, next };
}
