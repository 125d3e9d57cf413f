import { describe, expect, test } from "@jest/globals";
import { type Diagnosis, renderDiagnosis, toDiagnosisDocument } from "../../src/entry/commands/diagnosis.ts";
import { runDoctor } from "../../src/entry/commands/doctor.ts";
import type { ScannerCheck } from "../../src/install/doctor.ts";
import type { DatabaseCheck } from "../../src/scan/inspect-databases.ts";
import { heard } from "../fakes/heard.ts";

const NOW = Date.UTC(2026, 10, 25);

function scanner(over: Partial<ScannerCheck> = {}): ScannerCheck {
  const binary = { name: "grype", path: "/tools/grype", version: "0.119.0", sha256: "ab".repeat(32), source: "release" } as const;
  return { name: "grype", title: "Grype", wanted: "0.119.0", known: ["0.119.0", "0.116.1"], binary, faults: [], ways: [], ...over };
}

function database(over: Partial<DatabaseCheck> = {}): DatabaseCheck {
  const facts = { schema: "v6.1.0", built: "2026-11-23T12:00:00Z", digest: "sha256:cd" };
  return { name: "grype", where: "/cache/grype-db", note: null, database: facts, archives: [], faults: [], ...over };
}

const MISSING = { code: "scanner-missing", message: "Grype 0.119.0 is not on this machine.", next: "A scan gets it by itself." } as const;

function diagnosis(over: Partial<Diagnosis> = {}): Diagnosis {
  const machine = { os: "linux", arch: "x64" };
  return { version: "0.1.0", machine, now: NOW, scanners: [scanner()], databases: [database()], exclude: ["**/x/**"], faults: [], ...over };
}

describe("a diagnosis as text", () => {
  test("says of what is there which it is, how old, and from where", () => {
    const text = renderDiagnosis(diagnosis());
    expect(text).toContain("Grype 0.119.0, from its release\n    /tools/grype\n    sha256:abab");
    expect(text).toContain("for grype: /cache/grype-db\n    schema v6.1.0, built 2026-11-23T12:00:00Z (1.5 days old)\n    sha256:cd");
    expect(text).toContain("(exclude)\n  **/x/**");
    expect(text).toMatch(/\nAll is there\.\n$/);
  });

  test("says of what is missing how to get it", () => {
    const text = renderDiagnosis(diagnosis({ scanners: [scanner({ binary: null, faults: [MISSING] })], faults: [MISSING] }));
    expect(text).toContain("  Grype 0.119.0\n    ! Grype 0.119.0 is not on this machine.\n      A scan gets it by itself.");
    expect(text).toMatch(/\n1 thing is missing or not as it should be\.\n$/);
  });

  test("lists the archives of a folder, and which cannot be read", () => {
    const archives = [
      { ecosystem: "npm", records: 12 },
      { ecosystem: "Go", records: null },
    ];
    expect(renderDiagnosis(diagnosis({ databases: [database({ name: "osv-scanner", archives })] }))).toContain(
      "advisories: npm 12, Go unreadable",
    );
  });
});

test("a diagnosis as a document says whether all is there", () => {
  expect(toDiagnosisDocument(diagnosis())).toMatchObject({ schema: "portcullis/doctor/1", complete: true, exclude: ["**/x/**"] });
  expect(toDiagnosisDocument(diagnosis({ faults: [MISSING] }))).toMatchObject({ complete: false });
});

describe("`portcullis doctor`", () => {
  const raw = {
    offline: ["true"],
    "grype-path": ["/nowhere/grype"],
    "osv-scanner-path": ["/nowhere/osv"],
    "grype-db": ["/nowhere/db"],
    output: ["json"],
  };

  test("exits 3 where something is missing, and names all of it", async () => {
    let code = 0;
    const printed = await heard(async () => {
      code = await runDoctor({ command: "doctor", operands: [], raw, verbosity: "normal", topic: null });
    });
    const document = JSON.parse(printed);
    expect([code, document.complete]).toEqual([3, false]);
    const faults = [...document.scanners, ...document.databases].flatMap((check: { faults: { code: string }[] }) => check.faults);
    expect(faults.map((fault: { code: string }) => fault.code)).toEqual([
      "scanner-missing",
      "scanner-missing",
      "database-missing",
      "database-missing",
    ]);
  });
});
