/** Everything that is written to standard output while `act` runs. */
export async function heard(act: () => Promise<unknown>): Promise<string> {
  const { write, fd } = process.stdout;
  const texts: string[] = [];
  process.stdout.write = ((text: string | Uint8Array, ...rest: unknown[]) => {
    texts.push(typeof text === "string" ? text : new TextDecoder().decode(text));
    for (const argument of rest) if (typeof argument === "function") argument();
    return true;
  }) as typeof write;
  process.stdout.fd = -1 as typeof fd; // else documents are written past it where it is a file
  try {
    await act();
  } finally {
    Object.assign(process.stdout, { write, fd });
  }
  return texts.join("");
}
