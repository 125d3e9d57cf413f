import type { LayerChanges } from "../../model/image.ts";
import { readAlpm } from "./alpm.ts";
import { readApk } from "./apk.ts";
import { readDpkg } from "./dpkg.ts";
import { readEbuild } from "./ebuild.ts";
import { type Entry, toPlainVersion } from "./entry.ts";
import { follow, leadsAstray } from "./links.ts";
import { MANAGERS, type Manager, toManager, toManagersBelow } from "./paths.ts";
import { readRpm } from "./rpm/database.ts";
import { readManifest } from "./rpm/manifest.ts";
import { type Node, type Present, stackLayers, walk } from "./stack.ts";

/** What one package manager's databases say is installed. `unreadable`: there is more, which could not be read, so that absence says nothing. */
export type Database = {
  /** The entries of each name. */
  readonly packages: ReadonlyMap<string, readonly Entry[]>;
  readonly unreadable: boolean;
};

export type Installed = Readonly<Record<Manager, Database>>;

/** What the package databases say is installed when the first `layers` layers are stacked. A manager without a database has nothing installed. */
export function toInstalled(changes: readonly LayerChanges[], layers: number): Installed {
  const root = stackLayers(changes.slice(0, layers));
  const found = Object.fromEntries(MANAGERS.map((manager) => [manager, empty(changes.length < layers)])) as Record<Manager, Collected>;
  for (const [path, present] of walk(root)) {
    const manager = toManager(path);
    if (manager !== null) collect(found[manager], readPresent(root, path, present, manager));
    else if (present.kind === "link" && leadsAstray(path, present.target))
      for (const lost of toManagersBelow(path)) collect(found[lost], null);
  }
  return found;
}

type Collected = { packages: Map<string, Entry[]>; unreadable: boolean };

function empty(unreadable: boolean): Collected {
  return { packages: new Map(), unreadable };
}

function collect(into: Collected, entries: readonly Entry[] | null): void {
  if (entries === null) into.unreadable = true;
  for (const entry of entries ?? []) {
    const plain = { ...entry, version: toPlainVersion(entry.version) };
    const others = into.packages.get(entry.name);
    if (others === undefined) into.packages.set(entry.name, [plain]);
    else others.push(plain);
  }
}

function readPresent(root: Node, path: string, present: Present, manager: Manager): Entry[] | null {
  if (manager === "ebuild") return readEbuild(path);
  const file = follow(root, path, present);
  return file?.kind === "file" ? readDatabase(manager, path, file.bytes) : null;
}

function readDatabase(manager: Exclude<Manager, "ebuild">, path: string, bytes: Uint8Array): Entry[] | null {
  switch (manager) {
    case "deb":
      return path.endsWith(".md5sums") ? [] : readDpkg(bytes);
    case "apk":
      return readApk(bytes);
    case "rpm":
      return path.endsWith("/container-manifest-2") ? readManifest(bytes) : readRpm(bytes);
    case "alpm":
      return readAlpm(bytes);
    default:
      return manager satisfies never;
  }
}
