import type { BaseStatus } from "../model/base.ts";
import type { ScannerFacts, TargetFacts } from "../model/evidence.ts";
import { SCANNERS } from "../model/finding.ts";
import type { Looking } from "../model/looking.ts";
import { byCodeUnits } from "../model/order.ts";

/** One entry a target, with all that the reports know of it, in the order of their ids. */
export function foldTargets(targets: readonly TargetFacts[]): TargetFacts[] {
  const byId = new Map<string, TargetFacts[]>();
  for (const target of targets) byId.set(target.id, [...(byId.get(target.id) ?? []), target]);
  return [...byId.values()].map(foldTarget).sort((a, b) => byCodeUnits(a.id, b.id));
}

/** Ids by which reports mean several images, as their digests tell. */
export function findSeveral(targets: readonly TargetFacts[]): ReadonlySet<string> {
  const digests = new Map<string, string>();
  const several = new Set<string>();
  for (const { id, digest } of targets) {
    if (digest === undefined) continue;
    if ((digests.get(id) ?? digest) !== digest) several.add(id);
    digests.set(id, digest);
  }
  return several;
}

/**
 * Ids that are other names of a target: OSV-Scanner does not say which image it looked at, but an image of exactly the same layers is that
 * image. Nothing is guessed where two images have them.
 */
export function findNameless(targets: readonly TargetFacts[]): ReadonlyMap<string, string> {
  const named = new Map<string | undefined, Set<string>>();
  for (const { id, layers } of targets) {
    if (!layers?.length || isNameless(id)) continue;
    const key = layers.join(" ");
    named.set(key, (named.get(key) ?? new Set()).add(id));
  }
  return new Map(
    targets.flatMap(({ id, layers }) => {
      const [only, ...others] = isNameless(id) ? (named.get(layers?.join(" ")) ?? []) : [];
      return only === undefined || others.length > 0 ? [] : [[id, only] as const];
    }),
  );
}

function isNameless(id: string): boolean {
  return id.startsWith("image:");
}

/** Grype knows more of images than OSV-Scanner: what both tell is taken from it. Otherwise the first in order counts. */
function foldTarget(all: readonly TargetFacts[]): TargetFacts {
  const rank = ({ scannedBy }: TargetFacts) => (scannedBy.includes("grype") ? 0 : 1);
  const sorted = all.map((facts) => ({ facts, key: `${rank(facts)}${JSON.stringify(facts)}` })).sort((a, b) => byCodeUnits(a.key, b.key));
  const [first, ...others] = sorted.map(({ facts }) => facts).reverse() as [TargetFacts, ...TargetFacts[]];
  const known: TargetFacts = Object.assign({ ...first }, ...others);
  const counts = all.flatMap(({ packages }) => packages ?? []);
  const base = toBase(all);
  const evidence = foldEvidence(all);
  return {
    ...known,
    ...(base === undefined ? {} : { base }),
    ...(evidence.length === 0 ? {} : { evidence }),
    packages: counts.length === 0 ? null : Math.max(...counts),
    scannedBy: SCANNERS.filter((name) => all.some(({ scannedBy }) => scannedBy.includes(name))),
  };
}

/** All that scans left as evidence, Grype's first, each once. */
function foldEvidence(all: readonly TargetFacts[]): Looking[] {
  const distinct = new Map(all.flatMap(({ evidence = [] }) => evidence).map((one) => [JSON.stringify([one.scanner, one]), one]));
  return [...distinct].sort(([a], [b]) => byCodeUnits(a, b)).map(([, one]) => one);
}

/** Which of two findings about one base counts: first what speaks against it, then what is proven, then what nobody knows. */
const WEIGHT: Readonly<Record<BaseStatus, number>> = { contradicted: 0, scratch: 1, proven: 2, unproven: 3, unknown: 4 };

/** Of two proofs the one of more layers counts: the base that the image is built on is the last of its ancestors. */
function toBase(all: readonly TargetFacts[]): TargetFacts["base"] {
  const found = all.flatMap(({ base }) => (base === undefined ? [] : [{ base, key: JSON.stringify(base) }]));
  const [first] = found.sort(
    (a, b) => WEIGHT[a.base.status] - WEIGHT[b.base.status] || b.base.layers - a.base.layers || byCodeUnits(a.key, b.key),
  );
  return first?.base;
}

/** Each scanner once, as often as it ran with different data, in a stable order. */
export function foldScanners(scanners: readonly ScannerFacts[]): ScannerFacts[] {
  const distinct = new Map(scanners.map((facts) => [toScannerKey(facts), facts]));
  return [...distinct].sort(([a], [b]) => byCodeUnits(a, b)).map(([, facts]) => facts);
}

function toScannerKey({ name, version, sha256, source, database, reportedAt }: ScannerFacts): string {
  return JSON.stringify([name, version, source, sha256, database?.schema, database?.built, database?.digest, reportedAt]);
}
