import { describe, expect, test } from "@jest/globals";
import { decide } from "../src/gate.ts";
import type { Evidence, TargetFacts } from "../src/model/evidence.ts";
import type { BaseImages, Policy } from "../src/model/policy.ts";
import { baseFacts, looking, observation, policy, scannerFacts, targetFacts } from "./fakes/findings.ts";

const LAYER = `sha256:${"a1".repeat(32)}`;
const IMAGE = targetFacts({ evidence: [looking()] });
const BUILT = { ...IMAGE, base: baseFacts(), layers: [LAYER, `sha256:${"b2".repeat(32)}`] };

function evidence(target: TargetFacts, more: Partial<Evidence> = {}): Evidence {
  return { targets: [target], scanners: [scannerFacts()], observations: [], problems: [], ...more };
}

function decided(parts: readonly Evidence[], rules: Partial<Policy> = {}, hour = "12:00") {
  return decide(parts, policy(rules), { now: Date.parse(`2026-11-24T${hour}:00Z`), asked: [IMAGE.id] });
}

describe("evidence becomes a verdict", () => {
  test("what was seen, what happened and who looked are all in it", () => {
    const failed = { code: "scanner-failed", message: "It failed.", next: "Do this." } as const;
    const verdict = decided([evidence(IMAGE, { observations: [observation()] }), evidence(IMAGE, { problems: [failed] })]);
    expect(verdict).toMatchObject({ outcome: "error", exitCode: 3, counts: { total: 1, blocking: 1 } });
    expect(verdict.targets.map(({ id }) => id)).toEqual([IMAGE.id]);
    expect(verdict.scanners).toEqual([scannerFacts()]);
    expect(verdict.reasons.map(({ code }) => code)).toEqual(["scanner-failed", "severity-cutoff"]);
  });

  test("what was to be scanned here passes by its evidence alone", () => {
    expect(decided([evidence(IMAGE)]).outcome).toBe("pass");
    expect(decided([evidence(targetFacts())]).reasons.map(({ code }) => code)).toEqual(["scanner-output"]);
  });

  test("a finding in a layer of a proven base is the base's, and judged by its cutoff", () => {
    const inBase = observation({
      locations: [{ path: "/lib/apk/db/installed", layer: 0 }],
      package: { ...observation().package, type: "binary" },
    });
    const { outcome, findings } = decided([evidence(BUILT, { observations: [inBase] })], {
      severityCutoff: { base: "critical", application: "high" },
    });
    expect([outcome, findings.map(({ origin }) => origin)]).toEqual(["pass", ["base"]]);
  });

  test("what it would take to pass is part of it: with the later base that the lock knows", () => {
    const found = { observations: [observation({ locations: [{ path: "/x", layer: 0 }], origin: "base" })] };
    const images = (layer: string) => ({ "linux/amd64": { manifest: null, config: null, diffIds: [layer], created: null } });
    const [older, later] = ["2026-10-01T00:00:00Z", "2026-11-20T00:00:00Z"] as const;
    const versions = [
      { digest: "sha256:later", firstSeen: later, lastSeen: later, platforms: images("sha256:other") },
      { digest: "sha256:older", firstSeen: older, lastSeen: older, platforms: images(LAYER) },
    ];
    const lock = { schema: "portcullis/bases/1", bases: [{ reference: "docker.io/library/debian:12", versions }] } as const;
    const kindOf = (known: typeof lock | null) =>
      decide([evidence(BUILT, found)], policy(), { now: 0, lock: known }).remediation.map(({ kind, to }) => [kind, to]);
    expect(kindOf(lock)).toEqual([["move-base", "sha256:later"]]);
    expect(kindOf(null)).toEqual([["rebuild", null]]);
    expect(decided([evidence(BUILT)]).remediation).toEqual([]);
  });

  test("the policy's word on bases is part of it, and its days end at midnight", () => {
    const baseImages: BaseImages = {
      require: "proven",
      allow: [{ image: "docker.io/library/debian:12", expires: "2026-12-01" }],
      deny: [],
    };
    const { outcome, targets, problems } = decided([evidence(BUILT)], { baseImages }, "23:30");
    expect([outcome, targets[0]?.base?.allowed]).toEqual(["pass", true]);
    expect(problems.map(({ message }) => message)).toEqual([
      "The entry `docker.io/library/debian:12` of `base-images.allow` expires in 7 days.",
    ]);
    const denied = decided([evidence(BUILT)], { baseImages: { ...baseImages, allow: [] } });
    expect(denied.reasons.map(({ code }) => code)).toEqual(["base-not-allowed"]);
  });
});
