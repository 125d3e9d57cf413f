import { describe, expect, test } from "@jest/globals";
import { findException, toExceptionIndex } from "../../src/judge/exceptions.ts";
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
