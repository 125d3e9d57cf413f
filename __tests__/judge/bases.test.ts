import { describe, expect, test } from "@jest/globals";
import { toBaseRows } from "../../src/judge/bases.ts";
import type { TargetFacts } from "../../src/model/evidence.ts";
import type { Finding } from "../../src/model/finding.ts";
import { baseFacts, seen, targetFacts } from "../fakes/findings.ts";

const ALPINE = "docker.io/library/alpine:3.20";
const image = (id: string, base: TargetFacts["base"] = baseFacts()) => targetFacts({ id, base });
const onAlpine = (overrides: Parameters<typeof baseFacts>[0] = {}) => baseFacts({ reference: ALPINE, digest: null, ...overrides });

function finding({ decision = { kind: "below-cutoff", rule: "severity-cutoff" }, ...overrides }: Partial<Finding> = {}): Finding {
  return { ...seen({ origin: "base", ...overrides }), decision };
}

describe("the bases of a run", () => {
  test("one base under two images brings each flaw once, and a finding of it to each", () => {
    const [row, ...others] = toBaseRows(
      [image("docker:b"), image("docker:a")],
      [
        finding({ target: "docker:a", decision: { kind: "blocks", rule: "severity-cutoff" } }),
        finding({ target: "docker:b", fix: { state: "not-fixed", versions: [] } }),
        finding({ target: "docker:b", id: "CVE-2024-0002", severity: "low" }),
      ],
    );
    expect(others).toEqual([]);
    expect(row).toEqual({
      reference: "docker.io/library/debian:12",
      digest: baseFacts().digest,
      status: "proven",
      allowed: null,
      targets: ["docker:a", "docker:b"],
      flaws: 2,
      findings: 3,
      blocking: 1,
      fixable: 2,
      bySeverity: { critical: 0, high: 2, medium: 0, low: 1, negligible: 0, unknown: 0 },
    });
  });

  test.each<[string, Partial<Finding>, number]>([
    ["from the base", {}, 1],
    ["from the application", { origin: "application" }, 0],
    ["from nobody knows where", { origin: "unknown" }, 0],
    ["in another target", { target: "docker:other" }, 0],
  ])("a finding %s counts %j: %s", (_, overrides, count) => {
    expect(toBaseRows([image("docker:shop:1")], [finding(overrides)])[0]?.findings).toBe(count);
  });

  test("packages that differ in qualifiers alone are one flaw", () => {
    const pkg = (purl: string) => finding({ package: { purl, name: "zlib1g", version: "1", type: "deb" } });
    const [row] = toBaseRows([image("docker:shop:1")], [pkg("pkg:deb/debian/zlib1g@1?arch=amd64"), pkg("pkg:deb/debian/zlib1g@1")]);
    expect([row?.flaws, row?.findings]).toEqual([1, 2]);
  });

  test("what is declared and not proven has a row, and brings nothing", () => {
    const base = onAlpine({ status: "contradicted", cause: "not-a-prefix", layers: 0 });
    const [row] = toBaseRows([image("docker:shop:1", { ...base, allowed: false })], [finding()]);
    expect(row).toMatchObject({ reference: ALPINE, status: "contradicted", allowed: false, flaws: 0, findings: 0, fixable: 0 });
  });

  test("without a reference there is no row, nor for what has no base", () => {
    const scratch = baseFacts({ status: "scratch", cause: "scratch", reference: null, layers: 0 });
    expect(toBaseRows([image("docker:a", scratch), targetFacts({ id: "lockfile:a", kind: "lockfile" })], [])).toEqual([]);
  });

  test("under most images comes first, then by name; a tag that moved is two bases", () => {
    const moved = baseFacts({ digest: `sha256:${"00".repeat(32)}` });
    const targets = [image("docker:1", onAlpine()), image("docker:2"), image("docker:3", moved), image("docker:4")];
    const rows = toBaseRows(targets, []);
    expect(rows.map(({ reference, targets: { length } }) => `${reference} ${length}`)).toEqual([
      "docker.io/library/debian:12 2",
      "docker.io/library/alpine:3.20 1",
      "docker.io/library/debian:12 1",
    ]);
    expect(toBaseRows([...targets].reverse(), [])).toEqual(rows);
  });

  test("one that is allowed for some images and not for others has a row for each", () => {
    const targets = [true, false].map((allowed) => image(`docker:${allowed}`, { ...onAlpine(), allowed, rule: null }));
    for (const order of [targets, targets.toReversed()])
      expect(toBaseRows(order, []).map(({ allowed, targets: [id] }) => [allowed, id])).toEqual([
        [false, "docker:false"],
        [true, "docker:true"],
      ]);
  });
});
