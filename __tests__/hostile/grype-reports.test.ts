import { gzipSync } from "node:zlib";
import { grypeReport, match } from "../fakes/reports.ts";
import { corpus, type Ended, folderWith, portcullis, type Row } from "./corpus.ts";

const REPORT = "grype.json";

function judge(report: string | Uint8Array): Promise<Ended> {
  return portcullis(folderWith({ [REPORT]: report }), ["judge", REPORT, "--max-db-age", "none"]);
}

const whole = JSON.stringify(grypeReport());
const text = (overrides: object): string => JSON.stringify(grypeReport(overrides));
const withMatch = (one: unknown): string => text({ matches: [one] });
const cut = (before: string, more = 0): string => whole.slice(0, whole.indexOf(before) + more);
const put = (find: string, instead: string): string => whole.replace(find, instead);
const bytes = (at: string, raw: readonly number[]): Uint8Array => {
  const from = whole.indexOf(at);
  return Buffer.concat([Buffer.from(whole.slice(0, from)), Buffer.from(raw), Buffer.from(whole.slice(from + at.length))]);
};
const utf16 = (content: string, order: "le" | "be"): Buffer => {
  const encoded = Buffer.from(`\ufeff${content}`, "utf16le");
  return order === "le" ? encoded : encoded.swap16();
};
const nested = (depth: number): string => put('"idLike":[]', `"idLike":${"[".repeat(depth)}${"]".repeat(depth)}`);
const invalid = ["invalid-input", "report-invalid", REPORT] as const;

const CUT: readonly Row<string>[] = [
  ["before the colon after a key", cut('"matches"', 9), ...invalid, "cut short"],
  ["within the list of matches", cut('{"vulnerability"'), ...invalid, "cut short"],
  ["within a match", cut('"artifact"'), ...invalid, "cut short"],
  ["within a string", cut("CVE-2024", 3), ...invalid, "cut short"],
  ["within an escape", `${cut("zlib1g")}\\`, ...invalid, "cut short"],
  ["after the last match", cut('],"source"'), ...invalid, "cut short"],
  ["after the list of matches", cut(',"source"'), ...invalid, "cut short"],
  ["within the source", cut('"tags"'), ...invalid, "cut short"],
  ["before the descriptor", cut('"descriptor"'), ...invalid, "cut short"],
  [
    "within a number",
    `${put('"cvss":[]', '"cvss":[{"metrics":{"baseScore":9.').slice(0, whole.indexOf('"cvss":[]') + 34)}`,
    ...invalid,
    "cut short",
  ],
  ["before its last byte", whole.slice(0, -1), ...invalid, "cut short"],
];
corpus("a Grype report cut", CUT, judge);

const FORM: readonly Row<string | Uint8Array>[] = [
  ["empty", "", ...invalid, "it is empty"],
  ["white space", " \n\t\r\n", ...invalid, "white space"],
  ["a byte-order mark alone", "\ufeff", ...invalid, "empty"],
  ["null", "null", ...invalid, "null"],
  ["true", "true", ...invalid, "true"],
  ["a number", "7", ...invalid, "7"],
  ["a text", '"matches"', ...invalid, "begins with"],
  ["a list", `[${whole}]`, ...invalid, "begins with"],
  ["an empty list", "[]", ...invalid, "begins with"],
  ["an empty object", "{}", ...invalid, "empty object"],
  ["zero bytes", new Uint8Array(4096), ...invalid, "begins with"],
  ["twice in one file", whole + whole, ...invalid, "after its end"],
  ["twice, a line each", `${whole}\n${whole}\n`, ...invalid, "after its end"],
  ["followed by a NUL", `${whole}\0`, ...invalid, "after its end"],
  ["followed by a comment", `${whole} // done`, ...invalid, "after its end"],
  ["after a line of a log", `[0000] INFO grype version: 0.119.0\n${whole}`, ...invalid, "begins with"],
  ["after a comment", `/* grype */ ${whole}`, ...invalid, "begins with"],
  ["packed", gzipSync(whole), ...invalid, "begins with"],
  ["a page of a proxy", "<!DOCTYPE html><title>502</title>", ...invalid, "begins with"],
  ["YAML", "matches: []\ndescriptor: {name: grype}\n", ...invalid, "begins with"],
  ["with a comma too many", put('"idLike":[]', '"idLike":[],'), ...invalid, "not valid JSON"],
  ["with single quotes", whole.replaceAll('"', "'"), ...invalid, "key"],
  ["with NaN", put('"cvss":[]', '"cvss":[{"metrics":{"baseScore":NaN}}]'), ...invalid, "not valid JSON"],
  ["with Infinity", put('"cvss":[]', '"cvss":[{"metrics":{"baseScore":Infinity}}]'), ...invalid, "not valid JSON"],
  ["with a number of hexadecimal digits", put('"cvss":[]', '"cvss":[0x10]'), ...invalid, "not valid JSON"],
  ["with a line break in a string", put("zlib1g", "zlib\n1g"), ...invalid, "not valid JSON"],
  ["that is not UTF-8", bytes("zlib1g", [0x7a, 0xff, 0xfe]), ...invalid, "not valid UTF-8"],
  ["with an overlong slash", bytes("zlib1g", [0xc0, 0xaf]), ...invalid, "not valid UTF-8"],
  ["with a surrogate as UTF-8", bytes("zlib1g", [0xed, 0xa0, 0x80]), ...invalid, "not valid UTF-8"],
  ["in UTF-16 that is cut in a character", utf16(whole, "le").subarray(0, -1), ...invalid, "UTF-16"],
  ["in UTF-16 with a surrogate alone", utf16(put("zlib1g", "\ud800"), "be"), ...invalid, "UTF-16"],
  [
    "in UTF-32",
    Buffer.from([...`\ufeff${whole}`].flatMap((one) => [one.charCodeAt(0) & 255, one.charCodeAt(0) >> 8, 0, 0])),
    ...invalid,
    "begins",
  ],
  ["nested in 10,000 lists", nested(10_000), ...invalid, "nested deeper"],
  ["nested in 201 lists", nested(201), ...invalid, "nested deeper"],
  ["with a key twice at the top", put('"source"', '"matches":[],"source"'), ...invalid, "twice"],
  ["with a key twice in a match", put('"severity"', '"severity":"Low","severity"'), ...invalid, "twice"],
  ["with a key twice, once in escapes", put('"severity"', '"\\u0073everity":"Low","severity"'), ...invalid, "twice"],
  ["with __proto__ twice", put('"severity"', '"__proto__":{},"__proto__":{},"severity"'), ...invalid, "twice"],
  ["of a UTF-8 mark in the middle", put('"source"', '\ufeff"source"'), ...invalid, "not valid JSON"],
];
corpus("a Grype report", FORM, judge);

const SHAPE: readonly Row<string>[] = [
  ["matches is null", text({ matches: null }), ...invalid, "matches"],
  ["matches is an object", text({ matches: { 0: match() } }), ...invalid, "no list"],
  ["matches is a text", text({ matches: "none" }), ...invalid, "no list"],
  ["matches is left out", JSON.stringify({ ...grypeReport(), matches: undefined }), ...invalid, "matches"],
  ["a match is null", withMatch(null), ...invalid, "no object"],
  ["a match is a list", withMatch([match()]), ...invalid, "no object"],
  ["a match has no advisory", withMatch({ ...match(), vulnerability: {} }), ...invalid, "vulnerability.id"],
  ["an advisory's id is a number", withMatch(match({ vulnerability: { id: 2024 } })), ...invalid, "vulnerability.id"],
  ["a match has no package", withMatch({ ...match(), artifact: null }), ...invalid, "artifact.name"],
  ["no match, and nobody says who wrote it", text({ matches: [], descriptor: {} }), ...invalid, "no proof"],
  ["no match, by another tool", text({ matches: [], descriptor: { name: "gripe" } }), ...invalid, "no proof"],
  [
    "a database with an error",
    text({ descriptor: { name: "grype", db: { status: { valid: false, error: "bad checksum" } } } }),
    ...invalid,
    "bad checksum",
  ],
  ["two formats in one", JSON.stringify({ ...grypeReport(), results: [] }), ...invalid, "at once"],
  ["and a result document in one", JSON.stringify({ ...grypeReport(), schema: "portcullis/result/1" }), ...invalid, "at once"],
  ["a SARIF log", JSON.stringify({ version: "2.1.0", runs: [{ results: [] }] }), ...invalid, "SARIF"],
  ["a CycloneDX SBOM", JSON.stringify({ bomFormat: "CycloneDX", components: [] }), ...invalid, "CycloneDX"],
  ["an SPDX SBOM", JSON.stringify({ spdxVersion: "SPDX-2.3", packages: [] }), ...invalid, "SPDX"],
  ["a Syft SBOM", JSON.stringify({ artifacts: [], source: {} }), ...invalid, "Syft"],
  ["a Trivy report", JSON.stringify({ SchemaVersion: 2, ArtifactName: "a", Results: [] }), ...invalid, "Trivy"],
  ["of another shape, that hides in __proto__", `{"__proto__":${whole}}`, ...invalid, "neither"],
];
corpus("a Grype report in which", SHAPE, judge);
