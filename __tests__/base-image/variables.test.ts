// biome-ignore-all lint/suspicious/noTemplateCurlyInString: they are a Dockerfile's, not ours
import { describe, expect, test } from "@jest/globals";
import { bases, refusal, resolved } from "../fakes/dockerfiles.ts";

describe("an ARG before the first FROM", () => {
  test.each<[string, string, Record<string, string>, string[]]>([
    ["gives its default", "ARG A=x\nFROM $A", {}, ["x"]],
    ["takes the build argument", "ARG A=x\nFROM $A", { A: "y" }, ["y"]],
    ["takes an empty build argument", "ARG A=x\nFROM a$A", { A: "" }, ["a"]],
    ["without a default takes the build argument", "ARG A\nFROM $A", { A: "y" }, ["y"]],
    ["declares several", "ARG A=x B=y C\nFROM $A$B$C", { C: "z" }, ["xyz"]],
    ["uses those before it", "ARG A=x\nARG B=${A}y\nFROM $B", {}, ["xy"]],
    ["uses those before it on its line", "ARG A=x B=${A}y\nFROM $B", {}, ["xy"]],
    ["does not use those after it", "ARG B=a$A\nARG A=x\nFROM $B", {}, ["a"]],
    ["loses its quotes", "ARG A=\"x\"'y'\\z\nFROM $A", {}, ["xyz"]],
    ["keeps blanks in quotes", 'ARG A="x y" B=z\nFROM $B', {}, ["z"]],
    ["counts the last time it is given", "ARG A=x\nARG A=y\nFROM $A", {}, ["y"]],
    ["without a default keeps the value it has", "ARG A=x\nARG A\nFROM $A", {}, ["x"]],
    ["holds for every FROM", "ARG A=x\nFROM $A\nFROM $A", {}, ["x", "x"]],
    ["has its build argument as it is", "ARG A\nFROM a$A", { A: "$B'" }, ["a$B'"]],
    ["is not expanded where a build argument is given", "ARG A='\nFROM $A", { A: "x" }, ["x"]],
  ])("%s", (_, text, args, expected) => expect(bases(text, { args })).toEqual(expected));

  test("that cannot be expanded is refused on its line", () => {
    expect(refusal("ARG A=x\nARG B=${A\nFROM a")).toBe("D:2: `${A` is not closed.");
    expect(refusal("ARG A='\nFROM a")).toBe("D:1: A single quote is not closed.");
  });
});

describe("a build argument", () => {
  test("that no ARG declares counts for nothing", () => expect(bases("FROM a$A", { args: { A: "x" } })).toEqual(["a"]));

  test("of an ARG within a stage counts for no FROM", () => {
    expect(bases("FROM a\nARG A=x\nFROM b$A", { args: { A: "y" } })).toEqual(["a", "b"]);
  });

  test("comes before what BuildKit sets by itself, declared or not", () => {
    expect(bases("FROM a-$TARGETARCH", { args: { TARGETARCH: "x" } })).toEqual(["a-x"]);
  });
});

describe("what BuildKit sets by itself", () => {
  const all = "$BUILDPLATFORM $BUILDOS $BUILDARCH $BUILDVARIANT $TARGETPLATFORM $TARGETOS $TARGETARCH $TARGETVARIANT".replaceAll(" ", "+");
  test.each([
    [null, "linux/amd64+linux+amd64++linux/amd64+linux+amd64+"],
    ["linux/amd64", "linux/amd64+linux+amd64++linux/amd64+linux+amd64+"],
    ["linux/arm64", "linux/amd64+linux+amd64++linux/arm64+linux+arm64+"],
    ["linux/arm64/v8", "linux/amd64+linux+amd64++linux/arm64/v8+linux+arm64+v8"],
    ["linux/arm/v7", "linux/amd64+linux+amd64++linux/arm/v7+linux+arm+v7"],
    ["windows/amd64", "linux/amd64+linux+amd64++windows/amd64+windows+amd64+"],
    ["linux/amd64/v1", "linux/amd64+linux+amd64++linux/amd64+linux+amd64+"],
    ["windows(10.0.17763)/amd64", "linux/amd64+linux+amd64++windows(10.0.17763)/amd64+windows+amd64+"],
  ])("is for platform %s: %s", (platform, expected) => expect(bases(`FROM ${all}`, { platform })).toEqual([expected]));

  test.each([
    ["linux/armhf", "linux/arm linux arm "],
    ["armel", "linux/arm/v6 linux arm v6"],
    ["linux/arm/6", "linux/arm/v6 linux arm v6"],
    ["linux/i386", "linux/386 linux 386 "],
    ["linux/x86_64", "linux/amd64 linux amd64 "],
    ["linux/aarch64", "linux/arm64 linux arm64 "],
    ["linux/arm64/v9.0", "linux/arm64/v9 linux arm64 v9"],
    ["MacOS/ARM64", "darwin/arm64 darwin arm64 "],
    ["windows", "windows/amd64 windows amd64 "],
    ["linux(5%2E1)/amd64", "linux(5.1)/amd64 linux amd64 "],
    ["wasi/wasm", "wasi/wasm wasi wasm "],
  ])("knows %s by its proper name", (platform, expected) => {
    const words = "$TARGETPLATFORM $TARGETOS $TARGETARCH $TARGETVARIANT".replaceAll(" ", "+");
    expect(bases(`FROM ${words}`, { platform })).toEqual([expected.replaceAll(" ", "+")]);
  });

  test("names the stage that is built", () => {
    const text = "FROM a AS b\nFROM $TARGETSTAGE AS c";
    expect(bases(text)).toEqual(["a", "c"]);
    expect(bases(text, { target: "b" })).toEqual(["a", "b"]);
    expect(bases("FROM $TARGETSTAGE")).toEqual(["default"]);
  });

  test("can be replaced by an ARG", () => expect(bases("ARG TARGETARCH=x\nFROM $TARGETARCH")).toEqual(["x"]));
});

describe("a FROM that comes to nothing", () => {
  test.each([
    [
      "ARG A\nFROM $A",
      "D:2: `$A` comes to nothing, and an image is needed.",
      "Give `--build-arg A=…`, or a default in an ARG before the first FROM.",
    ],
    ["FROM ''", "D:1: `''` comes to nothing, and an image is needed.", "Correct it."],
  ])("%j is a problem, and the rest is told", (text, message, next) => {
    const { stages, final, problems, external } = resolved(`${text}\nCOPY --from=x a b`);
    expect(problems).toEqual([{ code: "base-unknown", line: expect.any(Number), message, next }]);
    expect([stages[0]?.from, final.base]).toEqual(["", null]);
    expect(external.map(({ reference, canonical }) => [reference, canonical])).toEqual([
      ["", null],
      ["x", "docker.io/library/x:latest"],
    ]);
  });
});
