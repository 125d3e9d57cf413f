import { type Fault, GateError } from "../errors.ts";
import { resolveRequest } from "../gate.ts";
import type { BasesLock } from "../model/bases-lock.ts";
import type { Request } from "../model/settings.ts";
import type { PolicyFile } from "../policy/policy-file.ts";
import { findMistakes, type Said, type Wish } from "../policy/resolve.ts";
import { existsAt } from "../policy/settings.ts";
import { readBasesLock } from "./bases-lock.ts";
import { toFaultsOrThrow } from "./faults.ts";
import { type PolicyPlace, readPolicyFile } from "./policy-source.ts";

/** Reads the policy file and the lock of bases and makes a request of all that was said. Mistakes of all of them are refused at once. */
export async function prepareRequest(wish: Omit<Wish, "policyFile" | "lock">, place: PolicyPlace): Promise<Request> {
  const { faults: inFiles, ...read } = await readDecidingFiles(wish, place);
  const faults: Fault[] = [...findMistakes(wish), ...inFiles];
  if (faults.length > 0) throw new GateError(faults);
  return resolveRequest({ ...wish, ...read });
}

/** The files that decide, as far as they can be read, and what is wrong with them. */
export type DecidingFiles = { readonly policyFile: PolicyFile | null; readonly lock: BasesLock | null; readonly faults: readonly Fault[] };

/** Reads the policy file and, where bases are looked at, their lock. What is wrong with either is in `faults`. */
export async function readDecidingFiles(said: Pick<Said, "raw" | "door" | "command">, place: PolicyPlace): Promise<DecidingFiles> {
  const faults: Fault[] = [];
  const attempt = async <T>(reading: Promise<T | null>): Promise<T | null> =>
    reading.catch((error: unknown) => {
      faults.push(...toFaultsOrThrow(error));
      return null;
    });
  const policyFile = said.command === "bases check" ? null : await attempt(readPolicyFile(said.raw, place)); // it asks no policy
  const isAsked = existsAt("bases-lock", said);
  const lock = isAsked ? await attempt(readBasesLock(said.raw, place, { mayBeMissing: said.command === "bases lock" })) : null;
  return { policyFile, lock, faults };
}
