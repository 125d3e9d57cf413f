import { describe, expect, test } from "@jest/globals";
import { parseBasesLock } from "../../src/base-image/lock/parse.ts";
import { type Locking, lockBases } from "../../src/entry/bases/lock-bases.ts";
import { renderLockReport, toLockDocument } from "../../src/entry/bases/lock-report.ts";
import type { BasesLock } from "../../src/model/bases-lock.ts";
import type { ImageFacts } from "../../src/model/image.ts";
import { parsePolicyFile } from "../../src/policy/policy-file.ts";
import { resolveRequest } from "../../src/policy/resolve.ts";
import type { RawSettings } from "../../src/policy/settings.ts";
import type { RegistryAnswer } from "../../src/ports.ts";
import { digestOf, image, indexOf, lock } from "../fakes/bases.ts";
import { rejectedFaultsOf } from "../fakes/faults.ts";
import { type FakeWorld, type FakeWorldOptions, fakeWorld } from "../fakes/world.ts";

const NOW = Date.UTC(2026, 10, 25, 12);
const PATH = ".github/portcullis.bases.json";
const DEBIAN = "docker.io/library/debian:12";

const read = (letters: string, over: Partial<ImageFacts> = {}) => ({ facts: image(letters, over), changes: [] });
const answer = (letters: string, platforms = ["linux/amd64"]): RegistryAnswer => ({
  digest: indexOf(letters),
  images: platforms.map((platform) => ({ platform, facts: image(letters, { platform }) })),
});

type Case = {
  readonly world?: FakeWorldOptions;
  readonly lock?: BasesLock | null;
  readonly raw?: RawSettings;
  readonly allow?: string;
};

/** Locks operands; gives the report, the lock that was written (null: none), and the world. */
async function run(operands: readonly string[], { world: options = {}, ...given }: Case = {}) {
  return runIn(fakeWorld({ now: NOW, ...options }), operands, given);
}

async function runIn(world: FakeWorld, operands: readonly string[], { lock: before = null, raw = {}, allow }: Omit<Case, "world"> = {}) {
  const policyFile = allow === undefined ? null : parsePolicyFile(`version: 1\nbase-images:\n  allow:\n${allow}`, "p.yml", "2026-11-25");
  const said = { raw, operands, door: "cli", command: "bases lock", cores: 1, defaultCategory: "x/" } as const;
  const locking: Locking = { request: resolveRequest({ ...said, policyFile, lock: before }), operands, path: PATH, world };
  return { report: await lockBases(locking), written: parseBasesLock(world.files.text(`/work/${PATH}`), PATH), world };
}

/** A lock as rows: reference, digests (first four digits) with their platforms. */
const rows = ({ bases }: BasesLock) =>
  bases.map(({ reference, versions }) => [
    reference,
    ...versions.map(({ digest, platforms }) => `${digest?.slice(7, 11) ?? "none"} ${Object.keys(platforms).join("+")}`),
  ]);
const id = (letters: string) => indexOf(letters).slice(7, 11);

describe("an image goes into the lock", () => {
  const archive = { files: { "/work/base.tar": "tar" } };

  test.each<[string, string, FakeWorldOptions, string[][]]>([
    [
      "of a registry, for all its platforms",
      "registry:debian:12",
      { answers: { [DEBIAN]: answer("ab", ["linux/amd64", "linux/arm64"]) } },
      [[DEBIAN, `${id("ab")} linux/amd64+linux/arm64`]],
    ],
    [
      "of a mirror, under another name",
      "debian:12=registry:mirror.example/d:12",
      { answers: { "mirror.example/d:12": answer("ab") } },
      [[DEBIAN, `${id("ab")} linux/amd64`]],
    ],
    [
      "of an archive, under its only name",
      "docker-archive:base.tar",
      { ...archive, readings: { "base.tar": read("ab", { names: ["debian:12"] }) } },
      [[DEBIAN, "none linux/amd64"]],
    ],
    [
      "of an archive, under the name that is given",
      "debian:12=docker-archive:base.tar",
      { ...archive, readings: { "base.tar": read("ab", { names: ["x:1"] }) } },
      [[DEBIAN, "none linux/amd64"]],
    ],
    [
      "of a layout, with the index that it is of",
      "debian:12=oci-dir:out",
      { files: { "/work/out/index.json": "" }, readings: { out: read("ab", { index: indexOf("ab") }) } },
      [[DEBIAN, `${id("ab")} linux/amd64`]],
    ],
    ["of the engine", "docker:debian:12", { readings: { "debian:12": read("ab") } }, [[DEBIAN, "none linux/amd64"]]],
    [
      "of the engine, with the digest under which it was pulled",
      "docker:debian:12",
      { readings: { "debian:12": read("ab", { names: ["debian:12", `debian@${indexOf("ab")}`, `mirror.example/d@${indexOf("zz")}`] }) } },
      [[DEBIAN, `${id("ab")} linux/amd64`]],
    ],
    [
      "of the engine, where a bare reference is there",
      "debian:12",
      { daemon: ["debian:12"], readings: { "debian:12": read("ab") } },
      [[DEBIAN, "none linux/amd64"]],
    ],
    [
      "of the registry, where the engine lacks it",
      "debian:12",
      { daemon: [], answers: { [DEBIAN]: answer("ab") } },
      [[DEBIAN, `${id("ab")} linux/amd64`]],
    ],
    [
      "by its digest alone, where nobody confirms the tag beside it",
      `registry:debian:12@${indexOf("ab")}`,
      { answers: { [`${DEBIAN}@${indexOf("ab")}`]: answer("ab"), [DEBIAN]: answer("cd") } },
      [[`docker.io/library/debian@${indexOf("ab")}`, `${id("ab")} linux/amd64`]],
    ],
    [
      "by its tag, where the registry confirms that it has that digest",
      `registry:debian:12@${indexOf("ab")}`,
      { answers: { [`${DEBIAN}@${indexOf("ab")}`]: answer("ab"), [DEBIAN]: answer("ab") } },
      [[DEBIAN, `${id("ab")} linux/amd64`]],
    ],
  ])("%s", async (_, operand, world, expected) => expect(rows((await run([operand], { world })).written)).toEqual(expected));

  test("with every layer of an archive read, and none of the engine's", async () => {
    const world = fakeWorld({ now: NOW, ...archive, readings: { "base.tar": read("ab", { names: ["a:1"] }), "b:1": read("cd") } });
    const asked: unknown[] = [];
    const { read: plain } = world.images;
    world.images.read = async (request) => {
      asked.push([request.source.scheme, request.layers]);
      return plain(request);
    };
    await runIn(world, ["docker-archive:base.tar", "docker:b:1"]);
    expect(asked).toHaveLength(2);
    expect(asked).toEqual(
      expect.arrayContaining([
        ["docker-archive", "all"],
        ["docker", 0],
      ]),
    );
  });

  test("chosen by name where an archive holds several, and for each platform", async () => {
    const world = fakeWorld({ now: NOW, ...archive });
    const images = [
      image("ab", { names: ["debian:12"] }),
      image("cd", { names: ["alpine:3"] }),
      image("ef", { names: ["debian:12"], platform: "linux/arm64" }),
    ];
    world.images.list = async () => images;
    world.images.read = async ({ source }) => ({ facts: images[Number(source.name?.slice(1))] ?? image("zz"), changes: [] });
    expect(rows((await runIn(world, ["debian:12=docker-archive:base.tar"])).written)).toEqual([[DEBIAN, "none linux/amd64+linux/arm64"]]);
    const faults = await rejectedFaultsOf(() => runIn(world, ["docker-archive:base.tar"]));
    expect(faults).toMatchObject([
      { code: "input-invalid", message: "docker-archive:base.tar holds docker.io/library/debian:12, docker.io/library/alpine:3." },
    ]);
    expect(await rejectedFaultsOf(() => runIn(world, ["node=docker-archive:base.tar"]))).toMatchObject([{ code: "input-invalid" }]);
    expect(rows((await runIn(world, ["docker-archive:base.tar:alpine:3"])).written)).toContainEqual([
      "docker.io/library/alpine:3",
      "none linux/amd64",
    ]);
    expect(await rejectedFaultsOf(() => runIn(world, ["docker-archive:base.tar:nope"]))).toMatchObject([
      {
        message: expect.stringMatching(/^docker-archive:base\.tar holds no image called nope: it holds /),
        next: expect.stringContaining("`docker-archive:base.tar:NAME`"),
      },
    ]);
    expect(rows((await runIn(world, ["node=docker-archive:base.tar:@1"])).written)).toContainEqual([
      "docker.io/library/node:latest",
      "none linux/amd64",
    ]);
  });

  test("from archives of single platforms, one by one", async () => {
    const files = { "/work/a.tar": "", "/work/b.tar": "" };
    const readings = { "a.tar": read("ab"), "b.tar": read("cd", { platform: "linux/arm64" }) };
    const { written } = await run(["debian:12=docker-archive:a.tar", "debian:12=docker-archive:b.tar"], { world: { files, readings } });
    expect(rows(written)).toEqual([[DEBIAN, "none linux/amd64+linux/arm64"]]);
  });

  test("beside what is there already", async () => {
    const before = lock({ "docker.io/library/alpine:3": "x", [DEBIAN]: "cd" });
    const { written } = await run(["registry:debian:12"], { lock: before, world: { answers: { [DEBIAN]: answer("ab") } } });
    expect(rows(written)).toEqual([
      ["docker.io/library/alpine:3", `${id("x")} linux/amd64`],
      [DEBIAN, `${id("ab")} linux/amd64`, `${id("cd")} linux/amd64`],
    ]);
  });
});

describe("nothing is written", () => {
  test.each<[string, string[], Case, string, string]>([
    ["where an image is not there", ["registry:debian:12"], {}, "target-not-found", "is not there"],
    ["where an archive is not there", ["debian=docker-archive:no.tar"], {}, "target-not-found", "docker-archive:no.tar is not there."],
    [
      "where an archive has no name",
      ["docker-archive:a.tar"],
      { world: { files: { "/work/a.tar": "" }, readings: { "a.tar": read("ab") } } },
      "input-invalid",
      "does not say what its image is called",
    ],
    [
      "where a layout has a tag alone for a name",
      ["oci-dir:out"],
      { world: { files: { "/work/out/x": "" }, readings: { out: read("ab", { names: ["12"] }) } } },
      "input-invalid",
      "does not say what its image is called",
    ],
    [
      "where an image is named by its ID",
      [`docker:${"a".repeat(64)}`],
      { world: { readings: { ["a".repeat(64)]: read("ab") } } },
      "input-invalid",
      "by its ID",
    ],
    [
      "where an image has no platform",
      ["docker:a:1"],
      { world: { readings: { "a:1": read("ab", { platform: null }) } } },
      "target-invalid",
      "for which platform",
    ],
    [
      "of a registry without the network",
      ["registry:debian:12"],
      { raw: { offline: ["true"] } },
      "target-not-found",
      "`offline` forbids it",
    ],
    [
      "where another digest was meant",
      [`debian@${indexOf("zz")}=registry:debian:12`],
      { world: { answers: { [DEBIAN]: answer("ab") } } },
      "source-mismatch",
      "was to be locked as",
    ],
    ["without an allowlist", [], {}, "input-invalid", "the policy has no allowlist"],
    ["where the allowlist has only patterns", [], { allow: "    - debian:1*\n    - node" }, "input-invalid", "no exact reference"],
    [
      "where two images are to be one",
      ["registry:debian:12", "debian:12=docker:x"],
      { world: { answers: { [DEBIAN]: answer("ab") }, readings: { x: read("cd") } } },
      "input-invalid",
      "is given twice",
    ],
  ])("%s", async (_, operands, { world: options = {}, ...given }, code, why) => {
    const world = fakeWorld({ now: NOW, ...options });
    expect(await rejectedFaultsOf(() => runIn(world, operands, given))).toMatchObject([{ code, message: expect.stringContaining(why) }]);
    expect(world.files.entries.has(`/work/${PATH}`)).toBe(false);
  });

  test("where one of several failed, and all that failed are told", async () => {
    const world = fakeWorld({ now: NOW, answers: { [DEBIAN]: answer("ab") } });
    const faults = await rejectedFaultsOf(() => runIn(world, ["registry:a:1", "registry:debian:12", "registry:b:1"]));
    expect(faults.map(({ message }) => message)).toEqual(["docker.io/library/a:1 is not there.", "docker.io/library/b:1 is not there."]);
    expect(world.files.entries.has(`/work/${PATH}`)).toBe(false);
  });
});

describe("without an image the allowlist", () => {
  const allow = [
    "- debian:12",
    "- ghcr.io/acme/*",
    "- node",
    "- scratch",
    "- { image: alpine:3, expires: 2026-11-25 }",
    `- { image: ghcr.io/acme/base, digests: ["${indexOf("cd")}"] }`,
  ]
    .map((line) => `    ${line}\n`)
    .join("");
  const pinned = `ghcr.io/acme/base@${indexOf("cd")}`;

  test("is looked up, as far as it names images exactly", async () => {
    const { written, report } = await run([], { allow, world: { answers: { [DEBIAN]: answer("ab"), [pinned]: answer("cd") } } });
    expect(rows(written)).toEqual([
      [DEBIAN, `${id("ab")} linux/amd64`],
      [pinned, `${id("cd")} linux/amd64`],
    ]);
    expect(report.passedOver).toEqual([
      { entry: "ghcr.io/acme/*", why: "is a pattern" },
      { entry: "node", why: "means every tag" },
      { entry: "alpine:3", why: "expired on 2026-11-25" },
    ]);
  });
});

describe("the report", () => {
  const before = lock({ [DEBIAN]: "ab", "docker.io/library/alpine:3": "cd", "docker.io/library/node:22": ["ef", "gh"] });
  const answers = {
    [DEBIAN]: answer("ab"),
    "docker.io/library/alpine:3": answer("ij"),
    "docker.io/library/node:22": answer("gh"),
    "docker.io/library/redis:7": answer("kl"),
  };
  const operands = ["registry:debian:12", "registry:alpine:3", "registry:node:22", "registry:redis:7"];

  test("says what is new, what moved and since when, and what was seen again", async () => {
    const { report } = await run(operands, { lock: before, world: { answers } });
    expect(renderLockReport(report)).toBe(
      [
        `${PATH}: 4 references; 1 new, 2 moved, 1 seen again.`,
        `  seen again  ${DEBIAN}  (registry:${DEBIAN})`,
        `              ${indexOf("ab")} for linux/amd64, since 2026-11-20`,
        "  moved       docker.io/library/alpine:3  (registry:docker.io/library/alpine:3)",
        `              was ${indexOf("cd")}, first seen 2026-11-20, last 2026-11-20`,
        `              is ${indexOf("ij")} for linux/amd64`,
        "  moved       docker.io/library/node:22  (registry:docker.io/library/node:22)",
        `              was ${indexOf("ef")}, first seen 2026-11-20, last 2026-11-20`,
        `              is ${indexOf("gh")} for linux/amd64, as it was before (first seen 2026-11-19)`,
        "  new         docker.io/library/redis:7  (registry:docker.io/library/redis:7)",
        `              ${indexOf("kl")} for linux/amd64`,
        "",
      ].join("\n"),
    );
  });

  test("says the same to programs", async () => {
    const { report } = await run(operands, { lock: before, world: { answers } });
    expect(toLockDocument(report)).toMatchObject({
      schema: "portcullis/bases-lock-report/1",
      lock: PATH,
      references: 4,
      changes: [
        { reference: DEBIAN, change: "seen-again", now: { digest: indexOf("ab"), platforms: ["linux/amd64"] } },
        { change: "moved", before: { digest: indexOf("cd") }, now: { digest: indexOf("ij") }, again: false },
        { change: "moved", before: { digest: indexOf("ef") }, now: { digest: indexOf("gh") }, again: true },
        { change: "new", before: null },
      ],
    });
  });

  test("calls an image without a digest by its config", async () => {
    const { report } = await run(["docker:a:1"], { world: { readings: { "a:1": read("ab") } } });
    expect(renderLockReport(report)).toContain(`${digestOf("config ab")} for linux/amd64`);
  });
});
