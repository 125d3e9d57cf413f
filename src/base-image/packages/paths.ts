/** Package managers of distributions, by the purl type of their packages. */
export const MANAGERS = ["deb", "apk", "rpm", "alpm", "ebuild"] as const;
export type Manager = (typeof MANAGERS)[number];

/** Where a package manager keeps what is installed. `*` stands for one name. */
const DATABASES: Readonly<Record<Manager, readonly string[]>> = {
  deb: ["var/lib/dpkg/status", "var/lib/dpkg/status.d/*"],
  apk: ["lib/apk/db/installed", "usr/lib/apk/db/installed"],
  rpm: [
    ...["var/lib/rpm", "usr/lib/sysimage/rpm", "usr/share/rpm"].flatMap((folder) =>
      ["rpmdb.sqlite", "Packages.db", "Packages"].map((name) => `${folder}/${name}`),
    ),
    "var/lib/rpmmanifest/container-manifest-2",
  ],
  alpm: ["var/lib/pacman/local/*/desc"],
  ebuild: ["var/db/pkg/*/*/PF"],
};

const RELEASES = ["etc/os-release", "usr/lib/os-release"];

const PATTERNS = MANAGERS.map((manager) => ({ manager, parts: DATABASES[manager].map((path) => path.split("/")) }));
const WANTED = [...PATTERNS.flatMap(({ parts }) => parts), ...RELEASES.map((path) => path.split("/"))];
const FIRST = new Set(WANTED.map(([first]) => first));

/**
 * Whether a path in a layer (no leading slash) matters for what is installed: a package database, the file that names the distribution, or a
 * folder above one of them, for what is removed, hidden or replaced there takes the database with it.
 */
export function isPackageDatabase(path: string): boolean {
  const slash = path.indexOf("/");
  if (!FIRST.has(slash < 0 ? path : path.slice(0, slash))) return false;
  const parts = path.split("/");
  return WANTED.some((wanted) => parts.length <= wanted.length && isAlong(parts, wanted));
}

/** The package manager whose database stands at a path; null for any other path. */
export function toManager(path: string): Manager | null {
  const parts = path.split("/");
  const found = PATTERNS.find(({ parts: all }) => all.some((wanted) => parts.length === wanted.length && isAlong(parts, wanted)));
  return found?.manager ?? null;
}

/** The package managers that have a database at a path or in a folder of that name. */
export function toManagersBelow(path: string): readonly Manager[] {
  const parts = path.split("/");
  return PATTERNS.filter(({ parts: all }) => all.some((wanted) => parts.length <= wanted.length && isAlong(parts, wanted))).map(
    ({ manager }) => manager,
  );
}

function isAlong(parts: readonly string[], wanted: readonly string[]): boolean {
  return parts.every((part, index) => part !== "" && (wanted[index] === "*" || wanted[index] === part));
}
