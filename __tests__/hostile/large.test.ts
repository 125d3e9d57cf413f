import { judgeReports, renderDocuments } from "../../src/gate.ts";
import { policy } from "../fakes/findings.ts";
import { NOW, runFacts } from "../fakes/verdicts.ts";
import { corpus, type Ended, type Row } from "./corpus.ts";

// Reports that nobody could hold in memory, out of a generator: they are refused, or read piece by piece.

type Stream = { readonly head: string; readonly piece: string; readonly times: number; readonly tail: string };
const MIB = 1024 * 1024;

async function* flow({ head, piece, times, tail }: Stream): AsyncGenerator<Uint8Array> {
  yield Buffer.from(head);
  const bytes = Buffer.from(piece.repeat(Math.ceil(MIB / piece.length)));
  for (let at = 0; at < times; at += 1) yield bytes;
  yield Buffer.from(tail);
}

async function judge(stream: Stream): Promise<Ended> {
  const report = { name: "large.json", bytes: flow(stream), root: "/srv", asked: null };
  const verdict = await judgeReports([report], policy({ maxDbAge: null }), { now: NOW, known: [] });
  const display = { width: 120, colour: false, links: false, verbose: false };
  const [text] = renderDocuments(verdict, runFacts(), { outputs: [{ format: "text", file: null }], display });
  return {
    code: verdict.exitCode,
    printed: [...(text?.pieces ?? [])].join(""),
    told: [...verdict.reasons, ...verdict.problems],
    findings: verdict.findings,
  };
}

const grype = (head: string, piece: string, tail = ""): Omit<Stream, "times"> => ({
  head: `{"descriptor": {"name": "grype"}, ${head}`,
  piece,
  tail: `${tail}}`,
});
const wordy = `{"vulnerability": {"id": "CVE-2024-0001", "description": "${"x".repeat(MIB)}"}, "artifact": {"name": "a"}},`;
const pkg = '{"package": {"name": "a", "version": "1.0.0", "ecosystem": "npm"}, "vulnerabilities": []},';
const osv = (times: number): Stream => ({
  head: '{"experimental_config": {}, "results": [{"source": {"path": "a/package-lock.json"}, "packages": [',
  piece: pkg,
  times,
  tail: `${pkg.slice(0, -1)}]}]}`,
});
const invalid = ["invalid-input", "report-invalid", "large.json"] as const;

const ROWS: readonly Row<Stream>[] = [
  ["513 MiB of matches", { ...grype('"matches": [', wordy), times: 513 }, ...invalid, "512 MiB"],
  ["one text of 257 MiB", { ...grype('"x": "', "x", '", "matches": []'), times: 257 }, ...invalid, "256 MiB"],
  [
    "one list of 35 million lists",
    { ...grype('"x": [', "[],", '[]], "matches": []'), times: 100 },
    ...invalid,
    "more than 20000000 values",
  ],
  ["one match with 35 million lists", { ...grype('"matches": [{"x": [', "[],", "[]]}]"), times: 100 }, ...invalid, "matches[0]"],
  ["a list that never closes", { ...grype('"matches": [', "[", ""), times: 1 }, ...invalid, "nested deeper"],
  ["100,000 packages without a flaw", osv(9), "pass", null],
];
corpus("a report of", ROWS, judge);
