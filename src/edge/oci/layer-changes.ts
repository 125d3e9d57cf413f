import type { LayerChange } from "../../model/image.ts";
import { refuseImage } from "./image-json.ts";
import type { TarEntry, TarVisitor } from "./tar-walk.ts";

const LARGEST_FILE = 64 * 1024 * 1024;
const LARGEST_LAYER = 256 * 1024 * 1024;
const MOST_CHANGES = 500_000;
const WHITEOUT = ".wh.";
const OPAQUE = ".wh..wh..opq";

/** Gathers what a layer does at the wanted paths, and every removal, while its tar file is walked. `what` names the layer. */
export function makeLayerVisitor(
  wanted: (path: string) => boolean,
  what: string,
): { visitor: TarVisitor; changes: Map<string, LayerChange> } {
  const changes = new Map<string, LayerChange>();
  let held = 0;
  const refuse = (why: string): never => {
    throw refuseImage(`${what} ${why}.`);
  };
  const set = (path: string, change: LayerChange) => {
    changes.set(path, change);
    if (changes.size > MOST_CHANGES) refuse(`changes more than ${MOST_CHANGES} of the paths that are looked at`);
  };
  const enter = (entry: TarEntry) => {
    const path = toLayerPath(entry.path);
    if (path === null) return null;
    const removal = toRemoval(path);
    if (removal !== null) {
      // A file of the same layer stays, whichever comes first in it.
      if (!changes.has(removal.path)) set(removal.path, removal.change);
      return null;
    }
    if (!wanted(path)) return null;
    if (entry.type === "1" || entry.type === "2") set(path, { kind: "link", target: entry.link });
    else if (entry.type === "0" || entry.type === "S") {
      if (entry.path.endsWith("/")) return null;
      if (entry.sparse || entry.size > LARGEST_FILE || held + entry.size > LARGEST_LAYER) {
        set(path, { kind: "unread", size: entry.size });
        return null;
      }
      held += entry.size;
      const bytes = new Uint8Array(entry.size);
      set(path, { kind: "file", bytes });
      let at = 0;
      return {
        add: (piece: Uint8Array) => {
          bytes.set(piece, at);
          at += piece.length;
        },
        end: () => undefined,
      };
    } else if (entry.type !== "5") set(path, { kind: "unread", size: entry.size });
    return null;
  };
  return { visitor: { enter, refuse }, changes };
}

/** A path of a layer as engines apply it: no leading slash, no dots; null for one that leads out of the image. */
export function toLayerPath(path: string): string | null {
  if (path.includes("\0")) return null;
  const parts = path.split("/").filter((part) => part !== "" && part !== ".");
  return parts.length === 0 || parts.includes("..") ? null : parts.join("/");
}

function toRemoval(path: string): { path: string; change: LayerChange } | null {
  const slash = path.lastIndexOf("/");
  const [folder, name] = [path.slice(0, Math.max(0, slash)), path.slice(slash + 1)];
  if (name === OPAQUE) return { path: folder, change: { kind: "opaque" } };
  if (!name.startsWith(WHITEOUT) || name.startsWith(".wh..wh.")) return null;
  const removed = name.slice(WHITEOUT.length);
  if (removed === "" || removed === "." || removed === "..") return null;
  return { path: folder === "" ? removed : `${folder}/${removed}`, change: { kind: "removed" } };
}
