import { describe, expect, test } from "@jest/globals";
import { findException, toExceptionIndex } from "../../src/judge/exceptions.ts";
import { matchesPattern } from "../../src/judge/pattern.ts";
import type { TargetFacts } from "../../src/model/evidence.ts";
import { seen, targetFacts } from "../fakes/findings.ts";

const lockfile = (path: string): TargetFacts => ({ id: `lockfile:${path}`, kind: "lockfile", packages: 1, scannedBy: ["osv-scanner"] });
const image = (id: string, reference: string): TargetFacts => targetFacts({ id, reference });

function accepts(pattern: string, target: TargetFacts): boolean {
  const exception = { id: "CVE-2024-0001", target: pattern, reason: "r", expires: "2099-01-01" };
  return findException(seen({ target: target.id }), target, toExceptionIndex([exception], "2026-11-25")) !== null;
}

const SHOP = image("docker:acme/shop:1", "docker.io/acme/shop:1");
const UNTAGGED = image("docker:shop", "docker.io/library/shop:latest");
const UNREFERENCED: TargetFacts = { id: "registry:localhost:5000/shop:v2", kind: "image", packages: 1, scannedBy: ["grype"] };
const REGISTRY = image("registry:localhost:5000/shop", "localhost:5000/shop:latest");

describe("the pattern of an exception's target", () => {
  test.each<[string, TargetFacts]>([
    ["docker:acme/shop:1", SHOP],
    ["docker:acme/shop", SHOP],
    ["acme/shop:1", SHOP],
    ["acme/shop", SHOP],
    ["acme/*", SHOP],
    ["docker.io/acme/shop", SHOP],
    ["**", SHOP],
    ["shop", UNTAGGED],
    ["docker:shop", UNTAGGED],
    ["localhost:5000/shop", REGISTRY],
    ["package-lock.json", lockfile("package-lock.json")],
    ["lockfile:web/*", lockfile("web/package-lock.json")],
    ["localhost:5000/shop", image("registry:localhost:5000/shop:v2", "localhost:5000/shop:v2")],
    ["localhost:5000/shop:v2", image("registry:other", "localhost:5000/shop:v2@sha256:ab12")],
    ["localhost:5000/shop", image("registry:other", "localhost:5000/shop:v2@sha256:ab12")],
    ["localhost:5000/shop", UNREFERENCED],
  ])("%s means %j", (pattern, target) => expect(accepts(pattern, target)).toBe(true));

  test.each<[string, TargetFacts]>([
    ["docker", UNTAGGED],
    ["registry", image("registry:alpine", "docker.io/library/alpine:latest")],
    ["registry", REGISTRY],
    ["localhost", REGISTRY],
    ["lockfile", lockfile("package-lock.json")],
    ["web", lockfile("web:old")],
    ["lockfile:web", lockfile("web:old")],
    ["docker-archive:dist/shop", image("docker-archive:dist/shop:1.tar", "docker.io/library/shop:1")],
    ["shop", SHOP],
    ["docker.io/*", SHOP],
    ["*", lockfile("web/package-lock.json")],
    ["acme/sho", SHOP],
    ["acme.shop", SHOP],
    ["ACME/shop", SHOP],
  ])("%s, the name of a scheme, a folder or another image, does not mean %j", (pattern, target) =>
    expect(accepts(pattern, target)).toBe(false),
  );
});

describe("the exception that accepts", () => {
  const exceptions = (...ids: string[]) => ids.map((id) => ({ id, reason: "r", expires: "2099-01-01" }));
  const rule = (ids: readonly string[], finding = seen({ aliases: ["GHSA-aaaa-bbbb-cccc"] })) =>
    findException(finding, undefined, toExceptionIndex(exceptions(...ids), "2026-11-25"))?.rule;

  test.each([
    [["GHSA-aaaa-bbbb-cccc", "CVE-2024-0001"], "exceptions[0]"],
    [["CVE-2024-0001", "GHSA-aaaa-bbbb-cccc"], "exceptions[0]"],
    [["CVE-1999-1", "CVE-2024-0001", "GHSA-aaaa-bbbb-cccc", "CVE-2024-0001"], "exceptions[1]"],
    [["CVE-1999-1"], undefined],
  ])("is the first of the policy, of %j: %s", (ids, first) => expect(rule(ids)).toBe(first));

  test("may name a target that nobody knows more of", () => {
    const [exception] = exceptions("CVE-2024-0001").map((one) => ({ ...one, target: "docker:shop" }));
    const index = toExceptionIndex(exception === undefined ? [] : [exception], "2026-11-25");
    expect(findException(seen({ target: "docker:shop:1" }), undefined, index)?.rule).toBe("exceptions[0]");
    expect(findException(seen({ target: "docker:web:1" }), undefined, index)).toBeNull();
  });

  test("names a package without a version exactly", () => {
    const unversioned = seen({ package: { purl: "pkg:deb/debian/zlib1g", name: "zlib1g", version: "", type: "deb" } });
    const naming = (purl: string) =>
      toExceptionIndex([{ id: "CVE-2024-0001", package: purl, reason: "r", expires: "2099-01-01" }], "2026-11-25");
    expect(findException(unversioned, undefined, naming("pkg:deb/debian/zlib1g"))).not.toBeNull();
    expect(findException(unversioned, undefined, naming("pkg:deb/debian/zlib1"))).toBeNull();
  });
});

describe("a pattern", () => {
  test.each([
    ["a/**", "a/b\nc/d", true],
    ["a/*", "a/b\nc", true],
    ["a/*", "a/b/c", false],
    ["a.c", "abc", false],
  ])("%s means %j: %s", (pattern, text, matches) => expect(matchesPattern(pattern, text)).toBe(matches));
});
