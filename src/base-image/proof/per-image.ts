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

/** Whether a text names an image: as its id, as it was typed, or in another writing of the same reference or path. */
export function isNamed(text: string, { id, scheme, locator, absolute }: ImageTarget, cwd: string): boolean {
  const bare = text.startsWith(`${scheme}:`) ? text.slice(scheme.length + 1) : text;
  if (text === id || bare === locator) return true;
  if (absolute !== null) return resolve(cwd, bare) === absolute;
  const reference = toCanonicalReference(bare);
  return reference !== null && reference === toCanonicalReference(locator);
}

/** What is said of images that are not looked at: a slip there leaves the image that was meant without it. */
export function findStrangers({ dockerfiles, metadata, baseImages }: BuildFacts, targets: readonly ImageTarget[], cwd: string): Problem[] {
  const given = { dockerfile: dockerfiles ?? [], "build-metadata": metadata, "base-image": baseImages };
  return Object.entries(given).flatMap(([setting, values]) =>
    values.flatMap(({ image }): Problem[] => {
      if (image === null || targets.some((target) => isNamed(image, target, cwd))) return [];
      const message = `\`${setting}\` names the image ${image}, which is none of those that are looked at.`;
      const names = targets.map(({ id }) => id).join(", ");
      return [{ code: "input-invalid", message, next: names === "" ? "Leave it out: no image is looked at." : `The images are ${names}.` }];
    }),
  );
}
