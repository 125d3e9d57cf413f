import { join } from "node:path";
import { sortedUnique } from "../model/order.ts";
import type { Problem } from "../model/reasons.ts";
import type { World } from "../ports.ts";
import { toShown } from "./shown.ts";

const GRYPE = /^\.(?:grype|syft)(?:\.[a-z]+)?$/;
const OSV_CONFIGURATION = "osv-scanner.toml";

/** Says which configurations of scanners lie about (in the working directory, beside lockfiles) and are not applied. */
export async function toStrayConfiguration(
  beside: Iterable<string>,
  { files, machine }: Pick<World, "files" | "machine">,
): Promise<Problem[]> {
  const found = new Set<string>();
  for (const { name } of await files.list(machine.cwd).catch(() => [])) if (GRYPE.test(name)) found.add(name);
  for (const folder of new Set(beside)) {
    const path = join(folder, OSV_CONFIGURATION);
    if ((await files.stat(path)) !== null) found.add(toShown(path, machine.cwd));
  }
  if (found.size === 0) return [];
  const names = sortedUnique(found).join(", ");
  const next = "Write what is to be accepted into the policy file (exceptions), where it has a reason, an owner and an end.";
  return [{ code: "configuration-ignored", message: `Scanners' own configuration is not applied: ${names}.`, next }];
}
