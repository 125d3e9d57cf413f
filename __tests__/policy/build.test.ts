import { describe, expect, test } from "@jest/globals";
import { findBuildMistakes, resolveBuild } from "../../src/policy/build.ts";

const messages = (raw: Record<string, string[]>) => findBuildMistakes(raw).map(({ message }) => message);

describe("how a Dockerfile is read", () => {
  test("is by default: the Dockerfile here, its last stage, as text", () => {
    expect(resolveBuild({})).toEqual({ dockerfile: "Dockerfile", target: null, buildArgs: [], platform: null, output: [] });
  });

  test("is as it is said", () => {
    const raw = {
      dockerfile: ["a/D"],
      "build-target": ["t"],
      "build-arg": ["A=b=c", "D=", "E"],
      platform: ["linux/arm64"],
      output: ["json=x"],
    };
    expect(resolveBuild(raw)).toEqual({
      dockerfile: "a/D",
      target: "t",
      buildArgs: [
        { name: "A", value: "b=c" },
        { name: "D", value: "" },
        { name: "E", value: null },
      ],
      platform: "linux/arm64",
      output: [{ format: "json", file: "x" }],
    });
  });

  test.each<[string, Record<string, string[]>, string]>([
    ["a format that says nothing of it", { output: ["sarif"] }, "`--output sarif` is no format for what a Dockerfile builds on."],
    [
      "two documents in one place",
      { output: ["json", "text"] },
      "`--output` asks for json and text on standard output, where there is room for one.",
    ],
    ["two Dockerfiles", { dockerfile: ["a", "b"] }, "`--dockerfile` is given 2 times, and one Dockerfile is read."],
    [
      "a build argument without a name, which may be a secret",
      { "build-arg": ["=hush"] },
      "`--build-arg (value not shown)` has no name before the `=`.",
    ],
    ["a name that is none", { dockerfil: ["a"] }, "`--dockerfil` is no option; did you mean `--dockerfile`?"],
  ])("is not by %s", (_, raw, message) => {
    expect(messages(raw)).toEqual([message]);
    expect(() => resolveBuild(raw)).toThrow(message);
  });
});
