import { describe, expect, test } from "@jest/globals";
import { collectAliases } from "../../src/merge/known-aliases.ts";
import { observation } from "../fakes/findings.ts";

const [C1, C2, G1, G2, P1] = ["CVE-2024-0001", "CVE-2024-0002", "GHSA-1111-1111-1111", "GHSA-2222-2222-2222", "PYSEC-2024-1"] as const;

/** What is known when these rows are all there are: each an id and its aliases. */
function known(...rows: readonly (readonly [id: string, ...aliases: string[]])[]): Record<string, readonly string[]> {
  const observations = rows.map(([id, ...aliases]) => observation({ id, aliases }));
  return Object.fromEntries(collectAliases([{ targets: [], scanners: [], observations, problems: [] }]));
}

describe("names that other rows know", () => {
  test.each<[string, (readonly [string, ...string[]])[], Record<string, readonly string[]>]>([
    ["are asked for where some row knows no CVE, and only there", [[G1], [G1, C1], [G2, C2]], { [G1]: [C1, G1] }],
    ["also where the advisory is somebody else's alias", [[G1], [P1, G1, C1]], { [G1]: [C1, G1, P1] }],
    [
      "through several rows, in whatever order they stand",
      [[G1], ["A-1", G1], ["B-1", C1], ["A-1", "B-1"]],
      { [G1]: ["A-1", "B-1", C1, G1], "A-1": ["A-1", "B-1", C1, G1] },
    ],
    ["none of an advisory of which nobody knows more", [[G1]], { [G1]: [] }],
    ["none where all know their CVE", [[G1, C1], [C2]], {}],
    ["not through a bundle of two", [[G1], [P1, G1, C1, C2], [G2, C2]], { [G1]: [] }],
    ["nor where two rows together make it a bundle", [[G1], [G1, C1], [G1, C2]], {}],
  ])("%s", (_, rows, expected) => {
    expect(known(...rows)).toEqual(expected);
    expect(known(...rows.toReversed())).toEqual(expected);
  });
});
