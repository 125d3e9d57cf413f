import { relative, resolve } from "node:path";
import picomatch from "picomatch";
import { type Fault, GateError } from "../errors.ts";
import { sortedUnique } from "../model/order.ts";
import type { Files } from "../ports.ts";

export type Where = { readonly files: Files; readonly cwd: string };

/**
 * The files that match globs, as paths from the working directory with `/`, sorted, each once. Links are not followed. A glob that no
 * file matches is refused: the legs it stands for would be missing without a word. Where it is known how many there must be (`expect`),
 * they are missed by their number, and only a folder in place of files is refused.
 */
export async function findLegs(globs: readonly string[], { expect, ...where }: Where & { expect: number | null }): Promise<string[]> {
  const found = await Promise.all(globs.map(async (glob) => ({ glob, paths: await findFiles(glob, where) })));
  const empty = await Promise.all(found.filter(({ paths }) => paths.length === 0).map(({ glob }) => examine(glob, where)));
  const faults = empty.filter(({ isFolder }) => isFolder || expect === null).map(toFault);
  if (faults.length > 0) throw new GateError(faults);
  return sortedUnique(found.flatMap(({ paths }) => paths));
}

async function findFiles(glob: string, { files, cwd }: Where): Promise<string[]> {
  const { base, glob: rest } = picomatch.scan(glob.replace(/^\.\//, ""));
  const root = resolve(cwd, base);
  const there = await files.stat(root);
  if (rest === "") return there?.kind === "file" ? [toShown(root, cwd)] : [];
  if (there?.kind !== "folder") return [];
  const isWanted = picomatch(rest, { dot: true });
  const paths = await listBelow(root, "", files);
  return paths.filter((path) => isWanted(path)).map((path) => toShown(resolve(root, path), cwd));
}

async function listBelow(root: string, folder: string, files: Files): Promise<string[]> {
  const entries = await files.list(resolve(root, folder));
  const parts = await Promise.all(
    entries.map(async ({ name, kind }) => {
      const path = folder === "" ? name : `${folder}/${name}`;
      if (kind === "folder") return name === ".git" ? [] : listBelow(root, path, files);
      return kind === "file" ? [path] : [];
    }),
  );
  return parts.flat();
}

function toShown(path: string, cwd: string): string {
  return relative(cwd, path).replaceAll("\\", "/");
}

type Empty = { readonly glob: string; readonly isFolder: boolean };

async function examine(glob: string, { files, cwd }: Where): Promise<Empty> {
  return { glob, isFolder: (await files.stat(resolve(cwd, glob)))?.kind === "folder" };
}

function toFault({ glob, isFolder }: Empty): Fault {
  const why = isFolder ? "is a folder, and result documents are files" : "matches no file";
  const next = isFolder
    ? `Write \`${glob.replace(/\/$/, "")}/**/*.json\`.`
    : "Check the glob, and that the legs' results were downloaded before this step.";
  return { code: "input-invalid", message: `\`results: ${glob.slice(0, 200)}\` ${why}.`, next };
}
