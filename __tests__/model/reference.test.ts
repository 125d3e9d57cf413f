import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { isDigest, isHost, isImageId, parseReference, renderReference, toCanonicalReference } from "../../src/model/reference.ts";

const SHA = "a".repeat(64);

describe("a reference", () => {
  test.each([
    ["debian", { registry: "docker.io", repository: "library/debian", tag: null, digest: null }],
    ["debian:12", { registry: "docker.io", repository: "library/debian", tag: "12", digest: null }],
    ["library/debian:12-slim", { registry: "docker.io", repository: "library/debian", tag: "12-slim", digest: null }],
    ["docker.io/debian", { registry: "docker.io", repository: "library/debian", tag: null, digest: null }],
    ["index.docker.io/debian", { registry: "docker.io", repository: "library/debian", tag: null, digest: null }],
    ["index.docker.io/acme/shop", { registry: "docker.io", repository: "acme/shop", tag: null, digest: null }],
    ["ghcr.io/acme/shop:1.2.3", { registry: "ghcr.io", repository: "acme/shop", tag: "1.2.3", digest: null }],
    ["ghcr.io/shop", { registry: "ghcr.io", repository: "shop", tag: null, digest: null }],
    ["localhost/shop", { registry: "localhost", repository: "shop", tag: null, digest: null }],
    ["localhost:5000/shop:1", { registry: "localhost:5000", repository: "shop", tag: "1", digest: null }],
    ["127.0.0.1:5000/shop", { registry: "127.0.0.1:5000", repository: "shop", tag: null, digest: null }],
    ["[::1]:5000/shop", { registry: "[::1]:5000", repository: "shop", tag: null, digest: null }],
    ["[fe80::1]/shop", { registry: "[fe80::1]", repository: "shop", tag: null, digest: null }],
    ["EXAMPLE/shop", { registry: "EXAMPLE", repository: "shop", tag: null, digest: null }],
    ["Docker.io/shop", { registry: "Docker.io", repository: "shop", tag: null, digest: null }],
    [
      "docker.io.evil.example/library/debian",
      { registry: "docker.io.evil.example", repository: "library/debian", tag: null, digest: null },
    ],
    ["my.under_score/shop", { registry: "my.under_score", repository: "shop", tag: null, digest: null }],
    ["x.y:999999/z", { registry: "x.y:999999", repository: "z", tag: null, digest: null }],
    [`shop@sha256:${SHA}`, { registry: "docker.io", repository: "library/shop", tag: null, digest: `sha256:${SHA}` }],
    [`acme/shop:1@sha256:${SHA}`, { registry: "docker.io", repository: "acme/shop", tag: "1", digest: `sha256:${SHA}` }],
    [`a@sha512:${SHA}${SHA}`, { registry: "docker.io", repository: "library/a", tag: null, digest: `sha512:${SHA}${SHA}` }],
    [
      `a@sha384:${SHA.slice(0, 32)}${SHA}`,
      { registry: "docker.io", repository: "library/a", tag: null, digest: `sha384:${SHA.slice(0, 32)}${SHA}` },
    ],
    ["a__b/c.d-e---f", { registry: "docker.io", repository: "a__b/c.d-e---f", tag: null, digest: null }],
    ["a:_1.-", { registry: "docker.io", repository: "library/a", tag: "_1.-", digest: null }],
    ["foo:5000", { registry: "docker.io", repository: "library/foo", tag: "5000", digest: null }],
    ["localhost", { registry: "docker.io", repository: "library/localhost", tag: null, digest: null }],
    [SHA.slice(1), { registry: "docker.io", repository: `library/${SHA.slice(1)}`, tag: null, digest: null }],
  ])("%s", (text, parts) => expect(parseReference(text)).toEqual(parts));

  test.each([
    ["", "is empty"],
    ["a".repeat(600), "longer than"],
    ["a b", "white space"],
    ["a\n", "white space"],
    ["-c/tmp/x", "begins with `-`"],
    ["Debian", "capital letters"],
    ["acme/Shop", "capital letters"],
    ["ghcr.io/Acme/shop", "capital letters"],
    ["a//b", "empty part"],
    ["a/", "empty part"],
    ["/a/b", "empty part"],
    ["debian:", "without a tag"],
    [`debian:@sha256:${SHA}`, "without a tag"],
    ["a:b:c", "more colons"],
    ["a:.b", "tag"],
    [`a:${"x".repeat(129)}`, "tag"],
    ["a@b", "digest"],
    ["a@", "digest"],
    ["a@sha256:abc", "digest"],
    [`a@md5:${SHA.slice(32)}`, "digest"],
    [`a@sha512:${SHA}`, "digest"],
    [`a@sha256:${SHA.toUpperCase()}`, "digest"],
    [`a@sha256:${SHA}@sha256:${SHA}`, "more than one `@`"],
    [SHA, "image ID"],
    ["a_.b", "parts"],
    ["a___b", "parts"],
    ["a..b/c", "no host"],
    [".a.b/c", "no host"],
    ["a-.b/c", "no host"],
    ["[::1/c", "no host"],
    ["a:b/c", "no host"],
    ["::1/c", "no host"],
    ["https://a.b/c", "no host"],
    [`${"a".repeat(250)}/${"b".repeat(10)}`, "repository longer"],
    ["é", "parts"],
  ])("%p is none", (text, why) => expect(parseReference(text)).toEqual({ wrong: expect.stringContaining(why) }));

  test("of any text is parts that make up one that is the same, or a sentence", () => {
    const part = fc.stringMatching(/^[a-zA-Z0-9._:/@-]{0,40}$/);
    fc.assert(
      fc.property(fc.oneof(fc.string(), part), (text) => {
        const parsed = parseReference(text);
        if ("wrong" in parsed) return parsed.wrong.length > 3 && !parsed.wrong.endsWith(".");
        const full = renderReference(parsed);
        const end = text.slice(text.lastIndexOf("/") + 1);
        return full.endsWith(/[:@]/.test(end) ? `/${end}` : `/${end}:latest`) && toCanonicalReference(full) === full;
      }),
    );
  });
});

describe("a reference in full", () => {
  test.each([
    ["node", "docker.io/library/node:latest"],
    ["node:22", "docker.io/library/node:22"],
    ["acme/shop", "docker.io/acme/shop:latest"],
    ["index.docker.io/library/node", "docker.io/library/node:latest"],
    ["ghcr.io/acme/shop", "ghcr.io/acme/shop:latest"],
    [`node@sha256:${SHA}`, `docker.io/library/node@sha256:${SHA}`],
    [`node:22@sha256:${SHA}`, `docker.io/library/node:22@sha256:${SHA}`],
    ["localhost:5000/a/b:1", "localhost:5000/a/b:1"],
    ["node:", null],
    ["Node", null],
  ])("of %s is %s", (text, full) => expect(toCanonicalReference(text)).toBe(full));
});

test("hosts, digests and image IDs are told by their form", () => {
  expect(["ghcr.io", "localhost:5000", "a-b.c", "[::1]"].every(isHost)).toBe(true);
  expect(["", "-a.b", "a..b", "ghcr.io/x", "a:b", "a".repeat(300)].some(isHost)).toBe(false);
  expect([isDigest(`sha256:${SHA}`), isDigest(SHA), isDigest("sha256:abc"), isDigest(`sha512:${SHA}${SHA}`)]).toEqual([
    true,
    false,
    false,
    true,
  ]);
  expect([isImageId(SHA), isImageId("a".repeat(63)), isImageId("g".repeat(64))]).toEqual([true, false, false]);
});
