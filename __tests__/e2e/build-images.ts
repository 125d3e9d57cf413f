import { execFile } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import type { Tree } from "../../src/demo/oci-layout.ts";
import { BASE, PARTS, REBUILT, RECIPES, type Recipe } from "./recipes.ts";

type Engine = { run(...args: string[]): string };

/** Where the images of a folder are: each as `NAME.tar`, with its Dockerfile as `NAME/Dockerfile`. */
export function buildImages(engine: Engine, folder: string): void {
  for (const recipe of [...PARTS, ...RECIPES]) build(engine, folder, recipe);
  importFlat(engine, folder);
  save(engine, folder, { first: ["true:1", "first.tar"], both: ["true:1", "alpine:1", "two.tar"], base: [BASE.debian, "debian.tar"] });
  save(engine, folder, { alpine: [BASE.alpine, "alpine-base.tar"], stranger: [BASE.stranger, "stranger.tar"] });
  build(engine, folder, REBUILT); // takes the tag from the base that all others were built on
  save(engine, folder, { rebuilt: [BASE.debian, "debian-rebuilt.tar"] });
}

function build(engine: Engine, folder: string, { name, tag, dockerfile, files, flags = [], saved = true }: Recipe): void {
  const context = join(folder, name);
  writeTree(join(context, "root"), files);
  writeFileSync(join(context, "Dockerfile"), dockerfile);
  engine.run("build", "--network=none", "--quiet", ...flags, "--tag", tag, context);
  if (saved) engine.run("save", "--output", join(folder, `${name}.tar`), tag);
}

/** The same files as the true image, through `docker export` and `docker import`: one layer, and no history. */
function importFlat(engine: Engine, folder: string): void {
  const container = engine.run("create", "true:1").trim();
  const flat = join(folder, "flat-files.tar");
  engine.run("export", "--output", flat, container);
  engine.run("import", flat, "imported:1");
  engine.run("save", "--output", join(folder, "imported.tar"), "imported:1");
}

function save(engine: Engine, folder: string, archives: Readonly<Record<string, readonly string[]>>): void {
  for (const words of Object.values(archives)) {
    const file = words.at(-1) ?? "";
    engine.run("save", "--output", join(folder, file), ...words.slice(0, -1));
  }
}

/** Copies an image from one place to another, as skopeo names them, in a folder. Does not block: who it asks may be of this process. */
export async function copyImage(folder: string, ...args: readonly string[]): Promise<void> {
  await promisify(execFile)("skopeo", ["--insecure-policy", "copy", "--quiet", ...args], { cwd: folder, timeout: 60_000 });
}

function writeTree(folder: string, files: Tree): void {
  mkdirSync(folder, { recursive: true });
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}
