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
  const name = reference.replace(/@.*/s, "");
  const colon = name.lastIndexOf(":");
  return colon > name.lastIndexOf("/") ? name.slice(0, colon) : name;
}

/** What a finding is known by from run to run: not by a version, nor by who saw it. `place`: among findings that are like it in all of this, from 1. */
export function toFingerprint(like: string, place: number): string {
  return hash("sha256", `v1|${like}${place === 1 ? "" : `|${place}`}`).slice(0, 32);
}
