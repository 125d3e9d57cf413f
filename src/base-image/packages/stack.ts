import type { LayerChange, LayerChanges } from "../../model/image.ts";

/** What stands at a path when layers are stacked. */
export type Present = Extract<LayerChange, { kind: "file" | "unread" | "link" }>;

/** A folder of stacked layers, or what stands in it. Children are there only where somebody asked for what lies in them. */
export type Node = { present: Present | null; readonly children: Map<string, Node> };

/**
 * Stacks layers as overlayfs does: a layer first removes and hides what lower ones have, then adds its own. What is removed and added by one
 * layer is there. A file or link in the place of a folder takes all that was in it away.
 */
export function stackLayers(changes: readonly LayerChanges[]): Node {
  const root: Node = { present: null, children: new Map() };
  for (const layer of changes) {
    for (const [path, change] of layer) {
      if (change.kind === "removed") remove(root, path);
      if (change.kind === "opaque") find(root, path)?.children.clear();
    }
    for (const [path, change] of layer) if (change.kind !== "removed" && change.kind !== "opaque") put(root, path, settle(change, layer));
  }
  return root;
}

/** What stands at a path, if anything that was asked for does. */
export function find(root: Node, path: string): Node | null {
  let node: Node | undefined = root;
  for (const name of toNames(path)) node = node?.children.get(name);
  return node ?? null;
}

/** Everything that stands somewhere, with its path. */
export function* walk(node: Node, path = ""): Generator<readonly [string, Present]> {
  if (node.present !== null) yield [path, node.present];
  for (const [name, child] of node.children) yield* walk(child, path === "" ? name : `${path}/${name}`);
}

function remove(root: Node, path: string): void {
  const names = toNames(path);
  const last = names.pop();
  if (last !== undefined) find(root, names.join("/"))?.children.delete(last);
}

function put(root: Node, path: string, present: Present): void {
  let node = root;
  for (const name of toNames(path)) {
    const next: Node = node.children.get(name) ?? { present: null, children: new Map() };
    node.children.set(name, next);
    node = next;
  }
  node.children.clear();
  node.present = present;
}

/** A hard link is one file with another name in its own layer: later changes of that name do not touch it. */
function settle(change: Present, layer: LayerChanges): Present {
  let settled: LayerChange | undefined = change;
  for (let hops = 0; settled?.kind === "link" && hops < 8; hops += 1) settled = layer.get(toNames(settled.target).join("/"));
  const isHard = change.kind === "link" && !change.target.startsWith("/") && settled !== undefined;
  return isHard && (settled?.kind === "file" || settled?.kind === "unread") ? settled : change;
}

function toNames(path: string): string[] {
  return path.split("/").filter((name) => name !== "" && name !== ".");
}
