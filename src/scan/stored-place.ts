import { resolve } from "node:path";
import type { ImageScheme } from "../model/target.ts";
import type { World } from "../ports.ts";

export type StoredScheme = Extract<ImageScheme, "docker-archive" | "oci-archive" | "oci-dir">;

/** Where an archive or layout is, and the name of the image in it that was asked for. */
export type StoredPlace = { readonly absolute: string; readonly name: string | null };

/**
 * The place that `FILE` or `FILE:NAME` means: of the ways to read it, the one with the longest path at which there is something of that kind; a
 * path with nothing more said wins. Null: nothing is there in any of them.
 */
export async function findPlace(scheme: StoredScheme, text: string, { files, machine }: World): Promise<StoredPlace | null> {
  const whole = resolve(machine.cwd, text);
  if ((await files.stat(whole)) !== null) return { absolute: whole, name: null };
  for (let colon = text.lastIndexOf(":"); colon > 0; colon = text.lastIndexOf(":", colon - 1)) {
    const [path, name] = [text.slice(0, colon), text.slice(colon + 1)];
    if (name === "" || isDrive(path, name)) continue;
    const absolute = resolve(machine.cwd, path);
    const kind = (await files.stat(absolute))?.kind;
    if (kind === "link" || kind === (scheme === "oci-dir" ? "folder" : "file")) return { absolute, name };
  }
  return null;
}

/** `C:\\images\\app.tar` names no image of a file `C`. */
function isDrive(path: string, rest: string): boolean {
  return /^[A-Za-z]$/.test(path) && /^[\\/]/.test(rest);
}
