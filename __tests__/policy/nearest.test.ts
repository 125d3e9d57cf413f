import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { CUTOFFS } from "../../src/model/severity.ts";
import { didYouMean, editDistance, meantBy, nearest } from "../../src/policy/nearest.ts";
import { SETTING_NAMES } from "../../src/policy/settings.ts";

describe("the nearest word", () => {
  test.each([
    ["hihg", "high"],
    ["High", "high"],
    ["CRITICAL", "critical"],
    ["critcal", "critical"],
    ["medum", "medium"],
    ["crit", "critical"],
    ["  low ", "low"],
    ["--high", "high"],
  ])("of %p among the cutoffs is %p", (word, meant) => expect(nearest(word, CUTOFFS)).toBe(meant));

  test.each([
    ["severity_cutoff", "severity-cutoff"],
    ["severityCutoff", "severity-cutoff"],
    ["severity", "severity-cutoff"],
    ["cutoff", "severity-cutoff"],
    ["severty", "severity-cutoff"],
    ["cutof", "severity-cutoff"],
    ["onlyfixed", "only-fixed"],
    ["fail_build", "fail-build"],
    ["grype_path", "grype-path"],
    ["timout", "timeout"],
    ["images", "image"],
  ])("of %p among the settings is %p", (word, meant) => expect(nearest(word, SETTING_NAMES)).toBe(meant));

  test.each([["banana"], [""], ["x".repeat(200)], ["zzzz"]])("of %p is none", (word) => expect(nearest(word, CUTOFFS)).toBeNull());

  test("is the word itself where it is one, whatever else is near", () => {
    fc.assert(fc.property(fc.constantFrom(...SETTING_NAMES), (name) => nearest(name, SETTING_NAMES) === name));
  });

  test("is found for one slip in a long name", () => {
    const slip = fc.tuple(fc.constantFrom(...SETTING_NAMES.filter((name) => name.length > 9)), fc.nat(), fc.constantFrom("x", ""));
    fc.assert(
      fc.property(slip, ([name, place, instead]) => {
        const at = place % name.length;
        const typed = name.slice(0, at) + instead + name.slice(at + 1);
        fc.pre(SETTING_NAMES.every((other) => other === name || editDistance(typed, other) > 1)); // else it may be the other (`base-imagex`)
        return nearest(typed, SETTING_NAMES) === name;
      }),
    );
  });

  test("goes through another tool's word where there is one", () => {
    expect(meantBy("MODERATE", CUTOFFS, { moderate: "medium" })).toBe("medium");
    expect(meantBy("constructor", CUTOFFS, {})).toBeNull();
    expect(didYouMean("hihg", CUTOFFS)).toBe("; did you mean `high`?");
    expect(didYouMean("banana", CUTOFFS)).toBe(".");
  });
});

describe("the distance of two words", () => {
  test.each([
    ["", "", 0],
    ["high", "hihg", 1],
    ["low", "lwo", 1],
    ["none", "nonee", 1],
    ["abc", "xyz", 3],
    ["", "abc", 3],
  ])("%p and %p: %d", (a, b, edits) => expect(editDistance(a, b)).toBe(edits));

  test("is the same both ways, and zero only for the same word", () => {
    const word = fc.string({ maxLength: 12 });
    fc.assert(fc.property(word, word, (a, b) => editDistance(a, b) === editDistance(b, a) && (editDistance(a, b) === 0) === (a === b)));
  });
});
