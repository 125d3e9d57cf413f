import { GateError, isGateError } from "../errors.ts";

/** The error for what BuildKit refuses in a Dockerfile. It says what, and `inLine` adds where. */
export function refuse(message: string, next: string): GateError {
  return new GateError({ code: "dockerfile-invalid", message, next });
}

/** Does something with one line of a Dockerfile; where that is refused, the message begins with the file's name and the line. */
export function inLine<T>(name: string, line: number, action: () => T): T {
  try {
    return action();
  } catch (error) {
    if (!isGateError(error)) throw error;
    const faults = error.faults.map((fault) => ({ ...fault, message: `${name}:${line}: ${fault.message}` }));
    throw new GateError(faults, { cause: error });
  }
}
