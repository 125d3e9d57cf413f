import { setTimeout as sleep } from "node:timers/promises";
import { isGateError } from "../../errors.ts";
import { DownloadFault, explainFault, isDownloadFault } from "../node/download-faults.ts";

const TRIES = 2;
const PAUSE_MS = 1_000;

/** Tries something twice where what failed may pass, after the wait that the server asked for. Rejects with a GateError or a DownloadFault. */
export async function withTries<T>(
  act: () => Promise<T>,
  { signal, pause = PAUSE_MS }: { signal: AbortSignal; pause?: number },
): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await act();
    } catch (error) {
      if (signal.aborted) throw new DownloadFault(String(signal.reason));
      if (isGateError(error)) throw error;
      const fault = isDownloadFault(error) ? error : explainFault(error);
      if (!fault.transient || tries === TRIES) throw tries === 1 ? fault : new DownloadFault(`${fault.message} (tried ${tries} times)`);
      await sleep(fault.wait ?? pause, undefined, { signal }).catch(() => {
        throw new DownloadFault(`${fault.message}, and ${String(signal.reason)}`);
      });
    }
  }
}
