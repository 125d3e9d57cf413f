import type { ScannerFacts } from "../model/evidence.ts";
import { SCANNER_TITLES } from "../model/finding.ts";
import type { Policy } from "../model/policy.ts";
import type { Problem } from "../model/reasons.ts";

const DAY = 86_400_000;

/** What is to be said of the databases' ages: too old is an error; a check that is off or cannot be made is said. */
export function toAgeProblems(scanners: readonly ScannerFacts[], policy: Policy, now: number): Problem[] {
  return scanners.flatMap((scanner) => {
    const built = scanner.database?.built ?? null;
    if (built === null) return scanner.name === "grype" ? [unknown()] : [];
    if (policy.maxDbAge === null) return [unchecked(scanner, built)];
    return tooOld(scanner, built, { limit: policy.maxDbAge, now });
  });
}

/** Every report of Grype tells its database's date, unless somebody took it out. OSV-Scanner's never do. */
function unknown(): Problem {
  return {
    code: "database-age-unknown",
    message: "The age of Grype's database is not known: its report does not say when that was built.",
  };
}

function unchecked(scanner: ScannerFacts, built: string): Problem {
  return {
    code: "database-age-unchecked",
    message: `The age of ${SCANNER_TITLES[scanner.name]}'s database (built ${toDay(built)}) was not checked: max-db-age is "none".`,
  };
}

/** A database's age counts from the report's own time where it has one, else from now. A date in the future is no proof of freshness. */
function tooOld(scanner: ScannerFacts, built: string, { limit, now }: { limit: number; now: number }): Problem[] {
  const asOf = new Date(scanner.reportedAt ?? now).getTime();
  const what = objectionTo((Number.isNaN(asOf) ? now : asOf) - Date.parse(built), limit);
  if (what === null) return [];
  return [
    {
      code: "database-stale",
      message: `${SCANNER_TITLES[scanner.name]}'s database ${what} (built ${toDay(built)}); at most ${inDays(limit)} is allowed.`,
      next: "Update the database (or set max-db-age to the age you accept).",
    },
  ];
}

/** What speaks against a database of this age; null: nothing does. */
function objectionTo(age: number, limit: number): string | null {
  if (Number.isNaN(age)) return "has no readable build date";
  if (age <= -DAY) return "claims to be built in the future";
  return age > limit ? `was ${inDays(age)} old` : null;
}

function inDays(milliseconds: number): string {
  return `${Math.round((milliseconds / DAY) * 10) / 10} days`;
}

/** The day of a point in time; text that is no date stays as it is. */
function toDay(built: string): string {
  return /^\d{4}-\d\d-\d\dT/.test(built) ? built.slice(0, 10) : built;
}
