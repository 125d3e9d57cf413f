import { grypeReport, match } from "../fakes/reports.ts";
import { corpus, type Ended, folderWith, isPosix, portcullis, type Row } from "./corpus.ts";

// Policies that would soften the gate if they were read as somebody may have meant them. The report that they are for blocks nothing.

const POLICY = "policy.yml";
const REPORT = JSON.stringify(grypeReport({ matches: [match({ vulnerability: { severity: "Low" } })] }));

function judge(policy: string | Uint8Array): Promise<Ended> {
  const cwd = folderWith({ [POLICY]: policy, "report.json": REPORT });
  return portcullis(cwd, ["judge", "report.json", "--max-db-age", "none", "--config-file", POLICY]);
}

const policy = (...lines: string[]): string => ["version: 1", ...lines].join("\n");
const exception = (...lines: string[]): string => policy("exceptions:", `  - ${lines.join("\n    ")}`);
const FINE = ["id: CVE-2024-0001", "reason: not reachable"] as const;
const invalid = ["invalid-input", "policy-invalid", POLICY] as const;

const FORM: readonly Row<string | Uint8Array>[] = [
  ["of 0 bytes", "", ...invalid, "empty"],
  ["of a byte-order mark", "\ufeff", ...invalid, "empty"],
  ["of comments", "# version: 1\r\n", ...invalid, "empty"],
  ["of a NUL", "version: 1\0", ...invalid, "UTF-8"],
  ["in UTF-16", Buffer.from("\ufeffversion: 1\n", "utf16le"), ...invalid, "UTF-8"],
  ["in Latin-1", Buffer.from("version: 1 # f\u00fcr alle\n", "latin1"), ...invalid, "UTF-8"],
  ["that is a program", Buffer.from("7f454c4602010100ff00", "hex"), ...invalid, "UTF-8"],
  ["that is a picture", Buffer.from("89504e470d0a1a0a0000000d", "hex"), ...invalid, "UTF-8"],
  ["of 2 MB", policy(`# ${"x".repeat(2_000_000)}`), "invalid-input", "input-invalid", POLICY],
  ["with tabs", "version: 1\nseverity-cutoff:\n\tbase: high\n", ...invalid, "tab"],
  ["with a key twice", policy("severity-cutoff: low", "severity-cutoff: none"), ...invalid, "second time"],
  ["with a key twice, once in quotes", policy("severity-cutoff: low", '"severity-cutoff": none'), ...invalid, "second time"],
  ["with a key twice, once in escapes", policy("severity-cutoff: low", '"severity\\x2dcutoff": none'), ...invalid, "second time"],
  ["of two documents", policy("severity-cutoff: low", "---", "version: 1", "severity-cutoff: none"), ...invalid, "second document"],
  ["with a bomb of aliases", `a: &a [x,x,x,x]\nb: &b [*a,*a,*a]\nc: &c [*b,*b,*b]\nd: &d [*c,*c,*c]\nversion: 1\n`, ...invalid, "anchor"],
  ["with an alias of itself", "version: 1\nexceptions: &a [*a]\n", ...invalid, "anchor"],
  ["with a merge key", policy("<<: {severity-cutoff: none}"), ...invalid, "<<"],
  ["with a tag that makes a function", policy("x: !!js/function 'function(){}'"), ...invalid, "tag"],
  ["with a directive", "%YAML 1.1\n---\nversion: 1\n", ...invalid, "directive"],
  ["of 20,000 brackets", "[".repeat(20_000), ...invalid, POLICY],
  ["of one bracket too few", policy("base-images: { allow: [debian }"), ...invalid, POLICY],
  [
    "with a merge conflict in it",
    policy("<<<<<<< HEAD", "severity-cutoff: low", "=======", "severity-cutoff: none", ">>>>>>> x"),
    ...invalid,
    POLICY,
  ],
  ["with __proto__", policy("__proto__: { severity-cutoff: none }"), ...invalid, "__proto__"],
  ["with constructor", policy("constructor: { prototype: { onlyFixed: true } }"), ...invalid, "constructor"],
  ["with a key that paints a terminal", policy('"\\e[2J\\u202e": 1'), ...invalid, POLICY],
  ["that is text", "none", ...invalid, "map is expected"],
  ["that is JSON in a list", '[{"version":1}]', ...invalid, "map is expected"],
  ["that is a lock of bases", '{"schema":"portcullis/bases/1","bases":[]}', ...invalid, "schema"],
  ["that is of another tool", "ignore:\n  - vulnerability: CVE-2024-0001\n", ...invalid, "ignore"],
];
corpus("a policy", FORM, judge);

const VALUES: readonly Row<string>[] = [
  ["no version", "severity-cutoff: low", ...invalid, "version"],
  ["a version of tomorrow", "version: 2", ...invalid, "version"],
  ["a version of 1.0 as a text", 'version: "1"', ...invalid, "quotes"],
  ["a typo in a key", policy("severity-cutof: low"), ...invalid, "severity-cutof"],
  ["a typo in a severity", policy("severity-cutoff: hihg"), ...invalid, "hihg"],
  ["a severity in capitals", policy("severity-cutoff: HIGH"), ...invalid, "HIGH"],
  ["the number zero for a severity", policy("severity-cutoff: 0"), ...invalid, "severity-cutoff"],
  ["nothing for a severity", policy("severity-cutoff: ~"), ...invalid, "severity-cutoff"],
  ["unknown as a severity", policy("severity-cutoff: unknown"), ...invalid, "unknown"],
  ["half a cutoff", policy("severity-cutoff: { base: none }"), ...invalid, "application"],
  ["yes for a boolean", policy("only-fixed: yes"), ...invalid, "only-fixed"],
  ["a boolean in quotes", policy('only-fixed: "true"'), ...invalid, "quotes"],
  ["an endless age", policy("max-db-age: .inf"), ...invalid, "max-db-age"],
  ["a negative age", policy("max-db-age: -1d"), ...invalid, "max-db-age"],
  ["an age of 10^400 days", policy(`max-db-age: ${"9".repeat(400)}d`), ...invalid, "max-db-age"],
  ["an age without a unit", policy("max-db-age: 5"), ...invalid, "max-db-age"],
  ["what only a workflow may say", policy("allow-incomplete: [inventory-empty]"), ...invalid, "allow-incomplete"],
  ["that it fails nothing", policy("fail-build: false"), ...invalid, "fail-build"],
  ["an empty allowlist", policy("base-images: { allow: [] }"), ...invalid, "allow"],
  ["an allowlist of nothing", policy("base-images: { allow: [''] }"), ...invalid, "allow"],
  ["an allowlist that is text", policy("base-images: debian"), ...invalid, "base-images"],
  ["a proof of another kind", policy("base-images: { require: maybe, allow: [debian] }"), ...invalid, "maybe"],
  ["a pattern with a blank", policy("base-images: { allow: ['debian 12'] }"), ...invalid, "debian 12"],
  ["a pattern with a wildcard for the registry's end", policy("base-images: { allow: ['docker.io*/debian'] }"), ...invalid, "docker.io*"],
  ["a digest cut short", policy("base-images: { allow: [{ image: debian, digests: ['sha256:abc'] }] }"), ...invalid, "sha256:abc"],
  ["a digest of MD5", policy(`base-images: { allow: [{ image: debian, digests: ['md5:${"a".repeat(32)}'] }] }`), ...invalid, "md5"],
];
corpus("a policy that says", VALUES, judge);

const EXCEPTIONS: readonly Row<string>[] = [
  ["without a reason", exception(FINE[0], "expires: 2026-12-31"), ...invalid, "reason"],
  ["with a reason of blanks", exception(FINE[0], "reason: '  '", "expires: 2026-12-31"), ...invalid, "reason"],
  ["without an end", exception(...FINE), ...invalid, "expires"],
  ["that never ends", exception(...FINE, "expires: 9999-12-31"), ...invalid, "9999-12-31"],
  ["until the 13th month", exception(...FINE, "expires: 2026-13-01"), ...invalid, "2026-13-01"],
  ["until the 31st of February", exception(...FINE, "expires: 2026-02-31"), ...invalid, "2026-02-31"],
  ["until a number", exception(...FINE, "expires: 20261231"), ...invalid, "20261231"],
  ["until never", exception(...FINE, "expires: never"), ...invalid, "never"],
  ["until a second", exception(...FINE, "expires: 2026-12-31T00:00:00Z"), ...invalid, "expires"],
  ["until a day in other digits", exception(...FINE, "expires: '２０２６-12-31'"), ...invalid, "expires"],
  ["for everything", exception("id: '*'", "reason: x", "expires: 2026-12-31"), ...invalid, "id"],
  ["for all of a year", exception("id: CVE-2024-*", "reason: x", "expires: 2026-12-31"), ...invalid, "wildcard"],
  ["for half a name", exception("id: CVE-2024", "reason: x", "expires: 2026-12-31"), ...invalid, "CVE-2024"],
  ["for a number", exception("id: 2024", "reason: x", "expires: 2026-12-31"), ...invalid, "id"],
  ["for a package that is none", exception(...FINE, "package: zlib1g", "expires: 2026-12-31"), ...invalid, "zlib1g"],
  ["for all packages", exception(...FINE, "package: 'pkg:*'", "expires: 2026-12-31"), ...invalid, "package"],
  ["with an unknown key", exception(...FINE, "expires: 2026-12-31", "severity: low"), ...invalid, "severity"],
  ["that is text", policy("exceptions: [CVE-2024-0001]"), ...invalid, "CVE-2024-0001"],
  ["in a map in place of a list", policy("exceptions: { id: CVE-2024-0001 }"), ...invalid, "exceptions"],
  ["of 20,000", policy("exceptions:", ...Array.from({ length: 20_000 }, () => "  - x")), ...invalid, "exceptions"],
];
corpus("an exception", EXCEPTIONS, judge);

type Place = { readonly files: Parameters<typeof folderWith>[0]; readonly file: string };
const PLACES: readonly Row<Place>[] = [
  ["that is not there", { files: {}, file: "missing.yml" }, "invalid-input", "policy-invalid", "missing.yml"],
  ["that is a folder", { files: { "policy.yml": null }, file: POLICY }, "invalid-input", "input-invalid", POLICY],
  [
    "with a name that paints a terminal",
    { files: {}, file: "\u001b[2Jpolicy\u202e.yml" },
    "invalid-input",
    "policy-invalid",
    "no such file",
  ],
  ["with a name that is an option", { files: {}, file: "--help" }, "invalid-input", "input-invalid", "--help"],
  ["of another repository", { files: {}, file: "acme/policies/gate.yml@main" }, "invalid-input", "input-invalid", "acme/policies"],
];
corpus("a policy", PLACES, ({ files, file }) =>
  portcullis(folderWith({ ...files, "report.json": REPORT }), ["judge", "report.json", "--config-file", file]),
);

const LINKS: readonly Row<Place>[] = [
  ["a link to nothing", { files: { "policy.yml": { link: "/nowhere/at/all" } }, file: POLICY }, "invalid-input", "input-invalid", POLICY],
  ["a link to itself", { files: { "policy.yml": { link: "policy.yml" } }, file: POLICY }, "invalid-input", "input-invalid", POLICY],
  ["an endless device", { files: { "policy.yml": { link: "/dev/zero" } }, file: POLICY }, "invalid-input", "input-invalid", POLICY],
];
if (isPosix)
  corpus("a policy that is", LINKS, ({ files, file }) =>
    portcullis(folderWith({ ...files, "report.json": REPORT }), ["judge", "report.json", "--max-db-age", "none", "--config-file", file]),
  );
