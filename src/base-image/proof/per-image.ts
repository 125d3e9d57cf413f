import { resolve } from "node:path";
import type { Problem } from "../../model/reasons.ts";
import { toCanonicalReference } from "../../model/reference.ts";
import type { BuildFacts, PerImage } from "../../model/settings.ts";
import type { Target } from "../../model/target.ts";

export type ImageTarget = Extract<Target, { kind: "image" }>;

/** The value that is meant for an image: one that names it, else one that names none. */
export function valueFor<T>(values: readonly PerImage<T>[], target: ImageTarget, cwd: string): T | null {
  const own = values.find(({ image }) => image !== null && isNamed(image, target, cwd));
  return (own ?? values.find(({ image }) => image === null))?.value ?? null;
}

/**
 * Whether a text names an image: as its id, as it was typed, or in another writing of the same reference or path. An image of an archive or
 * layout goes by its name there too, with or without the file; the file alone names none of several.
 */
export function isNamed(text: string, target: ImageTarget, cwd: string): boolean {
  const { id, scheme, locator, absolute } = target;
  const bare = text.startsWith(`${scheme}:`) ? text.slice(scheme.length + 1) : text;
  if (text === id || bare === locator) return true;
  if (absolute !== null) return isNamedInFile(bare, { ...target, absolute }, cwd);
  const reference = toCanonicalReference(bare);
  return reference !== null && reference === toCanonicalReference(locator);
}

function isNamedInFile(
  bare: string,
  { absolute, name, names = [], isOneOfSeveral }: ImageTarget & { absolute: string },
  cwd: string,
): boolean {
  if (resolve(cwd, bare) === absolute) return name === undefined || isOneOfSeveral !== true;
  return [...(name === undefined ? [] : [name]), ...names].some((own) => {
    if (bare === own) return true;
    if (bare.endsWith(`:${own}`) && resolve(cwd, bare.slice(0, -own.length - 1)) === absolute) return true;
    const reference = toCanonicalReference(own);
    return reference !== null && reference === toCanonicalReference(bare);
  });
}

/**
 * What is said of several images of one file without saying of which, or twice of one of them: which images a file holds is known only when it
 * is read.
 */
export function findUnclear(build: BuildFacts, targets: readonly ImageTarget[], cwd: string): Problem[] {
  const several = targets.filter(({ name, isOneOfSeveral }) => name !== undefined && isOneOfSeveral === true);
  if (targets.length < 2) return [];
  return toSettings(build).flatMap(([setting, values]) => {
    const count = (target: ImageTarget) => values.filter(({ image }) => image !== null && isNamed(image, target, cwd)).length;
    const isAnybodys = values.some(({ image }) => image === null) && several.some((target) => count(target) === 0);
    const next = `Write \`${setting}\` once for each image, as \`IMAGE=VALUE\`: the images are ${targets.map(({ id }) => id).join(", ")}.`;
    const wrong = [
      ...(isAnybodys ? [`\`${setting}\` does not say which image it is about, and ${targets.length} images are looked at.`] : []),
      ...several.filter((target) => count(target) > 1).map(({ id }) => `\`${setting}\` is given more than once for ${id}.`),
    ];
    return wrong.map((message): Problem => ({ code: "input-invalid", message, next }));
  });
}

function toSettings({ dockerfiles, metadata, baseImages }: BuildFacts): [setting: string, values: readonly PerImage<unknown>[]][] {
  return Object.entries({ dockerfile: dockerfiles ?? [], "build-metadata": metadata, "base-image": baseImages });
}

/** What is said of images that are not looked at: a slip there leaves the image that was meant without it. */
export function findStrangers(build: BuildFacts, targets: readonly ImageTarget[], cwd: string): Problem[] {
  return toSettings(build).flatMap(([setting, values]) =>
    values.flatMap(({ image }): Problem[] => {
      if (image === null || targets.some((target) => isNamed(image, target, cwd))) return [];
      const message = `\`${setting}\` names the image ${image}, which is none of those that are looked at.`;
      const names = targets.map(({ id }) => id).join(", ");
      return [{ code: "input-invalid", message, next: names === "" ? "Leave it out: no image is looked at." : `The images are ${names}.` }];
    }),
  );
}
