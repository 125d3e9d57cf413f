import type { Fault } from "../../errors.ts";
import type { ScannerCheck } from "../../install/doctor.ts";
import type { Machine } from "../../ports.ts";
import type { DatabaseCheck } from "../../scan/inspect-databases.ts";

/** All that the doctor found. `now`: ms since 1970, from which ages count. */
export type Diagnosis = {
  readonly version: string;
  readonly machine: Pick<Machine, "os" | "arch">;
  readonly now: number;
  readonly scanners: readonly ScannerCheck[];
  readonly databases: readonly DatabaseCheck[];
  readonly exclude: readonly string[];
  readonly faults: readonly Fault[];
};

/** The diagnosis as a document for programs. */
export function toDiagnosisDocument({ version, machine, scanners, databases, exclude, faults }: Diagnosis): object {
  return {
    schema: "portcullis/doctor/1",
    tool: { name: "portcullis", version },
    machine: { os: machine.os, arch: machine.arch },
    complete: faults.length === 0,
    scanners: scanners.map(({ name, wanted, known, binary, ways, faults: own }) => {
      return { name, wanted, known, binary: binary === null ? null : { ...binary, notices: undefined }, ways, faults: own };
    }),
    databases: databases.map(({ name, where, note, database, archives, faults: own }) => ({
      name,
      where,
      note,
      database,
      archives,
      faults: own,
    })),
    exclude,
  };
}

const DAY = 86_400_000;

/** The diagnosis as text for people, lines of it free to be as long as paths are. */
export function renderDiagnosis(diagnosis: Diagnosis): string {
  const { version, machine, scanners, databases, exclude, faults, now } = diagnosis;
  const end =
    faults.length === 0
      ? "All is there."
      : `${faults.length === 1 ? "1 thing is" : `${faults.length} things are`} missing or not as it should be.`;
  return [
    `portcullis ${version} on ${machine.os}/${machine.arch}`,
    "",
    "Scanners",
    ...scanners.flatMap(toScannerLines),
    "",
    "Databases",
    ...databases.flatMap((check) => toDatabaseLines(check, now)),
    "",
    "Left out where lockfiles are looked for (exclude)",
    ...exclude.map((glob) => `  ${glob}`),
    "",
    end,
    "",
  ].join("\n");
}

function toScannerLines({ title, wanted, known, binary, faults }: ScannerCheck): string[] {
  const versions = `    versions with known digests: ${known.join(", ")}`;
  if (binary === null) return [`  ${title} ${wanted ?? ""}`.trimEnd(), ...faults.flatMap(toFaultLines), versions];
  const from = { given: "given", release: "from its release", mirror: "from the mirror", go: "built from source" }[binary.source];
  return [
    `  ${title} ${binary.version}, ${from}`,
    `    ${binary.path}`,
    `    sha256:${binary.sha256}`,
    ...faults.flatMap(toFaultLines),
    versions,
  ];
}

function toDatabaseLines({ name, where, note, database, archives, faults }: DatabaseCheck, now: number): string[] {
  const facts = [
    database?.schema == null ? null : `schema ${database.schema}`,
    database?.built == null ? null : `built ${database.built} (${toAge(now - Date.parse(database.built))})`,
    note,
  ].filter((fact) => fact !== null);
  const list = archives.map(({ ecosystem, records }) => `${ecosystem} ${records ?? "unreadable"}`).join(", ");
  return [
    `  for ${name}: ${where}`,
    ...(facts.length === 0 ? [] : [`    ${facts.join(", ")}`]),
    ...(database?.digest == null ? [] : [`    ${database.digest}`]),
    ...(list === "" ? [] : [`    advisories: ${list}`]),
    ...faults.flatMap(toFaultLines),
  ];
}

function toFaultLines({ message, next }: Fault): string[] {
  return [`    ! ${message}`, `      ${next}`];
}

function toAge(milliseconds: number): string {
  const days = Math.round((milliseconds / DAY) * 10) / 10;
  if (days < 1) return "less than a day old";
  return days === 1 ? "1 day old" : `${days} days old`;
}
