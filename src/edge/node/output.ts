import { StringDecoder } from "node:string_decoder";

/** What is kept of each stream of a program. The rest is read and thrown away, so that the program never blocks. */
const CAPTURE_BYTES = 8 * 1024 * 1024;
/** Longer lines reach a listener cut: they are for progress only. */
const LINE_CHARACTERS = 4096;

/** Keeps the first 8 MiB of a stream. */
export function makeCapture(limit = CAPTURE_BYTES): { add(piece: Buffer): void; text(): string; isCut(): boolean } {
  const kept: Buffer[] = [];
  let size = 0;
  let cut = false;
  return {
    add(piece) {
      const room = limit - size;
      if (piece.length > room) cut = true;
      if (room <= 0) return;
      kept.push(piece.subarray(0, room));
      size += Math.min(piece.length, room);
    },
    text: () => Buffer.concat(kept).toString("utf8"),
    isCut: () => cut,
  };
}

/** Cuts a stream into lines (LF, CRLF or a lone CR as progress bars use it) and hands on each one that is not empty. */
export function makeLineReader(onLine: (line: string) => void): { add(piece: Buffer): void; end(): void } {
  const decoder = new StringDecoder("utf8");
  let rest = "";
  const tell = (line: string) => {
    if (line !== "") onLine(line.slice(0, LINE_CHARACTERS));
  };
  return {
    add(piece) {
      const lines = (rest + decoder.write(piece)).split(/\r\n|\n|\r/);
      rest = (lines.pop() ?? "").slice(0, LINE_CHARACTERS);
      lines.forEach(tell);
    },
    end() {
      tell(rest + decoder.end());
      rest = "";
    },
  };
}
