import { describe, expect, test } from "@jest/globals";
import { findNameless, findSeveral, foldScanners, foldTargets } from "../../src/merge/targets.ts";
import type { TargetFacts } from "../../src/model/evidence.ts";
import { looking, scannerFacts, targetFacts } from "../fakes/findings.ts";

/** What is folded from these facts must not depend on their order. */
function folded(...facts: readonly TargetFacts[]): TargetFacts[] {
  const targets = foldTargets(facts);
  expect(foldTargets(facts.toReversed())).toEqual(targets);
  return targets;
}

describe("what reports know of one target", () => {
  test("is told in the order of ids, each as it was where one report speaks of it", () => {
    const [a, b] = [targetFacts({ id: "docker:a" }), targetFacts({ id: "docker:b", packages: null })];
    expect(folded(b, a)).toStrictEqual([a, b]);
  });

  test("is Grype's word where both speak, and the larger count", () => {
    const one = targetFacts({ distribution: "ubuntu 24.04" });
    const other = (packages: number) => targetFacts({ distribution: "Debian 12", packages, scannedBy: ["osv-scanner"] });
    for (const packages of [3, 99])
      expect(folded(one, other(packages))).toEqual([{ ...one, packages: Math.max(94, packages), scannedBy: ["grype", "osv-scanner"] }]);
  });

  test("is the first in order of what one scanner told twice", () => {
    const facts = ["linux/amd64", "linux/arm64"].map((platform) => targetFacts({ platform }));
    expect(folded(...facts)).toEqual(facts.slice(0, 1));
  });

  test("has the evidence of all scans, Grype's first, each once", () => {
    const [grype, osv] = [looking(), looking({ scanner: "osv-scanner", canary: null })];
    const facts = [[osv], [grype], [osv]].map((evidence) => targetFacts({ evidence }));
    expect(folded(...facts)).toEqual([targetFacts({ evidence: [grype, osv] })]);
  });
});

describe("scanners", () => {
  test("are told once for each data that they used, in an order of their own", () => {
    const [a, b, c] = [scannerFacts(), scannerFacts({ database: null }), scannerFacts({ name: "osv-scanner", database: null })];
    expect(foldScanners([c, b, a, c])).toEqual([a, b, c]);
    expect(foldScanners([a, b, c, a])).toEqual([a, b, c]);
  });
});

describe("one name for several images", () => {
  test.each([
    ["two digests", ["sha256:1", "sha256:2"], ["docker:a"]],
    ["one digest twice", ["sha256:1", "sha256:1"], []],
    ["one digest, and a report that tells none", ["sha256:1", undefined], []],
    ["no digest, then two", [undefined, "sha256:1", "sha256:2"], ["docker:a"]],
  ])("%s: %j", (_, digests, several) => {
    expect([...findSeveral(digests.map((digest) => targetFacts({ id: "docker:a", digest })))]).toEqual(several);
  });
});

describe("an image without a name", () => {
  const nameless = (layers?: readonly string[]) => targetFacts({ id: "image:osv.json", layers });
  const named = (id: string, layers?: readonly string[]) => targetFacts({ id, layers });

  test.each<[string, TargetFacts[], [string, string][]]>([
    ["is the one with its layers", [nameless(["a", "b"]), named("docker:a", ["a", "b"])], [["image:osv.json", "docker:a"]]],
    ["is itself where its layers are not known", [nameless(), named("docker:a", ["a"])], []],
    ["is none of which nothing is known either", [nameless(), named("docker:a")], []],
    ["is not the one that has no layers", [nameless([]), named("docker:a", [])], []],
    ["is none of two", [nameless(["a"]), named("docker:a", ["a"]), named("docker:b", ["a"])], []],
    ["is not another without a name", [nameless(["a"]), { ...nameless(["a"]), id: "image:other.json" }], []],
  ])("%s", (_, targets, expected) => expect([...findNameless(targets)]).toEqual(expected));
});
