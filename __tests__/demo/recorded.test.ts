import { describe, expect, test } from "@jest/globals";
import { writeExample } from "../../src/demo/example.ts";
import { recordedReports } from "../../src/demo/recorded.ts";
import { judgeReports, resolveRequest } from "../../src/gate.ts";
import type { Verdict } from "../../src/model/verdict.ts";
import { parsePolicyFile } from "../../src/policy/policy-file.ts";
import { fakeFiles } from "../fakes/world.ts";

/** The verdict of the demo where no scanner can be had, on a day. */
async function judgeOn(today: string): Promise<Verdict> {
  const { policy: text } = await writeExample("/demo", fakeFiles(), today);
  const policyFile = parsePolicyFile(text, ".github/portcullis.yml", today);
  const said = { door: "cli", command: "scan", operands: ["dir:."], cores: 1, defaultCategory: "c/", today, policyFile } as const;
  const { policy } = resolveRequest({ ...said, raw: { "max-db-age": ["none"] } });
  return judgeReports(recordedReports(), policy, { now: Date.parse(`${today}T12:00:00Z`), known: [] });
}

describe("the verdict on the recorded reports", () => {
  test.each(["2026-11-24", "2031-02-28"])("tells the story of the example on %s", async (today) => {
    const { outcome, exitCode, counts, findings, targets } = await judgeOn(today);
    expect({ outcome, exitCode }).toEqual({ outcome: "fail", exitCode: 1 });
    expect(counts).toEqual({ total: 15, blocking: 6, critical: 2, high: 5, medium: 4, low: 2, negligible: 2, unknown: 0 });
    const shown = (kind: string) =>
      findings.filter(({ decision }) => decision.kind === kind).map(({ id, package: { name }, target }) => `${id} ${name} ${target}`);
    expect(shown("blocks").sort()).toEqual([
      "CVE-2021-23337 lodash lockfile:package-lock.json",
      "CVE-2021-23337 lodash oci-dir:image",
      "CVE-2021-44906 minimist lockfile:package-lock.json",
      "CVE-2021-44906 minimist oci-dir:image",
      "CVE-2023-4911 libc-bin oci-dir:image",
      "CVE-2023-4911 libc6 oci-dir:image",
    ]);
    expect(shown("excepted")).toEqual(["CVE-2023-31484 perl-base oci-dir:image"]);
    expect(targets.map(({ id, packages, scannedBy }) => [id, packages, scannedBy])).toEqual([
      ["lockfile:package-lock.json", 7, ["osv-scanner"]],
      ["oci-dir:image", 29, ["grype"]],
    ]);
  });

  test("says that nobody ran the scanners here", async () => {
    const { scanners } = await judgeOn("2026-11-24");
    expect(scanners.map(({ name, version, source, sha256 }) => [name, version, source, sha256])).toEqual([
      ["grype", "0.119.0", "recorded", null],
      ["osv-scanner", "2.5.1", "recorded", null],
    ]);
  });
});
