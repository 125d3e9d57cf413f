import type { ScannerName } from "../model/finding.ts";
import type { FileKind, World } from "../ports.ts";

/** No scanner, and no archive of one, is larger. */
export const PROGRAM_LIMIT = 512 * 1024 * 1024;

/** Whether something in a cache can be a program at all: a link leads anywhere, a pipe never ends, and terabytes take hours to hash. */
export function isProgram({ kind, size }: { readonly kind: FileKind; readonly size: number }): boolean {
  return kind === "file" && size <= PROGRAM_LIMIT;
}

/** Caches that are handed on as archives can lose a file's mode. Where it is not ours to change, starting the program will tell. */
export async function allowExecution(path: string, { files }: World): Promise<void> {
  await files.makeExecutable(path).catch(() => undefined);
}

/** A scanner's executable by name. */
export function programName(name: ScannerName, { machine }: Pick<World, "machine">): string {
  return machine.os === "win32" ? `${name}.exe` : name;
}
