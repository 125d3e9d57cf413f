import { GateError } from "../errors.ts";
import type { ScannerName } from "../model/finding.ts";
import type { Settings } from "../model/settings.ts";
import { isOlder } from "../model/version.ts";

/** The oldest versions whose flags and reports are known. */
const OLDEST: Readonly<Record<ScannerName, string>> = { grype: "0.74.1", "osv-scanner": "1.5.0" };
/** The first Grype that reads databases of schema 6; those of schema 5 were last published on 2026-03-09. */
const FIRST_WITH_SCHEMA_6 = "0.88.0";

/** Refuses a scanner that is too old to be driven. */
export function checkSupported(name: ScannerName, version: string): void {
  if (!isOlder(version, OLDEST[name])) return;
  const message = `${name} ${version} is older than ${OLDEST[name]}, the oldest version that can be used.`;
  throw new GateError({ code: "scanner-version", message, next: `Use a newer version (\`${name}-version\`, \`${name}-path\`).` });
}

/** Refuses a Grype for which no database is published any more, unless one is given. */
export function checkDatabaseReach(version: string, { grypeDb }: Pick<Settings, "grypeDb">): void {
  if (grypeDb !== null || !isOlder(version, FIRST_WITH_SCHEMA_6)) return;
  throw new GateError({
    code: "database-missing",
    message: `Grype ${version} reads only databases of schema 5, which have not been published since 2026-03-09.`,
    next: `Use Grype ${FIRST_WITH_SCHEMA_6} or newer, or give a database of schema 5 with \`grype-db\`.`,
  });
}
