import type { Manager } from "./paths.ts";

/** Where each package manager keeps what it knows of its packages, in the image's own root. */
const OWN: Readonly<Record<Manager, readonly string[]>> = {
  deb: ["var/lib/dpkg/", "usr/share/doc/"],
  apk: ["lib/apk/db/", "usr/lib/apk/db/"],
  rpm: ["var/lib/rpm/", "usr/lib/sysimage/rpm/", "usr/share/rpm/", "var/lib/rpmmanifest/"],
  alpm: ["var/lib/pacman/local/"],
  ebuild: ["var/db/pkg/"],
};

const ARCHIVE = /\.(?:deb|rpm|apk|control|pkg\.tar\.\w+)$/;

/** Whether a place is of the package manager's own records, in the image's own root. */
export function isOwnPlace(manager: Manager, path: string): boolean {
  const from = path.startsWith("/") ? 1 : 0;
  return OWN[manager].some((folder) => path.startsWith(folder, from));
}

/** Whether a place is the file of one package. */
export function isArchive(path: string): boolean {
  return ARCHIVE.test(path);
}

/** A path without the slash before it, which one scanner writes and the other does not. */
export function toPlain(path: string): string {
  return path.startsWith("/") ? path.slice(1) : path;
}
