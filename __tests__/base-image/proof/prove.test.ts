import { describe, expect, test } from "@jest/globals";
import { type ClaimsFrom, findClaims } from "../../../src/base-image/proof/claims.ts";
import { toKnownBases } from "../../../src/base-image/proof/known.ts";
import { proveBase } from "../../../src/base-image/proof/prove.ts";
import type { BaseFacts } from "../../../src/model/base.ts";
import type { BasesLock } from "../../../src/model/bases-lock.ts";
import type { ImageFacts, Material } from "../../../src/model/image.ts";
import { blobsOf, digestOf, image, indexOf, lock, step } from "../../fakes/bases.ts";
import { resolved } from "../../fakes/dockerfiles.ts";

const DEBIAN = "docker.io/library/debian:12";
const PYTHON = "docker.io/library/python:3.12";
const LABEL = "org.opencontainers.image.base.name";
const bases = lock({ [DEBIAN]: "ab", [PYTHON]: "abcd", "docker.io/library/alpine:3.20": "x", "docker.io/library/empty:1": "" });

type Said = { readonly file?: string; readonly given?: string; readonly list?: readonly Material[]; readonly believed?: number | "all" };

function prove(of: ImageFacts, said: Said = {}, known: BasesLock = bases): BaseFacts {
  const from: ClaimsFrom = {
    image: of,
    baseImage: said.given ?? null,
    metadata: said.list === undefined ? null : { materials: said.list, name: "meta.json" },
    dockerfile: said.file === undefined ? null : { facts: resolved(said.file), name: "Dockerfile" },
  };
  const all = toKnownBases({ lock: known, answers: [], platform: of.platform });
  return proveBase({
    name: "docker:shop:1",
    image: of,
    claims: findClaims(from, all),
    known: all,
    external: [],
    believed: said.believed ?? "all",
  });
}

function material(reference: string, letters: string): Material {
  return { reference, digest: indexOf(letters) };
}

type Row = readonly [sentence: string, found: string, of: ImageFacts, said: Said, message: RegExp];

function tell({ status, cause, layers, reference }: BaseFacts): string {
  return `${status} ${cause} ${layers} ${reference?.replace("docker.io/library/", "") ?? "-"}`;
}

describe("proven is only what is declared and at the bottom", () => {
  const rows: readonly Row[] = [
    [
      "declared by the Dockerfile",
      "proven proven 2 debian:12",
      image("abz"),
      { file: "FROM debian:12" },
      /^docker:shop:1 is built on docker\.io\/library\/debian:12 \(sha256:[0-9a-f]{12}…\), as Dockerfile:1 declares: its first 2 layers are exactly that image's\.$/,
    ],
    [
      "the base itself under another name",
      "proven proven 2 debian:12",
      image("ab"),
      { given: "debian:12" },
      /as `base-image` declares: all 2 layers are exactly that image's/,
    ],
    ["by the digest of the index", "proven proven 2 debian:12@", image("abz"), { file: `FROM debian:12@${indexOf("ab")}` }, /is built on/],
    [
      "by the digest of the manifest",
      "proven proven 2 debian@",
      image("abz"),
      { file: `FROM debian@${digestOf("manifest ab")}` },
      /is built on/,
    ],
    [
      "the last of two stages counts",
      "proven proven 2 debian:12",
      image("abz"),
      { file: "FROM python:3.12 AS build\nFROM debian:12\nCOPY --from=build /a /a" },
      /Dockerfile:2 declares/,
    ],
    [
      "the builder's list, by the name in the Dockerfile",
      "proven proven 2 debian:12",
      image("abz"),
      {
        file: "FROM golang:1 AS b\nFROM debian:12\nCOPY --from=b /a /a",
        list: [material("docker.io/library/golang:1", "g"), material(DEBIAN, "ab")],
      },
      /the build metadata meta\.json declares/,
    ],
    [
      "the builder's list alone, all of it known",
      "proven proven 4 python:3.12",
      image("abcdz"),
      { list: [material(DEBIAN, "ab"), material(PYTHON, "abcd")] },
      /built on docker\.io\/library\/python:3\.12/,
    ],
    [
      "the builder's list without the frontend",
      "proven proven 2 debian:12",
      image("abz"),
      { list: [material("docker.io/docker/dockerfile:1", "f"), material(DEBIAN, "ab")] },
      /built on/,
    ],
    [
      "a label beside it that tells of the base's own base",
      "proven proven 4 python:3.12",
      image("abcdz", { labels: { [LABEL]: "debian:12" } }),
      { file: "FROM python:3.12" },
      /built on/,
    ],
    [
      "by the config alone, stored as the base is",
      "unknown unread 0 debian:12",
      image("abz", { proof: "config" }),
      { file: "FROM debian:12", believed: 0 },
      /only its config says/,
    ],
    [
      "some layers were read, not all",
      "unknown unread 0 debian:12",
      image("abz", { proof: "config" }),
      { file: "FROM debian:12", believed: 1 },
      /they were not read/,
    ],
    [
      "the base's layers were read",
      "proven proven 2 debian:12",
      image("abz", { proof: "config" }),
      { file: "FROM debian:12", believed: 2 },
      /built on/,
    ],
  ];
  test.each(rows)("%s: %s", (_, found, of, said, message) => {
    const base = prove(of, said);
    expect(tell(base).replace(/@sha256:\w+$/, "@")).toBe(found);
    expect(base.message).toMatch(message);
    expect(base.next === "").toBe(base.status === "proven");
  });

  test("layers that are stored byte for byte as the base's prove as much as layers that were read", () => {
    const stored = lock({ [DEBIAN]: { letters: "ab", blobs: blobsOf("ab") } });
    const facts = image("abz", { proof: "config", blobs: blobsOf("abz") });
    expect(prove(facts, { file: "FROM debian:12", believed: 0 }, stored).status).toBe("proven");
    expect(prove({ ...facts, blobs: blobsOf("aqz") }, { file: "FROM debian:12", believed: 0 }, stored).status).toBe("unknown");
  });

  test("a digest that the lock knows under another tag does not confirm the tag", () => {
    const other = lock({ "docker.io/library/debian:11": "ab", "ghcr.io/acme/base:1": "ab" });
    const base = prove(image("abz"), { file: `FROM debian:12@${indexOf("ab")}` }, other);
    expect(base).toMatchObject({
      status: "proven",
      tagConfirmed: false,
      alsoKnownAs: ["docker.io/library/debian:11", "ghcr.io/acme/base:1"],
    });
    expect(prove(image("abz"), { file: `FROM debian@${indexOf("ab")}` }, other).tagConfirmed).toBe(true);
    expect(prove(image("abz"), { file: `FROM evil@${indexOf("ab")}` }, other).tagConfirmed).toBe(false);
    expect(prove(image("abz"), { file: `FROM debian:12@${indexOf("ab")}` }).tagConfirmed).toBe(true);
  });

  test("an image that only has the layers of another, and another config, is not known by its name", () => {
    const adds = { letters: "ab", config: digestOf("config with ONBUILD"), manifest: digestOf("m"), digest: digestOf("i") };
    const known = lock({ [DEBIAN]: "ab", "docker.io/strangers/same:1": adds, "mirror.example/debian:12": { letters: "ab", digest: null } });
    const alsoKnownAs = ["mirror.example/debian:12"];
    expect(prove(image("abz"), { file: "FROM strangers/same:1" }, known)).toMatchObject({ status: "proven", alsoKnownAs: [] });
    expect(prove(image("abz"), { file: "FROM debian:12" }, known)).toMatchObject({ status: "proven", alsoKnownAs });
    const engine = { letters: "ab", config: null, manifest: null };
    const unnamed = lock({ [DEBIAN]: engine, "a.example/x:1": { ...engine, digest: null }, "b.example/x:1": engine });
    expect(prove(image("abz"), { file: "FROM debian:12" }, unnamed).alsoKnownAs).toEqual(["b.example/x:1"]);
  });

  test("a builder's list of two images with the same layers tells nothing, unless they are the same image", () => {
    const adds = { letters: "ab", config: digestOf("config with ONBUILD"), manifest: digestOf("m"), digest: digestOf("i") };
    const known = lock({ [DEBIAN]: "ab", "docker.io/strangers/same:1": adds, "mirror.example/debian:12": "ab" });
    const stranger = { reference: "docker.io/strangers/same:1", digest: digestOf("i") };
    for (const list of [
      [material(DEBIAN, "ab"), stranger],
      [stranger, material(DEBIAN, "ab")],
    ]) {
      const base = prove(image("abz"), { list }, known);
      expect(tell(base)).toBe("unknown unresolved 0 -");
      expect(base.message).toMatch(/debian:12.* have the same layers, and it begins with them\.$/);
      expect(prove(image("abz"), { list, file: "FROM debian:12\nCOPY --from=strangers/same:1 /a /a" }, known).status).toBe("proven");
    }
    expect(prove(image("abz"), { list: [material(DEBIAN, "ab"), material("mirror.example/debian:12", "ab")] }, known).status).toBe(
      "proven",
    );
  });

  test("a builder's word for the tag counts, if the repository has the digest", () => {
    const known = lock({ "docker.io/library/debian:11": "ab", "ghcr.io/evil/x:1": "mn" });
    expect(prove(image("abz"), { list: [material(DEBIAN, "ab")] }, known)).toMatchObject({ status: "proven", tagConfirmed: true });
    expect(prove(image("mnz"), { list: [material(DEBIAN, "mn")] }, known)).toMatchObject({ status: "proven", tagConfirmed: false });
    const own = image("abz", { provenance: [material(DEBIAN, "ab")] });
    expect(prove(own, {}, known)).toMatchObject({ status: "proven", tagConfirmed: false });
  });

  test("an earlier version of the tag is as good as the newest, and says since when it is known", () => {
    const rebuilt = lock({ [DEBIAN]: ["mn", "ab"] });
    expect(prove(image("abz"), { file: "FROM debian:12" }, rebuilt)).toMatchObject({
      status: "proven",
      digest: indexOf("ab"),
      since: "2026-11-19T00:00:00.000Z",
      tagConfirmed: true,
    });
  });

  test.each([
    ["linux/arm64/v8", "linux/arm64", "proven"],
    ["linux/arm64", "linux/arm64/v8", "proven"],
    ["linux/arm/v7", "linux/arm", "proven"],
    ["linux/arm/v6", "linux/arm", "unknown"],
    ["linux/arm64", "linux/amd64", "unknown"],
  ] as const)("an image for %s and a base for %s: %s", (platform, of, status) => {
    const base = prove(image("abz", { platform }), { file: "FROM debian:12" }, lock({ [DEBIAN]: { letters: "ab", platform: of } }));
    expect(base.status).toBe(status);
    if (status === "unknown") expect(base.message).toMatch(/is known for linux\/a\w+ only, and the image is for linux\/arm/);
  });
});

describe("contradicted is what is declared and not there", () => {
  const rows: readonly Row[] = [
    [
      "a stranger between the declared base and the image",
      "contradicted other-base 0 debian:12",
      image("abcdz"),
      { file: "FROM debian:12" },
      /Dockerfile:1 declares docker\.io\/library\/debian:12 as its base, but it is built on docker\.io\/library\/python:3\.12 \(sha256:\w+…\), which has those 2 layers and 2 more/,
    ],
    [
      "another base that is known",
      "contradicted other-base 0 debian:12",
      image("xz"),
      { file: "FROM debian:12" },
      /but it begins with docker\.io\/library\/alpine:3\.20 .*: its first layer is that image's/,
    ],
    [
      "another base, the whole of it",
      "contradicted other-base 0 debian:12",
      image("x"),
      { file: "FROM debian:12" },
      /begins with docker\.io\/library\/alpine:3\.20/,
    ],
    [
      "nothing that is known",
      "contradicted not-a-prefix 0 debian:12",
      image("qrs"),
      { file: "FROM debian:12" },
      /but it does not begin with the layers of the one digest that is known of it \(sha256:\w{12}…\): either the tag stood for something else/,
    ],
    [
      "the same layers in another order",
      "contradicted not-a-prefix 0 debian:12",
      image("baz"),
      { file: "FROM debian:12" },
      /either the tag/,
    ],
    [
      "the base's first layer only",
      "contradicted not-a-prefix 0 debian:12",
      image("aqz"),
      { file: "FROM debian:12" },
      /; the first layer is the same, the next is not/,
    ],
    ["fewer layers than the base", "contradicted not-a-prefix 0 debian:12", image("a"), { file: "FROM debian:12" }, /either the tag/],
    ["no layers at all", "contradicted not-a-prefix 0 debian:12", image(""), { file: "FROM debian:12" }, /either the tag/],
    [
      "a digest that does not fit",
      "contradicted not-a-prefix 0 debian:12@",
      image("qrs"),
      { file: `FROM debian:12@${indexOf("ab")}` },
      /does not begin with the layers of that digest/,
    ],
    [
      "scratch, and there is a base",
      "contradicted other-base 0 debian:12",
      image("abz"),
      { file: "FROM scratch" },
      /Dockerfile:1 declares `scratch`, but it is built on docker\.io\/library\/debian:12/,
    ],
    [
      "a base-image that the builder did not use",
      "contradicted other-base 0 debian:12",
      image("abz"),
      { given: "debian:12", list: [material("docker.io/library/golang:1", "g")] },
      /the build metadata meta\.json lists all images that the build used: that is none of them/,
    ],
    [
      "a Dockerfile whose base the builder did not use",
      "contradicted other-base 0 debian:12",
      image("abz"),
      { file: "FROM debian:12", list: [material("docker.io/docker/dockerfile:1", "f")] },
      /Dockerfile:1 declares .* as its base, and the build metadata meta\.json lists all images/,
    ],
    [
      "two builder's lists that do not agree",
      "contradicted other-base 0 debian:12",
      image("abz", { provenance: [material("docker.io/library/node:22", "n")] }),
      { list: [material(DEBIAN, "ab")] },
      /the image's own provenance lists all images that the build used: that is none of them/,
    ],
    [
      "a label that resolves and does not fit",
      "contradicted not-a-prefix 0 debian:12",
      image("qrs", { labels: { [LABEL]: "debian:12" } }),
      {},
      /its label org\.opencontainers\.image\.base\.name declares/,
    ],
    [
      "none of the builder's images",
      "contradicted not-a-prefix 0 -",
      image("qrs"),
      { list: [material(DEBIAN, "ab"), material(PYTHON, "abcd")] },
      /lists 2 images .*: it begins with the layers of none of them/,
    ],
    [
      "the builder's only image",
      "contradicted not-a-prefix 0 debian:12",
      image("qrs"),
      { list: [material(DEBIAN, "ab")] },
      /meta\.json declares/,
    ],
  ];
  test.each(rows)("%s: %s", (_, found, of, said, message) => {
    const base = prove(of, said);
    expect(tell(base).replace(/@sha256:\w+$/, "@")).toBe(found);
    expect(base.message).toMatch(message);
    expect(base.next).toMatch(/\.$/);
  });

  test("a list of one image that does not fit may be of a build whose last stage has no base", () => {
    const { next } = prove(image("qrs"), { list: [material(DEBIAN, "ab")] });
    expect(next).toMatch(/^Give the Dockerfile .*: where its last stage is FROM scratch, that says so/);
  });

  test("a tag that was moved: another version of it fits than the digest that is declared", () => {
    const base = prove(image("abz"), { file: `FROM debian:12@${indexOf("mn")}` }, lock({ [DEBIAN]: ["mn", "ab"] }));
    expect(tell(base)).toMatch(/^contradicted stale-tag 0/);
    expect(base.message).toMatch(/but it is built on another version of it, docker\.io\/library\/debian:12 \(sha256:/);
  });

  test("a larger version of the same tag lies between", () => {
    const base = prove(image("abcz"), { file: `FROM debian:12@${indexOf("ab")}` }, lock({ [DEBIAN]: ["abc", "ab"] }));
    expect(tell(base)).toMatch(/^contradicted other-base 0/);
  });

  test("a known image to which an image adds no layer lies between all the same: its history tells", () => {
    const steps = [step("ADD rootfs.tar /"), step("COPY runtime /")];
    const known = lock({ [DEBIAN]: "ab", "docker.io/strangers/runtime:1": { letters: "abs", steps } });
    const of = image("abs", { config: digestOf("c"), history: [...steps, step('CMD ["app"]', { empty: true })], names: ["shop:1"] });
    const lying = prove(of, { file: "FROM debian:12" }, known);
    expect(tell(lying)).toBe("contradicted other-base 0 debian:12");
    expect(lying.message).toMatch(/but it is built on docker\.io\/strangers\/runtime:1 .*, which has those 2 layers and 1 more\.$/);
    expect(tell(prove(of, { file: "FROM scratch" }, known))).toBe("contradicted other-base 0 docker.io/strangers/runtime:1");
    expect(tell(prove(of, { file: "FROM strangers/runtime:1" }, known))).toMatch(/^proven proven 3/);
    const own = { ...of, names: ["ci.example/runtime:pr-7"] };
    expect(prove(own, { file: "FROM debian:12" }, known).status).toBe("proven");
    expect(prove({ ...of, history: steps }, { file: "FROM debian:12" }, known).status).toBe("proven");
  });

  test("a known image that is the image itself lies between nothing", () => {
    const known = lock({ [DEBIAN]: "ab", "docker.io/acme/shop:1": "abz" });
    expect(prove(image("abz"), { file: "FROM debian:12" }, known).status).toBe("proven");
    expect(prove(image("abz"), { file: "FROM scratch" }, lock({ "docker.io/acme/shop:1": "abz" })).status).toBe("scratch");
  });
});

describe("unproven is what nothing that counts declares, or what nobody can tell", () => {
  const history = [step("ADD rootfs.tar /"), step("CMD bash", { empty: true })];
  const dated = lock({ [DEBIAN]: { letters: "ab", steps: history, created: "2026-11-01T00:00:00Z" } });
  const epoch = { created: "1970-01-01T00:00:00Z" };
  const rows: readonly (readonly [...Row, BasesLock?])[] = [
    [
      "a label alone",
      "unproven inherited-claim 0 debian:12",
      image("abz", { labels: { [LABEL]: "debian:12" } }),
      {},
      /^docker:shop:1 starts with docker\.io\/library\/debian:12 .*, and only its label .* declares docker\.io\/library\/debian:12, which every image built on it inherits: what lies between is not declared\.$/,
    ],
    [
      "an annotation alone",
      "unproven inherited-claim 0 debian:12",
      image("abz", { annotations: { [LABEL]: "debian:12" } }),
      {},
      /only its annotation/,
    ],
    [
      "a label that nobody knows, on a known base",
      "unproven inherited-claim 0 debian:12",
      image("abz", { labels: { [LABEL]: "quay.io/who/knows:1" } }),
      {},
      /starts with docker\.io\/library\/debian:12/,
    ],
    [
      "nothing but a known base",
      "unproven no-claim 0 python:3.12",
      image("abcdz"),
      {},
      /^docker:shop:1 starts with docker\.io\/library\/python:3\.12 .*, and nothing declares its base/,
    ],
    ["the known base itself, and nothing that says so", "unproven no-claim 0 debian:12", image("ab"), {}, /starts with/],
    ["a base without layers", "unproven no-layers 0 empty:1", image("abz"), { file: "FROM empty:1" }, /which has no layers/],
    [
      "merged into one layer by docker",
      "unproven squashed 0 debian:12",
      image("q", { history: [step("", { comment: "merge sha256:1 to sha256:2" })] }),
      { file: "FROM debian:12" },
      /one layer that holds everything/,
    ],
    [
      "exported and imported",
      "unproven squashed 0 debian:12",
      image("q", { history: [step("", { comment: "Imported from -" })] }),
      { file: "FROM debian:12" },
      /squashed or imported/,
    ],
    [
      "squashed by buildah",
      "unproven squashed 0 debian:12",
      image("q", { history: [step("/bin/sh", { comment: "FROM docker.io/library/debian:12" })] }),
      { file: "FROM debian:12" },
      /squashed/,
    ],
    [
      "several steps made one layer",
      "unproven squashed 0 debian:12",
      image("q", { history: [step("a"), step("b")] }),
      { file: "FROM debian:12" },
      /squashed/,
    ],
    [
      "all layers made anew, the history kept",
      "unproven re-dated 0 debian:12",
      image("qrz", { history: [...history, step("RUN a")] }),
      { file: "FROM debian:12" },
      /none of its layers, though it has that image's history/,
      dated,
    ],
    [
      "all layers made anew, dated to the epoch",
      "unproven re-dated 0 debian:12",
      image("qrz", { ...epoch, history: [step("RUN a", epoch)] }),
      { file: "FROM debian:12" },
      /all its dates are the same/,
    ],
  ];
  test.each(rows)("%s: %s", (_, found, of, said, message, known = bases) => {
    const base = prove(of, said, known);
    expect(tell(base)).toBe(found);
    expect(base.message).toMatch(message);
    expect(base.next).toMatch(/\.$/);
  });

  const other: readonly (readonly [string, string, ImageFacts, BasesLock])[] = [
    ["one layer and nothing that says squashed", "contradicted not-a-prefix", image("q", { history: [step("a")] }), bases],
    ["one layer of another base that is known", "contradicted other-base", image("x", { history: [step("a"), step("b")] }), bases],
    ["some layers are the same", "contradicted not-a-prefix", image("aqz", { history: [...history, step("RUN a")] }), dated],
    [
      "the same history at another time",
      "contradicted stale-tag",
      image("qrz", { history: history.map((one) => ({ ...one, created: "2026-11-09T00:00:00Z" })) }),
      dated,
    ],
    [
      "another history, and one date for all",
      "contradicted not-a-prefix",
      image("qrz", { ...epoch, history: [step("RUN a", epoch)] }),
      dated,
    ],
  ];
  test.each(other)("not so: %s: %s", (_, found, of, known) => {
    expect(tell(prove(of, { file: "FROM debian:12" }, known))).toBe(`${found} 0 debian:12`);
  });
});

describe("scratch and unknown", () => {
  const rows: readonly Row[] = [
    [
      "declared scratch",
      "scratch scratch 0 -",
      image("qz"),
      { file: "FROM scratch" },
      /^docker:shop:1 has no base: Dockerfile:1 declares `scratch`/,
    ],
    ["given scratch", "scratch scratch 0 -", image("qz"), { given: "scratch" }, /`base-image` declares `scratch`/],
    [
      "scratch, and a builder's list of what was copied",
      "scratch scratch 0 -",
      image("qz"),
      { file: "FROM golang:1 AS b\nFROM scratch\nCOPY --from=b /a /a", list: [material("docker.io/library/golang:1", "g")] },
      /has no base/,
    ],
    [
      "declared and known to nobody",
      "unknown unresolved 0 ghcr.io/acme/base:1",
      image("qz"),
      { file: "FROM ghcr.io/acme/base:1" },
      /neither the lock nor a registry that was asked tells which layers that has/,
    ],
    [
      "declared and known to nobody, on a known base",
      "unknown unresolved 0 ghcr.io/acme/base:1",
      image("abz"),
      { file: "FROM ghcr.io/acme/base:1" },
      /\(it does begin with docker\.io\/library\/debian:12/,
    ],
    [
      "a digest that nobody knows of a known tag",
      "unknown unresolved 0 debian:12@",
      image("abz"),
      { file: `FROM debian:12@${indexOf("?")}` },
      /that digest is none of those known of docker\.io\/library\/debian:12/,
    ],
    [
      "a builder's list with a stranger, who may lie between",
      "unknown unresolved 0 -",
      image("abz"),
      { list: [material(DEBIAN, "ab"), material("docker.io/evil/python:3", "abe")] },
      /nobody knows the layers of docker\.io\/evil\/python:3/,
    ],
    [
      "a Dockerfile that is not that of the builder's list",
      "unknown unresolved 0 -",
      image("abz"),
      { file: "FROM debian:12", list: [material(DEBIAN, "ab"), material("docker.io/evil/python:3", "abe")] },
      /nobody knows the layers/,
    ],
    ["nothing at all", "unknown no-claim 0 -", image("qz"), {}, /^Nothing declares what docker:shop:1 is built on/],
    [
      "empty labels, as buildah writes them",
      "unknown no-claim 0 -",
      image("qz", { labels: { [LABEL]: "" }, annotations: { [LABEL]: "" } }),
      {},
      /^Nothing declares/,
    ],
    ["a FROM that is no reference", "unknown no-claim 0 -", image("qz"), { file: "ARG V\nFROM alpine:$V" }, /^Nothing declares/],
    [
      "a label that nobody knows",
      "unknown unresolved 0 quay.io/who/knows:1",
      image("qz", { labels: { [LABEL]: "quay.io/who/knows:1" } }),
      {},
      /nobody knows that image's layers/,
    ],
  ];
  test.each(rows)("%s: %s", (_, found, of, said, message) => {
    const base = prove(of, said);
    expect(tell(base).replace(/@sha256:\w+$/, "@")).toBe(found);
    expect(base.message).toMatch(message);
  });
});
