import { createHash } from "node:crypto";
import { describe, expect, test } from "@jest/globals";
import { toFingerprint, toLastingName } from "../../src/merge/fingerprint.ts";
import { mergeEvidence } from "../../src/merge/merge.ts";
import { baseFacts, observation, targetFacts } from "../fakes/findings.ts";

describe("what of a target lasts from build to build", () => {
  test.each([
    ["a reference without its tag", { reference: "docker.io/library/shop:1" }, "image|docker.io/library/shop"],
    ["nor its digest", { reference: "ghcr.io:443/a/shop:1@sha256:00" }, "image|ghcr.io:443/a/shop"],
    [
      "the name of an archive, wherever it lies for now",
      { id: "docker-archive:/tmp/run-77/shop.tar", reference: undefined },
      "image|shop.tar",
    ],
    ["also on Windows", { id: "docker-archive:C:\\Temp\\shop.tar", reference: undefined }, "image|shop.tar"],
    [
      "the name that a layout has for it, whatever the layout is called",
      { id: "oci-archive:/tmp/run-77/shop-123.tar", reference: undefined, name: "docker.io/acme/shop" },
      "image|docker.io/acme/shop",
    ],
    [
      "the Dockerfile of an archive without a name",
      {
        id: "docker-archive:/tmp/run-77/shop-123.tar",
        reference: undefined,
        base: baseFacts({ claims: [{ source: "dockerfile", reference: null, digest: null, where: "web/Dockerfile:12" }] }),
      },
      "image|web/Dockerfile",
    ],
    [
      "and not one that lies elsewhere",
      {
        id: "docker-archive:out/shop.tar",
        reference: undefined,
        base: baseFacts({ claims: [{ source: "dockerfile", reference: null, digest: null, where: "/tmp/Dockerfile:12" }] }),
      },
      "image|shop.tar",
    ],
    ["nor a digest alone", { reference: "ghcr.io/a/shop@sha256:00" }, "image|ghcr.io/a/shop"],
    ["a port is no tag", { reference: "localhost:5000/shop" }, "image|localhost:5000/shop"],
    ["nor is there one in a mere name", { id: "docker:shop", reference: undefined }, "image|shop"],
    ["what is no image has no tag", { id: "sbom:shop:1", kind: "sbom", reference: undefined } as const, "sbom|shop:1"],
    ["an id without a reference, without its tag", { id: "docker:shop:1", reference: undefined }, "image|shop"],
    [
      "the path of a lockfile",
      { id: "lockfile:web/package-lock.json", kind: "lockfile", reference: undefined } as const,
      "lockfile|web/package-lock.json",
    ],
  ])("%s", (_, facts, name) => {
    expect(toLastingName(targetFacts(facts))).toBe(name);
  });
});

describe("a fingerprint", () => {
  const printOf = (text: string) => createHash("sha256").update(text).digest("hex").slice(0, 32);

  test("is made of what lasts, and of the place among findings that are alike", () => {
    expect(toFingerprint("a|b|c", 1)).toBe(printOf("v1|a|b|c"));
    expect(toFingerprint("a|b|c", 2)).toBe(printOf("v1|a|b|c|2"));
  });

  test("of a finding is of its target, its package and its name", () => {
    const versions = ["1.0.0", "1.0.1", "1.0.2"];
    const packages = versions.map((version) => ({ purl: `pkg:npm/lodash@${version}`, name: "lodash", version, type: "npm" }));
    const observations = packages.map((of) => observation({ package: of }));
    const like = "image|docker.io/library/shop|npm/lodash|CVE-2024-0001";
    const prints = (targets: readonly ReturnType<typeof targetFacts>[]) =>
      mergeEvidence([{ targets, scanners: [], observations, problems: [] }]).seen.map(({ fingerprint }) => fingerprint);
    expect(prints([targetFacts()])).toEqual([toFingerprint(like, 1), toFingerprint(like, 2), toFingerprint(like, 3)]);
    expect(prints([])[0]).toBe(toFingerprint("docker:shop:1|npm/lodash|CVE-2024-0001", 1));
  });
});
