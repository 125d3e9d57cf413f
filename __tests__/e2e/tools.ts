import { existsSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../bundle/doors.ts";

const FOLDER = process.env.PORTCULLIS_TOOLS ?? join(ROOT, ".cache", "tools");

/** The path of a program that `.ci/tools` installs. A missing one fails the test that needs it. */
export function tool(name: string): string {
  const path = join(FOLDER, name);
  if (!existsSync(path)) throw new Error(`${path} is missing: run .ci/tools first`);
  return path;
}
