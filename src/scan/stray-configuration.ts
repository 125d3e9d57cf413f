import { basename, dirname, join, resolve } from "node:path";
import { sortedUnique } from "../model/order.ts";
import type { Problem } from "../model/reasons.ts";
import type { TargetRequest } from "../model/target.ts";
import type { World } from "../ports.ts";
import { toShown } from "./shown.ts";

const OF_GRYPE = /^\.(?:grype|syft)(?:\.[a-z]+)?$/;
const OF_OSV_SCANNER = "osv-scanner.toml";

/** Whether a path is that of a scanner's own configuration: a file of it, or one in its folder. Path with `/`. */
export function isScannerConfiguration(path: string): boolean {
  const [folder, name] = [basename(dirname(path)), basename(path)];
  return name === OF_OSV_SCANNER || OF_GRYPE.test(name) || folder === ".grype" || folder === ".syft";
}

/** Where such things may lie: beside lockfiles, and where a walk met them (absolute paths). */
export type StrayPlaces = { readonly beside: Iterable<string>; readonly met: readonly string[] };

type Eyes = Pick<World, "files" | "machine">;

/** Says which configurations of scanners lie about (in the working directory, beside lockfiles, below folders) and are not applied. */
export async function toStrayConfiguration({ beside, met }: StrayPlaces, { files, machine }: Eyes): Promise<Problem[]> {
  const found = new Set(met.map((path) => toShown(path, machine.cwd)));
  for (const { name, kind } of await files.list(machine.cwd).catch(() => [])) {
    if (!OF_GRYPE.test(name)) continue;
    const inside = kind === "folder" ? await files.list(join(machine.cwd, name)).catch(() => []) : [];
    for (const path of inside.length === 0 ? [name] : inside.map((entry) => `${name}/${entry.name}`)) found.add(path);
  }
  for (const folder of new Set(beside)) {
    const path = join(folder, OF_OSV_SCANNER);
    if ((await files.stat(path)) !== null) found.add(toShown(path, machine.cwd));
  }
  if (found.size === 0) return [];
  const names = toNames(found);
  const next = "Write what is to be accepted into the policy file (exceptions), where it has a reason, an owner and an end.";
  return [{ code: "configuration-ignored", message: `Scanners' own configuration is not applied: ${names}.`, next }];
}

const NAMED = 30;

function toNames(found: ReadonlySet<string>): string {
  const names = sortedUnique(found);
  return names.length <= NAMED ? names.join(", ") : `${names.slice(0, NAMED).join(", ")} and ${names.length - NAMED} more`;
}

/** Says which files are called as the targets are written: scanners take such a file for what was meant. Here targets are handed over so that none is read. */
export async function toLookalikes(targets: readonly TargetRequest[], { files, machine }: Eyes): Promise<Problem[]> {
  const texts = targets.filter(({ text }) => text.includes(":")).map(({ text }) => text);
  const kinds = await Promise.all(texts.map((text) => files.stat(resolve(machine.cwd, text))));
  const found = sortedUnique(texts.filter((_, at) => kinds[at] != null));
  if (found.length === 0) return [];
  const message = `There ${found.length === 1 ? "is a file" : "are files"} named like a target, which nobody reads: ${found.map((text) => JSON.stringify(text)).join(", ")}.`;
  return [
    { code: "configuration-ignored", message, next: "Find out who put it there: it does nothing here, and misleads scanners elsewhere." },
  ];
}
