import { describe, expect, test } from "@jest/globals";
import { type ClaimsFrom, findClaims } from "../../../src/base-image/proof/claims.ts";
import { findDisagreement } from "../../../src/base-image/proof/disagreements.ts";
import { toBuildImages } from "../../../src/base-image/proof/external.ts";
import { toKnownBases } from "../../../src/base-image/proof/known.ts";
import { findBuild, findOtherConfig, parseBuildMetadata } from "../../../src/base-image/proof/metadata.ts";
import { isSameImage } from "../../../src/base-image/proof/same-image.ts";
import type { Material } from "../../../src/model/image.ts";
import { digestOf, image, indexOf, lock } from "../../fakes/bases.ts";
import { resolved } from "../../fakes/dockerfiles.ts";
import { messagesOf } from "../../fakes/faults.ts";

const NAME = "org.opencontainers.image.base.name";
const DIGEST = "org.opencontainers.image.base.digest";
const DEBIAN = "docker.io/library/debian:12";
const nothing = toKnownBases({ lock: null, answers: [], platform: null });

function claimsOf(from: Partial<ClaimsFrom>, known = nothing) {
  return findClaims({ image: image("abz"), baseImage: null, metadata: null, dockerfile: null, ...from }, known);
}

const dockerfile = (text: string) => ({ facts: resolved(text), name: "web/Dockerfile" });

describe("what declares a base", () => {
  test("in the order in which it is believed, each with its place", () => {
    const { claims } = claimsOf({
      image: image("abz", {
        labels: { [NAME]: "a" },
        annotations: { [NAME]: "b:1", [DIGEST]: digestOf("b") },
        provenance: [{ reference: "docker.io/library/c:1", digest: null }],
      }),
      baseImage: " debian ",
      metadata: { materials: [{ reference: "docker.io/library/d:1", digest: digestOf("d") }], name: "meta.json" },
      dockerfile: dockerfile("# a comment\nFROM e:1"),
    });
    expect(claims).toEqual([
      { source: "base-image", reference: "docker.io/library/debian:latest", digest: null, where: "base-image" },
      { source: "build-metadata", reference: "docker.io/library/d:1", digest: digestOf("d"), where: "meta.json" },
      { source: "provenance", reference: "docker.io/library/c:1", digest: null, where: "its provenance" },
      { source: "dockerfile", reference: "docker.io/library/e:1", digest: null, where: "web/Dockerfile:2" },
      { source: "annotation", reference: "docker.io/library/b:1", digest: digestOf("b"), where: `annotation ${NAME}` },
      { source: "label", reference: "docker.io/library/a:latest", digest: null, where: `label ${NAME}` },
    ]);
  });

  const rows: readonly (readonly [string, Partial<ClaimsFrom>, readonly (string | null)[]])[] = [
    ["a digest in a FROM is the claim's", { dockerfile: dockerfile(`FROM debian:12@${digestOf("d")}`) }, [`${DEBIAN}@${digestOf("d")}`]],
    ["the stage at the end of the chain", { dockerfile: dockerfile("FROM debian:12 AS a\nFROM a AS b\nFROM b") }, [DEBIAN]],
    ["scratch is a claim", { dockerfile: dockerfile("FROM scratch") }, [null]],
    ["scratch at the end of the chain", { dockerfile: dockerfile("FROM scratch AS a\nFROM debian:12\nFROM a") }, [null]],
    ["scratch as a value", { baseImage: "scratch" }, [null]],
    ["an image of that name in another place is not scratch", { baseImage: "acme/scratch" }, ["docker.io/acme/scratch:latest"]],
    ["empty labels are none", { image: image("a", { labels: { [NAME]: "", [DIGEST]: "" }, annotations: { [NAME]: "  " } }) }, []],
    ["a label of scratch is none: it would be inherited", { image: image("a", { labels: { [NAME]: "scratch" } }) }, []],
    ["a label that is no reference is none", { image: image("a", { labels: { [NAME]: "no reference" } }) }, []],
    ["a digest without a name is none", { image: image("a", { labels: { [DIGEST]: digestOf("d") } }) }, []],
    ["a label of a prototype is none", { image: image("a", { labels: Object.create({ [NAME]: "debian" }) }) }, []],
    ["an empty list of a builder says nothing", { metadata: { materials: [], name: "m" } }, []],
  ];
  test.each(rows)("%s", (_, from, references) => {
    expect(claimsOf(from).claims.map(({ reference }) => reference)).toEqual(references);
  });
});

describe("which of a builder's images is the base", () => {
  const known = toKnownBases({
    lock: lock({ [DEBIAN]: "ab", "docker.io/library/python:3": "abc", "docker.io/library/golang:1": "g" }),
    answers: [],
    platform: "linux/amd64",
  });
  const debian: Material = { reference: DEBIAN, digest: indexOf("ab") };
  const python: Material = { reference: "docker.io/library/python:3", digest: indexOf("abc") };
  const golang: Material = { reference: "docker.io/library/golang:1", digest: indexOf("g") };
  const stranger: Material = { reference: "docker.io/evil/x:1", digest: digestOf("x") };
  const tools: Material[] = ["docker/dockerfile:1", "docker/buildkit-syft-scanner:stable-1"].map((name) => ({
    reference: `docker.io/${name}`,
    digest: digestOf(name),
  }));
  const multi = "FROM golang:1 AS build\nFROM debian:12\nCOPY --from=build /a /a";
  const rows: readonly (readonly [string, readonly Material[], Partial<ClaimsFrom>, string])[] = [
    ["the only one", [debian], {}, DEBIAN],
    ["the only one beside tools", [...tools, debian], {}, DEBIAN],
    ["tools alone are none", tools, {}, "none"],
    ["the one that fits longest", [debian, golang, python], { image: image("abcz") }, "docker.io/library/python:3"],
    ["the one that fits", [golang, debian], {}, DEBIAN],
    ["none that fits", [golang, python], {}, "undecided"],
    ["a stranger may fit longer", [debian, stranger], {}, "undecided"],
    ["the one that the Dockerfile names", [golang, debian], { dockerfile: dockerfile(multi), image: image("qrs") }, DEBIAN],
    [
      "the one that the Dockerfile names, though another fits longer",
      [debian, python],
      { dockerfile: dockerfile("FROM python:3 AS b\nFROM debian:12\nCOPY --from=b /a /a"), image: image("abcz") },
      DEBIAN,
    ],
    [
      "the Dockerfile is another build's: it does not use all of them",
      [debian, stranger],
      { dockerfile: dockerfile("FROM debian:12") },
      "undecided",
    ],
    ["what the Dockerfile names is not in the list", [golang], { dockerfile: dockerfile("FROM debian:12") }, "docker.io/library/golang:1"],
    ["the Dockerfile says scratch", [golang], { dockerfile: dockerfile("FROM golang:1 AS b\nFROM scratch\nCOPY --from=b /a /a") }, "none"],
    [
      "the Dockerfile says scratch, and the list has a stranger",
      [debian, stranger],
      { dockerfile: dockerfile("FROM debian:12 AS b\nFROM scratch\nCOPY --from=b /a /a") },
      "undecided",
    ],
    ["the one that is given", [golang, debian, stranger], { baseImage: "debian:12" }, DEBIAN],
  ];
  test.each(rows)("%s", (_, materials, from, found) => {
    const { claims, undecided } = claimsOf({ metadata: { materials, name: "m" }, ...from }, known);
    const claim = claims.find(({ source }) => source === "build-metadata");
    expect(claim?.reference ?? (undecided === null ? "none" : "undecided")).toBe(found);
  });

  test.each([
    ["the same tag", DEBIAN, null, DEBIAN, digestOf("d"), true],
    ["the same digest under two tags", DEBIAN, digestOf("d"), "docker.io/library/debian:bookworm", digestOf("d"), true],
    ["the same tag and two digests", DEBIAN, digestOf("d"), DEBIAN, digestOf("e"), false],
    ["a digest alone, and the tag", `docker.io/library/debian@${digestOf("d")}`, null, DEBIAN, null, false],
    ["another registry", "ghcr.io/library/debian:12", null, DEBIAN, null, false],
    ["another registry and the same digest", "ghcr.io/library/debian:12", digestOf("d"), DEBIAN, digestOf("d"), false],
    ["a name that begins with it", "docker.io/library/debian:12-slim", null, DEBIAN, null, false],
  ] as const)("%s", (_, one, digest, other, of, same) => {
    expect(isSameImage({ reference: one, digest }, { reference: other, digest: of })).toBe(same);
    expect(isSameImage({ reference: other, digest: of }, { reference: one, digest })).toBe(same);
  });
});

describe("declarations that disagree", () => {
  const known = toKnownBases({
    lock: lock({ [DEBIAN]: ["ab", "mn"], "ghcr.io/acme/mirror:12": "ab" }),
    answers: [],
    platform: "linux/amd64",
  });
  const told = (from: Partial<ClaimsFrom>, letters = "abz") =>
    findDisagreement(claimsOf(from, known), { name: "docker:shop:1", known, diffIds: image(letters).diffIds })?.message ?? null;

  test.each([
    ["one alone", { baseImage: "debian:12" }],
    ["the same reference, one with its digest", { baseImage: "debian:12", dockerfile: dockerfile(`FROM debian:12@${indexOf("ab")}`) }],
    [
      "two names of the same digest",
      { baseImage: `ghcr.io/acme/mirror:12@${indexOf("ab")}`, dockerfile: dockerfile(`FROM debian:12@${indexOf("ab")}`) },
    ],
    [
      "the index and the image in it",
      { baseImage: `debian:12@${indexOf("ab")}`, dockerfile: dockerfile(`FROM debian:12@${digestOf("manifest ab")}`) },
    ],
    ["a label of the base's own base", { baseImage: "ghcr.io/acme/base:1", image: image("abz", { labels: { [NAME]: "debian:12" } }) }],
    ["nothing", {}],
  ] as const)("not so: %s", (_, from) => {
    expect(told(from)).toBeNull();
  });

  test.each([
    [
      "two images",
      { baseImage: "debian:12", dockerfile: dockerfile("FROM node:22") },
      /`base-image` declares docker\.io\/library\/debian:12; web\/Dockerfile:1 declares docker\.io\/library\/node:22\. The first counts\.$/,
    ],
    [
      "two digests of a tag",
      { baseImage: `debian:12@${indexOf("ab")}`, dockerfile: dockerfile(`FROM debian:12@${indexOf("mn")}`) },
      /declares/,
    ],
    ["scratch and an image", { baseImage: "debian:12", dockerfile: dockerfile("FROM scratch") }, /declares scratch/],
    [
      "a label of an image that is not beneath",
      { baseImage: "debian:12", image: image("abz", { labels: { [NAME]: "alpine:3" } }) },
      /its label .* declares docker\.io\/library\/alpine:3/,
    ],
  ] as const)("so: %s", (_, from, message) => {
    expect(told(from)).toMatch(message);
  });
});

describe("how far the images of a Dockerfile reach", () => {
  test("the final stage's chain and what reads the file, what reaches it, and the rest", () => {
    const text = [
      "# syntax=docker/dockerfile:1",
      "FROM golang:1 AS build",
      "RUN --mount=from=mounted:1 true",
      "FROM unused:1 AS other",
      "FROM debian:12 AS base",
      "COPY --from=copied:1 /a /a",
      "FROM base",
      "COPY --from=build /a /a",
    ].join("\n");
    const images = toBuildImages({ facts: resolved(text), name: "D" }, nothing);
    expect(images.map(({ reference, reach, usedAs, line }) => `${line} ${reference} ${usedAs.join()} ${reach}`)).toEqual([
      "1 docker/dockerfile:1 frontend final",
      "2 golang:1 from reachable",
      "3 mounted:1 mount reachable",
      "4 unused:1 from other",
      "5 debian:12 from final",
      "6 copied:1 copy final",
    ]);
    expect(images.every(({ file }) => file === "D")).toBe(true);
  });

  test("are confirmed where the lock knows that their tag had the digest beside it", () => {
    const known = toKnownBases({ lock: lock({ "docker.io/library/golang:1": "ab" }), answers: [], platform: "linux/s390x" });
    const used = [
      `golang:1@${indexOf("ab")}`,
      `golang:2@${indexOf("ab")}`,
      `golang:1@${indexOf("mn")}`,
      `golang@${indexOf("ab")}`,
      "golang:1",
    ];
    const text = ["FROM scratch", ...used.map((reference) => `COPY --from=${reference} /a /a`)].join("\n");
    const images = toBuildImages({ facts: resolved(text), name: "D" }, known);
    expect(images.filter(({ tagConfirmed }) => tagConfirmed === true).map(({ reference }) => reference)).toEqual([used[0]]);
  });
});

describe("buildx' metadata file", () => {
  const uri = (name: string) => ({ uri: `pkg:docker/${name}?platform=linux%2Famd64`, digest: { sha256: digestOf(name).slice(7) } });
  const v02 = (...names: string[]) => ({ buildType: "b", materials: names.map(uri) });
  const v1 = (...names: string[]) => ({ buildDefinition: { resolvedDependencies: names.map(uri) } });
  const parse = (value: unknown) => parseBuildMetadata(new TextEncoder().encode(JSON.stringify(value)), "meta.json");
  const of = (value: unknown, over: Parameters<typeof image>[1] = {}) =>
    findBuild(parse(value), image("ab", { config: digestOf("own"), ...over }))?.materials.map(({ reference }) =>
      reference.replace("docker.io/library/", ""),
    ) ?? null;
  const P = "buildx.build.provenance";

  test.each([
    ["SLSA v0.2", { [P]: v02("debian@12", "golang@1") }, ["debian:12", "golang:1"]],
    ["SLSA v1", { [P]: v1("debian@12") }, ["debian:12"]],
    ["a registry", { [P]: v1("ghcr.io/acme/base@1") }, ["ghcr.io/acme/base:1"]],
    ["what is no image is left out", { [P]: { materials: [uri("debian@12"), { uri: "https://example.org/a.tgz" }, 7] } }, ["debian:12"]],
    [
      "for several platforms, that of the image",
      { [`${P}/linux/amd64`]: v1("debian@12"), [`${P}/linux/arm64`]: v1("debian@11") },
      ["debian:12"],
    ],
    ["for another platform alone", { [`${P}/linux/arm64`]: v1("debian@11") }, null],
    ["of bake, one target", { app: { [P]: v1("debian@12") } }, ["debian:12"]],
    ["of bake, several targets", { app: { [P]: v1("debian@12") }, web: { [P]: v1("nginx@1") } }, null],
    [
      "of bake, by the digest of what was built",
      { app: { [P]: v1("debian@12") }, web: { [P]: v1("nginx@1"), "containerimage.config.digest": digestOf("own") } },
      ["nginx:1"],
    ],
  ])("%s", (_, value, materials) => {
    expect(of(value)).toEqual(materials);
  });

  test.each([
    ["the image's config", digestOf("own"), {}, null],
    ["another config", digestOf("other"), {}, digestOf("other")],
    ["another config, of an image whose config nobody knows", digestOf("other"), { config: null }, null],
    ["the image's manifest beside another config", digestOf("other"), { manifest: digestOf("made") }, null],
    ["no config", undefined, {}, null],
  ])("that says it made %s", (_, config, over, other) => {
    const value = { [P]: v1("debian@12"), "containerimage.config.digest": config, "containerimage.digest": digestOf("made") };
    const of = image("ab", { config: digestOf("own"), ...over });
    const [build] = parse(value);
    expect(build && findOtherConfig(build, of)).toBe(other);
  });

  test.each([
    ["no provenance", { "containerimage.digest": digestOf("own") }, /has no provenance/],
    ["a provenance that is none", { [P]: { materials: 7 } }, /has no provenance/],
    ["a list", [], /no JSON object/],
  ])("%s is refused", (_, value, message) => {
    expect(messagesOf(() => parse(value)).join()).toMatch(message);
  });
});
