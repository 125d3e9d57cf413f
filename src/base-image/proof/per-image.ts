import { resolve } from "node:path";
import { toCanonicalReference } from "../../model/reference.ts";
import type { PerImage } from "../../model/settings.ts";
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
