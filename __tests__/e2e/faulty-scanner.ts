import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { ScannerName } from "../../src/model/finding.ts";
import { tool } from "./tools.ts";

/** What a call to a scanner is for: `scan` is of what was asked for, `canary` of what must be found, `search` of the database's records. */
export type Call = "version" | "import" | "search" | "canary" | "scan";

/**
 * A script for a call, in sh. It has `$REAL`, `real` (runs the scanner with the arguments of the call), `$HERE` (a folder of its own),
 * `$report` and `$inventory` (the files that are to be written), `$target`, and `edit FILE CODE` (changes the JSON `d` of a file by code).
 */
export type Script = Partial<Record<Call, string>>;

const PRELUDE = `
real() { "$REAL" "$@"; }
edit() { "$NODE" -e 'const fs = require("fs"); const [file] = process.argv.slice(1); let d = JSON.parse(fs.readFileSync(file));'"$2"'; fs.writeFileSync(file, JSON.stringify(d));' "$1"; }
call=scan
case "$1 $2" in
  "version -o" | "--version ") call=version ;;
  "db import") call=import ;;
  "db search") call=search ;;
esac
previous= report= inventory= target=
for word; do
  case "$word" in
    json=*) report="\${word#json=}" ;;
    cyclonedx-json=*) inventory="\${word#cyclonedx-json=}" ;;
    sbom:*canary.json) call=canary ;;
  esac
  case "$previous" in --output | --output-file) report="$word" ;; esac
  previous="$word" target="$word"
done
`;

/** Puts a wrapper of a real scanner into a folder: what no script is given for goes through to the scanner. */
export function writeFaultyScanner(folder: string, name: ScannerName, script: Script): string {
  const path = join(folder, name);
  const cases = Object.entries(script).map(([call, text]) => `if [ "$call" = ${call} ]; then\n${text}\nexit\nfi\n`);
  const head = `#!/bin/sh\nREAL='${tool(name)}' NODE='${process.execPath}' HERE='${folder}'\n`;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${head}${PRELUDE}${cases.join("")}exec "$REAL" "$@"\n`);
  chmodSync(path, 0o755);
  return path;
}
