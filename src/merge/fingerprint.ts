import { hash } from "node:crypto";
import type { TargetFacts } from "../model/evidence.ts";

/** What of a target stays the same from one build to the next: its reference without tag and digest, or its path without a temporary folder. */
export function toLastingName({ id, kind, reference }: TargetFacts): string {
  if (reference !== undefined) return `${kind}|${withoutTag(reference)}`;
  const path = id.slice(id.indexOf(":") + 1);
  const isAbsolute = /^(?:[\\/]|[A-Za-z]:[\\/])/.test(path);
  return `${kind}|${isAbsolute ? path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1) : kind === "image" ? withoutTag(path) : path}`;
}

function withoutTag(reference: string): string {
  const name = reference.replace(/@.*$/s, "");
  const colon = name.lastIndexOf(":");
  return colon > name.lastIndexOf("/") ? name.slice(0, colon) : name;
}

/** What a finding is known by from run to run: neither its version nor who saw it, nor how often it is there (`place` among its like, from 1). */
export function toFingerprint({
  target,
  packageName,
  id,
  place,
}: {
  target: string;
  packageName: string;
  id: string;
  place: number;
}): string {
  return hash("sha256", `v1|${target}|${packageName}|${id}${place === 1 ? "" : `|${place}`}`).slice(0, 32);
}
