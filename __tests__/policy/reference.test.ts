import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { isHost, isImageId, parseReference } from "../../src/policy/reference.ts";

const SHA = "a".repeat(64);

describe("a reference", () => {
  test.each([
    ["debian", { registry: "docker.io", repository: "debian", tag: null, digest: null }],
    ["debian:12", { registry: "docker.io", repository: "debian", tag: "12", digest: null }],
    ["library/debian:12-slim", { registry: "docker.io", repository: "library/debian", tag: "12-slim", digest: null }],
    ["ghcr.io/acme/shop:1.2.3", { registry: "ghcr.io", repository: "acme/shop", tag: "1.2.3", digest: null }],
    ["localhost/shop", { registry: "localhost", repository: "shop", tag: null, digest: null }],
    ["localhost:5000/shop:1", { registry: "localhost:5000", repository: "shop", tag: "1", digest: null }],
    ["[::1]:5000/shop", { registry: "[::1]:5000", repository: "shop", tag: null, digest: null }],
    ["EXAMPLE/shop", { registry: "EXAMPLE", repository: "shop", tag: null, digest: null }],
    [`shop@sha256:${SHA}`, { registry: "docker.io", repository: "shop", tag: null, digest: `sha256:${SHA}` }],
    [`acme/shop:1@sha256:${SHA}`, { registry: "docker.io", repository: "acme/shop", tag: "1", digest: `sha256:${SHA}` }],
    ["a__b/c.d-e---f", { registry: "docker.io", repository: "a__b/c.d-e---f", tag: null, digest: null }],
  ])("%s", (text, parts) => expect(parseReference(text)).toEqual(parts));

  test.each([
    ["", "is empty"],
    ["a".repeat(600), "longer than"],
    ["a b", "white space"],
    ["-c/tmp/x", "begins with `-`"],
    ["Debian", "capital letters"],
    ["a//b", "empty part"],
    ["a/", "empty part"],
    ["/a/b", "empty part"],
    ["debian:", "without a tag"],
    ["a:b:c", "more colons"],
    ["a:.b", "tag"],
    ["a@b", "digest"],
    [`a@sha256:${SHA.toUpperCase()}`, "digest"],
    [`a@sha256:${SHA}@sha256:${SHA}`, "more than one `@`"],
    [SHA, "image ID"],
    ["a_.b", "parts"],
    [".a.b/c", "no host"],
    [`${"a".repeat(250)}/${"b".repeat(10)}`, "repository longer"],
    ["x.y:999999/z", "no host"],
  ])("%p is none", (text, why) => expect(parseReference(text)).toEqual({ wrong: expect.stringContaining(why) }));

  test("of any text is parts that make it up again, or a sentence", () => {
    const part = fc.stringMatching(/^[a-zA-Z0-9._:/@-]{0,40}$/);
    fc.assert(
      fc.property(fc.oneof(fc.string(), part), (text) => {
        const parsed = parseReference(text);
        if ("wrong" in parsed) return parsed.wrong.length > 3 && !parsed.wrong.endsWith(".");
        const { registry, repository, tag, digest } = parsed;
        const name = text.startsWith(`${registry}/`) ? `${registry}/${repository}` : repository;
        return text === `${name}${tag === null ? "" : `:${tag}`}${digest === null ? "" : `@${digest}`}`;
      }),
    );
  });
});

test("hosts and image IDs are told by their form", () => {
  expect(["ghcr.io", "localhost:5000", "a-b.c"].every(isHost)).toBe(true);
  expect(["", "-a.b", "a..b", "ghcr.io/x", "a:b", "a".repeat(300)].some(isHost)).toBe(false);
  expect([isImageId(SHA), isImageId("a".repeat(63)), isImageId("g".repeat(64))]).toEqual([true, false, false]);
});
