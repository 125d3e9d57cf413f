import { join } from "node:path";
import { GateError, isGateError } from "../errors.ts";
import type { Problem } from "../model/reasons.ts";
import type { Request } from "../model/settings.ts";
import { toConfigFile } from "../policy/config-file.ts";
import { type Entrance, existsAt, type RawSettings } from "../policy/settings.ts";
import type { World } from "../ports.ts";
import { toLockPath } from "./bases-lock.ts";
import { DEFAULT_POLICY, type PolicyPlace, readAt } from "./policy-source.ts";

/**
 * What a pull request proposes to change in files that can soften the gate, as notices: they are read from the base commit, so the
 * changes count once they are merged. Nothing where there is no base commit.
 */
export async function toPendingChanges(raw: RawSettings, place: PolicyPlace, entrance: Entrance): Promise<Problem[]> {
  if (place.base === null) return [];
  const config = toConfigFile(raw);
  const policy = config.kind === "path" ? [config.path] : config.kind === "default" ? [DEFAULT_POLICY] : [];
  const lock = existsAt("bases-lock", entrance) ? [toLockPath(raw)] : [];
  const checksums = raw["scanner-checksums"] ?? [];
  const changes = await Promise.all([...policy, ...lock, ...checksums].map((path) => toChange(path, place)));
  return changes.flat();
}

async function toChange(path: string, place: PolicyPlace): Promise<Problem[]> {
  const { name, text } = await readAt(path, place);
  const proposed = await readAt(path, { ...place, base: null }).catch((error: unknown) => {
    if (!isGateError(error)) throw error;
    return { text: undefined }; // it cannot be read as it is proposed, which is a change too
  });
  if (proposed.text === text) return [];
  const what = text === null ? "adds" : proposed.text === null ? "removes" : "changes";
  const instead = text === null ? "It is not applied." : `${name} is applied.`;
  return [
    {
      code: "policy-change-pending",
      message: `What is proposed here ${what} ${path}. ${instead}`,
      next: "It counts once it is merged into the base branch.",
    },
  ];
}

/** A request whose checksums are those of the base commit, where there is one: they decide which programs may run. */
export async function withBaseChecksums(request: Request, { place, world }: { place: PolicyPlace; world: World }): Promise<Request> {
  const { scannerChecksums } = request.settings;
  if (place.base === null || scannerChecksums === null) return request;
  const { name, text } = await readAt(scannerChecksums, place);
  if (text === null) throw notThere(name);
  const copy = join(await world.files.privateFolder(), "checksums");
  await world.files.write(copy, [text]);
  return { ...request, settings: { ...request.settings, scannerChecksums: copy } };
}

function notThere(name: string): GateError {
  return new GateError({
    code: "policy-unreadable",
    message: `scanner-checksums names ${name}, and there is no such file.`,
    next: "On a pull request it is read from the base branch, so it must be merged first.",
  });
}
