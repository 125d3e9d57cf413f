import { join } from "node:path";
import { z } from "zod";
import type { Scene } from "./scene.ts";

const LIMIT = 4 * 1024 * 1024;
const DIGEST = /^sha256:[0-9a-f]{64}$/;
const Descriptor = z.object({ digest: z.string().regex(DIGEST), mediaType: z.string().optional() });
const Index = z.object({ manifests: z.array(Descriptor) });
const Manifest = z.object({ config: Descriptor, layers: z.array(Descriptor) });

/**
 * Packs an OCI layout as an archive like that of `docker save`, which is all that OSV-Scanner reads: the same blobs, with the list that
 * such an archive has. Gives the archive's path, or why there is none, as a clause.
 */
export async function packLayout(layout: string, scene: Scene): Promise<{ path: string } | { why: string }> {
  const { files, processes, clock } = scene.world;
  const folder = await files.privateFolder();
  const env = scene.environment(folder);
  const tar = await processes.find("tar", env.PATH ?? ""); // the system's own, not one that lies first in somebody's PATH
  if (tar === null) return { why: "it reads images only as archives, and there is no `tar` here to make one" };
  const list = await toDockerList(layout, scene);
  if (list === null) return { why: "it reads images only as archives, and this layout does not hold just one image" };
  await files.write(join(folder, "manifest.json"), [JSON.stringify([list])]);
  const path = join(folder, "image.tar");
  const end = await processes.run({
    file: tar,
    args: ["-c", "-f", path, "-C", folder, "manifest.json", "-C", layout, "blobs"],
    cwd: folder,
    env,
    deadline: Math.min(scene.deadline, clock.now() + 600_000),
  });
  return end.code === 0 ? { path } : { why: "it reads images only as archives, and none could be made of the layout" };
}

/** The entry of `docker save`'s manifest.json for the one image of a layout; null where it holds none, several, or what cannot be read. */
async function toDockerList(layout: string, scene: Scene): Promise<object | null> {
  const index = Index.safeParse(await readJson(join(layout, "index.json"), scene));
  const [only, ...others] = index.success ? index.data.manifests : [];
  if (only === undefined || others.length > 0) return null;
  const manifest = Manifest.safeParse(await readJson(toBlob(layout, only.digest), scene));
  if (!manifest.success) return null;
  const { config, layers } = manifest.data;
  if (layers.some(({ mediaType }) => mediaType?.endsWith("zstd"))) return null;
  const name = (digest: string) => `blobs/${digest.replace(":", "/")}`;
  return { Config: name(config.digest), RepoTags: null, Layers: layers.map(({ digest }) => name(digest)) };
}

function toBlob(layout: string, digest: string): string {
  return join(layout, "blobs", ...digest.split(":"));
}

async function readJson(path: string, { world }: Scene): Promise<unknown> {
  try {
    return JSON.parse(new TextDecoder().decode(await world.files.read(path, LIMIT)));
  } catch {
    return null;
  }
}
