import { resolve } from "node:path";
import { GateError } from "../errors.ts";
import { SCANNER_TITLES, type ScannerName } from "../model/finding.ts";
import type { ScannerBinary } from "../ports.ts";
import { askVersion } from "./ask-version.ts";
import type { Installation } from "./install.ts";

/** The path that the settings give for a scanner, or null. */
export function givenPath(name: ScannerName, { grypePath, osvScannerPath }: Installation["settings"]): string | null {
  return name === "grype" ? grypePath : osvScannerPath;
}

/** Takes an executable that the user gave: it is asked for its version, and its digest is reported, not judged. */
export async function useGiven(given: string, { name, settings, deadline, world }: Installation): Promise<ScannerBinary> {
  const path = resolve(world.machine.cwd, given);
  const there = await world.files.stat(path);
  if (there === null) throw refuse(name, `${given} does not exist`);
  if (there.kind === "folder") throw refuse(name, `${given} is a folder`);
  if (there.kind === "other") throw refuse(name, `${given} is no regular file`);
  const seal = await world.files.seal(path);
  const hashing = world.files.sha256(path).catch(() => {
    throw refuse(name, `${given} cannot be read`);
  });
  const [sha256, version] = await Promise.all([hashing, askVersion({ name, path, settings, deadline, world })]);
  return { name, path, version, sha256, source: "given", seal };
}

function refuse(name: ScannerName, why: string): GateError {
  return new GateError({
    code: "scanner-missing",
    message: `${SCANNER_TITLES[name]} cannot be used as given: ${why} (${name}-path).`,
    next: `Give the path of an executable, or leave \`${name}-path\` out to have it installed.`,
  });
}
