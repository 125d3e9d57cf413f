import { describe, expect, test } from "@jest/globals";
import { findLegs } from "../../src/entry/find-legs.ts";
import { checkLegs } from "../../src/entry/legs.ts";
import { RESULT_SCHEMA } from "../../src/model/result.ts";
import { rejectedFaultsOf } from "../fakes/faults.ts";
import { type FakeTable, fakeFiles } from "../fakes/world.ts";

const CWD = "/work";
const find = (table: FakeTable, ...globs: string[]) => findLegs(globs, { files: fakeFiles(table), cwd: CWD, expect: null });
const check = (table: FakeTable, expect: number | null) => {
  const legs = Object.keys(table).map((path) => path.slice(CWD.length + 1));
  return checkLegs(legs, { files: fakeFiles(table), cwd: CWD, expect });
};

/** A leg's result document as it is written: its head, then findings. */
function leg(over: Readonly<Record<string, unknown>> = {}): string {
  const head = {
    schema: RESULT_SCHEMA,
    tool: { name: "portcullis", version: "0.1.0" },
    startedAt: "2026-11-23T12:00:00.000Z",
    durationMs: 1000,
    outcome: "pass",
    targets: [{ id: "docker:shop:1" }],
    ...over,
  };
  const lines = Object.entries(head).map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)},\n`);
  return `{\n${lines.join("")}"findings": [],\n"problems": []\n}\n`;
}

describe("the legs' results", () => {
  const table = {
    "/work/legs/a/portcullis.json": "a",
    "/work/legs/b/c/portcullis.json": "b",
    "/work/legs/b/other.txt": "",
    "/work/legs/.hidden/portcullis.json": "h",
    "/work/legs/link/portcullis.json": { link: "../a/portcullis.json" },
    "/work/.git/portcullis.json": "g",
    "/temp/d/portcullis.json": "d",
  };

  test.each<[string, string[], string[]]>([
    [
      "in folders of artifacts",
      ["legs/**/portcullis.json"],
      ["legs/.hidden/portcullis.json", "legs/a/portcullis.json", "legs/b/c/portcullis.json"],
    ],
    [
      "from the working directory on, without git's own files",
      ["**/portcullis.json"],
      ["legs/.hidden/portcullis.json", "legs/a/portcullis.json", "legs/b/c/portcullis.json"],
    ],
    ["in one folder", ["./legs/*/portcullis.json"], ["legs/.hidden/portcullis.json", "legs/a/portcullis.json"]],
    ["named one by one", ["legs/a/portcullis.json", "./legs/b/c/portcullis.json"], ["legs/a/portcullis.json", "legs/b/c/portcullis.json"]],
    ["by two globs, each once", ["legs/a/*.json", "legs/*/*.json"], ["legs/.hidden/portcullis.json", "legs/a/portcullis.json"]],
    ["outside the working directory", ["/temp/**/*.json"], ["../temp/d/portcullis.json"]],
    ["above the working directory", ["../temp/*/portcullis.json"], ["../temp/d/portcullis.json"]],
  ])("are found %s", async (_, globs, paths) => expect(await find(table, ...globs)).toEqual(paths));

  test.each([
    ["nothing matches", "legs/**/result.json", "matches no file", "downloaded"],
    ["the folder is not there", "results/**/*.json", "matches no file", "downloaded"],
    ["a folder is named", "legs/", "is a folder", "`legs/**/*.json`"],
    ["a file is not there", "legs/a/x.json", "matches no file", "downloaded"],
    ["a link is named", "legs/link/portcullis.json", "matches no file", ""],
  ])("are refused where %s", async (_, glob, why, next) => {
    const [fault, ...more] = await rejectedFaultsOf(() => find(table, "legs/a/*.json", glob));
    expect(more).toEqual([]);
    expect(fault).toMatchObject({ code: "input-invalid", message: expect.stringContaining(why), next: expect.stringContaining(next) });
  });
});

describe("where it is known how many legs there must be", () => {
  const findOf = (table: FakeTable, ...globs: string[]) => findLegs(globs, { files: fakeFiles(table), cwd: CWD, expect: 2 });
  const table = { "/work/legs/a.json": "a" };

  test("a glob that matches nothing is no mistake: legs are missed by their number", async () => {
    expect(await findOf(table, "legs/*.json", "more/*.json")).toEqual(["legs/a.json"]);
    expect(await findOf({}, "legs/*.json")).toEqual([]);
  });

  test("a folder in place of files still is one", async () => {
    expect(await rejectedFaultsOf(() => findOf(table, "legs"))).toMatchObject([{ code: "input-invalid" }]);
  });

  test.each([
    [2, "No leg left a result that `results` matches, and 2 were expected."],
    [1, "No leg left a result that `results` matches, and 1 was expected."],
  ])("none of %i is said", async (expected, message) => {
    expect(await check({}, expected)).toMatchObject([{ code: "leg-missing", message }]);
  });
});

describe("what was expected", () => {
  const three = {
    "/work/a.json": leg(),
    "/work/b.json": leg({ startedAt: "2026-11-23T12:00:01.000Z" }),
    "/work/c.json": leg({ targets: [{ id: "docker:worker:1" }] }),
  };

  test("may be there, or unknown", async () => {
    expect(await check(three, 3)).toEqual([]);
    expect(await check(three, null)).toEqual([]);
  });

  test("may be more than there is", async () => {
    expect(await check(three, 5)).toEqual([
      {
        code: "leg-missing",
        message: "2 of 5 legs are missing; there are a.json, b.json, c.json.",
        next: expect.stringMatching(/^See why/),
      },
    ]);
    expect((await check(three, 4))[0]?.message).toContain("1 of 4 legs is missing");
  });

  test("cannot be less than there is", async () => {
    const faults = await rejectedFaultsOf(() => check(three, 2));
    expect(faults.map(({ code, message }) => [code, message])).toEqual([
      ["input-invalid", "3 results were found, and 2 expected: a.json, b.json, c.json."],
    ]);
  });

  test.each<[string, string, string]>([
    ["the same bytes", leg(), leg()],
    ["the same run, written otherwise", leg(), JSON.stringify({ ...JSON.parse(leg()), more: 1 }, null, 2)],
    [
      "a second attempt of the same leg",
      leg({ sarifCategory: ".github/workflows/gate.yml:gate/os:linux/" }),
      leg({ sarifCategory: ".github/workflows/gate.yml:gate/os:linux/", startedAt: "2026-11-23T13:00:00.000Z" }),
    ],
    ["the same bytes of something else", "{}", "{}"],
  ])("cannot be made up by %s", async (_, one, other) => {
    const faults = await rejectedFaultsOf(() => check({ "/work/a.json": one, "/work/b.json": other }, 2));
    expect(faults.map(({ message }) => message)).toEqual(["a.json and b.json are the same leg's result."]);
  });

  test.each<[string, string, string]>([
    ["two runs on the same target", leg(), leg({ startedAt: "2026-11-23T13:00:00.000Z" })],
    ["two runs that began together", leg(), leg({ targets: [{ id: "docker:worker:1" }] })],
    [
      "two steps of one job, on two images",
      leg({ sarifCategory: "a.yml:gate/" }),
      leg({ sarifCategory: "a.yml:gate/", startedAt: "2026-11-23T13:00:00.000Z", targets: [{ id: "docker:worker:1" }] }),
    ],
    [
      "two calls of the command line",
      leg({ sarifCategory: "portcullis/" }),
      leg({ sarifCategory: "portcullis/", startedAt: "2026-11-23T13:00:00.000Z" }),
    ],
    ["what is no result, and another", "{", "[]"],
  ])("may be %s", async (_, one, other) => {
    expect(await check({ "/work/a.json": one, "/work/b.json": other }, 2)).toEqual([]);
  });
});
