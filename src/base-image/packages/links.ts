import { isPackageDatabase, toManagersBelow } from "./paths.ts";
import { find, type Node, type Present } from "./stack.ts";

/** The file that a path leads to at last; null where that cannot be told: it leads in a circle, or to a path that nobody asked for. */
export function follow(root: Node, path: string, present: Present): Exclude<Present, { kind: "link" }> | null {
  let [place, current] = [path, present];
  for (let hops = 0; current.kind === "link"; hops += 1) {
    place = toTarget(place, current.target);
    const next = find(root, place)?.present ?? null;
    if (next === null || hops === 8) return null;
    current = next;
  }
  return current;
}

/** Whether a folder that is a link leads to a place where the same databases are looked for anyway. */
export function leadsAstray(path: string, target: string): boolean {
  const place = toTarget(path, target);
  const there = toManagersBelow(place);
  return !isPackageDatabase(place) || toManagersBelow(path).some((manager) => !there.includes(manager));
}

/** Where a symbolic link leads to, from the root and without dots. */
function toTarget(path: string, target: string): string {
  const names = target.startsWith("/") ? [] : path.split("/").slice(0, -1);
  for (const name of target.split("/")) {
    if (name === "..") names.pop();
    else if (name !== "" && name !== ".") names.push(name);
  }
  return names.join("/");
}
