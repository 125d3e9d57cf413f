import { hash } from "node:crypto";

export { toLastingName } from "../model/lasting.ts";

/** What a finding is known by from run to run: not by a version, nor by who saw it. `place`: among findings that are like it in all of this, from 1. */
export function toFingerprint(like: string, place: number): string {
  return hash("sha256", `v1|${like}${place === 1 ? "" : `|${place}`}`).slice(0, 32);
}
