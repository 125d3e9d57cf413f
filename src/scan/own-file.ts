import { toCanonicalReference } from "../model/reference.ts";
import type { GrypeTarget } from "./grype-command.ts";
import type { Scene } from "./scene.ts";

type ImageTarget = Extract<GrypeTarget, { kind: "image" }>;
type Look<T> = (own: GrypeTarget) => Promise<T>;

/**
 * Lets a scanner look at a target: at a copy where the image is one of several in its file, since scanners refuse such a file or choose by
 * themselves, and where it is a registry's, since no scanner gets credentials. The copy is there only meanwhile; of files there are no more
 * copies than scanners run at once, while those of registries' images take no room beside what was pulled.
 */
export async function withOwnFile<T>(target: GrypeTarget, scene: Scene, look: Look<T>): Promise<T> {
  if (target.kind !== "image") return look(target);
  if (target.scheme === "registry") return withCopy(target, scene, look);
  return target.isOneOfSeveral === true ? scene.limitCopies(() => withCopy(target, scene, look)) : look(target);
}

async function withCopy<T>(target: ImageTarget, { settings, world, deadline }: Scene, look: Look<T>): Promise<T> {
  const { scheme, locator, absolute, name = null } = target;
  const folder = await world.files.privateFolder();
  try {
    const source = { scheme, locator, absolute, platform: settings.platform, name };
    const copy = await world.images.extract({ source, to: folder, deadline });
    const reference = scheme === "registry" ? toCanonicalReference(locator) : null;
    const known = reference === null ? {} : { reference };
    return await look({ ...target, ...known, scheme: copy.scheme, absolute: copy.path, imageId: copy.config });
  } finally {
    await world.files.remove(folder).catch(() => undefined); // it is gone at the end of the run at the latest
  }
}
