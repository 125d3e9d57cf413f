import { describe, expect, test } from "@jest/globals";
import type { BaseFacts } from "../../src/model/base.ts";
import type { TargetFacts } from "../../src/model/evidence.ts";
import type { Finding } from "../../src/model/finding.ts";
import { toBaseName, toUpgradeWords } from "../../src/report/base-words.ts";
import { groupByOrigin, toBaseView } from "../../src/report/bases.ts";
import { toSpokenLine } from "../../src/report/dockerfile-places.ts";
import { renderText } from "../../src/report/text.ts";
import { baseFacts, seen, targetFacts } from "../fakes/findings.ts";
import { runFacts, verdict } from "../fakes/verdicts.ts";

const ALPINE = "docker.io/library/alpine:3.20";
const of = (base: TargetFacts["base"], rest: Parameters<typeof verdict>[0] = {}) =>
  verdict({ ...rest, merged: { seen: [], targets: [targetFacts({ base })], ...rest?.merged } });
const text = (...args: Parameters<typeof of>) =>
  renderText(of(...args), runFacts(), { width: 120, colour: false, links: false, verbose: false });

describe("a base's name", () => {
  test.each([
    ["docker.io/library/debian:12", "debian:12"],
    ["docker.io/acme/base:1", "acme/base:1"],
    ["docker.io/library/a/b:1", "library/a/b:1"],
    ["ghcr.io/acme/base@sha256:00", "ghcr.io/acme/base@sha256:00"],
    ["docker.io.evil.example/library/debian:12", "docker.io.evil.example/library/debian:12"],
    ["evil.example/docker.io/library/debian:12", "evil.example/docker.io/library/debian:12"],
  ])("%s is shown as %s", (reference, name) => expect(toBaseName(reference)).toBe(name));
});

describe("what a document says of an image's base", () => {
  const none: Partial<BaseFacts> = { reference: null, digest: null, layers: 0 };
  test.each<[string, TargetFacts["base"], string | undefined]>([
    ["allowed", { ...baseFacts(), allowed: true, rule: "debian:*" }, "debian:12 (proven, 1 layer, allowed by debian:*)"],
    ["denied", { ...baseFacts(), allowed: false, rule: "**:12" }, "debian:12 (proven, 1 layer, not allowed by **:12)"],
    ["in no list", { ...baseFacts(), allowed: false, rule: null }, "debian:12 (proven, 1 layer, not allowed)"],
    ["not judged", baseFacts(), "debian:12 (proven, 1 layer)"],
    [
      "contradicted",
      baseFacts({ status: "contradicted", cause: "stale-tag" }),
      "debian:12 (contradicted: the image begins with an earlier image of that tag)",
    ],
    [
      "unknown, and declared",
      baseFacts({ status: "unknown", cause: "unresolved" }),
      "debian:12 (not known: nothing is known of the layers of what is declared)",
    ],
    ["unproven, and nameless", baseFacts({ ...none, status: "unproven", cause: "no-claim" }), "not proven (nothing declares it)"],
    ["scratch", baseFacts({ ...none, status: "scratch", cause: "scratch" }), "none (built from scratch)"],
    ["unknown", baseFacts({ ...none, status: "unknown", cause: "no-claim" }), undefined],
    ["of something that has none", undefined, undefined],
  ])("%s", (_, base, words) => {
    const target = targetFacts({ base });
    expect(toBaseView(target, of(base))?.words).toBe(words);
  });

  const lie = baseFacts({ status: "contradicted", cause: "not-a-prefix", layers: 0, message: "It is a lie.", next: "Tell the truth." });
  test("is a lie also where the policy does not ask, with what to do; and is said once where a reason says it", () => {
    expect(text(lie)).toContain("  It is a lie.\n  → Tell the truth.");
    const problems = [{ code: "base-contradicted", message: "It is a lie.", next: "Tell the truth.", target: "docker:shop:1" }] as const;
    expect(text(lie, { merged: { problems } }).match(/It is a lie\./g)).toHaveLength(1);
  });

  test("is one quiet line where nothing is known and nobody asks", () => {
    const unknown = baseFacts({ ...none, status: "unknown", cause: "no-claim", message: "Nobody knows.", next: "Ask." });
    expect(text(unknown).match(/What the image is built on is not known\./g)).toHaveLength(1);
    expect(text(unknown)).not.toMatch(/Nobody knows|Ask|base {2}/);
    expect(text(undefined)).not.toMatch(/built on|base {2}|Bases/);
  });
});

describe("findings by origin", () => {
  const finding = (overrides: Partial<Finding>): Finding => ({
    ...seen(overrides),
    decision: { kind: "below-cutoff", rule: "severity-cutoff" },
  });
  const list = [finding({ origin: "unknown" }), finding({ origin: "application" }), finding({ origin: "base" })];

  test("are in groups where the base is proven, and in none where nobody knows", () => {
    expect(groupByOrigin(targetFacts({ base: baseFacts() }), list)?.map(({ origin }) => origin)).toEqual([
      "base",
      "application",
      "unknown",
    ]);
    expect(groupByOrigin(targetFacts({ base: baseFacts({ status: "unproven" }) }), list)).toBeNull();
    expect(groupByOrigin(null, list)).toBeNull();
  });

  const fixed = finding({ fix: { state: "fixed", versions: ["2"] } });
  const open = finding({ fix: { state: "not-fixed", versions: [] } });
  test.each<[Finding[], string | null]>([
    [[fixed, open, fixed], "Of the 3 findings that debian:12 brings 2 have a fix: they go with an upgraded debian:12."],
    [[fixed, open], "Of the 2 findings that debian:12 brings 1 has a fix: it goes with an upgraded debian:12."],
    [[open, open], "Of the 2 findings that debian:12 brings none has a fix yet."],
    [[fixed], "debian:12 brings 1 finding, and it has a fix: it goes with an upgraded debian:12."],
    [[open], null],
    [[], null],
  ])("%#: what an upgrade would remove", (findings, words) => expect(toUpgradeWords(findings, baseFacts())).toBe(words));
});

describe("the line of a Dockerfile that is spoken of", () => {
  const claim = (where: string, source: "dockerfile" | "label" = "dockerfile") => ({ source, reference: ALPINE, digest: null, where });
  const external = (line: number | null, file = "Dockerfile") => ({
    reference: "a",
    canonical: null,
    line,
    file,
    usedAs: ["copy" as const],
    reach: "final" as const,
  });
  test.each<[string, string, Partial<BaseFacts>, string | null]>([
    ["the claim's, where none is named", "No.", { claims: [claim("api/Dockerfile:3")] }, "api/Dockerfile:3"],
    [
      "the one that is named",
      "Dockerfile:12 is wrong.",
      { claims: [claim("Dockerfile:1")], external: [external(1), external(12)] },
      "Dockerfile:12",
    ],
    [
      "and not one that another begins with",
      "(Dockerfile:12)",
      { claims: [claim("Dockerfile:1")], external: [external(12)] },
      "Dockerfile:12",
    ],
    ["nor one in another folder", "api/Dockerfile:12", { claims: [claim("Dockerfile:1")], external: [external(12)] }, "Dockerfile:1"],
    ["a colon in a path", "No.", { claims: [claim("a:1/Dockerfile:2")] }, "a:1/Dockerfile:2"],
    ["none of a label", "No.", { claims: [claim("Dockerfile:3", "label")] }, null],
    ["none outside the repository", "No.", { claims: [claim("/etc/Dockerfile:3"), claim("../Dockerfile:3")] }, null],
    ["none without a line", "No.", { claims: [claim("Dockerfile"), claim("Dockerfile:0")], external: [external(null)] }, null],
  ])("is %s", (_, message, base, place) => {
    const line = toSpokenLine(message, baseFacts(base));
    expect(line && `${line.path}:${line.line}`).toBe(place);
  });
});
