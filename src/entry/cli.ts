#!/usr/bin/env node
// The door to the command line. Only what every call needs is loaded here, so that `--version` answers at once.
import { VERSION } from "../version.ts";
import { guardExit, leave } from "./guard.ts";

const end = guardExit(({ message, next }) => process.stderr.write(`\nportcullis: ${toOneLine(message)}\n  ${next}\n`));

const [first] = process.argv.slice(2);
if (first === "--version" || first === "-V" || first === "version") {
  process.stdout.write(`portcullis ${VERSION}\n`);
  await leave(0);
} else {
  (await import("./memory.ts")).guardMemory(end);
  const { runCommandLine } = await import("./command-line.ts");
  await leave(await runCommandLine(process.argv.slice(2)));
}

/** The escaping room is not loaded where nothing else is: whatever is not printable is left out of this one sentence. */
function toOneLine(text: string): string {
  return text.replace(/[^\x20-\x7e]+/g, " ").replace(/##\[|::/g, " ");
}
