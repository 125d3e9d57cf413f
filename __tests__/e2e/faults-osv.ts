import type { Fault } from "./faults-rig.ts";

// What an OSV-Scanner can do wrong while it looks at two lockfiles in each of which there is something high.
const scan = (sentence: string, script: string, reasons: Fault["reasons"], more: Partial<Fault> = {}): Fault => ({
  scanner: "osv-scanner",
  sentence,
  script: { scan: script },
  reasons,
  ...more,
});

const OUTPUT = ["scanner-output"] as const;
const FAILED = ["scanner-failed"] as const;
const slow = { options: ["--timeout", "4s"] };
const json = (text: string): string => `real "$@"; printf '%s' '${text}' > "$report"; exit 0`;

const DEATHS: Fault[] = [
  ...["KILL", "SEGV"].map((name) => scan(`ended by SIG${name} before it wrote anything`, `kill -${name} $$`, FAILED)),
  ...["KILL", "SEGV", "TERM"].map((name) => scan(`ended by SIG${name} after it wrote all`, `real "$@"; kill -${name} $$`, FAILED)),
  ...[2, 126, 128, 129, 130, 255].map((code) =>
    scan(`it writes a whole report and ends with ${code}`, `real "$@"; exit ${code}`, ["scanner-failed", "lockfile-unparsable"]),
  ),
  scan("it found something, and ends with 0", `real "$@"; exit 0`, OUTPUT),
  scan("it wrote a part, and ends with 127", `real "$@"; exit 127`, OUTPUT),
  scan("nothing is written, and it ends with 1", "exit 1", ["scanner-failed", "scanner-output"]),
  scan("nothing is written, and it ends with 127", "exit 127", ["scanner-failed", "scanner-output"]),
  scan("it hangs before it wrote anything", "sleep 300", ["scanner-timeout"], slow),
  scan("it hangs after it wrote all", `real "$@"; sleep 300`, ["scanner-timeout"], slow),
  scan("it hangs and is deaf to SIGTERM", "trap '' TERM; sleep 300 & wait; sleep 300", ["scanner-timeout"], slow),
];

const REPORTS: Fault[] = [
  scan("nothing is written", "exit 0", OUTPUT),
  scan("an empty report", `real "$@"; : > "$report"`, ["scanner-output", "scanner-failed"]),
  ...["{}", "null", "[]", '{"results":null}', '{"results":[]}', '{"results":{}}'].map((text) =>
    scan(`the report ${text}`, json(text), ["scanner-output", "canary-missed"]),
  ),
  scan("half a report", `real "$@"; truncate -s "$(($(wc -c < "$report") / 2))" "$report"; exit 1`, ["scanner-output", "canary-missed"]),
  scan("a report twice", `real "$@"; cat "$report" "$report" > "$HERE/twice"; cp "$HERE/twice" "$report"; exit 1`, OUTPUT),
  scan("a report of Grype", json('{"matches":[],"source":{"type":"directory","target":"/"},"descriptor":{"name":"grype"}}'), [
    "scanner-output",
    "canary-missed",
  ]),
  scan("its report is a symbolic link", `real "$@"; mv "$report" "$HERE/elsewhere"; ln -s "$HERE/elsewhere" "$report"; exit 1`, [
    "scanner-output",
  ]),
  scan("its report is a pipe", `real "$@"; rm "$report"; mkfifo "$report"; exit 1`, OUTPUT),
  scan("its report is a folder", `real "$@"; rm "$report"; mkdir "$report"; exit 1`, OUTPUT),
  scan("a report that is larger than all memory", `real "$@"; truncate -s 20G "$report"; exit 1`, OUTPUT),
];

const edited = (sentence: string, code: string, reasons: Fault["reasons"]): Fault =>
  scan(sentence, `real "$@"; edit "$report" '${code}'; exit 1`, reasons);

const isCanary = 'source.path.includes("canary.cdx")';
const ONE = 'd.results.find(({ source }) => source.path.includes("/one/"))';
const LIES: Fault[] = [
  edited("every result is gone", "d.results = [];", ["scanner-output", "canary-missed"]),
  edited("the results of one lockfile are gone", 'd.results = d.results.filter(({ source }) => !source.path.includes("/one/"));', OUTPUT),
  edited("all but what it must find is gone", `d.results = d.results.filter(({ source }) => ${isCanary});`, OUTPUT),
  edited("what it must find is gone", `d.results = d.results.filter(({ source }) => !(${isCanary}));`, ["canary-missed"]),
  edited(
    "no package has a vulnerability",
    "for (const { packages } of d.results) for (const found of packages) { delete found.vulnerabilities; delete found.groups; }",
    ["scanner-output", "canary-missed"],
  ),
  edited("another file than it was given", `${ONE}.source.path = "/etc/passwd";`, ["source-mismatch"]),
  edited("a result without its file", `delete ${ONE}.source;`, OUTPUT),
  edited("a result without packages", `delete ${ONE}.packages;`, OUTPUT),
  scan(
    "it says that a database could not be loaded",
    `real "$@"; echo 'could not load db for npm ecosystem: not there' >&2; exit 1`,
    ["database-lacks-ecosystem"],
    { target: "dir:quiet" },
  ),
  scan("it says that a file could not be read", `real "$@"; echo 'Error during extraction: (extracting as x) y' >&2; exit 1`, OUTPUT),
  scan("it says that the service did not answer", `real "$@"; echo 'error when retrieving vulns: 503' >&2; exit 1`, OUTPUT),
  scan("it panics and has found something all the same", `real "$@"; echo 'panic: runtime error' >&2; exit 1`, OUTPUT),
];

const VERSIONS: Fault[] = [
  { scanner: "osv-scanner", sentence: "it says no version", script: { version: "echo hello" }, reasons: FAILED },
  {
    scanner: "osv-scanner",
    sentence: "another program is put in its place while it works",
    script: { scan: `real "$@"; code=$?; cp "$0" "$HERE/new"; echo '# another' >> "$HERE/new"; mv "$HERE/new" "$0"; exit $code` },
    reasons: ["scanner-version"],
  },
];

export const OSV_FAULTS: readonly Fault[] = [...DEATHS, ...REPORTS, ...LIES, ...VERSIONS];
