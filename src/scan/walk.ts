import { join } from "node:path";
import type { FileKind, Files } from "../ports.ts";

/** What a walk says of what it meets. Paths are relative to where it began, with `/`. */
export type WalkVisitor = {
  /** Whether a file is looked for. */
  isWanted(path: string): boolean;
  /** Whether a path, and all below it, is left out. */
  isExcluded(path: string): boolean;
};

export type Walked = {
  /** Wanted files that are not left out, with what stands there. */
  readonly found: readonly { readonly path: string; readonly kind: FileKind }[];
  /** Wanted files that were left out. */
  readonly leftOut: readonly string[];
  /** Folders that were left out and not looked into. */
  readonly unexplored: readonly string[];
  /** Folders that could not be read. */
  readonly unreadable: readonly string[];
};

/** Folders that are left out are looked into to count what is lost with them, but not all of a huge tree. */
const EXPLORED_FOLDERS = 500;
/** Never looked into where it is left out: vast, and what lies in it is not this project's. Git's own folder is not even worth a word. */
const VAST = "node_modules";
const GIT = ".git";

/**
 * Walks a folder and everything below it: its own eyes, no `.gitignore`, no link followed. Every list is in the order of the walk,
 * which is the same on every machine.
 */
export async function walkFolder(root: string, visitor: WalkVisitor, files: Pick<Files, "list">): Promise<Walked> {
  const walked = { found: [], leftOut: [], unexplored: [], unreadable: [] } as { [list in keyof Walked]: [...Walked[list]] };
  let budget = EXPLORED_FOLDERS;
  const enter = async (folder: string, isLeftOut: boolean): Promise<void> => {
    const entries = await files.list(join(root, folder)).catch(() => null);
    if (entries === null) {
      walked.unreadable.push(folder === "" ? "." : folder);
      return;
    }
    for (const { name, kind } of entries) {
      const path = folder === "" ? name : `${folder}/${name}`;
      const isOut = isLeftOut || visitor.isExcluded(path);
      if (kind !== "folder") {
        if (!visitor.isWanted(path)) continue;
        if (isOut) walked.leftOut.push(path);
        else walked.found.push({ path, kind });
      } else if (!isOut) {
        await enter(path, false);
      } else if (name === GIT) {
      } else if (name === VAST || budget <= 0) {
        walked.unexplored.push(path);
      } else {
        budget -= 1;
        await enter(path, true);
      }
    }
  };
  await enter("", false);
  return walked;
}
