import { GateError } from "../errors.ts";
import { REPORT_LIMIT } from "../model/report.ts";
import type { Files } from "../ports.ts";
import type { Scene } from "./scene.ts";

export type WrittenFault = { readonly isMissing: boolean; readonly clause: string };

const KINDS = { folder: "a folder", link: "a symbolic link", other: "something that is no file" } as const;

/**
 * What is wrong with a document that a scanner was to write, as a clause with the scanner as its subject; null: it can be read. A link leads
 * anywhere, a pipe never ends, and what is larger than any report would be read for hours.
 */
export async function findWrittenFault(path: string, what: string, files: Pick<Files, "stat">): Promise<WrittenFault | null> {
  const there = await files.stat(path);
  if (there === null || (there.kind === "file" && there.size === 0)) return { isMissing: true, clause: `wrote no ${what}` };
  if (there.kind !== "file") return { isMissing: false, clause: `left ${KINDS[there.kind]} where its ${what} should be` };
  if (there.size <= REPORT_LIMIT) return null;
  return { isMissing: false, clause: `wrote more than ${REPORT_LIMIT / 1024 / 1024} MiB as its ${what}` };
}

/** The bytes of a document that a scanner wrote, in pieces; refuses to go on reading where the time is up. */
export async function* readWritten(path: string, { world, deadline }: Pick<Scene, "world" | "deadline">): AsyncGenerator<Uint8Array> {
  for await (const piece of world.files.stream(path)) {
    if (world.clock.now() > deadline) throw late();
    yield piece;
  }
}

function late(): GateError {
  const message = "The time was up before all was read that a scanner wrote.";
  return new GateError({ code: "scanner-timeout", message, next: "Give the run more time with `timeout`, or it less to do." });
}
