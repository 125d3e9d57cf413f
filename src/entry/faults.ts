import { type Fault, isGateError, sentenceOf } from "../errors.ts";

/** What was thrown, as faults: what nobody threw on purpose is our own failure. */
export function toFaults(error: unknown): readonly Fault[] {
  if (isGateError(error)) return error.faults;
  const message = `Portcullis failed: ${sentenceOf(error).replace(/\.$/, "")}.`;
  return [{ code: "internal", message, next: "Nothing was decided. Please report this as a bug." }];
}

/** The faults of what was thrown on purpose; anything else is thrown on. */
export function toFaultsOrThrow(error: unknown): readonly Fault[] {
  if (isGateError(error)) return error.faults;
  throw error;
}
