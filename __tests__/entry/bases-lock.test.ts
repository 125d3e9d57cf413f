import { describe, expect, test } from "@jest/globals";
import { renderBasesLock } from "../../src/base-image/lock/render.ts";
import { readBasesLock, toLockNotices } from "../../src/entry/bases-lock.ts";
import { toPendingChanges } from "../../src/entry/pending-changes.ts";
import type { PolicyPlace } from "../../src/entry/policy-source.ts";
import { prepareRequest } from "../../src/entry/prepare.ts";
import type { RawSettings } from "../../src/policy/settings.ts";
import { lock } from "../fakes/bases.ts";
import { rejectedFaultsOf } from "../fakes/faults.ts";
import { type FakeTable, fakeWorld } from "../fakes/world.ts";

const PATH = ".github/portcullis.bases.json";
const text = (tag: string) => renderBasesLock(lock({ [`docker.io/library/debian:${tag}`]: "ab" }));

/** Where a lock comes from: the checkout, or (`base`) a commit. */
function placeOf(files: FakeTable, base?: Readonly<Record<string, string>>): PolicyPlace {
  const commit = base === undefined ? null : { owner: "acme", repo: "shop", sha: "1".repeat(40) };
  const readRepository = async ({ path }: { path: string }) => base?.[path] ?? null;
  return { files: fakeWorld({ files }).files, cwd: "/work", today: "2026-11-23", base: commit, readRepository };
}

describe("the lock of bases", () => {
  test.each<[string, RawSettings, PolicyPlace, string | null]>([
    ["is the usual one where none is named", {}, placeOf({ [`/work/${PATH}`]: text("12") }), "docker.io/library/debian:12"],
    ["need not be there", {}, placeOf({}), null],
    ["is the one that is named", { "bases-lock": ["b.json"] }, placeOf({ "/work/b.json": text("11") }), "docker.io/library/debian:11"],
    [
      "is the base commit's, whatever is proposed",
      {},
      placeOf({ [`/work/${PATH}`]: "broken" }, { [PATH]: text("12") }),
      "docker.io/library/debian:12",
    ],
    ["is none where the base commit has none", {}, placeOf({ [`/work/${PATH}`]: text("12") }, {}), null],
  ])("%s", async (_, raw, place, reference) => {
    expect((await readBasesLock(raw, place))?.bases[0]?.reference ?? null).toBe(reference);
  });

  test.each<[string, RawSettings, PolicyPlace, string, string]>([
    ["that is named has to be there", { "bases-lock": ["b.json"] }, placeOf({}), "policy-invalid", "bases-lock names b.json"],
    ["also where it is the usual one", { "bases-lock": [PATH] }, placeOf({}), "policy-invalid", `bases-lock names ${PATH}`],
    [
      "that is named has to be in the base commit",
      { "bases-lock": ["b.json"] },
      placeOf({ "/work/b.json": text("12") }, {}),
      "policy-unreadable",
      "b.json@111111111111",
    ],
    ["cannot lie elsewhere on a pull request", { "bases-lock": ["/etc/b.json"] }, placeOf({}, {}), "policy-unreadable", "outside"],
    ["has to be one", {}, placeOf({ [`/work/${PATH}`]: "{" }), "policy-invalid", `${PATH} is no JSON`],
    ["cannot be larger than 1 MiB", {}, placeOf({ [`/work/${PATH}`]: " ".repeat(1024 * 1024 + 1) }), "input-invalid", "larger"],
  ])("%s", async (_, raw, place, code, why) => {
    expect(await rejectedFaultsOf(() => readBasesLock(raw, place))).toMatchObject([{ code, message: expect.stringContaining(why) }]);
  });

  test("may be missing where it is about to be written", async () => {
    expect(await readBasesLock({ "bases-lock": ["b.json"] }, placeOf({}), { mayBeMissing: true })).toBeNull();
  });
});

describe("a lock that a pull request changes", () => {
  const scan = { door: "action", command: "scan" } as const;
  const files = { [`/work/${PATH}`]: text("12") };

  test("is told of and not applied", async () => {
    const problems = await toPendingChanges({}, placeOf(files, { [PATH]: text("11") }), scan);
    expect(problems).toMatchObject([
      {
        code: "policy-change-pending",
        message: `What is proposed here changes ${PATH}. ${PATH}@111111111111 is applied.`,
      },
    ]);
  });

  test("is no matter of the fan-in, where no image is looked at", async () => {
    expect(await toPendingChanges({}, placeOf(files, {}), { door: "aggregate", command: "judge" })).toEqual([]);
  });
});

describe("a request", () => {
  const said = { operands: ["docker:shop:1"], door: "cli", command: "scan", cores: 1, defaultCategory: "x/" } as const;
  const POLICY = "/work/.github/portcullis.yml";

  test("has the lock in it", async () => {
    const request = await prepareRequest({ ...said, raw: {} }, placeOf({ [`/work/${PATH}`]: text("12") }));
    expect(request.lock?.bases).toHaveLength(1);
  });

  test("is refused with the mistakes of options, policy and lock at once", async () => {
    const place = placeOf({ [`/work/${PATH}`]: "{", [POLICY]: "version: 2" });
    const faults = await rejectedFaultsOf(() => prepareRequest({ ...said, raw: { jobs: ["0"] } }, place));
    expect(faults.map(({ code, message }) => [code, message.split(/[ :]/)[0]])).toEqual([
      ["input-invalid", "`--jobs"],
      ["policy-invalid", ".github/portcullis.yml"],
      ["policy-invalid", PATH],
    ]);
  });

  test("has no lock in the fan-in, whatever lies there", async () => {
    const at = { ...said, operands: [], door: "aggregate", command: "judge", raw: { results: ["x"] } } as const;
    expect((await prepareRequest(at, placeOf({ [`/work/${PATH}`]: "{" }))).lock).toBeNull();
  });

  test.each<[string, FakeTable, string[], boolean]>([
    ["asks for bases and has no lock", { [POLICY]: "version: 1\nbase-images: { allow: [debian] }" }, ["docker:a"], true],
    [
      "asks for bases and has one",
      { [POLICY]: "version: 1\nbase-images: { allow: [debian] }", [`/work/${PATH}`]: text("12") },
      ["docker:a"],
      false,
    ],
    ["asks for no bases", {}, ["docker:a"], false],
    ["asks for bases no more", { [POLICY]: "version: 1\nbase-images: { require: off }" }, ["docker:a"], false],
    ["is about no image", { [POLICY]: "version: 1\nbase-images: { allow: [debian] }" }, ["dir:."], false],
  ])("that %s", async (_, files, operands, isTold) => {
    const notices = toLockNotices(await prepareRequest({ ...said, raw: {}, operands }, placeOf(files)));
    expect(notices.map(({ code }) => code)).toEqual(isTold ? ["bases-lock-missing"] : []);
  });
});
