import { resolve } from "node:path";
import { GateError } from "../errors.ts";
import type { RawReport } from "../model/report.ts";
import type { Files } from "../ports.ts";

/** What a report may have (contract §3). */
const LIMIT_MIB = 512;

/** A report in a file, called by the name that the user gave it. One that is larger than 512 MiB, or cannot be read, is refused while it is read. */
export function toReport(path: string, files: Files, cwd: string): RawReport {
  return { name: path, bytes: readLimited(path, files.stream(resolve(cwd, path))), root: cwd, asked: null };
}

async function* readLimited(path: string, pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const piece of pieces) {
    bytes += piece.length;
    if (bytes > LIMIT_MIB * 1024 * 1024) throw tooLarge(path);
    yield piece;
  }
}

function tooLarge(path: string): GateError {
  const message = `${path} is larger than ${LIMIT_MIB} MiB, which is the most that a report may have.`;
  return new GateError({
    code: "report-invalid",
    message,
    next: "Check that it is the report you meant; scan fewer targets into one report.",
  });
}
