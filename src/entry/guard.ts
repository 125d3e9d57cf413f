import type { Fault } from "../errors.ts";

/** The code of a run that ended without a verdict: nobody can vouch for it. */
const WITHOUT_VERDICT = 3;

let decided = false;

/**
 * Denies by default: until `leave` is called, however this process ends it ends with 3, after `tell` was given the sentence for it:
 * an error that nobody caught, a signal, or nothing left to do. `tell` must not wait for anything. Gives what ends it so at once.
 */
export function guardExit(tell: (fault: Fault) => void): (fault: Fault) => void {
  process.exitCode = WITHOUT_VERDICT;
  const end = (fault: Fault) => {
    if (decided) return;
    decided = true;
    try {
      tell(fault);
    } finally {
      process.exit(WITHOUT_VERDICT); // what still runs is killed and cleaned up by the listeners of `exit`
    }
  };
  process.on("uncaughtException", (error) => end(toFault(error)));
  process.on("unhandledRejection", (error) => end(toFault(error)));
  process.on("beforeExit", () => end(UNFINISHED));
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => end(toSignalFault(signal)));
  return end;
}

/** Ends the process with a code that was computed, once all that was printed has left. Open connections hold nobody up. */
export async function leave(code: number): Promise<void> {
  decided = true;
  process.exitCode = code;
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", () => undefined); // told where the document was written
    await new Promise<void>((resume) => stream.write("", () => resume()));
  }
  process.exit(code);
}

const UNFINISHED: Fault = {
  code: "internal",
  message: "The run came to a standstill before there was a verdict.",
  next: "Nothing was decided. Please report this as a bug.",
};

function toSignalFault(signal: string): Fault {
  return {
    code: "environment",
    message: `The run was ended by ${signal} before there was a verdict.`,
    next: "Run it again; if a time limit ended it, give it more time.",
  };
}

/** A reader that closed our output is not our failure; anything else that nobody caught is. */
function toFault(error: unknown): Fault {
  const facts = typeof error === "object" && error !== null ? error : {};
  if ("code" in facts && facts.code === "EPIPE") {
    const message = "The reader of our output went away before all was written.";
    return { code: "environment", message, next: "Write documents to files (`-o FORMAT=FILE`) where the reader does not want all of it." };
  }
  const text = "message" in facts && typeof facts.message === "string" ? facts.message : String(error);
  return {
    code: "internal",
    message: `Portcullis failed: ${text.replace(/\.$/, "")}.`,
    next: "Nothing was decided. Please report this as a bug.",
  };
}
