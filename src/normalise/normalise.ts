import type { Evidence } from "../model/evidence.ts";
import { SCANNER_TITLES } from "../model/finding.ts";
import type { RawReport } from "../model/report.ts";
import type { Collecting, Collector } from "./collect.ts";
import { createGrypeCollector, GRYPE_DIVISION } from "./grype/grype.ts";
import { createOsvCollector, OSV_DIVISION } from "./osv/osv.ts";
import type { Division } from "./read/frame.ts";
import { toRefusal } from "./read/refusal.ts";
import { type Sink, splitJson } from "./read/split.ts";
import { toUtf8 } from "./read/utf8.ts";
import { createResultCollector, RESULT_DIVISION } from "./result/result.ts";

const DIVISION: Division = { ...GRYPE_DIVISION, ...OSV_DIVISION, ...RESULT_DIVISION };

/** The formats that are read: by the key that tells them, who writes them, and the lists that are theirs alone. */
const FORMATS = [
  { name: "a Grype report (`matches`)", key: "matches", by: "grype", lists: Object.keys(GRYPE_DIVISION), create: createGrypeCollector },
  {
    name: "an OSV-Scanner report (`results`)",
    key: "results",
    by: "osv-scanner",
    lists: Object.keys(OSV_DIVISION),
    create: createOsvCollector,
  },
  {
    name: "a result document (`schema`)",
    key: "schema",
    by: "portcullis",
    lists: Object.keys(RESULT_DIVISION),
    create: createResultCollector,
  },
] as const;

/**
 * Reads a report, told apart by what is in it: of Grype, of OSV-Scanner, or a result document. Everything in it is in the evidence, or the
 * report is refused with a GateError that says what is wrong with it and where. Holds no more than one record of it in memory at a time.
 */
export async function normaliseReport(report: RawReport): Promise<Evidence> {
  const refuse = toRefusal(report);
  const keys = new Set<string>();
  const readers = toReaders({ report, refuse });
  await splitJson(toUtf8(report.bytes, refuse), DIVISION, { sink: toSink(readers, keys), refuse });
  const [found, ...others] = FORMATS.filter(({ key }) => keys.has(key));
  if (found === undefined) return refuse(toStranger(keys));
  if (others.length > 0) refuse(`it is ${[found, ...others].map(({ name }) => name).join(" and ")} at once`);
  if (report.asked !== null && report.asked.scanner.name !== found.by)
    refuse(`it is ${found.name}, and ${SCANNER_TITLES[report.asked.scanner.name]} was run`);
  return (readers.get(found.key) as Collector).finish(keys);
}

function toReaders(collecting: Collecting): Map<string, Collector> {
  return new Map(FORMATS.map(({ key, create }) => [key, create(collecting)]));
}

/** Hands the elements of a list to the reader of its format, and everything else to all of them. */
function toSink(readers: ReadonlyMap<string, Collector>, keys: Set<string>): Sink {
  const all = [...readers.values()];
  const owners = new Map(FORMATS.flatMap(({ key, lists }) => lists.map((list) => [list, readers.get(key) as Collector] as const)));
  const byPath = new Map<string, readonly Collector[]>();
  const of = (path: string): readonly Collector[] => {
    const known = byPath.get(path);
    if (known !== undefined) return known;
    const top = path.split(/[.[]/, 1)[0] ?? "";
    const owner = owners.get(top);
    const readersOf = owner === undefined ? all : [owner];
    keys.add(top);
    byPath.set(path, readersOf);
    return readersOf;
  };
  return {
    take: (path, value, where) => {
      if (path === "schema" && !(typeof value === "string" && value.startsWith("portcullis/"))) return; // others have a schema too
      for (const reader of of(path)) reader.take(path, value, where);
    },
    begin: (path) => {
      for (const reader of of(path)) reader.begin(path);
    },
    end: (path) => {
      for (const reader of of(path)) reader.end(path);
    },
  };
}

/** What else a document may be, by the keys that give it away. */
const STRANGERS: readonly (readonly [key: string, what: string])[] = [
  ["runs", "a SARIF log, in which scanners leave out half of what they know"],
  ["bomFormat", "a CycloneDX SBOM: scan it, as `sbom:FILE`"],
  ["spdxVersion", "an SPDX SBOM: scan it, as `sbom:FILE`"],
  ["artifacts", "a Syft SBOM: scan it, as `sbom:FILE`"],
  ["Results", "a Trivy report"],
  ["ArtifactName", "a Trivy report"],
  ["auditReportVersion", "a report of npm audit"],
];

function toStranger(keys: ReadonlySet<string>): string {
  const stranger = STRANGERS.find(([key]) => keys.has(key));
  if (stranger !== undefined) return `it is ${stranger[1]}`;
  const named = [...keys].slice(0, 5).map((key) => JSON.stringify(key));
  return `it has neither \`matches\` nor \`results\` nor a \`schema\` of ours: ${named.length === 0 ? "it is an empty object" : `it has ${named.join(", ")}`}`;
}
