import { BLOCK, readPax, readTarHeader, type TarHeader, text } from "./tar-header.ts";

/** One entry of a tar file with its names in full. `sparse`: its bytes are not what the file holds. */
export type TarEntry = {
  readonly path: string;
  readonly size: number;
  readonly type: string;
  readonly link: string;
  readonly sparse: boolean;
  /** Where its bytes begin in the tar file. */
  readonly offset: number;
};

export type TarVisitor = {
  /** Called for each entry; gives what takes its bytes, or null: they are passed over. */
  enter(entry: TarEntry): { add(piece: Uint8Array): void; end(): void } | null;
  /** Called where the bytes are no tar file; throws. */
  refuse(why: string): never;
};

const LONGEST_NAMES = 1024 * 1024;
/** Links, devices, folders, pipes: what size they may claim, nothing follows them. */
const HEADER_ONLY: ReadonlySet<string> = new Set("123456");
const EMPTY: ReadonlyMap<string, string> = new Map();

type Taker = { add(piece: Uint8Array): void; end(): void } | null;

/**
 * Walks a tar file that comes in pieces: old, ustar, pax and GNU. Bytes that nobody takes are passed over without a copy. `skippable`:
 * how many bytes from here on need not be written at all, for readers that can jump.
 */
export function makeTarWalk(visitor: TarVisitor): {
  write(piece: Uint8Array): void;
  end(): void;
  skippable(): number;
  skip(n: number): void;
} {
  const block = new Uint8Array(BLOCK);
  const names = { global: EMPTY, next: new Map<string, string>() };
  let [filled, remaining, padding, position] = [0, 0, 0, 0];
  let taker: Taker = null;
  let isMap = false;
  let isOver = false;

  const close = () => {
    const ending = taker;
    taker = null;
    ending?.end();
  };
  const open = (header: TarHeader, isContinued: boolean) => {
    const { type } = header;
    remaining = header.size;
    if ("LKxg".includes(type)) {
      if (header.size > LONGEST_NAMES) visitor.refuse("has a name longer than 1 MiB");
      taker = collect(header.size, (bytes) => keep(type, bytes));
    } else {
      const merged = new Map([...names.global, ...names.next]);
      names.next = new Map();
      const entry = toEntry(header, merged, position);
      if (entry === null) return visitor.refuse("has an entry of an impossible size");
      remaining = HEADER_ONLY.has(type) ? 0 : entry.size;
      taker = visitor.enter(entry);
    }
    padding = (BLOCK - (remaining % BLOCK)) % BLOCK;
    isMap = isContinued;
    if (remaining === 0) close();
  };
  const keep = (type: string, bytes: Uint8Array) => {
    if (type === "L") names.next.set("path", text(bytes, 0, bytes.length));
    else if (type === "K") names.next.set("linkpath", text(bytes, 0, bytes.length));
    else if (type === "g") names.global = new Map([...names.global, ...readPax(bytes)]);
    else names.next = new Map([...names.next, ...readPax(bytes)]);
  };
  const onBlock = () => {
    if (isMap) {
      isMap = block[504] === 1;
      return;
    }
    const header = readTarHeader(block);
    if (header === undefined) visitor.refuse("is no tar file, or a damaged one");
    if (header === null) isOver = true;
    else if (header !== undefined) open(header, header.continues);
  };
  const write = (piece: Uint8Array) => {
    for (let at = 0; at < piece.length && !isOver; ) {
      const left = piece.length - at;
      const isBody = !isMap && filled === 0 && remaining + padding > 0;
      const wish = isBody ? (remaining > 0 ? remaining : padding) : BLOCK - filled;
      const take = Math.min(left, wish);
      position += take;
      if (!isBody) {
        block.set(piece.subarray(at, at + take), filled);
        filled += take;
        if (filled === BLOCK) {
          filled = 0;
          onBlock();
        }
      } else if (remaining > 0) {
        taker?.add(piece.subarray(at, at + take));
        remaining -= take;
        if (remaining === 0) close();
      } else padding -= take;
      at += take;
    }
  };
  return {
    write,
    end: () => {
      if (!isOver && (remaining > 0 || filled > 0)) visitor.refuse("is cut short");
    },
    skippable: () => (isOver ? Number.MAX_SAFE_INTEGER : taker === null && !isMap && filled === 0 ? remaining + padding : 0),
    skip: (n) => {
      const body = Math.min(n, remaining);
      remaining -= body;
      padding -= n - body;
      position += n;
    },
  };
}

function collect(size: number, done: (bytes: Uint8Array) => void): Taker {
  const bytes = new Uint8Array(size);
  let at = 0;
  return {
    add: (piece) => {
      bytes.set(piece, at);
      at += piece.length;
    },
    end: () => done(bytes),
  };
}

function toEntry(header: TarHeader, names: ReadonlyMap<string, string>, offset: number): TarEntry | null {
  const size = names.has("size") ? Number(names.get("size")) : header.size;
  if (!Number.isSafeInteger(size) || size < 0) return null;
  const sparse = header.type === "S" || [...names.keys()].some((key) => key.startsWith("GNU.sparse."));
  const path = names.get("GNU.sparse.name") ?? names.get("path") ?? header.name;
  return { path, size, type: header.type, link: names.get("linkpath") ?? header.link, sparse, offset };
}
