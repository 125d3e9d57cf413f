/** Everything that is written to standard output while `act` runs. */
export async function heard(act: () => Promise<unknown>): Promise<string> {
  const { write } = process.stdout;
  const texts: string[] = [];
  process.stdout.write = ((text: string | Uint8Array, ...rest: unknown[]) => {
    texts.push(typeof text === "string" ? text : new TextDecoder().decode(text));
    for (const argument of rest) if (typeof argument === "function") argument();
    return true;
  }) as typeof write;
  try {
    await act();
  } finally {
    process.stdout.write = write;
  }
  return texts.join("");
}
