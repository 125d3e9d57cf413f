import { expect, test } from "@jest/globals";
import { judgeBase } from "../../../src/base-image/allow/judge-base.ts";
import { findClaims } from "../../../src/base-image/proof/claims.ts";
import { toKnownBases } from "../../../src/base-image/proof/known.ts";
import { proveBase } from "../../../src/base-image/proof/prove.ts";
import type { BaseEntry } from "../../../src/model/policy.ts";
import { image, indexOf, lock } from "../../fakes/bases.ts";
import { resolved } from "../../fakes/dockerfiles.ts";
import { policy } from "../../fakes/findings.ts";

const locked = lock({
  "docker.io/library/debian:12": "ab",
  "docker.io/library/debian:11": "op",
  "ghcr.io/evil/x:1": "mn",
  "mirror.example/debian:12": "ab",
});
const known = toKnownBases({ lock: locked, answers: [], platform: "linux/amd64" });

function judged(letters: string, from: string, { allow, deny = [] }: { allow: readonly BaseEntry[]; deny?: readonly BaseEntry[] }): string {
  const of = image(letters);
  const claims = findClaims(
    { image: of, baseImage: null, metadata: null, dockerfile: { name: "D", facts: resolved(`FROM ${from}`) } },
    known,
  );
  const base = proveBase({ name: "docker:shop:1", image: of, claims, known, external: [], believed: "all" });
  expect(base.status).toBe("proven");
  const { decision, problem } = judgeBase("docker:shop:1", base, {
    baseImages: { require: "proven", allow, deny },
    today: "2026-11-25",
    policy: policy(),
  });
  return problem?.code ?? `allowed by ${decision.rule}`;
}

const any: BaseEntry = { image: "docker.io/library/debian" };
const twelve: BaseEntry = { image: "docker.io/library/debian:12*" };

test.each([
  ["an allowed name beside a stranger's digest", "mnz", `debian@${indexOf("mn")}`, { allow: [any] }, "base-not-allowed"],
  ["an allowed tag beside a stranger's digest", "mnz", `debian:12@${indexOf("mn")}`, { allow: [any, twelve] }, "base-not-allowed"],
  ["an allowed tag beside another tag's digest", "opz", `debian:12@${indexOf("op")}`, { allow: [twelve] }, "base-not-allowed"],
  [
    "a digest that is allowed itself",
    "mnz",
    `debian@${indexOf("mn")}`,
    { allow: [{ ...any, digests: [indexOf("mn")] }] },
    "allowed by docker.io/library/debian",
  ],
  [
    "an allowed tag that had the digest",
    "abz",
    `debian:12@${indexOf("ab")}`,
    { allow: [twelve] },
    "allowed by docker.io/library/debian:12*",
  ],
  ["an allowed repository that has the digest", "abz", `debian@${indexOf("ab")}`, { allow: [any] }, "allowed by docker.io/library/debian"],
  [
    "a mirror of what is allowed",
    "abz",
    `other.example/debian@${indexOf("ab")}`,
    { allow: [twelve] },
    "allowed by docker.io/library/debian:12*",
  ],
  [
    "a tag that is denied, by its digest beside an allowed tag",
    "opz",
    `debian:12@${indexOf("op")}`,
    { allow: [any], deny: [{ image: "docker.io/library/debian:11" }] },
    "base-denied",
  ],
  [
    "another name of what is declared under its own is not denied",
    "abz",
    `debian:12@${indexOf("ab")}`,
    { allow: [any], deny: [{ image: "mirror.example/**" }] },
    "allowed by docker.io/library/debian",
  ],
])("%s", (_, letters, from, rules, found) => {
  expect(judged(letters, from, rules)).toBe(found);
});
