// Records real scanners' reports on the example, for machines on which no scanner can be had:
//   node scripts/demo-record.mjs EXAMPLE_FOLDER GRYPE OSV_SCANNER
// EXAMPLE_FOLDER is where `portcullis demo` wrote the example. Paths of the machine are cut; nothing else is changed.
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const [example, grype, osvScanner] = process.argv.slice(2);
const work = mkdtempSync(join(tmpdir(), "record-"));
const root = fileURLToPath(new URL("../src/demo/", import.meta.url));

function run(file, args, { env, codes }) {
  const { status, stdout, stderr } = spawnSync(file, args, {
    cwd: example,
    env: { PATH: process.env.PATH, HOME: work, ...env },
    maxBuffer: 2 ** 28,
  });
  if (!codes.includes(status)) throw new Error(`${file} ended with ${status}: ${stderr}`);
  return stdout.toString();
}

function recordGrype() {
  const env = {
    GRYPE_DB_CACHE_DIR: join(work, "grype"),
    GRYPE_DB_AUTO_UPDATE: "false",
    GRYPE_DB_VALIDATE_AGE: "false",
    GRYPE_CHECK_FOR_APP_UPDATE: "false",
    GRYPE_TIMESTAMP: "false",
  };
  run(grype, ["db", "import", join(example, "databases/grype.db")], { env, codes: [0] });
  const inventory = join(work, "inventory.json");
  const outputs = ["-o", "json", "-o", `cyclonedx-json=${inventory}`];
  const report = JSON.parse(run(grype, ["oci-dir:image", ...outputs, "--by-cve=false"], { env, codes: [0] }));
  delete report.descriptor.configuration; // names folders of this machine
  report.descriptor.db = {
    status: { ...report.descriptor.db.status, path: "vulnerability.db" },
    providers: report.descriptor.db.providers,
  };
  delete report.descriptor.timestamp;
  report.source.target.userInput = "/shop/image"; // a path, as in a scan: a bare word would be a reference
  const { components } = JSON.parse(readFileSync(inventory, "utf8"));
  return { report, version: report.descriptor.version, packages: components.filter(({ type }) => type === "library").length };
}

function recordOsv() {
  const base = join(work, "osv");
  cpSync(join(example, "databases/osv"), join(base, "osv-scalibr"), { recursive: true });
  const empty = join(work, "empty.toml");
  writeFileSync(empty, "");
  const args = [
    "scan",
    "source",
    "--offline",
    "--local-db-path",
    base,
    "--config",
    empty,
    "--format",
    "json",
    "--all-packages",
    "-L",
    "package-lock.json",
  ];
  const report = JSON.parse(run(osvScanner, args, { env: {}, codes: [0, 1] }));
  for (const result of report.results) result.source.path = result.source.path.split("/").pop();
  const [, version] = /version: (\S+)/.exec(run(osvScanner, ["--version"], { env: {}, codes: [0] }));
  return { report, version, packages: report.results.flatMap(({ packages }) => packages).length };
}

/** Writes a file of the demo, unless it names a folder of this machine. */
function write(name, value) {
  const text = JSON.stringify(value);
  for (const path of [example, work, tmpdir()]) if (text.includes(path)) throw new Error(`${name} still names ${path}`);
  writeFileSync(join(root, `${name}.json`), `${text}\n`);
  console.log(`${name}.json: ${text.length} characters`);
}

const records = { grype: recordGrype(), "osv-scanner": recordOsv() };
for (const [name, { report }] of Object.entries(records)) write(`recorded-${name}`, report);
const facts = Object.entries(records).map(([name, { version, packages }]) => [name, { version, packages }]);
write("recorded-facts", Object.fromEntries(facts));
rmSync(work, { recursive: true });
