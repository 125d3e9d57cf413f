import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { scratchFolder } from "../bundle/doors.ts";
import { DEBIAN_FLAWS, LOCKFILE_FLAWS } from "./advisories.ts";
import { type Databases, writeDatabases } from "./databases.ts";
import { toDebian, toNodeModule } from "./rootfs.ts";
import { stageImage } from "./stage.ts";

/** Where faults happen: a folder with what is scanned, databases, an image of another kind, and a database that knows nothing. */
export type Place = { readonly folder: string; readonly databases: Databases; readonly other: string; readonly empty: string };

const LOCKFILE = fileURLToPath(new URL("fixtures/lockfiles/npm", import.meta.url));
const QUIET = '{"lockfileVersion":3,"packages":{"":{},"node_modules/quiet":{"version":"1.0.0"}}}';

/** An image and two lockfiles with something high in them, and an image and a lockfile with nothing. */
export async function stagePlace(): Promise<Place> {
  const folder = scratchFolder();
  const databases = await writeDatabases(join(scratchFolder(), "databases"), [...LOCKFILE_FLAWS, ...DEBIAN_FLAWS]);
  const empty = await writeDatabases(join(scratchFolder(), "databases"), []);
  const image = { ...toDebian({ bash: "5.2.15-2", zlib1g: "1.2.13" }), ...toNodeModule("app", "left-of", "1.2.0") };
  await stageImage(join(folder, "image"), image);
  await stageImage(join(folder, "clean"), toDebian({ coreutils: "9.1-1", sed: "4.9-1" }));
  for (const name of ["one", "two"]) cpSync(LOCKFILE, join(folder, "locks", name), { recursive: true });
  mkdirSync(join(folder, "quiet"));
  writeFileSync(join(folder, "quiet", "package-lock.json"), QUIET);
  return { folder, databases, other: join(folder, "clean"), empty: empty.grype };
}
