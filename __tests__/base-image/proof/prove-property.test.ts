import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { findClaims } from "../../../src/base-image/proof/claims.ts";
import { toKnownBases } from "../../../src/base-image/proof/known.ts";
import { proveBase } from "../../../src/base-image/proof/prove.ts";
import type { BaseFacts } from "../../../src/model/base.ts";
import type { BasesLock } from "../../../src/model/bases-lock.ts";
import type { ImageFacts, Material } from "../../../src/model/image.ts";
import { blobsOf, image, indexOf, lock } from "../../fakes/bases.ts";
import { resolved } from "../../fakes/dockerfiles.ts";

const REFERENCES = [
  "docker.io/library/debian:12",
  "docker.io/library/debian:13",
  "docker.io/evil/python:3",
  "ghcr.io/acme/base:1",
] as const;
const LABEL = "org.opencontainers.image.base.name";
// Few letters, so that stacks share beginnings, and repeat a layer.
const letters = fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 5 }).map((all) => all.join(""));
const reference = fc.constantFrom(...REFERENCES);
const declared = fc.record({ reference, letters, pinned: fc.boolean() });
const world = fc.record({
  own: letters,
  table: fc.dictionary(reference, fc.uniqueArray(letters, { minLength: 1, maxLength: 3 }), { maxKeys: 4 }),
  given: fc.option(declared, { freq: 3 }),
  file: fc.option(fc.oneof(fc.constant("scratch"), declared), { freq: 2 }),
  list: fc.option(fc.array(declared, { maxLength: 3 }), { freq: 2 }),
  label: fc.option(declared, { freq: 2 }),
  believed: fc.constantFrom<(number | "all")[]>("all", 0, 1, 2),
  blobs: fc.boolean(),
});
type Case = typeof world extends fc.Arbitrary<infer T> ? T : never;
type Declared = { readonly reference: string; readonly letters: string; readonly pinned: boolean };

function written({ reference: text, letters: of, pinned }: Declared): string {
  return pinned ? `${text}@${indexOf(of)}` : text;
}

function toMaterial({ reference: text, letters: of, pinned }: Declared): Material {
  return { reference: text, digest: pinned ? indexOf(of) : null };
}

function build({ own, table, given, file, list, label, believed, blobs }: Case): { of: ImageFacts; base: BaseFacts; known: BasesLock } {
  const labels: Record<string, string> = label === null ? {} : { [LABEL]: written(label) };
  const of = image(own, { labels, proof: believed === "all" ? "bytes" : "config", blobs: blobs ? blobsOf(own) : null });
  const known = lock(
    Object.fromEntries(
      Object.entries(table).map(([name, versions]) => [
        name,
        versions.map((one) => ({ letters: one, ...(blobs ? { blobs: blobsOf(one) } : {}) })),
      ]),
    ),
  );
  const all = toKnownBases({ lock: known, answers: [], platform: of.platform });
  const from = file === null ? null : `FROM ${file === "scratch" ? file : written(file)}`;
  const claims = findClaims(
    {
      image: of,
      baseImage: given === null ? null : written(given),
      metadata: list === null ? null : { materials: list.map(toMaterial), name: "m" },
      dockerfile: from === null ? null : { facts: resolved(from), name: "D" },
    },
    all,
  );
  return { of, known, base: proveBase({ name: "docker:shop:1", image: of, claims, known: all, external: [], believed }) };
}

/** All stacks of layers that the lock has, with the names they go by: written anew here, so that it is not the code that is tried. */
function stacks(known: BasesLock) {
  return known.bases.flatMap(({ reference: name, versions }) =>
    versions.flatMap(({ digest, platforms }) => Object.values(platforms).map((one) => ({ name, digest, ...one }))),
  );
}

test("proven is never more than a declared base whose layers are all at the bottom, with no larger known base between", () => {
  const seen = { proven: 0, other: 0 };
  fc.assert(
    fc.property(world, (one) => {
      const { of, base, known } = build(one);
      if (base.status !== "proven") {
        seen.other += 1;
        expect(base.layers).toBe(0);
        expect(base.digest).toBeNull();
        return;
      }
      seen.proven += 1;
      const first = base.claims[0];
      expect(first === undefined || first.source === "label" || first.source === "annotation").toBe(false);
      expect(base.reference).toBe(first?.reference);
      const bottom = of.diffIds.slice(0, base.layers).join();
      const name = base.reference?.split("@")[0];
      const meant = stacks(known).filter((stack) =>
        first?.digest == null ? stack.name === name : [stack.digest, stack.manifest].includes(first.digest),
      );
      expect(base.layers).toBeGreaterThan(0);
      expect(meant.map(({ diffIds }) => diffIds.join())).toContain(bottom);
      const between = stacks(known).filter(({ diffIds }) => diffIds.length > base.layers && diffIds.length < of.diffIds.length);
      expect(between.some(({ diffIds }) => of.diffIds.slice(0, diffIds.length).join() === diffIds.join())).toBe(false);
      if (one.believed !== "all" && one.believed < base.layers) expect(one.blobs).toBe(true);
      if (first?.source === "build-metadata" && one.given === null && one.file === null)
        for (const material of one.list ?? []) expect(isKnown(material, known) || isOnly(one.list ?? [])).toBe(true);
      if (one.list !== null && one.list.length > 0 && one.given !== null) expect(isListed(one.given, one.list, meant)).toBe(true);
    }),
    { numRuns: 3000 },
  );
  expect(seen.proven).toBeGreaterThan(50);
  expect(seen.other).toBeGreaterThan(50);
});

function isKnown({ reference: name, letters: of, pinned }: Declared, known: BasesLock): boolean {
  return stacks(known).some((stack) => (pinned ? stack.digest === indexOf(of) : stack.name === name));
}

function isOnly(list: readonly Declared[]): boolean {
  return list.length === 1;
}

function isListed(given: Declared, list: readonly Declared[], meant: ReturnType<typeof stacks>): boolean {
  return list.some(
    (one) => one.reference === given.reference || (one.pinned && meant.some(({ digest }) => digest === indexOf(one.letters))),
  );
}

test("every finding is a sentence, with a next step where something is to be done", () => {
  fc.assert(
    fc.property(world, (one) => {
      const { base } = build(one);
      expect(base.message).toMatch(/^(?:docker:shop:1|Nothing declares|Of what docker:shop:1).*\.$/s);
      expect(base.next === "" || /[.`]$/.test(base.next)).toBe(true);
      expect(base.next === "").toBe(base.status === "proven" || base.status === "scratch");
      expect(base.message).not.toMatch(/undefined|null|NaN|\bnone of the 1\b/);
    }),
    { numRuns: 1000 },
  );
});
