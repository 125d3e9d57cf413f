import { isAbsolute, resolve } from "node:path";
import { toChunks } from "../edge/node/chunks.ts";
import { type PrintStream, printWhole } from "../edge/node/print.ts";
import { sentenceOfSystem } from "../edge/node/system-errors.ts";
import { type Fault, GateError, isGateError } from "../errors.ts";
import type { Document } from "../gate.ts";
import type { Files } from "../ports.ts";

/** Writes the documents that go to files, each whole or not at all. Gives what could not be written: one that fails holds up no other. */
export async function writeDocuments(documents: readonly Document[], { files, cwd }: { files: Files; cwd: string }): Promise<Fault[]> {
  const faults: Fault[] = [];
  for (const { request, pieces } of documents) {
    if (request.file === null) continue;
    try {
      await files.write(isAbsolute(request.file) ? request.file : resolve(cwd, request.file), pieces);
    } catch (error) {
      if (!isGateError(error)) throw error;
      faults.push(...error.faults);
    }
  }
  return faults;
}

/** Writes the document that was asked for on a stream, waiting where the reader is slow. Refuses where it cannot be written whole. */
export async function printDocuments(documents: readonly Document[], stream: PrintStream): Promise<void> {
  const onError = () => undefined; // each write is told its own error; as an event it would end the process
  stream.on("error", onError);
  for (const { request, pieces } of documents) {
    if (request.file !== null) continue;
    for (const chunk of toChunks(pieces)) {
      await printWhole(chunk, stream).catch((error: unknown) => {
        throw toPrintFault(error);
      });
    }
  }
  stream.removeListener("error", onError);
}

function toPrintFault(error: unknown): GateError {
  const code = typeof error === "object" && error !== null && "code" in error ? error.code : "";
  const closed = code === "EPIPE" || code === "ERR_STREAM_DESTROYED";
  const why = closed ? "its reader went away" : sentenceOfSystem(error);
  const message = `The document could not be written to standard output: ${why}.`;
  return new GateError({ code: "environment", message, next: "Write it to a file: `-o FORMAT=FILE`." }, { cause: error });
}
