import { describe, expect, test } from "@jest/globals";
import { type Examining, examineImages } from "../../../src/base-image/examine.ts";
import { GateError } from "../../../src/errors.ts";
import type { LayerChanges } from "../../../src/model/image.ts";
import type { ReasonCode } from "../../../src/model/reasons.ts";
import type { BuildFacts, Settings } from "../../../src/model/settings.ts";
import type { ImageScheme, Target } from "../../../src/model/target.ts";
import type { ImageReading, ImageReadRequest, Images, RegistryAnswer } from "../../../src/ports.ts";
import { blobsOf, digestOf, image, indexOf, lock } from "../../fakes/bases.ts";
import { type FakeTable, fakeWorld } from "../../fakes/world.ts";
import { settings } from "../../scan/stage.ts";

const DEBIAN = "docker.io/library/debian:12";
const STATUS = "var/lib/dpkg/status";
const changes = (count: number): LayerChanges[] =>
  Array.from({ length: count }, (_, index) => new Map([[STATUS, { kind: "file", bytes: new Uint8Array([index]) } as const]]));

function target(scheme: ImageScheme, locator: string): Target {
  return {
    kind: "image",
    id: `${scheme}:${locator}`,
    scheme,
    locator,
    absolute: scheme === "docker" || scheme === "registry" ? null : `/work/${locator}`,
  };
}

function fails(code: ReasonCode, message = "It failed."): never {
  throw new GateError({ code, message, next: "Try again." });
}

type Play = {
  readonly read?: (request: ImageReadRequest) => ImageReading;
  readonly answers?: Readonly<Record<string, RegistryAnswer | ReasonCode>>;
  readonly files?: FakeTable;
  readonly build?: Partial<BuildFacts>;
  readonly settings?: Partial<Settings>;
} & Partial<Omit<Examining, "world" | "settings">>;

/** Examines images of a world that plays along; `asked` is what was asked of the port, in order. */
async function examine(play: Play) {
  const asked: string[] = [];
  const world = fakeWorld({ files: { "/work/Dockerfile": "FROM debian:12\n", ...play.files } });
  const images: Images = {
    ...world.images,
    async read(request) {
      asked.push(`${request.source.scheme}:${request.source.locator} ${request.layers}`);
      return play.read?.(request) ?? fails("target-not-found");
    },
    async lookUp({ reference, platforms, deadline }) {
      asked.push(`${reference} ${platforms === "all" ? platforms : platforms.join()} ${deadline - world.clock.now()}`);
      const answer = play.answers?.[reference] ?? "environment";
      return typeof answer === "string" ? fails(answer, `${reference} does not answer.`) : answer;
    },
  };
  const end = await examineImages({
    targets: play.targets ?? [target("docker-archive", "app.tar")],
    settings: settings({
      offline: false,
      build: { dockerfiles: null, target: null, args: [], metadata: [], baseImages: [], lock: null, ...play.build },
      ...play.settings,
    }),
    wantsProof: play.wantsProof ?? true,
    lock: play.lock === undefined ? lock({ [DEBIAN]: "ab" }) : play.lock,
    world: { ...world, images },
    deadline: play.deadline ?? world.clock.now() + 60_000,
  });
  const told = [...end.examined].map(([id, { base, changes: read }]) => `${id}: ${base.status} ${base.cause} ${read.length}`);
  return { ...end, told, asked, codes: end.problems.map(({ code }) => code) };
}

/** An image that is read as a source of its kind is: archives whole, a registry's by its config until layers are read. */
function reading(letters: string, over: Parameters<typeof image>[1] = {}): (request: ImageReadRequest) => ImageReading {
  return ({ source, layers }) => {
    const proof = source.scheme === "registry" ? "config" : source.scheme === "docker" ? "engine" : "bytes";
    return { facts: image(letters, { proof, ...over }), changes: changes(layers === "all" ? letters.length : layers) };
  };
}

function answer(letters: string, digest = indexOf(letters)): RegistryAnswer {
  const facts = image(letters, { manifest: digestOf(`manifest ${letters}`), index: digest, blobs: blobsOf(letters) });
  return { digest, images: [{ platform: "linux/amd64", facts }] };
}

describe("how images are read", () => {
  test("an archive whole and once", async () => {
    const { told, asked, problems, examined } = await examine({ read: reading("abz") });
    expect(told).toEqual(["docker-archive:app.tar: proven proven 3"]);
    expect(asked).toEqual(["docker-archive:app.tar all"]);
    expect(problems).toEqual([]);
    expect(examined.get("docker-archive:app.tar")?.base.external).toEqual([
      { reference: "debian:12", canonical: DEBIAN, file: "Dockerfile", line: 1, usedAs: ["from"], reach: "final" },
    ]);
  });

  test("a daemon's image by its facts, then the base's layers, for their package databases", async () => {
    const { told, asked } = await examine({ targets: [target("docker", "shop:1")], read: reading("abz") });
    expect(told).toEqual(["docker:shop:1: proven proven 2"]);
    expect(asked).toEqual(["docker:shop:1 0", "docker:shop:1 2"]);
  });

  test("a registry's the same way, the second time by its digest", async () => {
    const manifest = digestOf("manifest of shop");
    const { told, asked } = await examine({ targets: [target("registry", "shop:1")], read: reading("abz", { manifest }) });
    expect(told).toEqual(["registry:shop:1: proven proven 2"]);
    expect(asked).toEqual(["registry:shop:1 0", `registry:docker.io/library/shop@${manifest} 2`]);
  });

  test("where the base is not proven no layer is read", async () => {
    const { told, asked } = await examine({ targets: [target("registry", "shop:1")], read: reading("qrz"), settings: { offline: true } });
    expect(told).toEqual(["registry:shop:1: contradicted not-a-prefix 0"]);
    expect(asked).toEqual(["registry:shop:1 0"]);
  });

  test("an archive by its facts alone where nobody asks, and nothing is known that could be proven", async () => {
    const { asked, told } = await examine({ read: reading("abz"), wantsProof: false, lock: null });
    expect(asked).toEqual(["docker-archive:app.tar 0"]);
    expect(told).toEqual(["docker-archive:app.tar: unknown unresolved 0"]);
    expect((await examine({ read: reading("abz"), wantsProof: false })).asked).toEqual(["docker-archive:app.tar all"]);
  });

  test("a platform that is none does not keep the Dockerfile from being read", async () => {
    const { told, problems } = await examine({
      read: reading("abz", { platform: "linux/my own" }),
      lock: lock({ [DEBIAN]: { letters: "ab", platform: "linux/my own" } }),
    });
    expect(told).toEqual(["docker-archive:app.tar: proven proven 3"]);
    expect(problems).toEqual([]);
  });

  test("a registry's config that lies about its layers is found out by their bytes", async () => {
    const lying = (request: ImageReadRequest) =>
      request.layers === 0 ? reading("abz")(request) : fails("source-mismatch", "Layer 1 is another.");
    const { told, codes, examined } = await examine({ targets: [target("registry", "shop:1")], read: lying });
    expect(told).toEqual(["registry:shop:1: contradicted altered 0"]);
    expect(codes).toEqual(["source-mismatch"]);
    expect(examined.get("registry:shop:1")?.base.message).toMatch(
      /^registry:shop:1 is not what its own digests say.*Layer 1 is another\.$/,
    );
  });

  test("layers of a registry that cannot be read prove nothing, but for those that are stored as the base's", async () => {
    const broken = (over: Parameters<typeof image>[1]) => (request: ImageReadRequest) =>
      request.layers === 0 ? reading("abz", over)(request) : fails("environment");
    const play = { targets: [target("registry", "shop:1")], lock: lock({ [DEBIAN]: { letters: "ab", blobs: blobsOf("ab") } }) };
    const other = await examine({ ...play, read: broken({ blobs: blobsOf("xyz") }) });
    expect([other.told, other.codes]).toEqual([["registry:shop:1: unknown unread 0"], ["environment"]]);
    const same = await examine({ ...play, read: broken({ blobs: blobsOf("abz") }) });
    expect([same.told, same.codes]).toEqual([["registry:shop:1: proven proven 0"], ["environment"]]);
  });

  test("fewer layers read than the base has prove nothing", async () => {
    const short = (request: ImageReadRequest) => ({ ...reading("abz")(request), changes: changes(1) });
    const { told } = await examine({ targets: [target("registry", "shop:1")], read: short });
    expect(told).toEqual(["registry:shop:1: unknown unread 1"]);
  });

  test("an image that is replaced between two readings is an error", async () => {
    const moving = (request: ImageReadRequest) => reading(request.layers === 0 ? "abz" : "evz")(request);
    const { told, codes } = await examine({ targets: [target("docker", "shop:1")], read: moving });
    expect(told).toEqual(["docker:shop:1: contradicted altered 0"]);
    expect(codes).toEqual(["source-mismatch"]);
  });

  test("an archive whose diff IDs nobody hashed is read like a registry's image", async () => {
    const { told } = await examine({ read: (request) => ({ ...reading("abz", { proof: "config" })(request), changes: [] }) });
    expect(told).toEqual(["docker-archive:app.tar: unknown unread 0"]);
  });

  test.each([
    ["source-mismatch", "contradicted altered", "source-mismatch", "source-mismatch"],
    ["target-invalid", "unknown unread", "target-invalid", "base-lookup-failed"],
    ["environment", "unknown unread", "environment", "base-lookup-failed"],
  ] as const)("an image that cannot be read (%s): %s, and no other suffers", async (code, found, asked, unasked) => {
    const targets = [target("docker", "bad"), target("docker-archive", "app.tar")];
    const read = (request: ImageReadRequest) => (request.source.locator === "bad" ? fails(code) : reading("abz")(request));
    const play = { targets, read, build: { dockerfiles: [{ image: null, value: "Dockerfile" }] } };
    const wanted = await examine(play);
    expect(wanted.told).toEqual([`docker:bad: ${found} 0`, "docker-archive:app.tar: proven proven 3"]);
    expect(wanted.problems).toMatchObject([{ code: asked, target: "docker:bad" }]);
    expect((await examine({ ...play, wantsProof: false })).codes).toEqual([unasked]);
  });

  test.each([
    ["source-mismatch", ["source-mismatch"]],
    ["internal", ["base-lookup-failed"]],
    ["environment", []],
    ["platform-missing", []],
  ] as const)(
    "where nobody asks for bases, a registry's image that cannot be had (%s) is told of its scan alone: %j",
    async (code, codes) => {
      const play = { targets: [target("registry", "shop:1")], read: () => fails(code) };
      expect((await examine({ ...play, wantsProof: false })).codes).toEqual(codes);
      expect((await examine(play)).codes).toEqual([code]);
    },
  );

  test("what breaks in our own code is a problem of its image", async () => {
    const { told, codes } = await examine({ read: () => JSON.parse("{") });
    expect(told).toEqual(["docker-archive:app.tar: unknown unread 0"]);
    expect(codes).toEqual(["internal"]);
  });
});

describe("what is said of how an image was built", () => {
  const [app, other] = [target("docker-archive", "app.tar"), target("docker", "shop:1")];

  test("a Dockerfile that is there belongs to the image if there is just one", async () => {
    expect((await examine({ read: reading("abz") })).told).toEqual(["docker-archive:app.tar: proven proven 3"]);
    const two = await examine({ targets: [app, other], read: reading("abz") });
    expect(two.told).toEqual(["docker-archive:app.tar: unproven no-claim 3", "docker:shop:1: unproven no-claim 0"]);
    const none = await examine({ read: reading("abz"), settings: { path: "web" } });
    expect(none.told).toEqual(["docker-archive:app.tar: unproven no-claim 3"]);
  });

  test("each image has its own, by any of its names", async () => {
    const files = { "/work/a": "FROM debian:12", "/work/b": "FROM scratch" };
    for (const name of ["docker:shop:1", "shop:1", "docker.io/library/shop:1"]) {
      const dockerfiles = [
        { image: null, value: "a" },
        { image: name, value: "b" },
      ];
      const { told, codes } = await examine({ targets: [app, other], read: reading("abz"), files, build: { dockerfiles } });
      expect(told).toEqual(["docker-archive:app.tar: proven proven 3", "docker:shop:1: contradicted other-base 0"]);
      expect(codes).toEqual([]);
    }
  });

  test.each(["app.tar", "./app.tar", "docker-archive:app.tar", "/work/app.tar"])("an archive by its path: %s", async (name) => {
    const { told } = await examine({
      targets: [app, other],
      read: reading("abz"),
      build: { baseImages: [{ image: name, value: "debian:12" }] },
    });
    expect(told).toEqual(["docker-archive:app.tar: proven proven 3", "docker:shop:1: unproven no-claim 0"]);
  });

  test("a name of no image is a mistake", async () => {
    const { problems } = await examine({ read: reading("abz"), build: { baseImages: [{ image: "shpo:1", value: "debian:12" }] } });
    expect(problems).toEqual([
      {
        code: "input-invalid",
        message: "`base-image` names the image shpo:1, which is none of those that are looked at.",
        next: "The images are docker-archive:app.tar.",
      },
    ]);
  });

  test.each([
    ["given", { dockerfiles: [{ image: null, value: "Dockerfile" }] }, true, "dockerfile-invalid"],
    ["given, and nobody asks for bases", { dockerfiles: [{ image: null, value: "Dockerfile" }] }, false, "dockerfile-invalid"],
    ["plainly there", {}, true, "dockerfile-invalid"],
    ["plainly there, and nobody asks for bases", {}, false, "base-lookup-failed"],
  ] as const)("a Dockerfile that BuildKit refuses (%s)", async (_, build, wantsProof, code) => {
    const { told, problems } = await examine({ read: reading("abz"), files: { "/work/Dockerfile": "FORM debian" }, build, wantsProof });
    expect(told).toEqual(["docker-archive:app.tar: unproven no-claim 3"]);
    expect(problems).toMatchObject([{ code, target: "docker-archive:app.tar", message: expect.stringMatching(/^Dockerfile/) }]);
  });

  test("a Dockerfile that is not there is a mistake", async () => {
    const { codes } = await examine({ read: reading("abz"), build: { dockerfiles: [{ image: null, value: "nowhere" }] } });
    expect(codes).toEqual(["input-invalid"]);
  });

  test("a FROM that is no reference is said, and declares nothing", async () => {
    const files = { "/work/Dockerfile": "ARG V\nFROM alpine:$V" };
    const { told, problems } = await examine({ read: reading("qz"), files });
    expect(told).toEqual(["docker-archive:app.tar: unknown no-claim 2"]);
    expect(problems).toMatchObject([{ code: "base-unknown", target: "docker-archive:app.tar" }]);
    expect((await examine({ read: reading("qz"), files, wantsProof: false })).codes).toEqual([]);
  });

  test("variables have the values of the build, or the environment's; the stage is the one that is built", async () => {
    const files = { "/work/Dockerfile": "ARG V\nFROM debian:$V AS one\nFROM scratch" };
    const { told } = await examine({ read: reading("abz"), files, build: { target: "one", args: [{ name: "V", value: "12" }] } });
    expect(told).toEqual(["docker-archive:app.tar: proven proven 3"]);
  });

  test("a metadata file of the builder is read; one that says nothing is a mistake, one that is of another image is said", async () => {
    const uri = "pkg:docker/debian@12?platform=linux%2Famd64";
    const materials = [{ uri, digest: { sha256: indexOf("ab").slice(7) } }];
    const one = JSON.stringify({ "buildx.build.provenance": { materials } });
    const several = JSON.stringify({
      "buildx.build.provenance/linux/arm64": { materials },
      "buildx.build.provenance/linux/s390x": { materials },
    });
    const build = { metadata: [{ image: null, value: "meta.json" }], dockerfiles: [] };
    const tell = async (text: string) => {
      const { told, codes } = await examine({ read: reading("abz"), build, files: { "/work/meta.json": text } });
      return [...told, ...codes];
    };
    expect(await tell(one)).toEqual(["docker-archive:app.tar: proven proven 3"]);
    expect(await tell("{}")).toEqual(["docker-archive:app.tar: unproven no-claim 3", "input-invalid"]);
    expect(await tell(several)).toEqual(["docker-archive:app.tar: unproven no-claim 3", "base-lookup-failed"]);
  });

  test("declarations that disagree are told", async () => {
    const { told, problems } = await examine({
      read: reading("abz"),
      build: { baseImages: [{ image: null, value: "debian:12" }] },
      files: { "/work/Dockerfile": "FROM node:22" },
    });
    expect(told).toEqual(["docker-archive:app.tar: proven proven 3"]);
    expect(problems).toMatchObject([
      {
        code: "base-claims-disagree",
        target: "docker-archive:app.tar",
        message:
          "docker-archive:app.tar: what declares its base does not agree: `base-image` declares docker.io/library/debian:12; Dockerfile:1 declares docker.io/library/node:22. The first counts.",
      },
    ]);
  });
});

describe("registries are asked for what the lock does not settle", () => {
  const file = (text: string) => ({ "/work/Dockerfile": text });

  test("not at all where the lock settles it", async () => {
    const { asked } = await examine({ read: reading("abz") });
    expect(asked).toEqual(["docker-archive:app.tar all"]);
  });

  test("for a tag that nobody knows, at most 5 s", async () => {
    const { told, asked, problems } = await examine({ read: reading("abz"), lock: null, answers: { [DEBIAN]: answer("ab") } });
    expect(asked).toEqual(["docker-archive:app.tar all", `${DEBIAN} linux/amd64 5000`]);
    expect(told).toEqual(["docker-archive:app.tar: proven proven 3"]);
    expect(problems).toEqual([]);
  });

  test("for a tag that was moved since it was locked", async () => {
    const { told, asked } = await examine({ read: reading("cdz"), answers: { [DEBIAN]: answer("cd") } });
    expect(asked).toContain(`${DEBIAN} linux/amd64 5000`);
    expect(told).toEqual(["docker-archive:app.tar: proven proven 3"]);
  });

  test("for a digest that nobody knows, and whether the tag has it", async () => {
    const pinned = `docker.io/library/debian@${indexOf("ab")}`;
    const answers = { [pinned]: answer("ab"), [DEBIAN]: { digest: indexOf("ab"), images: [] } };
    const { told, asked, examined } = await examine({
      read: reading("abz"),
      lock: null,
      answers,
      files: file(`FROM debian:12@${indexOf("ab")}`),
    });
    expect(asked).toEqual(["docker-archive:app.tar all", `${pinned} linux/amd64 5000`, `${DEBIAN}  5000`]);
    expect(told).toEqual(["docker-archive:app.tar: proven proven 3"]);
    expect([...examined.values()][0]?.base.tagConfirmed).toBe(true);
    const moved = await examine({
      read: reading("abz"),
      lock: null,
      answers: { ...answers, [DEBIAN]: { digest: indexOf("x"), images: [] } },
      files: file(`FROM debian:12@${indexOf("ab")}`),
    });
    expect([...moved.examined.values()][0]?.base).toMatchObject({ status: "proven", tagConfirmed: false });
  });

  test.each([
    ["the policy asks for none", { wantsProof: false }],
    ["there is no network", { settings: { offline: true } }],
  ])("not where %s", async (_, play) => {
    const { told, asked } = await examine({ read: reading("abz"), lock: null, ...play });
    expect(asked).toHaveLength(1);
    expect(told[0]).toMatch(/unknown unresolved/);
  });

  test("not for what only a label says: anybody can write that", async () => {
    const labels = { "org.opencontainers.image.base.name": "10.0.0.1/secret:1" };
    const { asked } = await examine({ read: reading("abz", { labels }), lock: null, build: { dockerfiles: [] } });
    expect(asked).toEqual(["docker-archive:app.tar all"]);
  });

  test("what one does not answer is a notice, and the base is unknown", async () => {
    const { told, problems } = await examine({ read: reading("abz"), lock: null });
    expect(told).toEqual(["docker-archive:app.tar: unknown unresolved 3"]);
    expect(problems).toEqual([
      {
        code: "base-lookup-failed",
        target: "docker-archive:app.tar",
        message: `${DEBIAN}, which docker-archive:app.tar may be built on, could not be looked up. ${DEBIAN} does not answer.`,
        next: `Take its facts into the lock where its registry can be reached: \`portcullis bases lock ${DEBIAN}\`.`,
      },
    ]);
  });

  test("once for all images on one base, never past the deadline", async () => {
    const targets = [target("docker-archive", "a.tar"), target("docker-archive", "b.tar")];
    const build = { dockerfiles: [{ image: null, value: "Dockerfile" }] };
    const deadline = fakeWorld().clock.now() + 100;
    const { asked, told } = await examine({
      targets,
      read: reading("abz"),
      lock: null,
      answers: { [DEBIAN]: answer("ab") },
      build,
      deadline,
    });
    expect(asked.filter((one) => one.startsWith(DEBIAN))).toEqual([`${DEBIAN} linux/amd64 100`]);
    expect(told).toEqual(["docker-archive:a.tar: proven proven 3", "docker-archive:b.tar: proven proven 3"]);
  });

  test("of a builder's list for all that is not known", async () => {
    const uris = ["pkg:docker/debian@12", "pkg:docker/evil/python@3"];
    const materials = uris.map((uri, index) => ({ uri, digest: { sha256: indexOf(index === 0 ? "ab" : "abe").slice(7) } }));
    const files = { "/work/meta.json": JSON.stringify({ "buildx.build.provenance": { materials } }) };
    const build = { dockerfiles: [], metadata: [{ image: null, value: "meta.json" }] };
    const pinned = `docker.io/evil/python@${indexOf("abe")}`;
    const unknown = await examine({ read: reading("abez"), files, build });
    expect(unknown.asked).toContain(`${pinned} linux/amd64 5000`);
    expect(unknown.told).toEqual(["docker-archive:app.tar: unknown unresolved 4"]);
    const known = await examine({ read: reading("abez"), files, build, answers: { [pinned]: answer("abe") } });
    expect([...known.examined.values()][0]?.base).toMatchObject({ status: "proven", reference: "docker.io/evil/python:3", layers: 3 });
  });
});

test("metadata of a build that made another image is told, and declares what it declares", async () => {
  const provenance = { materials: [{ uri: "pkg:docker/debian@12", digest: { sha256: indexOf("ab").slice(7) } }] };
  const meta = JSON.stringify({ "buildx.build.provenance": provenance, "containerimage.config.digest": digestOf("another") });
  const { told, problems } = await examine({
    read: reading("abz"),
    files: { "/work/meta.json": meta },
    build: { metadata: [{ image: null, value: "meta.json" }] },
  });
  expect(told).toEqual(["docker-archive:app.tar: proven proven 3"]);
  expect(problems).toMatchObject([
    {
      code: "base-claims-disagree",
      message: expect.stringMatching(/^meta\.json tells of the build of sha256:\w+, and docker-archive:app\.tar is sha256:/),
    },
  ]);
});
