import { describe, expect, test } from "@jest/globals";
import { judgeBases } from "../../../src/base-image/allow/judge-bases.ts";
import type { BaseFacts, BuildImage, Claim } from "../../../src/model/base.ts";
import type { BaseImages, Policy } from "../../../src/model/policy.ts";
import { baseFacts, policy, targetFacts } from "../../fakes/findings.ts";

const TODAY = "2026-11-25";
const DEBIAN = "docker.io/library/debian:12";
const D = `sha256:${"d".repeat(64)}`;

function allow(...images: string[]): BaseImages {
  return { require: "proven", allow: images.map((image) => ({ image })), deny: [] };
}

function judged(base: Partial<BaseFacts>, baseImages: BaseImages, over: Partial<Policy> = {}) {
  const target = targetFacts({ id: "docker:shop:1", kind: "image", base: baseFacts(base) });
  const { targets, problems } = judgeBases([target], policy({ baseImages, source: ".github/portcullis.yml", ...over }), TODAY);
  return { base: targets[0]?.base, codes: problems.map(({ code }) => code), problems };
}

function declared(reference: string | null, over: Partial<Claim> = {}): Claim {
  return { source: "dockerfile", reference, digest: null, where: "Dockerfile:7", ...over };
}

describe("a base", () => {
  const unknown = { status: "unknown", cause: "unresolved", layers: 0, digest: null } as const;
  const label = [declared(DEBIAN, { source: "label", where: "label org.opencontainers.image.base.name" })];
  const unproven = { status: "unproven", cause: "inherited-claim", layers: 0, digest: null, claims: label } as const;
  const rows: readonly (readonly [string, Partial<BaseFacts>, BaseImages, string[], boolean | null])[] = [
    ["that is proven and allowed passes", {}, allow("docker.io/library/debian:12*"), [], true],
    ["that is proven and not allowed fails", {}, allow("alpine"), ["base-not-allowed"], false],
    ["that is denied fails, also where it is allowed", {}, { ...allow("**"), deny: [{ image: "debian:12" }] }, ["base-denied"], false],
    [
      "that is contradicted fails, also where it is allowed",
      { status: "contradicted", cause: "not-a-prefix", layers: 0 },
      allow("**"),
      ["base-contradicted"],
      false,
    ],
    ["that only a label declares fails", unproven, allow("debian"), ["base-unproven"], false],
    [
      "that only a label of something else declares is unproven, not refused by that name",
      unproven,
      allow("alpine"),
      ["base-unproven"],
      false,
    ],
    ["whose layers nobody knows is incomplete", unknown, allow("debian"), ["base-unknown"], null],
    ["whose layers nobody knows fails where its name is not allowed", unknown, allow("alpine"), ["base-not-allowed"], false],
    [
      "that nothing declares is incomplete",
      { ...unknown, cause: "no-claim", claims: [], reference: null },
      allow("debian"),
      ["base-unknown"],
      null,
    ],
    ["that is squashed fails", { status: "unproven", cause: "squashed", layers: 0 }, allow("debian"), ["base-unproven"], false],
    [
      "scratch fails",
      { status: "scratch", cause: "scratch", reference: null, layers: 0, claims: [declared(null)] },
      allow("debian"),
      ["base-scratch"],
      false,
    ],
    [
      "scratch passes where it is allowed",
      { status: "scratch", cause: "scratch", reference: null, layers: 0, claims: [declared(null)] },
      allow("scratch"),
      [],
      true,
    ],
    ["that is declared passes where that is enough", unknown, { ...allow("debian"), require: "declared" }, [], true],
    ["that a label declares passes where that is enough", unproven, { ...allow("debian"), require: "declared" }, [], true],
    [
      "that is contradicted fails also where a declaration is enough",
      { status: "contradicted", cause: "other-base", layers: 0 },
      { ...allow("debian"), require: "declared" },
      ["base-contradicted"],
      false,
    ],
    [
      "that nothing declares fails also where a declaration is enough",
      { status: "unproven", cause: "no-claim", claims: [], layers: 0 },
      { ...allow("debian"), require: "declared" },
      ["base-unproven"],
      false,
    ],
    [
      "is nobody's business where bases are off",
      { status: "contradicted", cause: "other-base", layers: 0 },
      { ...allow("alpine"), require: "off" },
      [],
      null,
    ],
    [
      "of an entry that expired today is not allowed",
      {},
      { ...allow(), allow: [{ image: "debian", expires: TODAY }] },
      ["base-not-allowed", "base-entry-expired"],
      false,
    ],
    [
      "of an entry that expires tomorrow is allowed",
      {},
      { ...allow(), allow: [{ image: "debian", expires: "2026-11-26" }] },
      ["base-entry-expiring"],
      true,
    ],
    ["is allowed by its digest", { digest: D }, { ...allow(), allow: [{ image: "debian", digests: [D] }] }, [], true],
    [
      "of another digest is not",
      { digest: `sha256:${"e".repeat(64)}` },
      { ...allow(), allow: [{ image: "debian", digests: [D] }] },
      ["base-not-allowed"],
      false,
    ],
    [
      "under a mirror's name is allowed as what the lock knows it to be",
      { reference: "mirror.example/debian:12", claims: [declared("mirror.example/debian:12")], alsoKnownAs: [DEBIAN] },
      allow("docker.io/library/debian:12"),
      [],
      true,
    ],
    [
      "named by a digest whose tag nobody confirms is not allowed by a tag",
      { reference: `${DEBIAN}@${D}`, claims: [declared(`${DEBIAN}@${D}`)], tagConfirmed: false },
      allow("debian:12"),
      ["base-not-allowed"],
      false,
    ],
    [
      "named by a digest whose tag is confirmed is",
      { reference: `${DEBIAN}@${D}`, claims: [declared(`${DEBIAN}@${D}`)], tagConfirmed: true },
      allow("debian:12"),
      [],
      true,
    ],
    [
      "named by a digest is denied by the tag beside it",
      { reference: `${DEBIAN}@${D}`, claims: [declared(`${DEBIAN}@${D}`)], tagConfirmed: false },
      { ...allow("debian"), deny: [{ image: "debian:12" }] },
      ["base-denied"],
      false,
    ],
  ];
  test.each(rows)("%s", (_, base, baseImages, codes, allowed) => {
    const verdict = judged(base, baseImages);
    expect(verdict.codes).toEqual(codes);
    expect(verdict.base?.allowed).toBe(allowed);
  });
});

test("a refusal names the line, the nearest entry and what to change", () => {
  const claims = [declared("docker.io/library/node:20")];
  const { problems } = judged({ reference: "docker.io/library/node:20", claims }, allow("ghcr.io/acme/*", "docker.io/library/node:22*"));
  expect(problems[0]).toMatchObject({
    target: "docker:shop:1",
    message: "Dockerfile:7: docker.io/library/node:20 is not an allowed base. The nearest allowed is `docker.io/library/node:22*`.",
    next: "Use an image that `docker.io/library/node:22*` allows, or have it added to `base-images.allow` in .github/portcullis.yml.",
  });
});

describe("an image that the Dockerfile takes from outside", () => {
  const tool: BuildImage = {
    reference: "evil.example/tool",
    canonical: "evil.example/tool:latest",
    file: "Dockerfile",
    line: 12,
    usedAs: ["copy"],
    reach: "reachable",
  };
  const rows: readonly (readonly [string, Partial<BuildImage>, Partial<Policy>, string[]])[] = [
    ["is held to the allowlist", {}, {}, ["external-image-not-allowed"]],
    ["is only told where copies are", {}, { externalCopies: "warn" }, ["external-image-warning"]],
    ["is passed over where copies are", {}, { externalCopies: "ignore" }, []],
    [
      "is held to it as a stage's base whatever is said of copies",
      { usedAs: ["from"] },
      { externalCopies: "ignore" },
      ["external-image-not-allowed"],
    ],
    ["does not matter in a stage that reaches nothing", { reach: "other" }, {}, []],
    ["matters there where all stages do", { reach: "other" }, { stages: "all" }, ["external-image-not-allowed"]],
    ["does not matter beside the final stage where only that does", { usedAs: ["from"] }, { stages: "final" }, []],
    ["is fine where it is allowed", { canonical: "docker.io/library/debian:11" }, {}, []],
    ["is the base itself, which was judged", { canonical: DEBIAN, usedAs: ["from"], reach: "final" }, {}, []],
    [
      "is not the base where the base is said to be another",
      { canonical: "evil.example/x:1", usedAs: ["from"], reach: "final" },
      {},
      ["external-image-not-allowed"],
    ],
    ["that is no reference is not allowed", { canonical: null }, {}, ["external-image-not-allowed"]],
    ["by a digest is not allowed by a tag", { canonical: `docker.io/library/debian:11@${D}` }, {}, ["external-image-not-allowed"]],
    [
      "by a digest that the lock knows of its tag is allowed by the tag",
      { canonical: `docker.io/library/debian:11@${D}`, tagConfirmed: true },
      {},
      [],
    ],
  ];
  test.each(rows)("%s", (_, image, over, codes) => {
    expect(judged({ external: [{ ...tool, ...image }] }, allow("docker.io/library/debian:1*"), over).codes).toEqual(codes);
  });

  test.each([
    [
      { reference: "", canonical: null },
      "Dockerfile:12: an image whose name comes to nothing, which docker:shop:1 copies from, is no image reference.",
      /^Correct Dockerfile:12: /,
    ],
    [
      { canonical: `docker.io/library/debian:11@${D}` },
      expect.stringMatching(/It is named by digest, and nothing confirms that the tag beside it ever had that digest/),
      /^Take that digest into the lock while the tag has it \(`portcullis bases lock docker\.io\/library\/debian:11@sha256:d+`\)/,
    ],
  ])("that is refused says what to do: %j", (over, message, next) => {
    const { problems } = judged({ external: [{ ...tool, ...over }] }, allow("docker.io/library/debian:1*"));
    expect(problems).toEqual([expect.objectContaining({ message, next: expect.stringMatching(next) })]);
  });

  test("that is refused is named with its line", () => {
    const { problems } = judged({ external: [tool] }, allow("debian"));
    expect(problems[0]?.message).toBe(
      "Dockerfile:12: evil.example/tool:latest, which docker:shop:1 copies from, is not an allowed image. The allowlist has 1 entry, of another registry.",
    );
  });
});

test("an SBOM and an image of whose layers nothing is known are unknown; a lockfile has no base", () => {
  const targets = [
    targetFacts({ id: "sbom:a.json", kind: "sbom" }),
    targetFacts({ id: "docker:a", kind: "image" }),
    targetFacts({ id: "lockfile:a", kind: "lockfile" }),
  ].map(({ base: _, ...target }) => target);
  const { problems } = judgeBases(targets, policy({ baseImages: allow("debian") }), TODAY);
  expect(problems.map(({ code, target }) => [code, target])).toEqual([
    ["base-unknown", "sbom:a.json"],
    ["base-unknown", "docker:a"],
  ]);
});
