import type { Fault } from "./faults-rig.ts";

// What a Grype can do wrong while it looks at an image in which there is something high. `$OTHER` is an image with nothing in it that is.
const scan = (sentence: string, script: string, reasons: Fault["reasons"], more: Partial<Fault> = {}): Fault => ({
  scanner: "grype",
  sentence,
  script: { scan: script },
  reasons,
  ...more,
});

const OUTPUT = ["scanner-output"] as const;
const FAILED = ["scanner-failed"] as const;
const TIMEOUT = ["scanner-timeout"] as const;
const STALE = ["database-stale"] as const;

/** Signals that a process can end by. */
const SIGNALS = ["KILL", "TERM", "SEGV", "ABRT", "PIPE", "HUP", "INT", "XCPU"] as const;

const DEATHS: Fault[] = [
  ...SIGNALS.slice(0, 4).map((name) => scan(`ended by SIG${name} before it wrote anything`, `kill -${name} $$`, FAILED)),
  ...SIGNALS.map((name) => scan(`ended by SIG${name} after it wrote all`, `real "$@"; kill -${name} $$`, FAILED)),
  scan("ended by SIGKILL half way through its report", `real "$@"; truncate -s 500 "$report"; kill -KILL $$`, FAILED),
  scan("its child is killed, and it ends well", `real "$@" & child=$!; kill -KILL $child; wait; exit 0`, OUTPUT),
  scan("it has no memory", `ulimit -v 150000; real "$@"`, FAILED),
  scan("it may write no file of more than a kilobyte", `ulimit -f 1; real "$@"`, ["environment"]),
  scan("it may open no more files", `ulimit -n 5; real "$@"`, ["scanner-failed", "target-invalid", "database-missing", "scanner-output"]),
  ...[1, 2, 3, 126, 127, 130, 137, 255].map((code) =>
    scan(`it writes a whole report and ends with ${code}`, `real "$@"; exit ${code}`, FAILED),
  ),
];

const json = (text: string): string => `real "$@"; printf '%s' '${text}' > "$report"`;

const REPORTS: Fault[] = [
  scan("nothing is written", "exit 0", OUTPUT),
  scan("no report", `real "$@"; rm "$report"`, OUTPUT),
  scan("no inventory", `real "$@"; rm "$inventory"`, OUTPUT),
  scan("an empty report", `real "$@"; : > "$report"`, OUTPUT),
  scan("a report of blanks", `real "$@"; printf ' \\n \\n' > "$report"`, OUTPUT),
  ...["{}", "null", "[]", "true", "0", '"ok"', '{"matches":null}', '{"matches":{}}', '{"matches":[]}'].map((text) =>
    scan(`the report ${text}`, json(text), OUTPUT),
  ),
  scan("half a report", `real "$@"; truncate -s "$(($(wc -c < "$report") / 2))" "$report"`, OUTPUT),
  scan("a report without its last byte but one", `real "$@"; truncate -s -2 "$report"`, OUTPUT),
  scan("a report twice", `real "$@"; cat "$report" "$report" > "$HERE/twice"; cp "$HERE/twice" "$report"`, OUTPUT),
  scan("a report with something behind it", `real "$@"; echo '{"matches":[]}' >> "$report"`, OUTPUT),
  scan("a packed report", `real "$@"; gzip -c "$report" > "$HERE/packed"; cp "$HERE/packed" "$report"`, OUTPUT),
  scan("a web page", json("<!doctype html><title>503</title>"), OUTPUT),
  scan("a report with `matches` twice", `real "$@"; sed -i 's/^{/{"matches":[],/' "$report"`, OUTPUT),
  scan("a report that is larger than all memory", `real "$@"; truncate -s 20G "$report"`, OUTPUT),
  scan("a report with 600 MB of blanks", `real "$@"; head -c 600000000 /dev/zero | tr '\\0' ' ' >> "$report"`, OUTPUT),
  scan("an inventory that is larger than all memory", `real "$@"; truncate -s 20G "$inventory"`, OUTPUT),
  scan("half an inventory", `real "$@"; truncate -s "$(($(wc -c < "$inventory") / 2))" "$inventory"`, OUTPUT),
  scan("an inventory twice", `real "$@"; cat "$inventory" "$inventory" > "$HERE/twice"; cp "$HERE/twice" "$inventory"`, OUTPUT),
  scan("the inventory null", `real "$@"; echo null > "$inventory"`, ["scanner-output", "inventory-empty"]),
  scan("an inventory without a package", `real "$@"; edit "$inventory" 'd.components = [];'`, ["inventory-empty"], {
    target: "oci-dir:clean",
  }),
  scan("the report as its inventory", `real "$@"; cp "$report" "$inventory"`, ["scanner-output", "inventory-empty"]),
  scan("the inventory as its report", `real "$@"; cp "$inventory" "$report"`, OUTPUT),
  scan("a report of OSV-Scanner", json('{"results":[],"experimental_config":{"licenses":{"summary":false,"allowlist":null}}}'), OUTPUT),
  scan("a report of OSV-Scanner that says nothing else", json('{"results":[]}'), OUTPUT),
  scan("a result document", json('{"schema":"portcullis/result/1","tool":{"name":"portcullis"},"targets":[],"findings":[]}'), OUTPUT),
  scan("a SARIF log", json('{"version":"2.1.0","runs":[]}'), OUTPUT),
];

const OTHER = `real -o json="$report" -o cyclonedx-json="$inventory" -- "oci-dir:$OTHER"`;
/** Names in a report of another image the one that was asked for. */
const RENAMED = `edit "$report" 'd.source.target.userInput = "'"\${target#oci-dir:}"'";'`;

const LIES: Fault[] = [
  scan("every match is gone from its report", `real "$@"; edit "$report" 'd.matches = [];'`, OUTPUT),
  scan("one match is gone from its report", `real "$@"; edit "$report" 'd.matches.pop();'`, OUTPUT),
  scan("its matches are ignored by a rule of somebody", `real "$@"; edit "$report" '${ignoredBy('{"vulnerability":"*"}')}'`, OUTPUT),
  scan("its matches are ignored for being fixed", `real "$@"; edit "$report" '${ignoredBy('{"fix-state":"wont-fix"}')}'`, OUTPUT),
  scan("its matches are ignored without a rule", `real "$@"; edit "$report" '${ignoredBy()}'`, OUTPUT),
  scan(
    "its matches are ignored as if by Grype itself",
    `real "$@"; edit "$report" '${ignoredBy('{"vulnerability":"CVE-2099-0001","reason":"known"}')}'`,
    OUTPUT,
  ),
  ...[
    ["it was told to ignore a vulnerability", 'd.descriptor.configuration.ignore = [{ vulnerability: "CVE-2099-0001" }];'],
    ["it was told to show only what is fixed", 'd.descriptor.configuration["only-fixed"] = true;'],
    ["it was told to leave out folders", 'd.descriptor.configuration.exclude = ["**"];'],
    ["it was given VEX documents", 'd.descriptor.configuration["vex-documents"] = ["/vex.json"];'],
    ["it was written by another version", 'd.descriptor.version = "0.118.0";'],
    ["it was written by no version", "delete d.descriptor.version;"],
    ["it was written by somebody else", "delete d.descriptor;"],
    ["it does not say when its database was built", "delete d.descriptor.db;"],
    ["its database is at fault", 'd.descriptor.db.status.error = "checksum does not fit";'],
  ].map(([sentence = "", code = ""]) => scan(`its report says that ${sentence}`, `real "$@"; edit "$report" '${code}'`, OUTPUT)),
  scan("its database is of last year", `real "$@"; edit "$report" 'd.descriptor.db.status.built = "2025-01-01T00:00:00Z";'`, STALE),
  scan("its database is of the year 2099", `real "$@"; edit "$report" 'd.descriptor.db.status.built = "2099-01-01T00:00:00Z";'`, STALE),
  scan("another image", OTHER, ["source-mismatch"]),
  scan("another image under this one's name", `${OTHER}; ${RENAMED}`, ["source-mismatch"]),
  scan("a folder", `real "$@"; edit "$report" 'd.source.type = "directory"; d.source.target = "/";'`, ["source-mismatch"]),
  scan("an SBOM file", `real "$@"; edit "$report" 'd.source.type = "sbom-file"; d.source.target = "image";'`, ["source-mismatch"]),
  scan("an image without its name", `real "$@"; edit "$report" 'delete d.source.target.userInput;'`, ["source-mismatch"]),
  scan("nothing that its report names", `real "$@"; edit "$report" 'delete d.source;'`, ["source-mismatch"]),
  scan("an inventory of another image", `real "$@"; cp "$report" "$HERE/own"; ${OTHER}; cp "$HERE/own" "$report"`, [
    "scanner-output",
    "source-mismatch",
  ]),
];

function ignoredBy(...rules: string[]): string {
  return `d.ignoredMatches = d.matches.map((match) => ({ ...match, appliedIgnoreRules: [${rules.join()}] })); d.matches = [];`;
}

const FILES: Fault[] = [
  scan("its report is a symbolic link", `real "$@"; mv "$report" "$HERE/elsewhere"; ln -s "$HERE/elsewhere" "$report"`, OUTPUT),
  scan("its report is a pipe", `real "$@"; rm "$report"; mkfifo "$report"`, OUTPUT),
  scan("its report is a folder", `real "$@"; rm "$report"; mkdir "$report"`, OUTPUT),
  scan("its report is a device without end", `real "$@"; ln -sf /dev/zero "$report"`, OUTPUT),
  scan("its inventory is a symbolic link", `real "$@"; mv "$inventory" "$HERE/elsewhere"; ln -s "$HERE/elsewhere" "$inventory"`, OUTPUT),
  scan("its inventory is a pipe", `real "$@"; rm "$inventory"; mkfifo "$inventory"`, OUTPUT),
  scan("its inventory is a device without end", `real "$@"; ln -sf /dev/urandom "$inventory"`, OUTPUT),
  scan("its folder is gone", `real "$@"; rm -rf "$HOME"`, ["scanner-output", "environment"]),
  scan("its folder was never there", `rm -rf "$HOME"; real "$@"`, ["scanner-failed", "scanner-output"]),
];

const slow = { options: ["--timeout", "4s"] };
const HANGS: Fault[] = [
  scan("it hangs before it wrote anything", "sleep 300", TIMEOUT, slow),
  scan("it hangs after it wrote all", `real "$@"; sleep 300`, TIMEOUT, slow),
  scan("it hangs and is deaf to SIGTERM", "trap '' TERM; sleep 300 & sleep 300 & wait; sleep 300", TIMEOUT, slow),
  scan("it is stopped", "kill -STOP $$", TIMEOUT, slow),
  scan("it floods its output without end", "exec cat /dev/zero", TIMEOUT, slow),
  scan("it floods its errors without end", "exec cat /dev/zero >&2", TIMEOUT, slow),
  scan("it leaves its session and hangs", "setsid sleep 300 & wait", TIMEOUT, slow),
  scan("it writes for ever", `while :; do echo '{"matches":[]}'; done > "$report"`, TIMEOUT, slow),
];

const call = (sentence: string, script: Fault["script"], reasons: Fault["reasons"], more: Partial<Fault> = {}): Fault => ({
  scanner: "grype",
  sentence,
  script,
  reasons,
  ...more,
});

const VERSIONS: Fault[] = [
  call("it says another version", { version: `real "$@" | sed 's/0[.]119[.]0/0.118.0/'` }, OUTPUT),
  call("it says a version that is too old", { version: `echo '{"version":"0.50.0"}'` }, ["scanner-version"]),
  call("it says no version", { version: `echo '{"version":"[not provided]"}'` }, ["scanner-version"]),
  call("it says nothing of its version", { version: "exit 0" }, FAILED),
  call("it says its version and fails", { version: `real "$@"; exit 1` }, FAILED),
  call("it is killed when asked for its version", { version: `real "$@"; kill -KILL $$` }, FAILED),
  call("it hangs when asked for its version", { version: "sleep 300" }, ["scanner-failed", "scanner-timeout"], slow),
  call("it floods when asked for its version", { version: "head -c 100000000 /dev/zero" }, FAILED),
  call(
    "another program is put in its place while it works",
    { import: `cp "$0" "$HERE/new"; echo '# another' >> "$HERE/new"; mv "$HERE/new" "$0"; real "$@"` },
    ["scanner-version"],
  ),
];

const DATABASES: Fault[] = [
  call("it imports nothing and ends well", { import: "exit 0" }, ["database-missing"]),
  call("it fails to import", { import: `real "$@"; exit 1` }, ["database-missing"]),
  call("it is killed while it imports", { import: `real "$@"; kill -KILL $$` }, ["database-missing"]),
  call("it hangs while it imports", { import: "sleep 300" }, ["database-missing", "scanner-timeout"], slow),
  call("it imports half a database", { import: `real "$@"; truncate -s 30000 "$GRYPE_DB_CACHE_DIR/6/vulnerability.db"` }, [
    "database-missing",
    "scanner-failed",
  ]),
  call("it imports another database", { import: `real db import "$EMPTY"` }, ["database-lacks-distribution", "canary-missed"]),
];

const UNPROVEN = ["database-lacks-distribution", "canary-missed", "database-lacks-ecosystem"] as const;
/** Lies that matter only where nothing was found: there the database has to prove that it would have. */
const CANARIES: Fault[] = (
  [
    ["finds nothing at all", `real "$@" | sed 's/"matches":.*"source"/"matches":[],"source"/'`],
    ["says nothing of what it must find", "exit 0"],
    ["fails on what it must find", `real "$@"; exit 1`],
    ["is killed on what it must find", `real "$@"; kill -KILL $$`],
  ] as const
).map(([sentence, script]) => call(`it ${sentence}`, { canary: script }, UNPROVEN, { target: "oci-dir:clean" }));

const HANGING_CANARY = call("it hangs on what it must find", { canary: "sleep 300" }, TIMEOUT, { target: "oci-dir:clean", ...slow });

export const GRYPE_FAULTS: readonly Fault[] = [
  ...[...DEATHS, ...REPORTS, ...LIES, ...FILES, ...HANGS],
  ...[...VERSIONS, ...DATABASES, ...CANARIES, HANGING_CANARY],
];

const habit = (sentence: string, script: string): Fault => scan(sentence, script, []);

/** What is odd and no fault: the report is whole, and nothing of the rest may matter or stay. */
export const GRYPE_HABITS: readonly Fault[] = [
  habit("it leaves a child that is deaf to SIGTERM", `real "$@"; (trap '' TERM HUP; exec sleep 300) & exit 0`),
  habit("it leaves a child that holds its streams", `real "$@"; sleep 300 & exit 0`),
  habit("it leaves a child in a session of its own", `real "$@"; setsid sleep 300 > /dev/null 2>&1 & exit 0`),
  habit("it leaves a grandchild that has lost its parents", `real "$@"; (setsid sh -c 'sleep 300 & sleep 300 &' &) ; sleep 0.1; exit 0`),
  habit("it leaves a child without an environment", `real "$@"; env -i setsid sleep 300 > /dev/null 2>&1 & sleep 0.1; exit 0`),
  habit("it leaves many children", `real "$@"; for at in 1 2 3 4 5 6 7 8 9; do setsid sleep 300 & sleep 300 & done; exit 0`),
  habit("it floods its output", `head -c 300000000 /dev/zero; real "$@"`),
  habit("it floods its errors without a line's end", `head -c 300000000 /dev/zero >&2; real "$@"`),
  habit("it floods its errors with lines", `yes 'ERROR something went wrong' | head -c 50000000 >&2; real "$@"`),
  habit("it closes its streams", `exec > /dev/null 2>&1; exec 1>&- 2>&-; real "$@"`),
  habit("it waits for something to read", `cat > /dev/null; real "$@"`),
  habit(
    "it takes its folder's permissions away",
    `real "$@"; chmod -R 000 "$HOME" 2> /dev/null; chmod 700 "$HOME"; chmod 600 "$HOME"/*.json`,
  ),
  habit(
    "it fills its folder",
    `for at in 1 2 3; do mkdir -p "$HOME/deep/$at/a/b/c" && truncate -s 1G "$HOME/deep/$at/large"; done; real "$@"`,
  ),
  habit("it paints the terminal and speaks to the runner", `printf '\\033[2J::error::no\\n##[error]no\\n' >&2; real "$@"`),
];
