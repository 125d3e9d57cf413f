import { strToU8 } from "fflate";
import type { ScannerName } from "../model/finding.ts";
import type { RawReport } from "../model/report.ts";
import type { Target } from "../model/target.ts";
import facts from "./recorded-facts.json" with { type: "json" };
import recordedGrype from "./recorded-grype.json" with { type: "json" };
import recordedOsv from "./recorded-osv-scanner.json" with { type: "json" };

// Paths as the reports have them.
const IMAGE: Target = { kind: "image", id: "oci-dir:image", scheme: "oci-dir", locator: "image", absolute: "/shop/image" };
const LOCKFILE: Target & { kind: "lockfile" } = {
  kind: "lockfile",
  id: "lockfile:package-lock.json",
  shown: "package-lock.json",
  absolute: "package-lock.json",
};

/** Reports of the real scanners on the example of the demo, for where none can be had: about the same targets, with the same findings. */
export function recordedReports(): RawReport[] {
  return [toReport("grype", recordedGrype, IMAGE), toReport("osv-scanner", recordedOsv, LOCKFILE)];
}

function toReport(scanner: ScannerName, report: unknown, target: Target): RawReport {
  const { version, packages } = facts[scanner];
  return {
    name: `the recorded report of ${scanner}`,
    bytes: toPieces(report),
    asked: {
      scanner: { name: scanner, version, sha256: null, source: "recorded", database: null },
      targets: [target],
      targetIdByPath: { [LOCKFILE.shown]: LOCKFILE.id },
      inventory: { [target.id]: packages },
    },
  };
}

async function* toPieces(report: unknown): AsyncGenerator<Uint8Array> {
  yield strToU8(JSON.stringify(report));
}
