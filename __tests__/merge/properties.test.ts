import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { mergeEvidence } from "../../src/merge/merge.ts";
import type { Evidence } from "../../src/model/evidence.ts";
import { FIX_STATES, type Observation, ORIGINS, SCANNERS, type Seen } from "../../src/model/finding.ts";
import { SEVERITIES, severityRank } from "../../src/model/severity.ts";
import { observation, targetFacts } from "../fakes/findings.ts";

/** Few names, packages and targets, so that they meet. */
const NAMES = [
  "CVE-2024-0001",
  "CVE-2024-0002",
  "CVE-2024-0003",
  "GHSA-1111-1111-1111",
  "GHSA-2222-2222-2222",
  "GO-2024-1",
  "PYSEC-2024-1",
  "DSA-1-1",
];
const name = fc.constantFrom(...NAMES);
const TARGETS = [targetFacts(), targetFacts({ id: "lockfile:a/go.mod", kind: "lockfile", reference: undefined })];

const row: fc.Arbitrary<Observation> = fc
  .record({
    target: fc.constantFrom(...TARGETS.map(({ id }) => id)),
    seenBy: fc.constantFrom(...SCANNERS).map((scanner) => [scanner]),
    id: name,
    aliases: fc.uniqueArray(name, { maxLength: 3 }),
    related: fc.uniqueArray(name, { maxLength: 2 }),
    severity: fc.constantFrom(...SEVERITIES),
    score: fc.option(fc.constantFrom(4, 9.8), { nil: undefined }),
    version: fc.constantFrom("1.0.0", "1.0.1"),
    pkg: fc.constantFrom("a", "b"),
    layer: fc.constantFrom(0, 1),
    state: fc.constantFrom(...FIX_STATES),
    knownExploited: fc.boolean(),
    origin: fc.constantFrom(...ORIGINS),
    title: fc.option(fc.constantFrom("one", "two"), { nil: undefined }),
  })
  .map(({ version: number, pkg, layer, state, aliases, related, ...rest }) => {
    const version = rest.seenBy.includes("grype") ? `v${number}` : number;
    return observation({
      ...rest,
      aliases: aliases.filter((alias) => alias !== rest.id).sort(),
      related: related.filter((other) => other !== rest.id && !aliases.includes(other)).sort(),
      package: { purl: `pkg:golang/x/${pkg}@${version}`, name: `x/${pkg}`, version, type: "golang" },
      locations: [{ path: "/bin/x", layer }],
      fix: { state, versions: state === "fixed" ? [version] : [] },
    });
  });

const reports = fc.array(fc.array(row, { maxLength: 8 }), { minLength: 1, maxLength: 4 });

function toEvidence(observations: readonly Observation[]): Evidence {
  return { targets: TARGETS, scanners: [], observations, problems: [] };
}

const namesOf = ({ id, aliases }: Pick<Seen, "id" | "aliases">) => [id, ...aliases];
const placeOf = ({ target, package: of }: Pick<Observation, "target" | "package">) =>
  `${target} ${of.name}@${of.version.replace(/^v/, "")}`;

describe("whatever was reported", () => {
  test("the list does not depend on the order of reports or rows", async () => {
    fc.assert(
      fc.property(reports, fc.infiniteStream(fc.nat()), (all, random) => {
        const shuffled = shuffle(all.flat(), random);
        expect(mergeEvidence([toEvidence(shuffled)])).toEqual(mergeEvidence([toEvidence(all.flat())]));
        expect(mergeEvidence(shuffle(all, random).map(toEvidence)).seen).toEqual(mergeEvidence([toEvidence(all.flat())]).seen);
      }),
    );
  });

  test("every row is in exactly one finding of its package, which is as grave as it at least, and knows who saw it", () => {
    fc.assert(
      fc.property(reports, (all) => {
        const { seen } = mergeEvidence(all.map(toEvidence));
        for (const one of all.flat()) {
          const own = seen.filter((finding) => placeOf(finding) === placeOf(one) && namesOf(finding).includes(one.id));
          expect(own).toHaveLength(1);
          expect(severityRank(own[0]?.severity ?? "unknown")).toBeGreaterThanOrEqual(severityRank(one.severity));
          expect(own[0]?.seenBy).toEqual(expect.arrayContaining([...one.seenBy]));
          expect(own[0]?.locations).toEqual(expect.arrayContaining([...one.locations]));
          if (one.fix.state === "fixed") expect(own[0]?.fix.state).toBe("fixed");
        }
      }),
    );
  });

  test("no two findings of one package share a name, and none lists a name twice", () => {
    fc.assert(
      fc.property(reports, (all) => {
        const { seen } = mergeEvidence(all.map(toEvidence));
        const named = seen.flatMap((finding) => namesOf(finding).map((name) => `${placeOf(finding)} ${name}`));
        expect(named.filter((key, at) => named.indexOf(key) !== at)).toEqual([]);
        for (const { id, aliases, related } of seen) expect([id, ...aliases].filter((one) => related.includes(one))).toEqual([]);
      }),
    );
  });

  test("no name is lost: what a row names is a name or related in some finding of its package", () => {
    fc.assert(
      fc.property(reports, (all) => {
        const { seen } = mergeEvidence(all.map(toEvidence));
        for (const one of all.flat()) {
          const there = seen
            .filter((finding) => placeOf(finding) === placeOf(one))
            .flatMap((finding) => [...namesOf(finding), ...finding.related]);
          expect(there).toEqual(expect.arrayContaining([one.id, ...one.aliases, ...one.related]));
        }
      }),
    );
  });

  test("folding what was folded changes nothing", () => {
    const onePackage = fc.array(
      row.map((one) => ({ ...one, package: observation().package, target: TARGETS[0]?.id ?? "" })),
      { maxLength: 10 },
    );
    fc.assert(
      fc.property(onePackage, (all) => {
        const once = mergeEvidence([toEvidence(all)]);
        const again = mergeEvidence([toEvidence(once.seen.map(({ fingerprint: _, ...one }) => one))]);
        expect(again.seen).toEqual(once.seen);
      }),
    );
  });

  test("fingerprints tell findings apart, and are the same for another version, tag and scanner", () => {
    fc.assert(
      fc.property(row, fc.constantFrom(...SCANNERS), (one, scanner) => {
        const other = {
          ...one,
          seenBy: [scanner],
          package: { ...one.package, purl: one.package.purl.replace(/@.*/, "@9.9.9"), version: "9.9.9" },
        };
        const next = TARGETS.map((target) =>
          target.reference === undefined ? target : { ...target, reference: "docker.io/library/shop:2@sha256:00" },
        );
        const [first] = mergeEvidence([toEvidence([one])]).seen;
        const [second] = mergeEvidence([{ ...toEvidence([other]), targets: next }]).seen;
        expect(second?.fingerprint).toBe(first?.fingerprint);
        const together = mergeEvidence([toEvidence([one, other])]).seen.map(({ fingerprint }) => fingerprint);
        expect(new Set(together).size).toBe(2);
        expect(first?.fingerprint).toMatch(/^[0-9a-f]{32}$/);
      }),
    );
  });
});

/** A list in an order that a stream of numbers chooses. */
function shuffle<T>(list: readonly T[], random: Iterator<number>): T[] {
  const rest = [...list];
  return list.flatMap(() => rest.splice(Number(random.next().value) % rest.length, 1));
}
