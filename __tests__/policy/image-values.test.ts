import { describe, expect, test } from "@jest/globals";
import { findMistakes } from "../../src/policy/resolve.ts";
import type { RawSettings } from "../../src/policy/settings.ts";

/** The sentences about a scan of these targets, or a judgement of reports where there are none. */
function wrong(operands: readonly string[] | null, raw: RawSettings): string[] {
  const command = operands === null ? "judge" : "scan";
  return findMistakes({ door: "cli", command, raw, operands: operands ?? [] }).map(({ message, next }) => `${message} ${next}`);
}

describe("what is said of how images were built", () => {
  test.each<[string, string[] | null, RawSettings]>([
    ["for the only image, without its name", ["docker:shop:1"], { dockerfile: ["web/Dockerfile"], "base-image": ["debian:12"] }],
    ["for the only image beside lockfiles", ["shop:1", "dir:."], { dockerfile: ["Dockerfile"] }],
    ["by the name that was typed", ["docker:a:1", "docker:b:1"], { "base-image": ["docker:a:1=debian:12", "docker:b:1=alpine"] }],
    ["by the reference alone", ["docker:a:1", "registry:b"], { "base-image": ["a:1=debian:12", "docker.io/library/b:latest=alpine"] }],
    ["by the id that a bare reference will have", ["a:1", "b"], { "base-image": ["docker:a:1=debian:12", "registry:b=alpine"] }],
    ["by a path in another writing", ["oci-dir:./out/a/", "docker:b"], { "build-metadata": ["oci-dir:out/a=m.json", "b=n.json"] }],
    ["by a path from the root, which only shows when it is read", ["oci-dir:out/a"], { "base-image": ["oci-dir:/work/out/a=debian:12"] }],
    [
      "by the name of an image in an archive",
      ["docker-archive:out/all.tar"],
      { dockerfile: ["docker-archive:out/all.tar:web:1=Dockerfile"] },
    ],
    ["by the name alone of an image in an archive", ["docker-archive:all.tar"], { dockerfile: ["ghcr.io/acme/web:1=Dockerfile"] }],
    ["by the place of an image in an archive", ["docker-archive:all.tar"], { dockerfile: ["@12=Dockerfile"] }],
    ["by the archive, of one image in it", ["docker-archive:out/all.tar:web:1"], { dockerfile: ["docker-archive:out/all.tar=Dockerfile"] }],
    ["by the path of an archive alone", ["docker-archive:out/all.tar"], { dockerfile: ["out/all.tar=Dockerfile"] }],
    ["by a path as Windows writes it", ["oci-dir:out/a"], { dockerfile: ["oci-dir:out\\a=Dockerfile"] }],
    ["of an image that is named twice", ["docker:a:1", "docker:a:1"], { dockerfile: ["Dockerfile"] }],
    ["in full of an image of a registry", ["registry:b"], { "base-image": ["registry:docker.io/library/b=alpine"] }],
    ["for whatever reports there are", null, { "base-image": ["debian:12", "b=alpine"], dockerfile: ["Dockerfile"] }],
  ])("may be said %s", (_, operands, raw) => expect(wrong(operands, raw)).toEqual([]));

  test.each<[string, string[] | null, RawSettings, string]>([
    [
      "of an image that is not scanned",
      ["docker:shop:1", "docker:cart:1"],
      { "base-image": ["docker:shpo:1=debian:12"] },
      "`--base-image` names the image `docker:shpo:1`, which is none of those that are scanned; did you mean `docker:shop:1`? The images are docker:shop:1, docker:cart:1.",
    ],
    [
      "of another image than the only one",
      ["docker:shop:1"],
      { dockerfile: ["zzzz=Dockerfile"] },
      "`--dockerfile` names the image `zzzz`, which is none of those that are scanned. The image is docker:shop:1.",
    ],
    [
      "of another scheme's image",
      ["docker:shop:1"],
      { dockerfile: ["oci-dir:shop=Dockerfile"] },
      "`--dockerfile` names the image `oci-dir:shop`, which is none of those that are scanned. The image is docker:shop:1.",
    ],
    ...["@x", "@1x", "x@1", "docker:web", "Web"].map((name): [string, string[], RawSettings, string] => [
      `of ${name}, which is no name within an archive`,
      ["docker-archive:all.tar"],
      { dockerfile: [`${name}=Dockerfile`] },
      `\`--dockerfile\` names the image \`${name}\`, which is none of those that are scanned. The image is docker-archive:all.tar.`,
    ]),
    [
      "of another layout",
      ["oci-dir:out/a"],
      { dockerfile: ["oci-dir:other/a=Dockerfile"] },
      "`--dockerfile` names the image `oci-dir:other/a`, which is none of those that are scanned; did you mean `oci-dir:out/a`? The image is oci-dir:out/a.",
    ],
    [
      "of any of several images",
      ["docker:a", "docker:b"],
      { "build-metadata": ["m.json"] },
      "`--build-metadata` does not say which image it is about, and 2 images are scanned. Write `IMAGE=FILE`. The images are docker:a, docker:b.",
    ],
    [
      "twice",
      ["docker:a"],
      { "base-image": ["debian:12", "alpine"] },
      "`--base-image` is given more than once without an image. Keep one of them, or write `IMAGE=REF` for each image.",
    ],
    [
      "twice of one image, in two writings",
      ["docker:a", "docker:b"],
      { "base-image": ["a=debian:12", "docker:a=alpine"] },
      "`--base-image` is given more than once for `docker:a`. Keep one of them.",
    ],
    [
      "twice of one image of reports",
      null,
      { "base-image": ["a=b", "a=c"] },
      "`--base-image` is given more than once for `a`. Keep one of them.",
    ],
    [
      "where no image is scanned",
      ["dir:."],
      { dockerfile: ["Dockerfile"] },
      "`--dockerfile` says how an image was built, and no image is scanned. Name the image as a target, or leave it out.",
    ],
    [
      "a stage, where no image is scanned",
      [],
      { "build-target": ["x"] },
      "`--build-target` says how an image was built, and no image is scanned. Name the image as a target, or leave it out.",
    ],
  ])("is refused %s", (_, operands, raw, sentence) => expect(wrong(operands, raw)).toEqual([sentence]));

  test("is not held against targets that could not be read", () => {
    expect(wrong(["docker:A"], { "base-image": ["b=debian:12"] })).toEqual([expect.stringContaining("capital letters")]);
  });
});
