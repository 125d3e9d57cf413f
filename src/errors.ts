import type { ReasonCode } from "./model/reasons.ts";

/** One thing that went wrong, as a sentence with its next step. `target` is the id of what it happened to. */
export type Fault = {
  readonly code: ReasonCode;
  readonly message: string;
  readonly next: string;
  readonly target?: string;
};

/** The only error that Portcullis throws on purpose: one or several faults, each with a stable code. */
export class GateError extends Error {
  readonly faults: readonly Fault[];

  constructor(faults: Fault | readonly Fault[], options?: { cause?: unknown }) {
    const list = "code" in faults ? [faults] : faults;
    super(list.map((fault) => fault.message).join("\n"), options);
    this.name = "GateError";
    this.faults = list;
  }
}

/** Says whether something caught is a GateError. Compares by name: the test runner has a second realm. */
export function isGateError(error: unknown): error is GateError {
  return typeof error === "object" && error !== null && "name" in error && error.name === "GateError" && "faults" in error;
}

/** The sentence of anything that was thrown, for a message. Never a stack trace. */
export function sentenceOf(error: unknown): string {
  if (typeof error === "object" && error !== null && "message" in error && typeof error.message === "string") return error.message;
  return String(error);
}
