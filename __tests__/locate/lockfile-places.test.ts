import { describe, expect, test } from "@jest/globals";
import { placeInLockfiles } from "../../src/locate/lockfile-places.ts";
import type { Evidence } from "../../src/model/evidence.ts";
import type { Observation } from "../../src/model/finding.ts";
import { observation } from "../fakes/findings.ts";
import { type FakeTable, fakeFiles } from "../fakes/world.ts";

const GEMS = "GEM\n  specs:\n    rack (2.0.0)\n    rake (1.0.0)\n    rack (3.0.0)\n";

function found(target: string, name: string, version: string, over: Partial<Observation> = {}): Observation {
  return observation({ target, package: { purl: `pkg:gem/${name}@${version}`, name, version, type: "gem" }, ...over });
}

function report(...observations: readonly Observation[]): Evidence {
  return { targets: [], scanners: [], observations, problems: [] };
}

/** Where findings are placed, and which files were read for it. */
async function place(table: FakeTable, ...reports: readonly Evidence[]) {
  const read: string[] = [];
  const files = fakeFiles(table);
  const spy = (path: string, limit: number) => {
    read.push(path);
    return files.read(path, limit);
  };
  const where = { cwd: "/work", files: { ...files, read: spy } };
  const placeOf = await placeInLockfiles(reports, where);
  const lines = reports.flatMap(({ observations }) => observations).map((one) => placeOf(one)?.line ?? null);
  return { lines, read, placeOf };
}

describe("findings are placed on the lines of their lockfiles", () => {
  test("each version on its own, each file read once, whoever saw it", async () => {
    const target = "lockfile:web/Gemfile.lock";
    const one = report(found(target, "rack", "3.0.0"), found(target, "rack", "2.0.0"));
    const { lines, read, placeOf } = await place(
      { "/work/web": null, "/work/web/Gemfile.lock": GEMS },
      one,
      report(found(target, "rake", "1.0.0")),
    );
    expect(lines).toEqual([5, 3, 4]);
    expect(read).toEqual(["/work/web/Gemfile.lock"]);
    expect(placeOf(found(target, "rack", "2.0.0"))).toEqual({ path: "web/Gemfile.lock", line: 3 });
  });

  test("what the file does not name on its first line", async () => {
    expect((await place({ "/work/Gemfile.lock": GEMS }, report(found("lockfile:Gemfile.lock", "sinatra", "1")))).lines).toEqual([1]);
  });

  test("of UTF-16 too", async () => {
    const bytes = Buffer.from(`\ufeff${GEMS}`, "utf16le");
    expect((await place({ "/work/Gemfile.lock": bytes }, report(found("lockfile:Gemfile.lock", "rake", "1.0.0")))).lines).toEqual([4]);
  });
});

describe("no file is read", () => {
  test.each<[sentence: string, observations: readonly Observation[]]>([
    ["where nothing was found", []],
    ["for what was found in an image", [found("docker:shop:1", "rack", "2.0.0")]],
    ["for what has its place already", [found("lockfile:Gemfile.lock", "rack", "2.0.0", { place: { path: "x", line: 7 } })]],
  ])("%s", async (_, observations) => {
    const { read } = await place({ "/work/Gemfile.lock": GEMS }, report(...observations));
    expect(read).toEqual([]);
  });

  test.each([
    "/work/Gemfile.lock",
    "../work/Gemfile.lock",
    "a/../Gemfile.lock",
    "./Gemfile.lock",
    "C:\\Gemfile.lock",
    "\\Gemfile.lock",
    "",
    "link/Gemfile.lock",
    "none/Gemfile.lock",
  ])("that is not plainly below the working directory: %s", async (path) => {
    const table: FakeTable = {
      "/work/Gemfile.lock": GEMS,
      "/work/a": null,
      "/work/real": null,
      "/work/real/Gemfile.lock": GEMS,
      "/work/link": { link: "/work/real" },
    };
    const { lines, read } = await place(table, report(found(`lockfile:${path}`, "rack", "2.0.0")));
    expect([lines, read]).toEqual([[null], []]);
  });

  test("that is a link, not there, or a folder", async () => {
    const table: FakeTable = { "/work/a.lock": { link: "/work/Gemfile.lock" }, "/work/Gemfile.lock": GEMS, "/work/b.lock": null };
    const all = ["a.lock", "b.lock", "c.lock"].map((name) => found(`lockfile:${name}`, "rack", "2.0.0"));
    expect((await place(table, report(...all))).lines).toEqual([null, null, null]);
  });
});
