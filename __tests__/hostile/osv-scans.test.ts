import { corpus, type Ended, folderWith, isPosix, portcullis, type Row } from "./corpus.ts";
import { CANARY, type Part, withOsvScanner } from "./scanners.ts";

// An OSV-Scanner of ours that lies or dies. Asked for two lockfiles, it found one flaw, which blocks: nothing of this may end as a pass.

const [WEB, API] = ["web/package-lock.json", "api/package-lock.json"];
const LOCK = JSON.stringify({ lockfileVersion: 3, packages: { "": {}, "node_modules/a": { version: "1.0.0" } } });

type Result = { readonly source: unknown; readonly packages: unknown };
const found = (path: string, id = "GHSA-aaaa-bbbb-cccc", version = "1.0.0"): Result => ({
  source: { path: `@CWD@/${path}`, type: "lockfile" },
  packages: [
    { package: { name: "a", version, ecosystem: "npm" }, vulnerabilities: [{ id, database_specific: { severity: "HIGH" } }], groups: [] },
  ],
});
const text = (...results: unknown[]): string => JSON.stringify({ results, experimental_config: {} });
/** A lockfile of whose packages nothing is known: they are listed all the same. */
const listed = (path: string): Result => ({
  source: { path: `@CWD@/${path}`, type: "lockfile" },
  packages: [{ package: { name: "a", version: "1.0.0", ecosystem: "npm" } }],
});
const nothing = text(listed(WEB), listed(API), CANARY);
const whole = text(found(WEB), listed(API), CANARY);
const read = (...paths: string[]): string => paths.map((path) => `Scanned @CWD@/${path} file and found 1 package\n`).join("");
const HONEST: Part = { report: whole, stderr: read(WEB, API), code: 1 };

function scan(part: Part): Promise<Ended> {
  const cwd = folderWith({ [WEB]: LOCK, [API]: LOCK });
  const here = (said: Part["report"]) => (typeof said === "string" ? said.replaceAll("@CWD@", cwd) : said);
  const { report, stderr = "", ...rest } = { ...HONEST, ...part };
  const played: Part = { ...rest, report: here(report) ?? "", stderr: String(here(stderr)) };
  return portcullis(cwd, ["scan", `lockfile:${WEB}`, `lockfile:${API}`, "--max-db-age", "none", ...withOsvScanner(played)]);
}

const fails = ["fail", "severity-cutoff"] as const;
const output = ["cannot-vouch", "scanner-output"] as const;
const failed = ["cannot-vouch", "scanner-failed"] as const;

const ROWS: readonly Row<Part>[] = [
  ["is honest", {}, ...fails],
  ["finds nothing but what it must", { report: nothing }, "pass", null],
  ["finds packages in a lockfile, and lists none of them", { report: text(listed(WEB), CANARY) }, ...output, API],
  ["finds nothing, not even what it must", { report: text(), code: 0 }, "cannot-vouch", "canary-missed", "sparrow"],
  ["does not find what it must, but something else", { report: text(found(WEB)) }, "cannot-vouch", "canary-missed", "sparrow"],
  ["finds the canary's flaw elsewhere", { report: text(found(WEB, "GHSA-canary-npm")) }, "cannot-vouch", "canary-missed", "sparrow"],
  ["writes no report and ends with 0", { writes: false, code: 0 }, ...output, "no report"],
  ["writes no report and ends with 1", { writes: false }, ...failed, "code 1"],
  ["writes an empty report", { report: "" }, ...failed, "osv-scanner on"],
  ["writes its report to standard output", { writes: false, stdout: whole, code: 0 }, ...output, "no report"],
  ["writes half a report", { report: whole.slice(0, whole.length - 300) }, ...output, "cut short"],
  ["writes its report twice", { report: whole + whole }, ...output, "after its end"],
  ["writes null", { report: "null" }, ...output, "begins with"],
  ["writes a table", { report: "| OSV URL | CVSS |" }, ...output, "begins with"],
  ["writes a Grype report", { report: '{"matches": [], "descriptor": {"name": "grype"}}' }, ...output, "OSV-Scanner was run"],
  ["writes a result document", { report: '{"schema": "portcullis/result/1", "findings": []}' }, ...output, "schema"],
  ["writes bytes that are no text", { report: Buffer.from(text(CANARY).replace("npm", "np\u00ff"), "latin1") }, ...output, "UTF-8"],
  [
    "writes a package without a list of flaws",
    { report: text(CANARY, { ...found(WEB), packages: [{ package: { name: "a" }, vulnerabilities: "none" }] }) },
    ...output,
    "no list",
  ],
  ["writes a result without packages", { report: text(CANARY, { source: found(WEB).source }) }, ...output, "lists no packages"],
  [
    "says nothing of a lockfile",
    { report: text(listed(WEB), CANARY), stderr: read(WEB), code: 1 },
    "incomplete",
    "lockfile-unparsable",
    API,
  ],
  ["says nothing of any lockfile", { report: text(CANARY), stderr: "", code: 1 }, "incomplete", "lockfile-unparsable", WEB],
  ["says nothing of a lockfile beside a flaw", { report: text(found(WEB), CANARY), stderr: read(WEB) }, "fail", "lockfile-unparsable", API],
  [
    "speaks of a lockfile that was not to be scanned",
    { report: text(found("other/package-lock.json"), CANARY) },
    "cannot-vouch",
    "source-mismatch",
    "other/package-lock.json",
  ],
  [
    "speaks of a lockfile by half of its path",
    { report: text({ ...found(WEB), source: { path: "package-lock.json" } }, CANARY) },
    "cannot-vouch",
    "source-mismatch",
    "package-lock.json",
  ],
  ["does not say which lockfile it speaks of", { report: text({ ...found(WEB), source: {} }, CANARY) }, ...output, "which file"],
  ["finds packages that it did not count", { stderr: read(WEB, API).replaceAll("found 1", "found 0") }, ...fails],
  [
    "counts no package in a lockfile that has some",
    { report: text(listed(API), CANARY), stderr: read(WEB, API).replace("found 1", "found 0") },
    "incomplete",
    "inventory-empty",
    WEB,
  ],
  [
    "left out all packages",
    { report: text(CANARY), stderr: `${read(WEB, API)}Filtered 2 local/unscannable package/s from the scan.\n` },
    "incomplete",
    "inventory-empty",
    WEB,
  ],
  ["says 0 and lists flaws", { code: 0 }, ...output, "code 0"],
  ["says 0 and lists the canary alone", { report: text(CANARY), code: 0 }, ...output, "code 0"],
  ["says 1 and lists nothing", { report: text() }, ...output, "code 1"],
  ["says 2", { code: 2 }, ...failed, "code 2"],
  ["says 127 and has a whole report", { code: 127 }, ...output, "said"],
  ["says 127 and has no report", { code: 127, writes: false }, ...failed, "127"],
  [
    "says 127 of a lockfile, and again without it",
    { code: 127, writes: false, stderr: `Attempted to scan lockfile but failed: @CWD@/${WEB}: unexpected end of JSON input\n` },
    "cannot-vouch",
    "lockfile-unparsable",
    WEB,
  ],
  ["says 128, and has a report", { code: 128 }, ...failed, "128"],
  ["says 128 without a report", { code: 128, writes: false, stderr: "No package sources found\n" }, ...failed, "No package sources found"],
  ["says 129, for its service is away,", { code: 129 }, ...failed, "129"],
  ["says 129 without a report", { code: 129, writes: false }, ...failed, "129"],
  ["says 130, for its configuration is bad,", { code: 130 }, ...failed, "130"],
  ["says 130 without a report", { code: 130, writes: false }, ...failed, "130"],
  ["says 255", { code: 255 }, ...failed, "255"],
  ["is killed after a whole report", { signal: "SIGKILL" }, ...failed, "SIGKILL"],
  ["is terminated after a whole report", { signal: "SIGTERM" }, ...failed, "SIGTERM"],
  [
    "could not load a database",
    { report: nothing, stderr: `${read(WEB, API)}could not load db for npm ecosystem: zip: not a valid zip file\n` },
    "incomplete",
    "database-lacks-ecosystem",
    "npm",
  ],
  [
    "had an error on its way",
    { report: text(CANARY), stderr: `${read(WEB, API)}Error during extraction: (extracting as javascript/packagelockjson) oops\n` },
    ...output,
    "oops",
  ],
  ["panicked and went on", { report: text(CANARY), stderr: `${read(WEB, API)}panic: runtime error\n` }, ...output, "panic"],
  [
    "read a configuration that is not ours",
    { report: text(CANARY), stderr: `${read(WEB, API)}Ignored invalid config file at: osv-scanner.toml\n` },
    ...output,
    "osv-scanner.toml",
  ],
  ["fails with words that paint a terminal", { code: 2, stderr: "\u001b[2J\u202e::error::x\r\n##[group]\n" }, ...failed, "code 2"],
];
if (isPosix) corpus("an OSV-Scanner that", ROWS, scan);
