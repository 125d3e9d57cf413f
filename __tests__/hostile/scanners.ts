import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { canaryArchive } from "../scan/stage.ts";
import { folderWith } from "./corpus.ts";

// Scanners that do as they are told: small programs, written when they are needed, that answer as the real ones would or should never.

/** How a scanner plays its part when it is told to scan. Whatever else it is asked (its version, a canary) it answers well. */
export type Part = {
  /** What it writes as its report. In OSV-Scanner's, `@CANARY@` stands for the path of the canary. */
  readonly report?: string | Uint8Array;
  /** What Grype writes as its inventory. */
  readonly inventory?: string;
  /** How many packages an OSV-Scanner says to have read in every lockfile that it is given, and lists in a report that begins with its results; without it what it says is in `stderr` alone. */
  readonly reads?: number;
  /** Whether it writes any of this. */
  readonly writes?: boolean;
  readonly stdout?: string;
  readonly stderr?: string;
  readonly code?: number;
  /** The signal by which it ends itself. */
  readonly signal?: string;
};

/** Shell, because a program that starts at once lets there be many: what it plays lies beside it. */
const GRYPE = `#!/bin/sh
here=\${0%/*}
report= inventory= last=
for argument; do
  case "$argument" in
    json=*) report=\${argument#json=} ;;
    cyclonedx-json=*) inventory=\${argument#cyclonedx-json=} ;;
  esac
  last=$argument
done
case "$1 $last" in
  version*) echo '{"version": "0.119.0"}'; exit 0 ;;
  db*) echo '[]'; exit 0 ;;
  *canary.json) echo '{"matches": [{"vulnerability": {"id": "CVE-2019-1", "namespace": "github:language:javascript"}}]}'; exit 0 ;;
esac
if test -f "$here/report"; then cat "$here/report" > "$report"; cat "$here/inventory" > "$inventory"; fi
`;
const OSV_SCANNER = `#!/bin/sh
here=\${0%/*}
report= canary= before=
for argument; do
  case "$before" in --output-file) report=$argument ;; esac
  case "$argument" in *canary.cdx.json) canary=\${argument#:} ;; --version) echo 'osv-scanner version: 2.5.1'; exit 0 ;; esac
  before=$argument
done
listed=
if test -f "$here/reads"; then
  before= reads=$(cat "$here/reads")
  for argument; do
    if test "$before" = -L && test "$argument" != ":$canary"; then
      printf 'Scanned %s file and found %s packages\\n' "\${argument#*:}" "$reads" >&2
      name=$(printf %s "\${argument#*:}" | LC_ALL=C sed 's/[\\\\"]/\\\\&/g')
      if test "$reads" != 0; then listed="$listed{\\"source\\":{\\"path\\":\\"$name\\"},\\"packages\\":[{\\"package\\":{\\"name\\":\\"a\\"}}]},"; fi
    fi
    before=$argument
  done
fi
if test -f "$here/report"; then LC_ALL=C sed "s|@CANARY@|$canary|g" "$here/report" > "$report"; fi
if test -n "$listed"; then
  { printf '{"results":[%s' "$listed"; tail -c +13 "$report"; } > "$report.listed"
  mv "$report.listed" "$report"
fi
`;
const END = `cat "$here/stdout"; cat "$here/stderr" >&2
`;

function writeScanner(folder: string, name: "grype" | "osv-scanner", part: Part): string {
  const { report = "", inventory = "", writes = true, reads, stdout = "", stderr = "", code = 0, signal } = part;
  const files = { ...(writes ? { report, inventory } : {}), ...(reads === undefined ? {} : { reads: String(reads) }), stdout, stderr };
  for (const [file, content] of Object.entries(files)) writeFileSync(join(folder, file), content);
  const path = join(folder, name);
  const end = signal === undefined ? `exit ${code}\n` : `kill -${signal.replace("SIG", "")} $$\n`;
  writeFileSync(path, `${name === "grype" ? GRYPE : OSV_SCANNER}${END}${end}`);
  chmodSync(path, 0o755);
  return path;
}

/** The options with which a scan is done by such a Grype, on a database that is there. */
export function withGrype(part: Part): string[] {
  const folder = folderWith();
  mkdirSync(join(folder, "db", "6"), { recursive: true });
  writeFileSync(join(folder, "db", "6", "vulnerability.db"), "a database");
  writeFileSync(join(folder, "db", "6", "import.json"), '{"digest": "xxh64:00"}');
  const path = writeScanner(folder, "grype", part);
  return ["--grype-path", path, "--grype-db", join(folder, "db"), "--offline", "true"];
}

/** The result that shows the canary, as OSV-Scanner writes it. */
export const CANARY = {
  source: { path: "@CANARY@", type: "sbom" },
  packages: [{ package: { name: "sparrow", version: "1.0.0", ecosystem: "npm" }, vulnerabilities: [{ id: "GHSA-canary-npm" }] }],
};

/** The same by such an OSV-Scanner, with a database in which its canary is. */
export function withOsvScanner(part: Part): string[] {
  const archives = ["npm", "PyPI", "Packagist"].map((name) => [`db/${name}/all.zip`, canaryArchive(name)]);
  const folder = folderWith(Object.fromEntries(archives));
  const path = writeScanner(folder, "osv-scanner", part);
  return ["--osv-scanner-path", path, "--osv-db", join(folder, "db"), "--offline", "true"];
}
