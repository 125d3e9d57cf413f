import { makeTarWalk, type TarEntry, type TarVisitor } from "./tar-walk.ts";

type Event =
  | { readonly kind: "entry"; readonly entry: TarEntry }
  | { readonly kind: "bytes"; readonly piece: Uint8Array }
  | { readonly kind: "end" };

/**
 * The entries of a tar file that comes in pieces, in its order, each with its bytes. A body can be read only until the next entry is asked for,
 * and need not be read.
 */
export async function* readTarEntries(
  pieces: AsyncIterable<Uint8Array>,
  refuse: TarVisitor["refuse"],
): AsyncGenerator<{ readonly entry: TarEntry; readonly body: AsyncIterable<Uint8Array> }> {
  const events = toEvents(pieces, refuse);
  try {
    for (let next = await events.next(); next.done !== true; next = await events.next())
      if (next.value.kind === "entry") yield { entry: next.value.entry, body: toBody(events) };
  } finally {
    await events.return(undefined);
  }
}

async function* toBody(events: AsyncGenerator<Event>): AsyncGenerator<Uint8Array> {
  for (let next = await events.next(); next.done !== true && next.value.kind === "bytes"; next = await events.next())
    yield next.value.piece;
}

async function* toEvents(pieces: AsyncIterable<Uint8Array>, refuse: TarVisitor["refuse"]): AsyncGenerator<Event> {
  const ready: Event[] = [];
  const enter = (entry: TarEntry) => {
    ready.push({ kind: "entry", entry });
    return { add: (piece: Uint8Array) => void ready.push({ kind: "bytes", piece }), end: () => void ready.push({ kind: "end" }) };
  };
  const walk = makeTarWalk({ enter, refuse });
  for await (const piece of pieces) {
    walk.write(piece);
    yield* ready.splice(0);
  }
  walk.end();
  yield* ready.splice(0);
}
