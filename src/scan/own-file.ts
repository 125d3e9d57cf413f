import type { GrypeTarget } from "./grype-command.ts";
import type { Scene } from "./scene.ts";

/**
 * Lets a scanner look at a target: at a copy of an image that is one of several in its file, since scanners refuse such a file or choose by
 * themselves. The copy is there only meanwhile, and of no more images than scanners run at once.
 */
export async function withOwnFile<T>(target: GrypeTarget, scene: Scene, look: (own: GrypeTarget) => Promise<T>): Promise<T> {
  if (target.kind !== "image" || target.isOneOfSeveral !== true) return look(target);
  const { settings, world, deadline } = scene;
  const { scheme, locator, absolute, name = null } = target;
  return scene.limitCopies(async () => {
    const folder = await world.files.privateFolder();
    try {
      const source = { scheme, locator, absolute, platform: settings.platform, name };
      const copy = await world.images.extract({ source, to: folder, deadline });
      return await look({ ...target, scheme: copy.scheme, absolute: copy.path, imageId: copy.config });
    } finally {
      await world.files.remove(folder).catch(() => undefined); // it is gone at the end of the run at the latest
    }
  });
}
