import { fstatSync, writeSync } from "node:fs";

/** A stream that documents are printed on: standard output has a descriptor. */
export type PrintStream = NodeJS.WritableStream & { readonly fd?: number };

/**
 * Writes a piece whole, or rejects with the system's error. Where standard output is a file, Node hands the piece to the system once and
 * takes no notice when only a part fits on the disk: there it is written here.
 */
export function printWhole(piece: string | Uint8Array, stream: PrintStream): Promise<void> {
  const { fd } = stream;
  if (fd !== undefined && isFile(fd)) return printToFile(piece, fd);
  return new Promise((resume, refuse) => {
    stream.write(piece, (error) => (error ? refuse(error) : resume()));
  });
}

function isFile(fd: number): boolean {
  try {
    return fstatSync(fd).isFile();
  } catch {
    return false;
  }
}

async function printToFile(piece: string | Uint8Array, fd: number): Promise<void> {
  let rest = typeof piece === "string" ? Buffer.from(piece) : piece;
  while (rest.length > 0) rest = rest.subarray(writeSync(fd, rest));
}
