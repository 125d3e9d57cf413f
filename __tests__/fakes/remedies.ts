import type { TargetFacts } from "../../src/model/evidence.ts";
import type { Finding } from "../../src/model/finding.ts";
import type { Change } from "../../src/model/remedy.ts";
import { type Remedying, toRemediation } from "../../src/remedy/remedy.ts";
import { baseFacts, seen, targetFacts } from "./findings.ts";

export const LOCKFILE: TargetFacts = targetFacts({
  id: "lockfile:web/package-lock.json",
  kind: "lockfile",
  reference: undefined,
  scannedBy: ["osv-scanner"],
});
export const IMAGE: TargetFacts = targetFacts({ id: "docker:shop:1", distribution: "debian 12" });
export const BASED: TargetFacts = targetFacts({
  ...IMAGE,
  base: baseFacts({
    external: [
      {
        reference: "debian:12",
        canonical: "docker.io/library/debian:12",
        file: "Dockerfile",
        line: 1,
        usedAs: ["from"],
        reach: "final",
        tagConfirmed: true,
      },
    ],
  }),
});

/** A finding that blocks, for tests to bend: an npm package in a lockfile. `fixes` in place of a whole fix. */
export function blocking(
  name: string,
  version: string,
  fixes: readonly string[],
  { type = "npm", ...overrides }: Partial<Finding> & { type?: string } = {},
): Finding {
  const of = { purl: `pkg:${type}/${encodeURIComponent(name)}@${encodeURIComponent(version)}`, name, version, type };
  const id = overrides.id ?? "CVE-2024-0001";
  const target = overrides.target ?? LOCKFILE.id;
  const fix = fixes.length === 0 ? ({ state: "not-fixed", versions: [] } as const) : ({ state: "fixed", versions: fixes } as const);
  return {
    ...seen({ target, package: of, fix, id, origin: "application", fingerprint: [target, type, name, version, id].join(" ") }),
    decision: { kind: "blocks", rule: "severity-cutoff" },
    ...overrides,
  };
}

/** The changes for findings in a lockfile, an image or one with a proven base. */
export function remedy(findings: readonly Finding[], { targets = [LOCKFILE, IMAGE], lock = null }: Partial<Remedying> = {}): Change[] {
  return toRemediation({ findings, targets, lock });
}
