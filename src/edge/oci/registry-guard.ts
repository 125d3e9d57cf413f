import { GateError, isGateError } from "../../errors.ts";
import { DownloadFault, explainFault, isDownloadFault } from "../node/download-faults.ts";
import { refuseLate } from "./resource-faults.ts";

/** What is asked of a registry: `shown` names the image. `left`: ms. `act`: what is done to it, for the sentence where the whole run's time is over. */
export type Guarded = { readonly shown: string; readonly registry: string; readonly left: number; readonly act: "read" | "pulled" | null };

/** Gives an act its time; what the network did to it becomes a sentence. */
export async function guard<T>({ shown, registry, left, act }: Guarded, run: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort("the time was up before it had answered"), Math.min(Math.max(0, left), 2 ** 31 - 1));
  try {
    return await run(controller.signal);
  } catch (error) {
    if (isGateError(error)) throw error;
    if (controller.signal.aborted && act !== null) throw refuseLate(`${shown} was ${act}`);
    const fault = controller.signal.aborted ? new DownloadFault(String(controller.signal.reason)) : error;
    const { message: why } = isDownloadFault(fault) ? fault : explainFault(fault);
    const message = `${registry} could not be asked for ${shown}: ${why}.`;
    throw new GateError({ code: "environment", message, next: toNext(why) }, { cause: error });
  } finally {
    clearTimeout(timer);
    controller.abort("it is over"); // what still runs beside what failed
  }
}

function toNext(why: string): string {
  return why.includes("429")
    ? "Run again later; with credentials (`registry-username`, `registry-password`) most registries allow more, and what the lock of bases has is not asked for."
    : "Check the network, and `proxy` and `ca-certificate` where one is between you and it.";
}
