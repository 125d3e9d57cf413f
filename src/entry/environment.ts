import { GateError } from "../errors.ts";
import { isReasonCode, type Problem, type Reason } from "../model/reasons.ts";

/** Refuses to begin where problems of our own environment are reasons, as `strict-environment` makes them: nothing is run then. */
export function refuseEnvironment(problems: readonly Problem[]): void {
  const reasons = problems.flatMap(({ code, message, next = "Unset it." }): Reason[] =>
    isReasonCode(code) ? [{ code, message, next }] : [],
  );
  if (reasons.length > 0) throw new GateError(reasons);
}
