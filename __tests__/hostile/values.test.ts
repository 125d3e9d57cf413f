import { expect, test } from "@jest/globals";
import type { Severity } from "../../src/model/severity.ts";
import { grypeReport, match, osvReport, record } from "../fakes/reports.ts";
import { type End, folderWith, hold, portcullis } from "./corpus.ts";

// Words and numbers that no scanner should write. Whatever they are, the finding is kept; what says nothing is judged as `unknown`, which blocks.

/** A JSON text as it stands, for what JSON.stringify would not write. */
type Raw = { readonly raw: string };
const raw = (text: string): Raw => ({ raw: text });

/** A document as text, with raw texts put in where they belong. */
function toText(document: unknown): string {
  const raws: string[] = [];
  const isRaw = (value: unknown): value is Raw =>
    typeof value === "object" && value !== null && "raw" in value && typeof value.raw === "string";
  const text = JSON.stringify(document, (_key, value: unknown) => (isRaw(value) ? `@${raws.push(value.raw) - 1}@` : value));
  return text.replace(/"@(\d+)@"/g, (_found, at) => raws[Number(at)] ?? "");
}

type Case = readonly [what: string, value: unknown, severity: Severity, end: End, score?: number];

/** Judges a report with one finding, and checks that it is there, as grave as it must be. */
async function keeps(document: unknown, [, , severity, end, score]: Case): Promise<void> {
  const cwd = folderWith({ "report.json": toText(document) });
  const ended = await portcullis(cwd, ["judge", "report.json", "--max-db-age", "none", "--severity-cutoff", "critical"]);
  hold(ended, [end, end === "pass" ? null : "severity-cutoff"]);
  expect(ended.findings.map((finding) => [finding.severity, finding.score])).toContainEqual([severity, score]);
}

const severity = (value: unknown) => grypeReport({ matches: [match({ vulnerability: { severity: value } })] });
const WORDS: readonly Case[] = [
  ["a blank behind it", "High ", "high", "pass"],
  ["mixed case", "hIgH", "high", "pass"],
  ["capitals", "CRITICAL", "critical", "fail"],
  ["a line break behind it", "Critical\n", "critical", "fail"],
  ["another language", "高", "unknown", "fail"],
  ["a look-alike letter", "Ηigh", "unknown", "fail"],
  ["a word of another tool", "MODERATE", "unknown", "fail"],
  ["an empty word", "", "unknown", "fail"],
  ["null", null, "unknown", "fail"],
  ["a number", 9.8, "unknown", "fail"],
  ["true", true, "unknown", "fail"],
  ["a list", ["Low"], "unknown", "fail"],
  ["an object", { level: "Low" }, "unknown", "fail"],
  ["none", "None", "unknown", "fail"],
  ["a word of every object", "constructor", "unknown", "fail"],
  ["__proto__", "__proto__", "unknown", "fail"],
  ["a dotless i", "Crıtical", "unknown", "fail"],
  ["a NUL in it", "Cri\0tical", "unknown", "fail"],
  ["a lone surrogate", raw('"\\ud800"'), "unknown", "fail"],
  ["words joined", "Low,Critical", "unknown", "fail"],
  ["100,000 letters", "a".repeat(100_000), "unknown", "fail"],
];
test.each(WORDS)("Grype's severity: %s", (...row) => keeps(severity(row[1]), row));

const score = (value: unknown) =>
  grypeReport({ matches: [match({ vulnerability: { severity: "Low", cvss: [{ version: "3.1", metrics: { baseScore: value } }] } })] });
const SCORES: readonly Case[] = [
  ["negative", -1, "low", "pass"],
  ["11", 11, "low", "pass"],
  ["1e999", raw("1e999"), "low", "pass"],
  ["-1e999", raw("-1e999"), "low", "pass"],
  ["1e-999", raw("1e-999"), "low", "pass"],
  ["2^53 + 1", raw("9007199254740993"), "low", "pass"],
  ["minus zero", raw("-0"), "low", "pass"],
  ["with 60 digits", raw(`7.${"1".repeat(60)}`), "low", "pass", 7.111111111111111],
  ["as a text", "9.8", "low", "pass"],
  ["null", null, "low", "pass"],
  ["a list", [9.8], "low", "pass"],
];
test.each(SCORES)("a CVSS score: %s", (...row) => keeps(score(row[1]), row));

const osv = (value: object, groups: unknown = []) => osvReport({ vulnerabilities: [record(value)], groups });
const grave = (max: unknown) => osv({}, [{ ids: [record().id], aliases: [], max_severity: max }]);
const CVSS = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H";
const RECORDS: readonly Case[] = [
  ["nobody says how grave", osv({}), "unknown", "fail"],
  ["a group's score is no number", grave("critical!"), "unknown", "fail"],
  ["a group's score is negative", grave("-3"), "unknown", "fail"],
  ["a group's score is above ten", grave("98"), "unknown", "fail"],
  ["a group's score is 1e999", grave(raw("1e999")), "unknown", "fail"],
  ["a group's score is NaN as a text", grave("NaN"), "unknown", "fail"],
  ["a group's score is a number", grave(9.8), "critical", "fail", 9.8],
  ["the groups are null", osv({}, null), "unknown", "fail"],
  ["the groups are a text", osv({}, "none"), "unknown", "fail"],
  ["a group lists nothing", osv({}, [{ ids: [], max_severity: "1.0" }]), "unknown", "fail"],
  ["a group is of another record", osv({}, [{ ids: ["CVE-1999-1"], max_severity: "1.0" }]), "unknown", "fail"],
  ["a vector is cut", osv({ severity: [{ type: "CVSS_V3", score: CVSS.slice(0, -8) }] }), "unknown", "fail"],
  ["a vector is of version 9", osv({ severity: [{ type: "CVSS_V9", score: CVSS.replace("3.1", "9.0") }] }), "unknown", "fail"],
  ["a vector is a number", osv({ severity: [{ type: "CVSS_V3", score: 3.1 }] }), "unknown", "fail"],
  ["the severity is no list", osv({ severity: "low" }), "unknown", "fail"],
  ["the advisory's word is unknown", osv({ database_specific: { severity: "MEH" } }), "unknown", "fail"],
  ["the advisory's word is MODERATE", osv({ database_specific: { severity: "MODERATE" } }), "medium", "pass"],
  ["the advisory's word is an object", osv({ database_specific: { severity: {} } }), "unknown", "fail"],
  [
    "a vector and a milder word",
    osv({ severity: [{ type: "CVSS_V3", score: CVSS }], database_specific: { severity: "LOW" } }),
    "critical",
    "fail",
    9.8,
  ],
  ["malicious, and said to be low", osv({ id: "MAL-2024-1", aliases: [], database_specific: { severity: "LOW" } }), "critical", "fail"],
];
test.each(RECORDS)("of an OSV record %s", (...row) => keeps(row[1], row));
