import type { Evidence, TargetFacts } from "../model/evidence.ts";
import type { Look, Looking } from "../model/looking.ts";

/** Which image a target was found to be by its own layers, compared with those that its scanner saw; null where nobody compared. */
export type SameLayers = (target: TargetFacts) => string | null;

/** Gives the targets of a report what its scan left as evidence. A report that was refused has no targets, and so no evidence. */
export function withLooks(evidence: Evidence, looks: readonly Look[], sameLayers: SameLayers): Evidence {
  return { ...evidence, targets: evidence.targets.map((target) => withEvidence(target, evidence, { looks, sameLayers })) };
}

function withEvidence(
  target: TargetFacts,
  { scanners, observations }: Evidence,
  { looks, sameLayers }: { looks: readonly Look[]; sameLayers: SameLayers },
): TargetFacts {
  const own = looks.flatMap(({ target: id, ...look }): Looking[] => {
    const scanner = scanners.find(({ name }) => name === look.scanner);
    if (id !== target.id || scanner === undefined || !target.scannedBy.includes(look.scanner)) return [];
    const image = target.layers === undefined ? null : sameLayers(target);
    const compared = image === null ? look.compared : ({ by: "layers", value: image } as const);
    const packages = look.packages ?? countVulnerable(id, observations);
    return [{ ...look, compared, packages, version: scanner.version, sha256: scanner.sha256, database: scanner.database }];
  });
  return own.length === 0 ? target : { ...target, evidence: own };
}

/** Where nobody counted, there are at least the packages of which something was found; null where nothing was. */
function countVulnerable(id: string, observations: Evidence["observations"]): number | null {
  const purls = new Set(observations.flatMap(({ target, package: { purl } }) => (target === id ? [purl] : [])));
  return purls.size === 0 ? null : purls.size;
}
