import { describe, expect, test } from "@jest/globals";
import { foldFlaw } from "../../src/merge/fold.ts";
import type { FixState, Observation } from "../../src/model/finding.ts";
import { observation } from "../fakes/findings.ts";

const [C1, C2, G1] = ["CVE-2024-0001", "CVE-2024-0002", "GHSA-1111-1111-1111"] as const;

function folded(...observations: readonly Observation[]) {
  const names = [...new Set(observations.flatMap(({ id, aliases }) => [id, ...aliases]))];
  const rows = observations.map((one) => ({ observation: one, names: [one.id, ...one.aliases] }));
  return foldFlaw({ rows, names, related: observations.flatMap(({ related }) => related) }, "grype");
}

const osv = (overrides: Partial<Observation> = {}) => observation({ seenBy: ["osv-scanner"], ...overrides });
const fix = (state: FixState, ...versions: string[]) => ({ state, versions });

describe("the name of a flaw", () => {
  test.each<[string, Observation[], string, string[]]>([
    ["a CVE that is only an alias", [osv({ id: "ALAS-2024-1", aliases: [C1] })], C1, ["ALAS-2024-1"]],
    ["the first of several", [osv({ id: "ALAS-2024-1", aliases: [C2, C1] })], C1, ["ALAS-2024-1", C2]],
    ["a CVE that was reported before one that was not", [osv({ id: C2, aliases: [C1] })], C2, [C1]],
    ["a GHSA that is only an alias", [osv({ id: "ALAS-2024-1", aliases: [G1] })], G1, ["ALAS-2024-1"]],
    ["a GHSA that was reported", [osv({ id: "GHSA-2222-2222-2222", aliases: [G1] })], "GHSA-2222-2222-2222", [G1]],
    ["the scanner's own before its aliases", [osv({ id: "RUSTSEC-2024-1", aliases: ["GO-2024-1"] })], "RUSTSEC-2024-1", ["GO-2024-1"]],
    ["the first of the scanners' own", [osv({ id: "RUSTSEC-2024-1" }), osv({ id: "GO-2024-1" })], "GO-2024-1", ["RUSTSEC-2024-1"]],
  ])("is %s", (_, observations, id, aliases) => expect(folded(...observations)).toMatchObject({ id, aliases }));
});

describe("what rows tell of one flaw", () => {
  test("of one row alone it is that row, word for word", () => {
    const alone = observation({ related: ["b", "a"] });
    expect(folded(alone).base).toBe(alone);
    expect(folded(alone).related).toEqual(["b", "a"]);
    expect(folded(alone, alone).related).toEqual(["a", "b"]);
  });

  test("of one scanner twice it is seen by that one", () => {
    expect(folded(observation(), observation({ title: "t" })).base.seenBy).toEqual(["grype"]);
  });

  test("is Grype's word, though the other's comes first by name", () => {
    const [one, other] = [observation({ id: G1, aliases: [C1], title: "Grype's" }), osv({ id: C1, title: "OSV's" })];
    for (const order of [
      [one, other],
      [other, one],
    ])
      expect(folded(...order)).toMatchObject({ id: C1, base: { title: "Grype's" } });
  });

  test("is somebody's word where only one has any", () => {
    const other = osv({ title: "t", url: "https://example.org", score: 5, epss: 0.1 });
    expect(folded(observation(), other).base).toMatchObject({ title: "t", url: "https://example.org", score: 5, epss: 0.1 });
    expect(folded(observation(), osv()).base).toMatchObject({ title: undefined, url: undefined, score: undefined, epss: undefined });
  });

  test("is the higher number of two", () => {
    const [low, high] = [
      { score: 3, epss: 0.9 },
      { score: 9.8, epss: 0.1 },
    ];
    for (const [one, other] of [
      [low, high],
      [high, low],
    ])
      expect(folded(observation(one), osv(other)).base).toMatchObject({ score: 9.8, epss: 0.9 });
  });

  test.each<[FixState, FixState, FixState]>([
    ["fixed", "wont-fix", "fixed"],
    ["wont-fix", "not-fixed", "wont-fix"],
    ["wont-fix", "unknown", "wont-fix"],
    ["not-fixed", "unknown", "not-fixed"],
    ["unknown", "unknown", "unknown"],
  ])("a fix that is %s for one and %s for the other is %s", (one, other, state) => {
    for (const [a, b] of [
      [one, other],
      [other, one],
    ] as const)
      expect(folded(observation({ fix: fix(a) }), osv({ fix: fix(b) })).base.fix.state).toBe(state);
  });

  test("places differ by path and layer, and so do versions that fix it; each is told once", () => {
    const locations = [{ path: "a" }, { path: "a", layer: 0 }, { path: "a", layer: 1 }];
    const base = folded(observation({ locations, fix: fix("fixed", "2", "3") }), osv({ locations, fix: fix("fixed", "3", "1") })).base;
    expect(base.locations).toEqual(locations);
    expect(base.fix.versions).toEqual(["2", "3", "1"]);
  });
});
