import { describe, expect, test } from "@jest/globals";
import { toLastingName } from "../../src/merge/fingerprint.ts";
import { targetFacts } from "../fakes/findings.ts";

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
