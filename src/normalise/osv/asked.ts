import { GateError } from "../../errors.ts";
import type { TargetFacts } from "../../model/evidence.ts";
import type { RawReport } from "../../model/report.ts";
import type { Target } from "../../model/target.ts";
import type { Collecting } from "../collect.ts";
import { type Json, textOf } from "../read/pick.ts";
import type { Place } from "./target.ts";

/** The target that was asked for and that a source is of; null for a canary, which is no target. A source that nobody asked for is refused. */
export function findAsked(source: Json, { report }: Collecting): Place | null {
  const { asked } = report;
  const path = toPlain(textOf(source, "path"));
  if (asked === null || (asked.canaries ?? []).some((canary) => path === toPlain(canary) || path.startsWith(`${toPlain(canary)}:`)))
    return null;
  const byPath = new Map(Object.entries(asked.targetIdByPath).map(([known, id]) => [toPlain(known), id]));
  const [only] = asked.targets;
  const isWhole = asked.targets.length === 1 && only !== undefined && only.kind !== "lockfile";
  const exact = textOf(source, "path");
  const own = Object.hasOwn(asked.targetIdByPath, exact) ? asked.targetIdByPath[exact] : byPath.get(path); // a name may hold a backslash
  const id = own ?? (isWhole ? only.id : undefined);
  const target = asked.targets.find((candidate) => candidate.id === id);
  if (target !== undefined)
    return { facts: toFacts(target, report), path: target.kind === "lockfile" ? target.shown : textOf(source, "path") };
  const message = `${report.name}: the report speaks of ${textOf(source, "path") || "a file without a name"}, which was not to be scanned.`;
  throw new GateError({ code: "source-mismatch", message, next: "See that nothing changed the lockfiles during the scan, and run again." });
}

function toPlain(path: string): string {
  return path.replaceAll("\\", "/");
}

function toFacts(target: Target, { asked }: RawReport): TargetFacts {
  return { id: target.id, kind: target.kind, packages: asked?.inventory[target.id] ?? null, scannedBy: ["osv-scanner"] };
}

type Seen = { readonly targets: ReadonlyMap<string, TargetFacts>; readonly image: TargetFacts | null };

/** Facts of all targets that were asked for: also of those in which nothing was found, which the report does not name. */
export function toAskedFacts(report: RawReport, { image }: Seen): TargetFacts[] {
  return (report.asked?.targets ?? []).map((target) => {
    const own = toFacts(target, report);
    return image === null || target.kind !== "image" ? own : { ...image, ...own };
  });
}
