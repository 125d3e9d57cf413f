import type { Entry } from "./entry.ts";

const FOLDER = /([^/]+\/[\w+][\w+-]*)-(\d[\w.]*(?:-r\d+)?)\/[^/]+$/;

/** The package that Portage keeps in the folder of a file: `var/db/pkg/<category>/<name>-<version>/PF`; null if the folder is not named so. */
export function readEbuild(path: string): Entry[] | null {
  const [, name, version] = FOLDER.exec(path) ?? [];
  return name && version ? [{ name, version, architecture: null }] : null;
}
