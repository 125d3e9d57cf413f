import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { Finding } from "../../src/model/finding.ts";
import type { Change } from "../../src/model/remedy.ts";
import { BASED, blocking, LOCKFILE, remedy } from "../fakes/remedies.ts";

// A world of packages and flaws in which changes can be made, to see what they do. What it knows of versions is arithmetic of its own.

type Version = readonly [number, number, number];
/** Vulnerable from the first version on, but for what is fixed: per release line the first fixed version; lines without one are never fixed. */
type Flaw = { readonly id: string; readonly fixes: readonly Version[]; readonly isGrave: boolean };
type Copy = { readonly target: string; readonly isOfBase: boolean; readonly type: string; readonly name: string; readonly version: string };
type World = { readonly flaws: Readonly<Record<string, readonly Flaw[]>>; readonly copies: readonly Copy[] };

const text = (version: Version) => version.join(".");
const parse = (version: string) => version.split(".").map(Number) as unknown as Version;
const isBefore = (a: Version, b: Version) => a.reduce((sum, part, at) => sum * 100 + part - (b[at] ?? 0), 0) < 0;

/** A version is free of a flaw from its own line's fix on, and past the last of all fixes. */
function isAffected(version: Version, { fixes }: Flaw): boolean {
  const own = fixes.find(([major]) => major === version[0]);
  const last = fixes[fixes.length - 1];
  if (own !== undefined) return isBefore(version, own);
  return last === undefined || isBefore(version, last);
}

function toFindings({ copies, flaws }: World): Finding[] {
  return copies.flatMap(({ target, isOfBase, type, name, version }) =>
    (flaws[name] ?? [])
      .filter((flaw) => isAffected(parse(version), flaw))
      .map(({ id, fixes, isGrave }) =>
        blocking(name, version, fixes.map(text), {
          id,
          type,
          target,
          origin: isOfBase ? "base" : "application",
          fingerprint: [target, isOfBase, type, name, version, id].join(" "),
          ...(isGrave ? {} : { decision: { kind: "below-cutoff", rule: "severity-cutoff" } }),
        }),
      ),
  );
}

/** What is in the world once a change is made. A copy that nobody speaks of stays as it is. */
function apply(world: World, change: Change, isPrecise: boolean): World {
  const isMeant = (copy: Copy) =>
    change.type === null
      ? copy.isOfBase && copy.target === change.target
      : !copy.isOfBase &&
        [change.target, ...change.also].includes(copy.target) &&
        copy.type === change.type &&
        copy.name === change.subject;
  const wanted = (copy: Copy) => {
    const step = change.steps.find(({ name, from }) => name === copy.name && from === copy.version);
    if (change.type === null || isPrecise) return step?.to ?? (change.from.includes(copy.version) ? change.to : null);
    return change.from.includes(copy.version) ? change.to : null;
  };
  return { ...world, copies: world.copies.map((copy) => (isMeant(copy) ? { ...copy, version: wanted(copy) ?? copy.version } : copy)) };
}

/** What still blocks: of the flaws that the reports told, for of others nobody can know. */
function toBlocking(world: World, told: ReadonlySet<string>): string[] {
  return toFindings(world)
    .filter(({ decision }) => decision.kind === "blocks")
    .map(({ target, origin, id, package: { name, type } }) => [target, origin === "base", type, name, id].join(" "))
    .filter((key) => told.has(key))
    .sort();
}

const anyVersion = fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 12 }));
const anyFlaw = fc
  .record({
    majors: fc.subarray([0, 1, 2, 3]),
    minors: fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 8, maxLength: 8 }),
    isGrave: fc.boolean(),
  })
  .map(({ majors, minors, isGrave }) => ({
    fixes: majors.map((major): Version => [major, minors[major] ?? 0, minors[major + 4] ?? 0]),
    isGrave,
  }));
const anyCopy = fc.record({
  place: fc.constantFrom("lockfile", "image", "base"),
  name: fc.constantFrom("a", "b", "c"),
  version: anyVersion,
});

const anyWorld: fc.Arbitrary<World> = fc
  .record({
    copies: fc.uniqueArray(anyCopy, { maxLength: 12, selector: ({ place, name, version }) => `${place} ${name} ${text(version)}` }),
    flaws: fc.dictionary(fc.constantFrom("a", "b", "c"), fc.array(anyFlaw, { maxLength: 5 }), { noNullPrototype: true }),
    isDebian: fc.boolean(),
  })
  .map(({ copies, flaws, isDebian }) => ({
    copies: copies.map(({ place, name, version }) => ({
      target: place === "lockfile" ? LOCKFILE.id : BASED.id,
      isOfBase: place === "base",
      type: isDebian && place !== "lockfile" ? "deb" : "npm",
      name,
      version: text(version),
    })),
    flaws: Object.fromEntries(
      Object.entries(flaws).map(([name, list]) => [name, list.map((flaw, at) => ({ ...flaw, id: `CVE-2024-${name}${at}` }))]),
    ),
  }));

describe("the changes are enough, and none of them is too much", () => {
  const solve = (world: World) => {
    const changes = remedy(toFindings(world), { targets: [LOCKFILE, BASED] });
    const fingerprints = new Map(
      toFindings(world).map((finding) => {
        const { target, origin, id, package: of } = finding;
        return [finding.fingerprint, [target, origin === "base", of.type, of.name, id].join(" ")];
      }),
    );
    const told = new Set(fingerprints.values());
    const keys = (kind: (change: Change) => boolean) =>
      new Set(changes.filter(kind).flatMap(({ findings }) => findings.map((fingerprint) => fingerprints.get(fingerprint) ?? "")));
    return { changes, made: changes.filter(({ kind }) => kind !== "none"), told, stays: keys(({ kind }) => kind === "none") };
  };

  test.each([
    ["the one version for all copies", false],
    ["what is enough for each copy", true],
  ])("made with %s, nothing blocks but what is listed as staying", (_sentence, isPrecise) => {
    fc.assert(
      fc.property(anyWorld, (world) => {
        const { made, told, stays } = solve(world);
        const after = made.reduce((before, change) => apply(before, change, isPrecise), world);
        const left = toBlocking(after, told);
        expect(left.filter((key) => !stays.has(key))).toEqual([]);
        expect(left.length === 0).toBe(stays.size === 0);
      }),
      { numRuns: 500 },
    );
  });

  test("with one of them left out, something blocks that is not listed as staying", () => {
    fc.assert(
      fc.property(anyWorld, (world) => {
        const { made, told } = solve(world);
        const whole = toBlocking(
          made.reduce((before, change) => apply(before, change, false), world),
          told,
        );
        for (const left of made) {
          const others = made.filter((change) => change !== left).reduce((before, change) => apply(before, change, false), world);
          expect(toBlocking(others, told).length).toBeGreaterThan(whole.length);
        }
      }),
      { numRuns: 300 },
    );
  });

  test("no lower one of the fixed versions would have been enough", () => {
    fc.assert(
      fc.property(anyWorld, (world) => {
        const { made, told } = solve(world);
        for (const change of made.filter(({ to }) => to !== null)) {
          const rest = toBlocking(apply(world, change, false), told).length;
          const fixes = new Set((world.flaws[change.subject] ?? []).flatMap((flaw) => flaw.fixes.map(text)));
          for (const lower of [...fixes].filter((fix) => isBefore(parse(fix), parse(change.to ?? "")))) {
            const installed = change.from.every((from) => !isBefore(parse(lower), parse(from)));
            if (installed) expect(toBlocking(apply(world, { ...change, to: lower }, false), told).length).toBeGreaterThan(rest);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  test("every finding that blocks is in exactly one of them", () => {
    fc.assert(
      fc.property(anyWorld, (world) => {
        const expected = toFindings(world).filter(({ decision }) => decision.kind === "blocks");
        const { changes } = solve(world);
        expect(changes.flatMap(({ findings }) => findings).sort()).toEqual(expected.map(({ fingerprint }) => fingerprint).sort());
        expect(
          changes.every(
            ({ blocking: count, findings, removes, kind }) => count === findings.length && (kind === "none" || removes >= count),
          ),
        ).toBe(true);
      }),
    );
  });
});
