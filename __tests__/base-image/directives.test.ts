import { describe, expect, test } from "@jest/globals";
import { bases, refusal, resolved } from "../fakes/dockerfiles.ts";

describe("parser directives", () => {
  test.each([
    ["escape makes a backtick continue a line", "# escape=`\nFROM a`\n  AS b\nFROM b", ["a", "b"]],
    ["after syntax it still counts", "# syntax=x/y\n# escape=`\nFROM a:`\n1", ["a:1"]],
    ["its name has no case and blanks do not matter", "#  EsCaPe = `  \nFROM a:`\n1", ["a:1"]],
    ["blanks before the mark do not matter", "  # escape=`\nFROM a:`\n1", ["a:1"]],
    ["after a comment it is one", "# hello\n# escape=`\nFROM a`\nAS b", null],
    ["after a blank line it is a comment", "\n# escape=`\nFROM a`\nAS b", null],
    ["after an unknown directive it is a comment", "# foo=bar\n# escape=`\nFROM a`\nAS b", null],
    ["after an instruction it is a comment", "ARG x\n# escape=`\nFROM a`\nAS b", null],
    ["a byte-order mark may stand before it", "\ufeff# escape=`\nFROM a:`\n1", ["a:1"]],
    ["a backslash is what it is anyway", "# escape=\\\nFROM a:\\\n1", ["a:1"]],
  ])("%s", (_, text, expected) => {
    if (expected === null) expect(refusal(text)).toMatch(/^D:\d:/);
    else expect(bases(text)).toEqual(expected);
  });

  test.each([
    ["another escape character", "# escape=x\nFROM a", "D:1: The escape character cannot be `x`."],
    ["a blank for one", "# escape= \nFROM a", "D:1: The escape character cannot be ` `."],
    ["a directive twice", "# syntax=a\n# syntax=b\nFROM a", "D:2: The directive `syntax` is given twice."],
    ["a check that is none", "# check=foo\nFROM a", "D:1: `# check=` has no option `foo`."],
    [
      "a check that is neither true nor false",
      "# check=skip=all;error=maybe\nFROM a",
      "D:1: `# check=` has `error=maybe`, which is neither true nor false.",
    ],
  ])("%s is refused", (_, text, message) => expect(refusal(text)).toBe(message));

  test("a check that is valid says nothing of images", () => {
    expect(bases("# check=skip=all;error=true;experimental=a,b\nFROM a")).toEqual(["a"]);
  });
});

describe("the frontend", () => {
  const frontend = (text: string, args = {}) => resolved(text, { args }).external.filter(({ usedAs }) => usedAs.includes("frontend"));

  test.each([
    ["is the image of # syntax=, up to the first blank", "# syntax=docker/dockerfile:1 x y\nFROM a", "docker/dockerfile:1", 1],
    ["stands on any line of the directives", "# escape=`\n#syntax = docker/dockerfile:1\nFROM a", "docker/dockerfile:1", 2],
    ["is found behind #!", "#!/usr/bin/env x\n# syntax=docker/dockerfile:1\nFROM a", "docker/dockerfile:1", 2],
    ["is found behind a byte-order mark", "\ufeff# syntax=docker/dockerfile:1\nFROM a", "docker/dockerfile:1", 1],
    ["is found before CRLF", "# syntax=docker/dockerfile:1\r\nFROM a\r\n", "docker/dockerfile:1", 1],
  ])("%s", (_, text, reference, line) => {
    expect(frontend(text)).toEqual([{ reference, canonical: "docker.io/docker/dockerfile:1", line, usedAs: ["frontend"], stages: [] }]);
  });

  test.each([
    ["blanks before the mark", "  # syntax=x\nFROM a"],
    ["a comment before it", "# x\n# syntax=x\nFROM a"],
    ["no value", "# syntax=\nFROM a"],
  ])("is none with %s", (_, text) => expect(frontend(text)).toEqual([]));

  test("of a build argument comes before that of the file", () => {
    const [image] = frontend("# syntax=a\nFROM b", { BUILDKIT_SYNTAX: " c/d:2 x" });
    expect(image).toMatchObject({ reference: "c/d:2", canonical: "docker.io/c/d:2", line: null });
  });

  test("that is no reference is a problem on its line", () => {
    expect(resolved("# syntax=A:B\nFROM a").problems).toMatchObject([
      { line: 1, code: "base-unknown", message: expect.stringContaining("`A:B` is no image reference") },
    ]);
  });
});
