import type { BaseRow } from "../model/base.ts";
import type { TargetFacts } from "../model/evidence.ts";
import type { Finding } from "../model/finding.ts";
import { byCodeUnits, sortedUnique } from "../model/order.ts";
import { packageIdentity } from "../model/package.ts";
import type { Severity } from "../model/severity.ts";

/** A target whose base has a name, with that base. */
type Built = { readonly id: string; readonly base: NonNullable<TargetFacts["base"]>; readonly reference: string };

/**
 * Which base is under which images, and what it brings them: those under most images first. Only what is proven to come from a base counts; a
 * base that is declared and not proven has a row, and brings nothing that anybody knows of.
 */
export function toBaseRows(targets: readonly TargetFacts[], findings: readonly Finding[]): BaseRow[] {
  const brought = toBrought(targets, findings);
  const rows = [...toGroups(targets)].map(([key, group]) => ({ key, row: toRow(group, brought) }));
  return rows.sort(byReach).map(({ row }) => row);
}

/** What the base of each target brings it, by the target's id. */
function toBrought(targets: readonly TargetFacts[], findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> {
  const proven = targets.filter(({ base }) => base?.status === "proven");
  const brought = new Map<string, Finding[]>(proven.map(({ id }) => [id, []]));
  for (const finding of findings) if (finding.origin === "base") brought.get(finding.target)?.push(finding);
  return brought;
}

/** One base is one reference with one digest, known and judged in one way: its key. */
function toGroups(targets: readonly TargetFacts[]): ReadonlyMap<string, readonly [Built, ...Built[]]> {
  const groups = new Map<string, [Built, ...Built[]]>();
  for (const target of targets) {
    const { id, base } = target;
    if (base === undefined || base.reference === null) continue;
    const key = JSON.stringify([base.reference, base.digest, base.status, base.allowed]);
    const built = { id, base, reference: base.reference };
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [built]);
    else group.push(built);
  }
  return groups;
}

function toRow(group: readonly [Built, ...Built[]], brought: ReadonlyMap<string, readonly Finding[]>): BaseRow {
  const [{ base, reference }] = group;
  const findings = group.flatMap(({ id }) => brought.get(id) ?? []);
  return {
    reference,
    digest: base.digest,
    status: base.status,
    allowed: base.allowed ?? null,
    targets: sortedUnique(group.map(({ id }) => id)),
    flaws: new Set(findings.map(({ id, package: { purl } }) => `${id}\0${packageIdentity(purl)}`)).size,
    findings: findings.length,
    blocking: findings.filter(({ decision }) => decision.kind === "blocks").length,
    fixable: findings.filter(({ fix }) => fix.state === "fixed").length,
    bySeverity: countSeverities(findings),
  };
}

function countSeverities(findings: readonly Finding[]): BaseRow["bySeverity"] {
  const counts: Record<Severity, number> = { critical: 0, high: 0, medium: 0, low: 0, negligible: 0, unknown: 0 };
  for (const { severity } of findings) counts[severity] += 1;
  return counts;
}

/** Under most images first; the rest of the order is only to be always the same. */
function byReach(a: { key: string; row: BaseRow }, b: { key: string; row: BaseRow }): number {
  return b.row.targets.length - a.row.targets.length || byCodeUnits(a.key, b.key);
}
