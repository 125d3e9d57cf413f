import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { aggregateJob } from "../../src/entry/action-aggregate.ts";
import { runAction } from "../../src/entry/action-run.ts";
import { renderResult } from "../../src/report/json.ts";
import { runFacts, verdict } from "../fakes/verdicts.ts";
import { corpus, type Ended, folderWith, inFolder, isPosix, type Row, type Table, toEnded } from "./corpus.ts";

// The legs of a matrix, of which the fan-in makes one verdict: legs that are missing, twice, forged, cut, or no legs at all.

const passed = verdict({ merged: { seen: [], problems: [] }, rules: { maxDbAge: null } });
const leg = (startedAt: string, of = passed): string => [...renderResult(of, runFacts({ startedAt }))].join("");
const ONE = leg("2026-11-24T12:00:00.000Z");
const TWO = leg("2026-11-24T12:00:01.000Z");
const BAD = leg("2026-11-24T12:00:02.000Z", verdict({ rules: { maxDbAge: null } }));

type Legs = { readonly table: Table; readonly inputs: Readonly<Record<string, string>> };
const legs = (table: Table, expect: string | null = "2", results = "legs/*.json"): Legs => ({
  table: Object.fromEntries(Object.entries(table).map(([name, content]) => [`legs/${name}`, content])),
  inputs: { results, "max-db-age": "none", ...(expect === null ? {} : { expect }) },
});

async function gather({ table, inputs }: Legs): Promise<Ended> {
  const cwd = folderWith({ ...table, "temp/output": "", "temp/summary": "" });
  writeFileSync(join(cwd, "event.json"), "{}");
  const env = {
    ...Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
    GITHUB_EVENT_NAME: "push",
    GITHUB_EVENT_PATH: join(cwd, "event.json"),
    GITHUB_REPOSITORY: "acme/shop",
    GITHUB_OUTPUT: join(cwd, "temp", "output"),
    GITHUB_STEP_SUMMARY: join(cwd, "temp", "summary"),
    RUNNER_TEMP: join(cwd, "temp"),
  };
  const { code, stdout, stderr } = await inFolder(cwd, () => runAction(aggregateJob), env);
  return toEnded(code, withoutOurs(stdout + stderr), toDocument(readFileSync(env.GITHUB_OUTPUT, "utf8")));
}

/** Where a step says that its result document is. */
function toDocument(outputs: string): string {
  return /^json<<(\S+)\r?\n(.+)\r?\n\1\r?$/m.exec(outputs)?.[2] ?? "";
}

/** What a step prints without its colours and annotations: both are meant for the runner. */
function withoutOurs(log: string): string {
  const plain = log.split("\u001b[").map((part, at) => (at === 0 ? part : part.replace(/^[\d;]*m/, "")));
  return plain.join("").replace(/^::(?:error|warning|notice) title=[^\n:]+::/gm, "");
}

const invalid = ["invalid-input", "report-invalid"] as const;
const wrong = ["invalid-input", "input-invalid"] as const;
const ROWS: readonly Row<Legs>[] = [
  ["that are whole", legs({ "1.json": ONE, "2.json": TWO }), "pass", null],
  ["of which one failed", legs({ "1.json": ONE, "2.json": BAD }), "fail", "severity-cutoff"],
  ["of which one is missing", legs({ "1.json": ONE }), "incomplete", "leg-missing", "1 of 2"],
  ["of which all are missing", legs({}), "incomplete", "leg-missing", "2 were expected"],
  ["of which nobody says how many", legs({}, null), ...wrong, "matches no file"],
  ["of which one is there twice", legs({ "1.json": ONE, "2.json": ONE }), ...wrong, "same leg"],
  [
    "of which one is there twice, in another layout",
    legs({ "1.json": ONE, "2.json": JSON.stringify(JSON.parse(ONE), null, 4) }),
    ...wrong,
    "same leg",
  ],
  ["of which one is too many", legs({ "1.json": ONE, "2.json": TWO, "3.json": BAD }), ...wrong, "3 results"],
  ["of which one is empty", legs({ "1.json": ONE, "2.json": "" }), ...invalid, "2.json", "empty"],
  ["of which one is cut", legs({ "1.json": ONE, "2.json": TWO.slice(0, -40) }), ...invalid, "2.json", "cut short"],
  ["of which one is null", legs({ "1.json": ONE, "2.json": "null" }), ...invalid, "2.json"],
  ["of which one is of tomorrow", legs({ "1.json": ONE, "2.json": TWO.replace("result/1", "result/9") }), ...invalid, "result/9"],
  [
    "of which one lost its findings",
    legs({ "1.json": ONE, "2.json": JSON.stringify({ ...JSON.parse(BAD), findings: [] }) }),
    ...invalid,
    "2.json",
    "lists 0",
  ],
  [
    "of which one calls its failure a pass",
    legs({ "1.json": ONE, "2.json": JSON.stringify({ ...JSON.parse(BAD), outcome: "pass", exitCode: 0, reasons: [] }) }),
    "fail",
    "severity-cutoff",
  ],
  ["of which one is a SARIF log", legs({ "1.json": ONE, "2.json": '{"version": "2.1.0", "runs": []}' }), ...invalid, "SARIF"],
  ["in a folder that is called like a file", legs({ "1.json": ONE, "2.json": null }), "incomplete", "leg-missing", "1 of 2"],
  ["of a glob without an end", legs({ "1.json": ONE }, "1", "legs/[1"), "incomplete", "leg-missing", "matches"],
  ["of no glob", legs({ "1.json": ONE }, "1", ""), ...wrong, "results"],
  ["of which -1 are expected", legs({ "1.json": ONE }, "-1"), ...wrong, "expect"],
  ["of which 1.5 are expected", legs({ "1.json": ONE }, "1.5"), ...wrong, "expect"],
  ["of which none is expected", legs({}, "0"), ...wrong, "expect"],
];
corpus("legs", ROWS, gather);

const NAMES: readonly Row<Legs>[] = [
  ["whose names would command a runner", legs({ "::error::x##[group].json": ONE, "\u001b[2J.json": "" }), ...invalid, "empty"],
];
if (isPosix) corpus("legs", NAMES, gather);
