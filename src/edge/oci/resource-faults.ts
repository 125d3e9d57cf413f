import { GateError } from "../../errors.ts";
import { sentenceOfSystem } from "../node/system-errors.ts";

/** The refusal of what the time was too short for. `act`: what was going on, as the rest of a sentence ("Layer 1 of shop.tar was read"). */
export function refuseLate(act: string): GateError {
  const next = "Give more time (`timeout`), or look at fewer images at once.";
  return new GateError({ code: "scanner-timeout", message: `The time was over while ${act}.`, next });
}

/** What the disk of the temporary folder did, as a sentence. `failed`: what came to nothing ("shop.tar could not be copied"). */
export function refuseDisk(failed: string, cause: unknown): GateError {
  const next = "Make room on the disk of the temporary folder (TMPDIR, in a job RUNNER_TEMP).";
  return new GateError({ code: "environment", message: `${failed}: ${sentenceOfSystem(cause)}.`, next }, { cause });
}
