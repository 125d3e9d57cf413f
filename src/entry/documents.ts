import { isAbsolute, resolve } from "node:path";
import { GateError, isGateError } from "../errors.ts";
import type { Document } from "../gate.ts";
import type { Files } from "../ports.ts";

/** Writes the documents that go to files, each whole or not at all. Collects what could not be written, then throws it. */
export async function writeDocuments(documents: readonly Document[], { files, cwd }: { files: Files; cwd: string }): Promise<void> {
  const faults = [];
  for (const { request, pieces } of documents) {
    if (request.file === null) continue;
    try {
      await files.write(isAbsolute(request.file) ? request.file : resolve(cwd, request.file), pieces);
    } catch (error) {
      if (!isGateError(error)) throw error;
      faults.push(...error.faults);
    }
  }
  if (faults.length > 0) throw new GateError(faults);
}

/** Writes the document that was asked for on a stream, waiting where the reader is slow. */
export async function printDocuments(documents: readonly Document[], stream: NodeJS.WritableStream): Promise<void> {
  for (const { request, pieces } of documents) {
    if (request.file !== null) continue;
    for (const piece of pieces) if (!stream.write(piece)) await new Promise((resume) => stream.once("drain", resume));
  }
}
