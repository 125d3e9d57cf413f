import { dirname } from "node:path";
import { byCodeUnits } from "../model/order.ts";
import { isReasonCode, type Problem } from "../model/reasons.ts";
import type { Request } from "../model/settings.ts";
import type { Target, TargetRequest } from "../model/target.ts";
import { findImage } from "./discover-image.ts";
import { findLockfile, findLockfiles } from "./discover-lockfiles.ts";
import { findSbom } from "./discover-sbom.ts";
import type { Found, Search } from "./found.ts";
import { toPlace } from "./shown.ts";
import { toLookalikes, toStrayConfiguration } from "./stray-configuration.ts";

/**
 * Finds what was asked for: images, SBOMs, and every lockfile below a folder. What is not there, or is not what it claims to be, is a
 * problem beside the targets that are. The same thing named twice is one target. Where a target cannot be what it says there are none: an
 * invalid input is corrected first, and its exit code says that nothing was scanned.
 */
export async function discoverTargets(search: Search): Promise<{ targets: Target[]; problems: Problem[] }> {
  const parts = await Promise.all(search.request.targets.map((wanted) => find(wanted, search)));
  const distinct = new Map(parts.flatMap(({ targets }) => targets).map((target) => [target.id, target]));
  const problems = parts.flatMap((part) => part.problems);
  const isInvalid = problems.some(({ code }) => code === "target-invalid");
  const targets = isInvalid ? [] : [...distinct.values()].sort((a, b) => byCodeUnits(a.id, b.id));
  const beside = targets.flatMap((target) => (target.kind === "lockfile" ? [dirname(target.absolute)] : []));
  const met = parts.flatMap(({ configurations = [] }) => configurations);
  const stray = [
    ...(await toStrayConfiguration({ beside, met }, search.world)),
    ...(await toLookalikes(search.request.targets, search.world)),
  ];
  return { targets, problems: [...problems, ...stray, ...toNothingFound(targets, problems, search.request)] };
}

function find(wanted: TargetRequest, search: Search): Promise<Found> {
  switch (wanted.kind) {
    case "image":
      return findImage(wanted, search);
    case "sbom":
      return findSbom(wanted, search);
    case "lockfile":
      return findLockfile(wanted.path, search);
    case "directory":
      return findLockfiles(wanted, search);
    default:
      return wanted satisfies never;
  }
}

/** No lockfile beside an image is fine and said; nothing at all is never a pass. */
function toNothingFound(targets: readonly Target[], problems: readonly Problem[], { targets: asked, settings }: Request): Problem[] {
  const folders = asked.flatMap((wanted) => (wanted.kind === "directory" ? [wanted.path] : []));
  const where = folders.length === 0 ? "" : ` below ${folders.map(toPlace).join(", ")}`;
  if (targets.length === 0) {
    if (problems.some(({ code }) => isReasonCode(code))) return [];
    const why = settings.lockfiles === "none" && folders.length > 0 ? " (lockfiles: none)" : "";
    const next = "Name an image, an SBOM or a lockfile, or point `path` at a folder that has lockfiles.";
    return [{ code: "nothing-to-scan", message: `There is nothing to scan${where}${why}.`, next }];
  }
  const isLockfile = ({ code, target }: { code: string; target?: string }) =>
    code.startsWith("lockfile-") || code === "lockfiles-unread" || target?.startsWith("lockfile:");
  if (folders.length === 0 || settings.lockfiles === "none") return [];
  if (targets.some(({ kind }) => kind === "lockfile") || problems.some(isLockfile)) return [];
  return [{ code: "lockfiles-none", message: `No lockfile was found${where}.` }];
}
