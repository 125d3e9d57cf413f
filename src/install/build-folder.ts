import type { World } from "../ports.ts";

type Shared = { readonly folder: Promise<string>; users: number };

/** Builds of one run share their folder: the two scanners have many modules and compiled packages in common. */
const shared = new WeakMap<World["files"], Shared>();

/** A private folder for a build; removed when the last that uses it has left, for it holds gigabytes. */
export async function takeBuildFolder({ files }: World): Promise<{ folder: string; leave(): Promise<void> }> {
  const build = shared.get(files) ?? { folder: files.privateFolder(), users: 0 };
  shared.set(files, build);
  build.users += 1;
  const folder = await build.folder;
  return {
    folder,
    async leave() {
      build.users -= 1;
      if (build.users > 0) return;
      shared.delete(files);
      await files.remove(folder);
    },
  };
}
