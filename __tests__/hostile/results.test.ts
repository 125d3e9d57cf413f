import { renderResult } from "../../src/report/json.ts";
import { runFacts, verdict } from "../fakes/verdicts.ts";
import { corpus, type Ended, folderWith, portcullis, type Row } from "./corpus.ts";

// Result documents of others: forged, cut, of tomorrow. What they say of themselves must not be milder than what they hold.

const RESULT = "leg.json";

function judge(document: string): Promise<Ended> {
  return portcullis(folderWith({ [RESULT]: document }), ["judge", RESULT, "--max-db-age", "none", "--severity-cutoff", "critical"]);
}

const whole = [...renderResult(verdict(), runFacts())].join("");
const parts = JSON.parse(whole);
const text = (overrides: object): string => JSON.stringify({ ...parts, ...overrides });
const first = (overrides: object): string => text({ findings: [{ ...parts.findings[0], ...overrides }, ...parts.findings.slice(1)] });
const target = (overrides: object): string => text({ targets: [{ ...parts.targets[0], ...overrides }, ...parts.targets.slice(1)] });
const counts = (overrides: object): string => text({ counts: { ...parts.counts, ...overrides } });
const gravest = (severity: string): number => parts.findings.findIndex((finding: { severity: string }) => finding.severity === severity);
const softened = (from: string, to: string): string =>
  text({ findings: parts.findings.map((one: object, at: number) => (at === gravest(from) ? { ...one, severity: to } : one)) });
const reason = { code: "scanner-failed", message: "It failed.", next: "Run again." };
const invalid = ["invalid-input", "report-invalid", RESULT] as const;

const ROWS: readonly Row<string>[] = [
  ["that is cut in its head", whole.slice(0, 120), ...invalid, "cut short"],
  ["that is cut in its findings", whole.slice(0, whole.indexOf('"fingerprint"')), ...invalid, "cut short"],
  ["that is cut before its last byte", whole.trimEnd().slice(0, -1), ...invalid, "cut short"],
  ["that is there twice", whole + whole, ...invalid, "after its end"],
  ["of a future version", text({ schema: "portcullis/result/2" }), ...invalid, "portcullis/result/2"],
  ["of version 1.0", text({ schema: "portcullis/result/1.0" }), ...invalid, "portcullis/result/1.0"],
  ["of no version", text({ schema: "portcullis/" }), ...invalid, "portcullis/"],
  ["whose schema is a number", text({ schema: 1 }), ...invalid, "schema"],
  ["of another tool", text({ tool: { name: "porticullis", version: "0.1.0" } }), ...invalid, "tool.name"],
  ["whose findings are left out", text({ findings: undefined }), ...invalid, "findings"],
  ["whose findings are null", text({ findings: null }), ...invalid, "no list"],
  ["whose findings are gone", text({ findings: [] }), ...invalid, "counts"],
  ["one of whose findings is gone", text({ findings: parts.findings.slice(1) }), ...invalid, "counts"],
  ["with a finding more than it counts", text({ findings: [...parts.findings, parts.findings[0]] }), ...invalid, "counts"],
  [
    "whose findings are gone and their count is negative",
    text({ findings: [], counts: { ...parts.counts, total: -1 } }),
    ...invalid,
    "counts",
  ],
  ["whose count is a fraction", counts({ total: 0.5 }), ...invalid, "counts.total"],
  ["whose count is a text", counts({ critical: "0" }), ...invalid, "counts.critical"],
  ["whose gravest finding was made mild", softened("critical", "low"), ...invalid, "critical"],
  ["one of whose high findings was made unknown", softened("high", "unknown"), ...invalid, "high"],
  ["with a severity that is none", first({ severity: "severe" }), ...invalid, "severity"],
  ["with a severity in capitals", first({ severity: "LOW" }), ...invalid, "severity"],
  ["with a finding without an id", first({ id: "" }), ...invalid, "id"],
  ["with a finding of a target that is none", first({ target: "docker:other:1" }), ...invalid, "docker:other:1"],
  ["with a finding that is null", text({ findings: [null] }), ...invalid, "finding"],
  ["with a finding that somebody unknown saw", first({ seenBy: ["trivy"] }), ...invalid, "seenBy"],
  ["with an alias that is a number", first({ aliases: [1] }), ...invalid, "aliases"],
  ["with a decision of tomorrow", first({ decision: { kind: "baseline", rule: "x" } }), ...invalid, "decision"],
  ["with a fix of another state", first({ fix: { state: "soon", versions: [] } }), ...invalid, "fix.state"],
  ["without targets", text({ targets: undefined }), ...invalid, "targets"],
  ["whose targets are gone", text({ targets: [] }), ...invalid, "not among its targets"],
  ["with a target of another kind", target({ kind: "vm" }), ...invalid, "kind"],
  ["with half a package in a target", target({ packages: 1.5 }), ...invalid, "packages"],
  ["with a target that nobody knows to scan", target({ scannedBy: ["clair"] }), ...invalid, "scannedBy"],
  ["with an outcome that is none", text({ outcome: "ok" }), ...invalid, "outcome"],
  ["that errs without a reason", text({ outcome: "error", reasons: [] }), ...invalid, "no reason"],
  [
    "that is incomplete for a milder reason",
    text({ outcome: "error", reasons: [{ ...reason, code: "inventory-empty" }] }),
    ...invalid,
    "none of its reasons",
  ],
  ["with a reason of tomorrow", text({ reasons: [{ ...reason, code: "quota-exceeded" }] }), ...invalid, "quota-exceeded"],
  ["with a reason named like what every object has", text({ reasons: [{ ...reason, code: "constructor" }] }), ...invalid, "constructor"],
  ["with a reason without a sentence", text({ reasons: [{ code: "scanner-failed" }] }), ...invalid, "reasons"],
  [
    "that says findings block where it lists none",
    text({ reasons: [{ ...reason, code: "severity-cutoff", target: "docker:other:1" }] }),
    ...invalid,
    "lists none",
  ],
  ["with a base of no kind", target({ kind: "image", base: { status: "sworn" } }), ...invalid, "base"],
  ["with a scanner of no name", text({ scanners: [{}] }), ...invalid, "scanners"],
  ["with a policy that is a list", text({ policy: [] }), ...invalid, "policy"],
  ["with an exit code that is none", text({ exitCode: "0" }), ...invalid, "exitCode"],
  ["with __proto__ in place of its parts", `{"schema":"portcullis/result/1","__proto__":${whole}}`, ...invalid, "findings"],
  [
    "of a leg that failed, and calls itself a pass",
    text({ outcome: "pass", exitCode: 0, reasons: [reason] }),
    "cannot-vouch",
    "scanner-failed",
    "It failed.",
  ],
  [
    "of a leg that failed, only among its problems",
    text({ outcome: "pass", exitCode: 0, reasons: [], problems: [reason] }),
    "cannot-vouch",
    "scanner-failed",
    "It failed.",
  ],
  [
    "that calls all of it excepted",
    text({
      outcome: "pass",
      exitCode: 0,
      reasons: [],
      counts: { ...parts.counts, blocking: 0 },
      findings: parts.findings.map((one: object) => ({
        ...one,
        decision: { kind: "excepted", rule: "exceptions[0]", reason: "-", expires: "2999-01-01" },
      })),
    }),
    "fail",
    "severity-cutoff",
  ],
  [
    "whose policy cuts off nothing",
    text({ outcome: "pass", exitCode: 0, reasons: [], policy: { ...parts.policy, severityCutoff: { base: "none", application: "none" } } }),
    "fail",
    "severity-cutoff",
  ],
  [
    "whose sentences would command a runner",
    text({ problems: [{ code: "scanner-warning", message: "a\r\n::error::b\u001b[2J\u202e##[group]" }] }),
    "fail",
    "severity-cutoff",
  ],
];
corpus("a result document", ROWS, judge);
