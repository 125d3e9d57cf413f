// biome-ignore-all lint/suspicious/noTemplateCurlyInString: they are a Dockerfile's, not ours
import { describe, expect, test } from "@jest/globals";
import { refusal, resolved } from "../fakes/dockerfiles.ts";
import { faultsOf } from "../fakes/faults.ts";

/** For each stage its name and the index of the stage it is built on. */
const links = (text: string) => resolved(text).stages.map(({ name, stage }) => [name, stage]);

describe("a stage", () => {
  test.each<[string, string, [string | null, number | null][]]>([
    [
      "is built on an earlier one by its name",
      "FROM x AS a\nFROM a",
      [
        ["a", null],
        [null, 0],
      ],
    ],
    [
      "has its name in lower case",
      "FROM x AS Web\nFROM web",
      [
        ["web", null],
        [null, 0],
      ],
    ],
    [
      "is not found by a name in capitals",
      "FROM x AS web\nFROM Web",
      [
        ["web", null],
        [null, null],
      ],
    ],
    [
      "is not found by its number: that is an image",
      "FROM x\nFROM 0",
      [
        [null, null],
        [null, null],
      ],
    ],
    [
      "is not found before it is there",
      "FROM b\nFROM x AS b",
      [
        [null, null],
        ["b", null],
      ],
    ],
    [
      "may hide an image of its name",
      "FROM node AS node\nFROM node",
      [
        ["node", null],
        [null, 0],
      ],
    ],
    [
      "hides an earlier one of its name",
      "FROM x AS a\nFROM y AS a\nFROM a",
      [
        ["a", null],
        ["a", null],
        [null, 1],
      ],
    ],
    [
      "can be called scratch",
      "FROM x AS scratch\nFROM scratch",
      [
        ["scratch", null],
        [null, 0],
      ],
    ],
    [
      "is found by a variable",
      "ARG S=a\nFROM x AS a\nFROM ${S}",
      [
        ["a", null],
        [null, 0],
      ],
    ],
    ["is named by as in any case", "FROM x aS a", [["a", null]]],
    ["has a name of letters, digits and - _ .", "FROM x AS a-b_c.9", [["a-b_c.9", null]]],
  ])("%s", (_, text, expected) => expect(links(text)).toEqual(expected));

  test.each([
    ["1a", "D:1: A stage cannot be called `1a`."],
    ["a/b", "D:1: A stage cannot be called `a/b`."],
    ["$A", "D:1: A stage cannot be called `$A`."],
    ["é", "D:1: A stage cannot be called `é`."],
  ])("cannot be called %s", (name, message) => expect(refusal(`FROM x AS ${name}`)).toBe(message));

  test.each(["FROM", "FROM a b", "FROM a AS", "FROM a IN b", "FROM a AS b c", "FROM --platform=x"])("cannot be %j", (text) =>
    expect(refusal(text)).toBe("D:1: FROM takes an image, and perhaps AS with a name."),
  );
});

describe("the final image", () => {
  const text = "FROM node:22 AS base\nFROM base AS build\nFROM scratch AS bin\nCOPY --from=build a b\nFROM base\nCOPY --from=bin a b";

  test("is the last stage, with all that it is built on", () => {
    expect(resolved(text).final).toEqual({ stage: 3, chain: [3, 0], base: "docker.io/library/node:22", reachable: [0, 1, 2, 3] });
  });

  test.each([
    ["base", { stage: 0, chain: [0], base: "docker.io/library/node:22", reachable: [0] }],
    ["BUILD", { stage: 1, chain: [1, 0], base: "docker.io/library/node:22", reachable: [0, 1] }],
    ["bin", { stage: 2, chain: [2], base: null, reachable: [0, 1, 2] }],
  ])("is the stage %s where that is the target", (target, final) => expect(resolved(text, { target }).final).toEqual(final));

  test("is the last of several stages of the target's name", () => {
    expect(resolved("FROM x AS a\nFROM y AS a\nFROM z", { target: "a" }).final.stage).toBe(1);
  });

  test("is nothing where the target is not there", () => {
    for (const target of ["nope", "0", ""]) {
      expect(faultsOf(() => resolved(text, { target }))).toEqual([
        {
          code: "input-invalid",
          message: `D has no stage called \`${target}\` (build-target).`,
          next: "Its stages are `base`, `build`, `bin`.",
        },
      ]);
    }
    expect(faultsOf(() => resolved("FROM x", { target: "a" }))[0]?.next).toContain("None of its stages has a name");
  });
});

describe("a stage's platform", () => {
  test.each([
    ["", null],
    ["--platform=linux/arm64 ", "linux/arm64"],
    ["--platform=$BUILDPLATFORM ", "linux/amd64"],
    ["--platform=$TARGETPLATFORM ", "linux/arm/v7"],
    ['--platform="linux/arm64" ', "linux/arm64"],
    ["--platform=arm64 ", "arm64"],
    ["--platform=linux ", "linux"],
    ["--platform= ", null],
  ])("FROM %sx: %s", (flag, expected) => {
    const { stages, problems } = resolved(`FROM ${flag}x`, { platform: "linux/arm/v7" });
    expect([stages[0]?.platform, problems]).toEqual([expected, []]);
  });

  test.each([
    ["$NOPE", "D:1: The platform `$NOPE` comes to nothing."],
    ["bogus", "D:1: `bogus` is no platform."],
    ["linux/a/b/c", "D:1: `linux/a/b/c` is no platform."],
    ["linux/", "D:1: `linux/` is no platform."],
    ["linux/*", "D:1: `linux/*` is no platform."],
    ["linux(%zz)/amd64", "D:1: `linux(%zz)/amd64` is no platform."],
    ["linux(1+%zz)/amd64", "D:1: `linux(1+%zz)/amd64` is no platform."],
  ])("%s is a problem", (platform, message) => {
    expect(resolved(`FROM --platform=${platform} x`).problems).toMatchObject([{ line: 1, message }]);
  });

  test.each([
    ["--platform=a --platform=b", "The flag `--platform` is given twice."],
    ["--platform", "The flag `--platform` has no value."],
    ["--plattform=a", "There is no flag `--plattform` here."],
    ["--platform=$A{", null],
    ["--platform=${A", "`${A` is not closed."],
  ])("FROM %s x is refused: %s", (flag, message) => {
    if (message === null) expect(resolved(`FROM ${flag} x`).problems).toHaveLength(1);
    else expect(refusal(`FROM ${flag} x`)).toBe(`D:1: ${message}`);
  });
});

test("the platform that is asked for has to be one", () => {
  expect(faultsOf(() => resolved("FROM x", { platform: "bogus" }))).toMatchObject([
    { code: "input-invalid", message: "`bogus` is no platform." },
  ]);
});
