import { describe, expect, test } from "@jest/globals";
import { toPendingChanges, withBaseChecksums } from "../../src/entry/pending-changes.ts";
import { type PolicyPlace, readPolicyFile } from "../../src/entry/policy-source.ts";
import { prepareRequest } from "../../src/entry/prepare.ts";
import { resolveRequest } from "../../src/policy/resolve.ts";
import { rejectedFaultsOf } from "../fakes/faults.ts";
import { type FakeTable, fakeWorld } from "../fakes/world.ts";

const SHA = "1234567890ab".padEnd(40, "0");
const GOOD = "version: 1\nonly-fixed: true\n";

type Setting = {
  /** What lies in the checkout. */
  readonly files?: FakeTable;
  /** What the base commit holds, by path; null: there is no base commit. */
  readonly base?: Readonly<Record<string, string>> | null;
  /** What other repositories hold, by `owner/repo/path@ref`; null: on the command line. */
  readonly others?: Readonly<Record<string, string>> | null;
};

function placeOf({ files = {}, base = null, others = {} }: Setting): PolicyPlace {
  const world = fakeWorld({ files });
  return {
    files: world.files,
    cwd: "/work",
    today: "2026-11-23",
    base: base === null ? null : { owner: "acme", repo: "shop", sha: SHA },
    readRepository:
      others === null
        ? null
        : async ({ owner, repo, path, ref }) =>
            ref === SHA ? (base?.[path] ?? null) : (others[`${owner}/${repo}/${path}@${ref}`] ?? null),
  };
}

const FILE = "/work/.github/portcullis.yml";

describe("the policy file", () => {
  test.each<[string, string[], (place: PolicyPlace) => Partial<PolicyPlace["files"]>]>([
    ["whose folder cannot be listed", [], () => ({ list: async () => Promise.reject(new Error("EACCES")) })],
    ["that is named, likewise", ["gate/p.yml"], () => ({ list: async () => Promise.reject(new Error("EACCES")) })],
    [
      "that is listed and cannot be looked at",
      [],
      ({ files }) => ({ list: async () => [...(await files.list("/work/.github")), { name: "portcullis.yml", kind: "file" }] }),
    ],
  ])("%s is not taken for one that is not there", async (_, names, change) => {
    const place = placeOf({ files: { "/work/.github/dependabot.yml": "", "/work/gate/other.yml": "" } });
    const changed = { ...place, files: { ...place.files, ...change(place) } };
    const faults = await rejectedFaultsOf(() => readPolicyFile(names.length === 0 ? {} : { "config-file": names }, changed));
    expect(faults.map(({ code }) => code)).toEqual(["policy-unreadable"]);
  });

  test.each<[string, Setting, string[], string | null]>([
    ["is the usual one where none is named", { files: { [FILE]: GOOD } }, [], ".github/portcullis.yml"],
    ["need not be there", {}, [], null],
    ["is the one that is named", { files: { "/work/p.yml": GOOD, [FILE]: "broken" } }, ["p.yml"], "p.yml"],
    ["may lie anywhere", { files: { "/etc/p.yml": GOOD } }, ["/etc/p.yml"], "/etc/p.yml"],
    [
      "may be another repository's",
      { others: { "acme/policies/gate.yml@v1": GOOD } },
      ["acme/policies/gate.yml@v1"],
      "acme/policies/gate.yml@v1",
    ],
    [
      "is the base commit's, whatever is proposed",
      { files: { [FILE]: "broken" }, base: { ".github/portcullis.yml": GOOD } },
      [],
      ".github/portcullis.yml@1234567890ab",
    ],
    ["is none where the base commit has none, whatever is proposed", { files: { [FILE]: GOOD }, base: {} }, [], null],
    ["of the base commit may be named in other words", { base: { "a/p.yml": GOOD } }, ["./a/../a/p.yml"], "a/p.yml@1234567890ab"],
  ])("%s", async (_, setting, names, name) => {
    const file = await readPolicyFile(names.length === 0 ? {} : { "config-file": names }, placeOf(setting));
    expect(file === null ? null : [file.name, file.onlyFixed]).toEqual(name === null ? null : [name, true]);
  });

  test.each<[string, Setting, string, string, string]>([
    ["that is named has to be there", {}, "p.yml", "policy-invalid", "no such file"],
    [
      "that is named has to be in the base commit",
      { files: { "/work/p.yml": GOOD }, base: {} },
      "p.yml",
      "policy-unreadable",
      "no such file",
    ],
    ["cannot lie above the repository on a pull request", { base: {} }, "../p.yml", "policy-unreadable", "outside the repository"],
    ["cannot lie elsewhere on a pull request", { base: {} }, "/etc/p.yml", "policy-unreadable", "outside the repository"],
    ["of another repository has to be there", {}, "acme/policies/gate.yml@v1", "policy-invalid", "no such file"],
    [
      "of another repository is not fetched on the command line",
      { others: null },
      "acme/policies/gate.yml@v1",
      "input-invalid",
      "does not fetch",
    ],
    ["has to be UTF-8", { files: { "/work/p.yml": new Uint8Array([0xff, 0xfe, 0x76, 0]) } }, "p.yml", "policy-invalid", "no UTF-8 text"],
    ["has to be one", { files: { "/work/p.yml": "version: 2" } }, "p.yml", "policy-invalid", "p.yml:1:10"],
    ["cannot be a folder", { files: { "/work/p.yml/x": "" } }, "p.yml", "input-invalid", "folder"],
    ["cannot be larger than a page", { files: { "/work/p.yml": "#".repeat(1024 * 1024 + 1) } }, "p.yml", "input-invalid", "larger"],
  ])("%s", async (_, setting, name, code, why) => {
    const [fault, ...more] = await rejectedFaultsOf(() => readPolicyFile({ "config-file": [name] }, placeOf(setting)));
    expect(more).toEqual([]);
    expect(fault).toMatchObject({ code, message: expect.stringContaining(why) });
  });
});

describe("what a pull request proposes", () => {
  const PATH = ".github/portcullis.yml";
  const pending = (raw: Record<string, string[]>, setting: Setting) =>
    toPendingChanges(raw, placeOf(setting), { door: "action", command: "scan" });

  test.each<[string, Setting, string | null]>([
    ["nothing, outside a pull request", { files: { [FILE]: GOOD } }, null],
    ["nothing, where both are the same", { files: { [FILE]: GOOD }, base: { [PATH]: GOOD } }, null],
    ["nothing, where there is none", { base: {} }, null],
    [
      "another policy",
      { files: { [FILE]: "version: 1" }, base: { [PATH]: GOOD } },
      `What is proposed here changes ${PATH}. ${PATH}@1234567890ab is applied.`,
    ],
    [
      "a broken policy",
      { files: { [FILE]: new Uint8Array([0xff]) }, base: { [PATH]: GOOD } },
      `What is proposed here changes ${PATH}. ${PATH}@1234567890ab is applied.`,
    ],
    ["a first policy", { files: { [FILE]: GOOD }, base: {} }, `What is proposed here adds ${PATH}. It is not applied.`],
    ["no policy any more", { base: { [PATH]: GOOD } }, `What is proposed here removes ${PATH}. ${PATH}@1234567890ab is applied.`],
  ])("is told: %s", async (_, setting, message) => {
    const problems = await pending({}, setting);
    expect(problems.map((problem) => problem.message)).toEqual(message === null ? [] : [message]);
    for (const { code, next } of problems) expect([code, next]).toEqual(["policy-change-pending", expect.stringContaining("merged")]);
  });

  test("is told of checksums too, and of the policy that is named alone", async () => {
    const files = { "/work/p.yml": "version: 1", "/work/sums": "new", [FILE]: "version: 1" };
    const problems = await pending(
      { "config-file": ["p.yml"], "scanner-checksums": ["sums"] },
      { files, base: { "p.yml": GOOD, sums: "old" } },
    );
    expect(problems.map(({ message }) => message.split(".")[0])).toEqual([
      "What is proposed here changes p",
      "What is proposed here changes sums",
    ]);
    expect(await pending({ "config-file": ["acme/policies/gate.yml@v1"] }, { files, base: {} })).toEqual([]);
  });
});

describe("checksums", () => {
  const wish = {
    operands: [],
    door: "action",
    command: "scan",
    policyFile: null,
    today: "2026-11-23",
    cores: 1,
    defaultCategory: "x/",
  } as const;
  const request = resolveRequest({ ...wish, raw: { "scanner-checksums": ["sums"] } });

  test("are the base commit's, in a copy that nobody else can change", async () => {
    const world = fakeWorld({ files: { "/work/sums": "proposed" } });
    const place = placeOf({ base: { sums: "trusted" } });
    const { settings } = await withBaseChecksums(request, { place, world });
    expect(settings.scannerChecksums).toMatch(/^\/private\//);
    expect(world.files.text(settings.scannerChecksums ?? "")).toBe("trusted");
  });

  test("are those of the checkout outside a pull request", async () => {
    expect(await withBaseChecksums(request, { place: placeOf({}), world: fakeWorld() })).toBe(request);
  });

  test("have to be in the base commit", async () => {
    const faults = await rejectedFaultsOf(() => withBaseChecksums(request, { place: placeOf({ base: {} }), world: fakeWorld() }));
    expect(faults).toMatchObject([{ code: "policy-unreadable", message: expect.stringContaining("sums@1234567890ab") }]);
  });
});

describe("a request", () => {
  const said = { raw: { jobs: ["0"] }, operands: [], door: "action", command: "scan", cores: 1, defaultCategory: "x/" } as const;

  test("is refused with the mistakes of inputs and policy at once", async () => {
    const faults = await rejectedFaultsOf(() => prepareRequest(said, placeOf({ files: { [FILE]: "version: 2\nfoo: 1" } })));
    expect(faults.map(({ code }) => code)).toEqual(["input-invalid", "policy-invalid", "policy-invalid"]);
  });

  test("has the policy file in it", async () => {
    const { policy } = await prepareRequest({ ...said, raw: {} }, placeOf({ files: { [FILE]: GOOD } }));
    expect(policy).toMatchObject({ source: ".github/portcullis.yml", onlyFixed: true });
  });
});
