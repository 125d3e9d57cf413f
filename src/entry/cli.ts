#!/usr/bin/env node
// The door to the command line. Only what every call needs is loaded here, so that `--version` answers at once.
import { VERSION } from "../version.ts";

// Deny by default: only a computed verdict changes this.
process.exitCode = 3;

const [first] = process.argv.slice(2);
if (first === "--version" || first === "-V" || first === "version") {
  process.stdout.write(`portcullis ${VERSION}\n`);
  process.exitCode = 0;
} else {
  const { runCommandLine } = await import("./command-line.ts");
  process.exitCode = await runCommandLine(process.argv.slice(2));
}
