import { join } from "node:path";
import { match } from "../fakes/reports.ts";
import { toInventoryJson } from "../scan/stage.ts";
import { corpus, type Ended, folderWith, isPosix, portcullis, type Row } from "./corpus.ts";
import { type Part, withGrype } from "./scanners.ts";

// A Grype of ours that lies, dies or was told other things than we told it. Asked for one SBOM; nothing in it blocks.

const TARGET = "sbom:shop.cdx.json";
const low = { ...match({ vulnerability: { id: "CVE-2024-0001", severity: "Low", namespace: "debian:distro:debian:12" } }) };

/** A report as an honest Grype writes it, with some of its parts changed. */
function report({
  configuration = {},
  db = {},
  descriptor = {},
  ...parts
}: Record<string, object | string | null | undefined> = {}): string {
  const status = { schemaVersion: "v6.1.0", built: "2026-11-20T00:00:00Z", valid: true, ...(db as object) };
  return JSON.stringify({
    matches: [low],
    source: { type: "sbom-file", target: "@INPUT@" },
    distro: { name: "debian", version: "12" },
    descriptor: { name: "grype", version: "0.119.0", configuration, db: { status }, ...(descriptor as object) },
    ...parts,
  });
}

const inventory = toInventoryJson(["deb"], { id: "debian", versionID: "12" });

function scan(part: Part, age = "none"): Promise<Ended> {
  const cwd = folderWith({ "shop.cdx.json": '{"bomFormat": "CycloneDX"}' });
  const { report: said = report() } = part;
  const own = typeof said === "string" ? said.replaceAll("@INPUT@", join(cwd, "shop.cdx.json")) : said;
  return portcullis(cwd, ["scan", TARGET, "--max-db-age", age, ...withGrype({ inventory, ...part, report: own })]);
}

const saying = (parts: Parameters<typeof report>[0]): Part => ({ report: report(parts) });
const output = ["cannot-vouch", "scanner-output", TARGET] as const;
const mismatch = ["cannot-vouch", "source-mismatch", TARGET] as const;
const failed = ["cannot-vouch", "scanner-failed", TARGET] as const;
const whole = report();

const ROWS: readonly Row<Part>[] = [
  ["is honest", {}, "pass", null],
  ["writes no report", { writes: false }, ...output, "no report"],
  ["writes an empty report", { report: "" }, ...output, "no report"],
  ["writes an empty inventory", { inventory: "" }, ...output, "no inventory"],
  ["writes its report to standard output", { writes: false, stdout: whole }, ...output, "no report"],
  ["writes half a report", { report: whole.slice(0, whole.length / 2) }, ...output, "cut short"],
  ["writes its report twice", { report: whole + whole }, ...output, "after its end"],
  ["writes null", { report: "null" }, ...output, "begins with"],
  ["writes a SARIF log", { report: '{"version": "2.1.0", "runs": []}' }, ...output, "SARIF"],
  ["writes an OSV-Scanner report", { report: '{"results": [], "experimental_config": {}}' }, "cannot-vouch", "scanner-output", TARGET],
  ["writes a result document", { report: '{"schema": "portcullis/result/1", "findings": []}' }, ...output, "schema"],
  ["writes its table", { report: "No vulnerabilities found\n" }, ...output, "begins with"],
  ["writes bytes that are no text", { report: Buffer.from(whole.replace("zlib1g", "zlib\u00ff"), "latin1") }, ...output, "UTF-8"],
  [
    "writes an inventory of nothing",
    { inventory: '{"bomFormat": "CycloneDX", "components": []}' },
    "incomplete",
    "inventory-empty",
    TARGET,
  ],
  ["writes half an inventory", { inventory: inventory.slice(0, 60) }, "cannot-vouch", "scanner-output", "no whole CycloneDX"],
  [
    "writes an inventory without a distribution",
    { inventory: toInventoryJson(["deb"], null), report: report({ matches: [] as never }) },
    "incomplete",
    "distribution-unknown",
    TARGET,
  ],
  [
    "finds nothing of a distribution that its database lacks",
    saying({ matches: [] as never }),
    "incomplete",
    "database-lacks-distribution",
    "debian 12",
  ],
  ["ends with 1 and a whole report", { code: 1 }, ...failed, "code 1"],
  ["ends with 2, as for a threshold", { code: 2 }, ...failed, "code 2"],
  ["ends with 255", { code: 255 }, ...failed, "code 255"],
  ["is killed after its report", { signal: "SIGKILL" }, ...failed, "SIGKILL"],
  ["dies of its own fault after its report", { signal: "SIGABRT" }, ...failed, "SIGABRT"],
  ["fails with words that paint a terminal", { code: 1, stderr: "\u001b[2J\u202e::error::x\r\n" }, ...failed, "code 1"],
  [
    "fails for its database",
    { code: 1, stderr: "failed to load vulnerability db: bad db checksum" },
    "cannot-vouch",
    "database-missing",
    "checksum",
  ],
  [
    "cannot decode the SBOM",
    { code: 1, stderr: "unable to decode sbom: sbom format not recognized" },
    "invalid-input",
    "target-invalid",
    TARGET,
  ],
  ["ends with 0 and an error on its way", { stderr: "ERROR something is wrong\n" }, "pass", null],
  ["is of another version in its report", saying({ descriptor: { version: "0.118.0" } }), ...output, "0.118.0"],
  ["is of no version in its report", saying({ descriptor: { version: "" } }), ...output, "no version"],
  ["is another program in its report", saying({ matches: [] as never, descriptor: { name: "trivy" } }), ...output, "no proof"],
  ["does not describe itself", { report: whole.replace('"descriptor"', '"descriptors"') }, ...output, "no version"],
  ["looked at another SBOM", saying({ source: { type: "sbom-file", target: "/other.cdx.json" } }), ...mismatch, "/other.cdx.json"],
  ["looked at one package", saying({ source: { type: "purl", target: "pkg:npm/a@1" } }), ...mismatch, "purl"],
  ["does not say what it looked at", saying({ source: null }), ...mismatch, "nothing that it names"],
  ["ignored a flaw", saying({ configuration: { ignore: [{ vulnerability: "CVE-2024-0002" }] } }), ...output, "CVE-2024-0002"],
  ["ignored everything", saying({ configuration: { ignore: [{}] } }), ...output, "without conditions"],
  ["ignored what has no fix", saying({ configuration: { "only-fixed": true } }), ...output, "only-fixed"],
  ["ignored what has a fix", saying({ configuration: { "only-notfixed": true } }), ...output, "only-notfixed"],
  ["ignored what will not be fixed", saying({ configuration: { "ignore-wontfix": "wont-fix" } }), ...output, "wont-fix"],
  ["left out folders", saying({ configuration: { exclude: ["**"] } }), ...output, "exclude **"],
  ["read a VEX document", saying({ configuration: { "vex-documents": ["vex.json"] } }), ...output, "VEX"],
  [
    "left out a match by a rule of nobody's",
    saying({ ignoredMatches: [{ ...low, appliedIgnoreRules: [{ vulnerability: "CVE-2024-0001" }] }] }),
    ...output,
    "CVE-2024-0001",
  ],
  ["left out a match by no rule", saying({ ignoredMatches: [low] }), ...output, "not named"],
  [
    "left out a match by VEX",
    saying({ ignoredMatches: [{ ...low, appliedIgnoreRules: [{ "vex-status": "not_affected" }] }] }),
    ...output,
    "vex-status",
  ],
  ["says its database is broken", saying({ db: { valid: false, error: "unable to open" } }), ...output, "unable to open"],
  ["says its database is not valid", saying({ db: { valid: false } }), ...output, "not valid"],
  ["does not say how old its database is", saying({ db: { built: "" } }), ...output, "built"],
  ["says its database is of a day that is none", saying({ db: { built: "yesterday" } }), ...output, "built"],
  ["says its database is of year 1", saying({ db: { built: "0001-01-01T00:00:00Z" } }), ...output, "built"],
];

const AGES: readonly Row<Part>[] = [
  ["of 1970", saying({ db: { built: "1970-01-01T00:00:00Z" } }), "cannot-vouch", "database-stale", "1970"],
  ["of 2099", saying({ db: { built: "2099-01-01T00:00:00Z" } }), "cannot-vouch", "database-stale", "2099"],
];

if (isPosix) {
  corpus("a Grype that", ROWS, scan);
  corpus("a Grype whose database is", AGES, (part) => scan(part, "5d"));
}
