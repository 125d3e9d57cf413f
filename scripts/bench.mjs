// `npm run bench`: how Portcullis compares, as ratios of medians; what is compared runs in turns, in this one run.
//   start     `--version` against a `node` that does nothing
//   scale     judging a report with many findings against a bare JSON.parse of the same bytes: time and peak memory
//   scan      the gate against both scanners by hand, side by side, with the same databases
// Options: --runs N, --findings N; for `scan` --grype FILE and --osv-scanner FILE (else those that the demo installed), and instead of the
// demo's example --image TARGET, --lockfiles FOLDER, --grype-db FILE, --osv-db FOLDER. A name (`npm run bench -- start`) runs only that.
import { spawn, spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { arch, homedir, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const root = fileURLToPath(new URL("..", import.meta.url));
const cli = join(root, "dist", "cli", "index.js");
const scratch = mkdtempSync(join(tmpdir(), "portcullis-bench-"));
process.on("exit", () => rmSync(scratch, { recursive: true, force: true }));

const text = { type: "string" };
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { runs: text, findings: text, grype: text, "osv-scanner": text, image: text, lockfiles: text, "grype-db": text, "osv-db": text },
});
const RUNS = Number(values.runs ?? 7);
const FINDINGS = Number(values.findings ?? 100_000);

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return (sorted[Math.floor((sorted.length - 1) / 2)] + sorted[Math.ceil((sorted.length - 1) / 2)]) / 2;
}

/** Seconds that each of the jobs took, in turns; the first turn warms up and does not count. */
async function timeInTurns(runs, jobs) {
  const times = Object.fromEntries(Object.keys(jobs).map((name) => [name, []]));
  for (let turn = 0; turn <= runs; turn += 1)
    for (const [name, job] of Object.entries(jobs)) {
      const begun = process.hrtime.bigint();
      await job();
      if (turn > 0) times[name].push(Number(process.hrtime.bigint() - begun) / 1e9);
    }
  return Object.fromEntries(Object.entries(times).map(([name, list]) => [name, median(list)]));
}

/** Runs a program to its end, in silence. */
function run(file, args, { cwd = scratch, env = {}, codes = [0, 1] } = {}) {
  return new Promise((done, fail) => {
    const child = spawn(file, args, { cwd, env: { PATH: process.env.PATH, HOME: scratch, ...env }, stdio: ["ignore", "ignore", "pipe"] });
    const errors = [];
    child.stderr.on("data", (piece) => errors.push(piece));
    child.on("error", fail);
    child.on("close", (code) =>
      codes.includes(code)
        ? done()
        : fail(new Error(`${file} ${args.join(" ")} ended with ${code}: ${Buffer.concat(errors).toString().slice(-500)}`)),
    );
  });
}

async function benchStart() {
  const empty = join(scratch, "empty.mjs");
  writeFileSync(empty, "");
  const times = await timeInTurns(Math.max(RUNS, 21), {
    node: () => run(process.execPath, [empty]),
    version: () => run(process.execPath, [cli, "--version"]),
  });
  const milliseconds = (seconds) => `${(seconds * 1000).toFixed(0)} ms`;
  return [
    `--version / empty node: ${(times.version / times.node).toFixed(2)} (${milliseconds(times.version)} / ${milliseconds(times.node)})`,
  ];
}

/** A match as Grype writes them, with about as much around it. */
function toMatch(index) {
  const name = `package-${index}`;
  const severities = ["Critical", "High", "Medium", "Low", "Negligible", "Unknown"];
  const id = `CVE-2099-${100_000 + (index % 40_000)}`;
  const words = "An invented flaw lets an invented attacker do invented things to whoever has this package installed. ".repeat(2);
  const vector = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N";
  const cvss = [
    {
      source: "nvd@nist.gov",
      type: "Primary",
      version: "3.1",
      vector,
      metrics: { baseScore: 7.5, exploitabilityScore: 3.9, impactScore: 3.6 },
      vendorMetadata: {},
    },
  ];
  const urls = [1, 2, 3, 4].map((number) => `https://example.org/advisories/${id}/${number}`);
  const flaw = { id, dataSource: urls[0], severity: severities[index % severities.length], urls, description: words, cvss };
  const locations = [1, 2].map((number) => ({
    path: `/usr/share/doc/${name}/${number}`,
    layerID: `sha256:${"a".repeat(64)}`,
    accessPath: `/usr/share/doc/${name}/${number}`,
    annotations: { evidence: "primary" },
  }));
  return {
    vulnerability: { ...flaw, namespace: "debian:distro:debian:12", fix: { versions: [], state: "not-fixed" }, advisories: [], risk: 1.5 },
    relatedVulnerabilities: [{ ...flaw, namespace: "nvd:cpe" }],
    matchDetails: [
      {
        type: "exact-indirect-match",
        matcher: "dpkg-matcher",
        searchedBy: {
          distro: { type: "debian", version: "12" },
          namespace: "debian:distro:debian:12",
          package: { name, version: "1.0-1" },
        },
        found: { versionConstraint: "none (deb)", vulnerabilityID: id },
      },
    ],
    artifact: {
      id: String(index).padStart(16, "0"),
      name,
      version: "1.0-1",
      type: "deb",
      locations,
      language: "",
      licenses: ["GPL-2", "LGPL-2.1"],
      cpes: [`cpe:2.3:a:${name}:${name}:1.0-1:*:*:*:*:*:*:*`],
      purl: `pkg:deb/debian/${name}@1.0-1?arch=amd64&distro=debian-12`,
      upstreams: [{ name: `source-${index}` }],
    },
  };
}

function writeReport(file) {
  const out = openSync(file, "w");
  writeSync(out, '{"matches":[');
  for (let index = 0; index < FINDINGS; index += 1) writeSync(out, `${index === 0 ? "" : ","}${JSON.stringify(toMatch(index), null, 1)}`);
  const source = { type: "image", target: { userInput: "shop:1", imageID: "", manifestDigest: "", layers: [] } };
  writeSync(
    out,
    `],"source":${JSON.stringify(source)},"distro":{"name":"debian","version":"12"},"descriptor":{"name":"grype","version":"0.119.0"}}`,
  );
}

/** Node's arguments for a run that notes its own peak memory (KiB) at its end. */
function notingMemory(file) {
  const note = `import { writeFileSync } from "node:fs"; process.on("exit", () => writeFileSync(${JSON.stringify(file)}, String(process.resourceUsage().maxRSS)));`;
  return ["--import", `data:text/javascript,${encodeURIComponent(note)}`];
}

async function benchScale() {
  const report = join(scratch, "report.json");
  writeReport(report);
  const peaks = { parse: [], judge: [] };
  const measured = (name, args) => async () => {
    const note = join(scratch, name);
    await run(process.execPath, [...notingMemory(note), ...args]);
    peaks[name].push(Number(readFileSync(note, "utf8")) / 1024);
  };
  const parse = ["-e", `JSON.parse(require("node:fs").readFileSync(${JSON.stringify(report)}, "utf8"))`];
  const outputs = ["-o", `json=${join(scratch, "r.json")}`, "-o", `sarif=${join(scratch, "r.sarif")}`];
  const judge = [cli, "judge", report, "--quiet", "--max-db-age", "none", ...outputs];
  const times = await timeInTurns(Math.min(RUNS, 3), { parse: measured("parse", parse), judge: measured("judge", judge) });
  const [parsePeak, judgePeak] = [median(peaks.parse), median(peaks.judge)];
  const size = `${FINDINGS} findings, ${(statSync(report).size / 1e6).toFixed(0)} MB`;
  return [
    `judge, JSON and SARIF / JSON.parse, time: ${(times.judge / times.parse).toFixed(2)} (${times.judge.toFixed(1)} s / ${times.parse.toFixed(1)} s; ${size})`,
    `judge, JSON and SARIF / JSON.parse, peak memory: ${(judgePeak / parsePeak).toFixed(2)} (${judgePeak.toFixed(0)} MiB / ${parsePeak.toFixed(0)} MiB)`,
  ];
}

/** A scanner that was given, or that the demo has installed; null: there is none. */
function findScanner(name) {
  if (values[name] !== undefined) return resolve(values[name]);
  const cache = process.env.XDG_CACHE_HOME ? join(process.env.XDG_CACHE_HOME, "portcullis") : join(homedir(), ".cache", "portcullis");
  for (const tool of [`portcullis-${name}`, `portcullis-${name}-go`]) {
    const folder = join(cache, "tools", tool);
    const versions = existsSync(folder) ? readdirSync(folder).sort() : [];
    const paths = versions.map((version) => join(folder, version, arch(), name)).filter((path) => existsSync(path));
    if (paths.length > 0) return paths.at(-1);
  }
  return null;
}

/** What is scanned: what was given, or the demo's example, which the demo is made to write. */
function prepareWork(scanners) {
  const demo = join(scratch, ".cache", "portcullis", "demo");
  const paths = ["--grype-path", scanners.grype, "--osv-scanner-path", scanners["osv-scanner"]];
  const written = spawnSync(process.execPath, [cli, "demo", ...paths], { cwd: scratch, env: { PATH: process.env.PATH, HOME: scratch } });
  if (written.status !== 0) throw new Error(`the demo failed: ${written.stderr}`);
  const { image = `oci-dir:${join(demo, "image")}`, lockfiles = demo } = values;
  return {
    image,
    lockfiles: resolve(lockfiles),
    grypeDb: resolve(values["grype-db"] ?? join(demo, "databases/grype.db")),
    osvDb: resolve(values["osv-db"] ?? join(demo, "databases/osv")),
  };
}

async function benchScan() {
  const scanners = { grype: findScanner("grype"), "osv-scanner": findScanner("osv-scanner") };
  if (Object.values(scanners).includes(null))
    return ["gate / scanners side by side: no scanners (run the demo once, or give --grype and --osv-scanner)"];
  const work = prepareWork(scanners);
  const env = {
    GRYPE_DB_CACHE_DIR: join(scratch, "grype-db"),
    GRYPE_DB_AUTO_UPDATE: "false",
    GRYPE_DB_VALIDATE_AGE: "false",
    GRYPE_CHECK_FOR_APP_UPDATE: "false",
  };
  await run(scanners.grype, ["db", "import", work.grypeDb], { env });
  for (const folder of ["osv-scalibr", "osv-scanner"]) cpSync(work.osvDb, join(scratch, "osv-db", folder), { recursive: true });
  mkdirSync(join(scratch, "cwd"));
  const cwd = join(scratch, "cwd");
  const grype = () => run(scanners.grype, [work.image, "-o", `json=${join(scratch, "grype.json")}`], { env, cwd });
  const osv = [
    "scan",
    "source",
    "--offline",
    "--local-db-path",
    join(scratch, "osv-db"),
    "--format",
    "json",
    "--recursive",
    work.lockfiles,
  ];
  const osvScanner = () => run(scanners["osv-scanner"], osv, { cwd });
  const given = [
    "--grype-path",
    scanners.grype,
    "--osv-scanner-path",
    scanners["osv-scanner"],
    "--grype-db",
    work.grypeDb,
    "--osv-db",
    work.osvDb,
  ];
  const gate = [
    cli,
    "scan",
    work.image,
    `dir:${work.lockfiles}`,
    ...given,
    "--max-db-age",
    "none",
    "--quiet",
    "-o",
    `json=${join(scratch, "gate.json")}`,
  ];
  const times = await timeInTurns(RUNS, {
    gate: () => run(process.execPath, gate, { cwd }),
    sideBySide: () => Promise.all([grype(), osvScanner()]),
    inARow: async () => {
      await grype();
      await osvScanner();
    },
  });
  const seconds = (time) => `${time.toFixed(2)} s`;
  return [
    `gate / scanners side by side: ${(times.gate / times.sideBySide).toFixed(2)} (${seconds(times.gate)} / ${seconds(times.sideBySide)})`,
    `scanners in a row / gate: ${(times.inARow / times.gate).toFixed(2)} (${seconds(times.inARow)} / ${seconds(times.gate)})`,
  ];
}

const benches = { start: benchStart, scale: benchScale, scan: benchScan };
console.log(`Node ${process.version}, medians of ${RUNS} runs`);
for (const [name, bench] of Object.entries(benches)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  for (const line of await bench()) console.log(line);
}
