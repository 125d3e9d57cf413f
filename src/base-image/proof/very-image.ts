import type { KnownBase } from "./known.ts";

/**
 * Whether two known bases are one and the same image. The same layers are not enough: an image that only adds ONBUILD steps or variables to
 * another has its layers, and is not that image.
 */
export function isVeryImage(one: KnownBase, { digest, image }: KnownBase): boolean {
  const { config, manifest, diffIds } = one.image;
  if (diffIds.join() !== image.diffIds.join()) return false;
  if (config !== null && image.config !== null) return config === image.config;
  return (manifest !== null && manifest === image.manifest) || (one.digest !== null && one.digest === digest);
}
