import { describe, expect, test } from "@jest/globals";
import { toAgeProblems } from "../../src/judge/ages.ts";
import type { ScannerFacts } from "../../src/model/evidence.ts";
import { policy, scannerFacts } from "../fakes/findings.ts";

const DAY = 86_400_000;
const NOW = Date.parse("2026-11-24T12:00:00Z");

function built(when: string | null, overrides: Partial<ScannerFacts> = {}): ScannerFacts {
  return scannerFacts({ database: { schema: null, built: when, digest: null }, ...overrides });
}

function said(scanner: ScannerFacts, maxDbAge: number | null = 5 * DAY) {
  return toAgeProblems([scanner], policy({ maxDbAge }), NOW);
}

const stale = (message: string) => ({
  code: "database-stale",
  message,
  next: "Update the database (or set max-db-age to the age you accept).",
});

describe("a database's age", () => {
  test.each<[string, ScannerFacts, number, string]>([
    [
      "too old, in days and tenths of them",
      built("2026-11-15T00:00:00Z"),
      5,
      "Grype's database was 9.5 days old (built 2026-11-15); at most 5 days is allowed.",
    ],
    [
      "too old when the report was written",
      built("2026-01-01T00:00:00Z", { reportedAt: "2026-01-11T00:00:00Z" }),
      1.5,
      "Grype's database was 10 days old (built 2026-01-01); at most 1.5 days is allowed.",
    ],
    [
      "too old by now, for the report's own time is none",
      built("2026-11-14T12:00:00Z", { reportedAt: "soon", name: "osv-scanner" }),
      5,
      "OSV-Scanner's database was 10 days old (built 2026-11-14); at most 5 days is allowed.",
    ],
    [
      "a day ahead",
      built("2026-11-25T12:00:00Z"),
      5,
      "Grype's database claims to be built in the future (built 2026-11-25); at most 5 days is allowed.",
    ],
    [
      "not known, for its day is none",
      built("on 2026-11-23T00:00:00Z"),
      5,
      "Grype's database has no readable build date (built on 2026-11-23T00:00:00Z); at most 5 days is allowed.",
    ],
  ])("%s, is an error", (_, scanner, days, message) => expect(said(scanner, days * DAY)).toEqual([stale(message)]));

  test.each([
    ["exactly the limit", "2026-11-19T12:00:00Z"],
    ["just under a day ahead, as clocks differ", "2026-11-25T11:59:59Z"],
  ])("%s, is none", (_, when) => expect(said(built(when))).toEqual([]));

  test("is said not to be checked where the policy does not ask for it", () => {
    expect(said(built("2020-01-01T00:00:00Z", { name: "osv-scanner" }), null)).toEqual([
      {
        code: "database-age-unchecked",
        message: `The age of OSV-Scanner's database (built 2020-01-01) was not checked: max-db-age is "none".`,
      },
    ]);
  });

  test.each<[string, Partial<ScannerFacts>]>([
    ["its date", { database: { schema: "v6", built: null, digest: null } }],
    ["the database", { database: null }],
  ])("is said not to be known where Grype's report tells nothing of %s; OSV-Scanner's never do", (_, facts) => {
    const message = "The age of Grype's database is not known: its report does not say when that was built.";
    expect(said(scannerFacts(facts))).toEqual([{ code: "database-age-unknown", message }]);
    expect(said(scannerFacts({ ...facts, name: "osv-scanner" }))).toEqual([]);
  });
});
