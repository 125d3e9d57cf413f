/** The first `count` bytes of a stream (fewer where it is shorter), and the stream as it was. Each piece need be valid only until the next is asked for. */
export async function peek(
  stream: AsyncIterable<Uint8Array>,
  count: number,
): Promise<{ head: Uint8Array; pieces: AsyncIterable<Uint8Array> }> {
  const rest = stream[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  for (let length = 0; length < count; ) {
    const next = await rest.next();
    if (next.done === true) break;
    length += next.value.length;
    first.push(length < count ? Buffer.from(next.value) : next.value);
  }
  const [only] = first;
  const head = Buffer.from((first.length === 1 && only !== undefined ? only : Buffer.concat(first)).subarray(0, count));
  return { head, pieces: resume(first, rest) };
}

async function* resume(first: readonly Uint8Array[], rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* first;
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}
