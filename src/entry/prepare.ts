import { type Fault, GateError, isGateError } from "../errors.ts";
import { resolveRequest } from "../gate.ts";
import type { Request } from "../model/settings.ts";
import { findMistakes, type Wish } from "../policy/resolve.ts";
import { type PolicyPlace, readPolicyFile } from "./policy-source.ts";

/** Reads the policy file and makes a request of all that was said. Mistakes of both are refused at once. */
export async function prepareRequest(wish: Omit<Wish, "policyFile">, place: PolicyPlace): Promise<Request> {
  const faults: Fault[] = [...findMistakes(wish)];
  const policyFile = await readPolicyFile(wish.raw, place).catch((error: unknown) => {
    if (!isGateError(error)) throw error;
    faults.push(...error.faults);
    return null;
  });
  if (faults.length > 0) throw new GateError(faults);
  return resolveRequest({ ...wish, policyFile });
}
