import type { TargetKind } from "../model/evidence.ts";
import type { Finding } from "../model/finding.ts";
import { packageName } from "../model/package.ts";
import { severityRank } from "../model/severity.ts";

/**
 * One alert: one advisory in one package of one file, in all versions of the package that are there. What is in a lockfile and in an image that is
 * built from it is the lockfile's.
 */
export type Alert = {
  /** What blocks first, the gravest first. */
  readonly findings: readonly [Finding, ...Finding[]];
  /** The target that it is shown on. */
  readonly home: string;
  /** The fingerprint of the one that the verdict lists first of those: it stays the same when decisions change. */
  readonly fingerprint: string;
};

/** What alerts are made of: what kind a target is, and the file that a finding is shown on, null where there is none of its own. */
export type Grouping = {
  readonly kindOf: (target: string) => TargetKind | undefined;
  readonly fileOf: (finding: Finding) => string | null;
  readonly limit: number;
};

type Growing = { readonly findings: [Finding, ...Finding[]]; home: string; fingerprint: string; first: number };

/**
 * Groups findings into at most `limit` alerts, in the order in which they matter: what blocks, the rest, what was accepted; the
 * gravest first. The findings of further alerts are left out.
 */
export function toAlerts(findings: readonly Finding[], { kindOf, fileOf, limit }: Grouping): Alert[] {
  const alerts = new Map<string, Growing>();
  const lockfiles = toLockfiles(findings, kindOf);
  for (const place of toOrder(findings)) {
    const finding = findings[place];
    if (finding === undefined) continue;
    const lockfile = findLockfile(finding, kindOf, lockfiles);
    const key = lockfile?.key ?? toKey(finding, fileOf(finding) ?? finding.target);
    const alert = alerts.get(key);
    const home = {
      home: lockfile?.target ?? finding.target,
      fingerprint: finding.fingerprint,
      first: lockfile === null ? place : Number.POSITIVE_INFINITY,
    };
    if (alert !== undefined) add(alert, finding, home);
    else if (alerts.size < limit) alerts.set(key, { findings: [finding], ...home });
  }
  return [...alerts.values()];
}

function add(alert: Growing, finding: Finding, { home, fingerprint, first }: Omit<Growing, "findings">): void {
  alert.findings.push(finding);
  if (first >= alert.first) return;
  Object.assign(alert, { home, fingerprint, first });
}

function toKey({ id, package: of }: Finding, file: string): string {
  return `${id}\0${of.name}\0${of.type}\0${file}`;
}

/** A finding in a lockfile, as one in an image is held against it. */
type InLockfile = { readonly key: string; readonly target: string; readonly version: string };
type Lockfiles = ReadonlyMap<string, readonly InLockfile[]>;

/** What is in lockfiles, by advisory and package whatever its version; empty where there is nothing else. */
function toLockfiles(findings: readonly Finding[], kindOf: Grouping["kindOf"]): Lockfiles {
  const lockfiles = new Map<string, InLockfile[]>();
  if (!findings.some(({ target }) => kindOf(target) === "image")) return lockfiles;
  for (const finding of findings) {
    if (kindOf(finding.target) !== "lockfile") continue;
    const joint = toJoint(finding);
    const own = { key: toKey(finding, finding.target), target: finding.target, version: finding.package.version };
    const others = lockfiles.get(joint);
    if (others === undefined) lockfiles.set(joint, [own]);
    else others.push(own);
  }
  return lockfiles;
}

function toJoint({ id, package: { purl } }: Finding): string {
  return `${id}\0${packageName(purl)}`;
}

/** The lockfile's finding that one in an image goes with: of the same version before others, and below its Dockerfile's folder before others. */
function findLockfile(finding: Finding, kindOf: Grouping["kindOf"], lockfiles: Lockfiles): InLockfile | null {
  if (lockfiles.size === 0) return null;
  const isImage = kindOf(finding.target) === "image" && finding.origin !== "base";
  const known = isImage ? (lockfiles.get(toJoint(finding)) ?? []) : [];
  const folder = finding.place?.path.replace(/[^/]*$/, "") ?? "";
  const weigh = ({ version, target }: InLockfile) =>
    (version === finding.package.version ? 2 : 0) + (target.startsWith(`lockfile:${folder}`) ? 1 : 0);
  return known.reduce<InLockfile | null>((best, one) => (best === null || weigh(one) > weigh(best) ? one : best), null);
}

const CLASSES = { blocks: 0, "below-cutoff": 1, "no-fix": 1, excepted: 2 } as const;
const GRADES = 6;

/** The places of findings by how much these matter, without a comparison: there can be very many. */
function toOrder(findings: readonly Finding[]): number[] {
  const buckets: number[][] = Array.from({ length: 3 * GRADES }, () => []);
  findings.forEach(({ decision, severity }, place) => {
    buckets[CLASSES[decision.kind] * GRADES + (GRADES - 1 - severityRank(severity))]?.push(place);
  });
  return buckets.flat();
}
