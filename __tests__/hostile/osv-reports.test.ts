import { osvReport, record } from "../fakes/reports.ts";
import { corpus, type Ended, folderWith, portcullis, type Row } from "./corpus.ts";

const REPORT = "osv.json";

function judge(report: string | Uint8Array): Promise<Ended> {
  return portcullis(folderWith({ [REPORT]: report }), ["judge", REPORT]);
}

const whole = JSON.stringify(osvReport());
const text = (overrides: object): string => JSON.stringify({ ...osvReport(), ...overrides });
const source = { path: "web/package-lock.json", type: "lockfile" };
const result = (overrides: object): string => text({ results: [{ source, packages: [], ...overrides }] });
const element = (overrides: object): string =>
  result({ packages: [{ package: { name: "a", version: "1", ecosystem: "npm" }, ...overrides }] });
const cut = (before: string, more = 0): string => whole.slice(0, whole.indexOf(before) + more);
const put = (find: string, instead: string): string => whole.replace(find, instead);
const invalid = ["invalid-input", "report-invalid", REPORT] as const;

const FORM: readonly Row<string | Uint8Array>[] = [
  ["cut in the list of results", cut('{"source"'), ...invalid, "cut short"],
  ["cut in a source", cut('"type"'), ...invalid, "cut short"],
  ["cut in the list of packages", cut('{"package"'), ...invalid, "cut short"],
  ["cut in a package", cut('"version"'), ...invalid, "cut short"],
  ["cut in the list of vulnerabilities", cut('{"id"'), ...invalid, "cut short"],
  ["cut in a vulnerability's id", cut("GHSA", 6), ...invalid, "cut short"],
  ["cut after the last package", cut('}]}],"exp', 2), ...invalid, "cut short"],
  ["cut after the results", cut(',"experimental'), ...invalid, "cut short"],
  ["cut before its last byte", whole.slice(0, -1), ...invalid, "cut short"],
  ["twice", whole + whole, ...invalid, "after its end"],
  ["followed by the text of another run", `${whole}\nScanned 1 package\n`, ...invalid, "after its end"],
  ["with a bad byte in a package", Buffer.from(put("lodash", "lo\u00ff"), "latin1"), ...invalid, "not valid UTF-8"],
  ["with a bracket too many", put("}]}]", "}]}]]"), ...invalid, "not valid JSON"],
  ["with a key twice in a package", put('"groups"', '"vulnerabilities":[],"groups"'), ...invalid, "twice"],
  ["with its results twice", put('"experimental_config"', '"results":[],"experimental_config"'), ...invalid, "twice"],
  ["with a source twice", put('"packages"', '"source":{},"packages"'), ...invalid, "twice"],
  ["nested in 10,000 objects", put('"groups":[]', `"groups":${'{"a":'.repeat(10_000)}1${"}".repeat(10_000)}`), ...invalid, "nested deeper"],
];
corpus("an OSV-Scanner report", FORM, judge);

const SHAPE: readonly Row<string>[] = [
  ["results is null", text({ results: null }), ...invalid, "`results` is no list"],
  ["results is an object", text({ results: {} }), ...invalid, "`results` is no list"],
  ["a result is null", text({ results: [null] }), ...invalid, "no object"],
  ["a result is a text", text({ results: ["clean"] }), ...invalid, "no object"],
  ["a result has no packages", result({ packages: undefined }), ...invalid, "lists no packages"],
  ["packages is null", result({ packages: null }), ...invalid, "no list"],
  ["packages is a number", result({ packages: 0 }), ...invalid, "no list"],
  ["a package is null", result({ packages: [null] }), ...invalid, "no object"],
  ["a package does not say what it is", element({ package: null }), ...invalid, "does not say what it is"],
  ["a vulnerable package has no name", element({ package: {}, vulnerabilities: [record()] }), ...invalid, "neither a name nor a commit"],
  ["vulnerabilities is an object", element({ vulnerabilities: { 0: record() } }), ...invalid, "`vulnerabilities` is no list"],
  ["vulnerabilities is a text", element({ vulnerabilities: "none" }), ...invalid, "`vulnerabilities` is no list"],
  ["a vulnerability is null", element({ vulnerabilities: [null] }), ...invalid, "no object"],
  ["a vulnerability has no id", element({ vulnerabilities: [{ summary: "bad" }] }), ...invalid, "no `id`"],
  ["a vulnerability's id is a list", element({ vulnerabilities: [{ id: ["CVE-2024-1"] }] }), ...invalid, "no `id`"],
  ["a source is a text", result({ source: "package-lock.json" }), ...invalid, "`source` is no object"],
  ["packages are of no source", result({ source: {}, packages: [{ package: {}, vulnerabilities: [] }] }), ...invalid, "source"],
  ["nothing is found, and nobody says who looked", JSON.stringify({ results: [] }), ...invalid, "no proof"],
  [
    "nothing is found in a file, and nobody says who looked",
    JSON.stringify({ results: [{ source, packages: [] }] }),
    ...invalid,
    "no proof",
  ],
  ["two formats are one", text({ matches: [] }), ...invalid, "at once"],
  ["there is a report of npm audit", JSON.stringify({ auditReportVersion: 2, vulnerabilities: {} }), ...invalid, "npm audit"],
];
corpus("an OSV-Scanner report in which", SHAPE, judge);

const found = ["fail", "severity-cutoff"] as const;
const KEPT: readonly Row<string>[] = [
  ["only a group names the flaw", element({ vulnerabilities: null, groups: [{ ids: ["CVE-2024-1"] }] }), ...found],
  ["a flaw is its bare id", element({ vulnerabilities: ["CVE-2024-1"] }), ...found],
  ["a flaw is withdrawn", element({ vulnerabilities: [record({ withdrawn: "2024-01-01T00:00:00Z" })] }), ...found],
  [
    "a flaw is called unimportant",
    element({
      vulnerabilities: [record()],
      groups: [{ ids: [record().id], experimental_analysis: { [record().id]: { unimportant: true } } }],
    }),
    ...found,
  ],
  [
    "a flaw's code is not called",
    element({ vulnerabilities: [record()], groups: [{ ids: [record().id], experimentalAnalysis: { [record().id]: { called: false } } }] }),
    ...found,
  ],
  [
    "a flaw has 10,000 aliases",
    element({ vulnerabilities: [record({ aliases: Array.from({ length: 10_000 }, (_, at) => `X-${at}`) })] }),
    ...found,
  ],
  ["a flaw is its own alias", element({ vulnerabilities: [record({ aliases: [record().id] })] }), ...found],
  ["a package has no version", element({ package: { name: "a", ecosystem: "npm" }, vulnerabilities: [record()] }), ...found],
  [
    "a package is of an unknown ecosystem",
    element({ package: { name: "a", version: "1", ecosystem: "Gemini" }, vulnerabilities: [record()] }),
    ...found,
  ],
  ["a package is of no ecosystem", element({ package: { name: "a", version: "1" }, vulnerabilities: [record()] }), ...found],
  [
    "a package has a name of JavaScript's own",
    element({ package: { name: "__proto__", version: "1", ecosystem: "constructor" }, vulnerabilities: [record()] }),
    ...found,
  ],
  [
    "a name would command a runner",
    element({ package: { name: "a\r\n::set-output name=x::y", version: "##[error]", ecosystem: "npm" }, vulnerabilities: [record()] }),
    ...found,
  ],
  [
    "a name would paint a terminal",
    element({
      package: { name: "\u001b[2J\u001b[31ma\u202eb", version: "1\u0007", ecosystem: "npm" },
      vulnerabilities: [record({ summary: "<script>`|\u200b" })],
    }),
    ...found,
  ],
  [
    "a path leads out of the folder",
    result({ source: { path: "../../etc/passwd", type: "lockfile" }, packages: [{ package: { name: "a" }, vulnerabilities: [record()] }] }),
    ...found,
  ],
];
corpus("an OSV-Scanner report is judged though", KEPT, judge);
