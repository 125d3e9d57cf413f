import { type Fault, isGateError } from "../../src/errors.ts";

/** The faults that something is refused with. Fails where it is not refused, or refused in any other way than by a GateError. */
export function faultsOf(act: () => unknown): readonly Fault[] {
  try {
    act();
  } catch (error) {
    if (isGateError(error)) return error.faults;
    throw error;
  }
  throw new Error("It was not refused.");
}

/** The same for something that takes its time. */
export async function rejectedFaultsOf(act: () => Promise<unknown>): Promise<readonly Fault[]> {
  const end = await act().then(
    () => null,
    (error: unknown) => ({ error }),
  );
  if (end === null) throw new Error("It was not refused.");
  return faultsOf(() => {
    throw end.error;
  });
}

/** Their sentences. */
export function messagesOf(act: () => unknown): string[] {
  return faultsOf(act).map(({ message }) => message);
}
