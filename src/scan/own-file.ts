import pLimit from "p-limit";
import { toCanonicalReference } from "../model/reference.ts";
import type { Images } from "../ports.ts";
import type { GrypeTarget } from "./grype-command.ts";
import type { Scene } from "./scene.ts";

type ImageTarget = Extract<GrypeTarget, { kind: "image" }>;
type Place = Pick<Scene, "settings" | "world" | "deadline">;

/** A copy of one image for scanners. */
export type Copy = Awaited<ReturnType<Images["extract"]>>;

/**
 * Begins to pull the images of registries, by target id: at once, while scanners and databases are still being had, and as many side by side as
 * scanners run. Each is pulled once for all scanners, and lies in a private folder until the run ends.
 */
export function beginPulls(targets: readonly GrypeTarget[], place: Place): ReadonlyMap<string, Promise<Copy>> {
  const published = targets.filter((target): target is ImageTarget => target.kind === "image" && target.scheme === "registry");
  const limit = pLimit(Math.max(1, place.settings.jobs));
  return new Map(published.map((target) => [target.id, toQuiet(limit(() => pull(target, place)))]));
}

async function pull(target: ImageTarget, place: Place): Promise<Copy> {
  return extract(target, await place.world.files.privateFolder(), place);
}

/** What fails is told by whoever looks at the image; before, it must not end the process. */
function toQuiet<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}

/**
 * Lets a scanner look at a target: at a copy where the image is one of several in its file, since scanners refuse such a file or choose by
 * themselves, and where it is a registry's, since no scanner gets credentials. A copy out of a file is there only meanwhile, and of no more
 * images than scanners run at once.
 */
export async function withOwnFile<T>(target: GrypeTarget, scene: Scene, look: (own: GrypeTarget) => Promise<T>): Promise<T> {
  if (target.kind !== "image") return look(target);
  const pulled = await scene.pulls.get(target.id);
  if (pulled !== undefined) return look(toOwn(target, pulled));
  if (target.isOneOfSeveral !== true) return look(target);
  return scene.limitCopies(async () => {
    const folder = await scene.world.files.privateFolder();
    try {
      return await look(toOwn(target, await extract(target, folder, scene)));
    } finally {
      await scene.world.files.remove(folder).catch(() => undefined); // it is gone at the end of the run at the latest
    }
  });
}

function extract(target: ImageTarget, to: string, { settings, world, deadline }: Place): Promise<Copy> {
  const { scheme, locator, absolute, name = null } = target;
  return world.images.extract({ source: { scheme, locator, absolute, platform: settings.platform, name }, to, deadline });
}

function toOwn(target: ImageTarget, { scheme, path, config }: Copy): GrypeTarget {
  const reference = target.scheme === "registry" ? toCanonicalReference(target.locator) : null;
  return { ...target, scheme, absolute: path, imageId: config, ...(reference === null ? {} : { reference }) };
}
