import { describe, expect, test } from "@jest/globals";
import { findEntry } from "../../../src/base-image/allow/entries.ts";
import { toCanonicalReference } from "../../../src/model/reference.ts";
import { checkBasePattern } from "../../../src/policy/base-pattern.ts";

const D = `sha256:${"d".repeat(64)}`;

function isMeant(image: string, text: string, digests?: readonly string[]): boolean {
  const reference = toCanonicalReference(text);
  if (reference === null) throw new Error(`${text} is no reference`);
  const digest = /@(.*)$/.exec(reference)?.[1];
  const entry = { image, ...(digests === undefined ? {} : { digests }) };
  return findEntry([entry], { reference, digests: digest === undefined ? [] : [digest], hasTag: digest === undefined }) !== null;
}

describe("a pattern means a reference", () => {
  test.each([
    ["docker.io/library/debian:12*", "debian:12"],
    ["docker.io/library/debian:12*", "index.docker.io/debian:12-slim"],
    ["debian:12*", "docker.io/library/debian:12.5"],
    ["docker.io/debian", "debian:13"],
    ["debian", "debian"],
    ["debian:latest", "debian"],
    ["acme/*", "acme/base:3"],
    ["gcr.io/distroless/*", "gcr.io/distroless/static-debian12:nonroot"],
    ["ghcr.io/acme/**", "ghcr.io/acme/team/base:1"],
    ["**:latest", "ghcr.io/acme/base"],
    ["**/base", "registry.example:5000/a/b/base:1"],
    ["**", `ghcr.io/acme/base@${D}`],
    ["*.gcr.io/acme/*", "eu.gcr.io/acme/base:1"],
    ["localhost:5000/base:*", "localhost:5000/base:7"],
    ["ghcr.io/acme/base", `ghcr.io/acme/base:1@${D}`],
  ])("%s: %s", (pattern, reference) => {
    expect(checkBasePattern(pattern)).toBeNull();
    expect(isMeant(pattern, reference)).toBe(true);
  });
});

describe("a pattern does not mean what only looks like it", () => {
  test.each([
    ["docker.io/library/debian", "docker.io.evil.example/library/debian:12"],
    ["docker.io/library/debian", "evil.example/docker.io/library/debian:12"],
    ["docker.io/library/debian", "debian-evil:12"],
    ["docker.io/library/debian", "evil/debian:12"],
    ["docker.io/library/debian", "Docker.io/library/debian:12"],
    ["gcr.io/distroless/*", "gcr.io/distroless/a/b"],
    ["gcr.io/distroless/*", "gcr.io.evil.example/distroless/static"],
    ["ghcr.io/acme/*", "ghcr.io/acme-evil/base"],
    ["*.gcr.io/acme/*", "evilgcr.io/acme/base"],
    ["*.gcr.io/acme/*", "gcr.io/acme/base"],
    ["ghcr.io/acme/**", "ghcr.io/acme"],
    ["docker.io/library/debian:12", "debian:12-slim"],
    ["docker.io/library/debian:1.2", "debian:1x2"],
    ["docker.io/library/debian:12*", `debian:12@${D}`],
    ["docker.io/library/debian:12*", `debian@${D}`],
    ["localhost/base", "localhost:5000/base"],
    ["acme/*", "ghcr.io/acme/base"],
    ["**:latest", `ghcr.io/acme/base@${D}`],
    ["scratch", "scratch"],
  ])("%s: %s", (pattern, reference) => {
    expect(isMeant(pattern, reference)).toBe(false);
  });
});

test("digests beside a pattern mean these alone, and then the tag is decoration", () => {
  expect(isMeant("ghcr.io/acme/base:1", `ghcr.io/acme/base:2@${D}`, [D])).toBe(true);
  expect(isMeant("ghcr.io/acme/base", "ghcr.io/acme/base:1", [D])).toBe(false);
  expect(isMeant("ghcr.io/acme/base", `ghcr.io/acme/other@${D}`, [D])).toBe(false);
});

test("an image without a base is meant by `scratch`, and by `**`, which means everything", () => {
  const scratch = { reference: null, digests: [], hasTag: false };
  expect(["scratch", "**", "*", "docker.io/library/scratch", "**:latest"].filter((image) => findEntry([{ image }], scratch))).toEqual([
    "scratch",
    "**",
  ]);
});

describe("wildcards in a registry's name that could match somebody else's are refused", () => {
  test.each(["gcr.io*/x", "*.io/x", "g*r.io/x", "ghcr.io**/x", "*cr.io/x/y", "gcr.*/x"])("%s", (pattern) => {
    expect(checkBasePattern(pattern)).toContain("wildcard in its registry");
  });
});
