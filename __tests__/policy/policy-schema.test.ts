import { describe, expect, test } from "@jest/globals";
import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { parsePolicyFile } from "../../src/policy/policy-file.ts";
import { toPolicySchema } from "../../src/policy/policy-schema.ts";

const SHA = `sha256:${"0123456789abcdef".repeat(4)}`;
const EXCEPTION = { id: "CVE-2023-45853", reason: "not reachable", expires: "2027-01-31" };

const ajv = new Ajv2020({ allErrors: true, strict: true, strictTypes: false, strictRequired: false });
formats.default(ajv);
const isValid = ajv.compile(toPolicySchema());

function isAccepted(policy: unknown): boolean {
  try {
    parsePolicyFile(JSON.stringify(policy), "policy.yml", "2026-11-23");
    return true;
  } catch {
    return false;
  }
}

describe("the published schema and the parser", () => {
  test.each<[string, boolean, unknown]>([
    ["the least that a policy can be", true, { version: 1 }],
    [
      "everything",
      true,
      { version: 1, "severity-cutoff": "none", "only-fixed": true, "unknown-severity": "report", "max-db-age": "1h30m" },
    ],
    ["two cutoffs", true, { version: 1, "severity-cutoff": { base: "critical", application: "high" } }],
    ["no limit of age", true, { version: 1, "max-db-age": "none" }],
    ["no version", false, {}],
    ["another version", false, { version: 2 }],
    ["a version as text", false, { version: "1" }],
    ["an unknown key", false, { version: 1, "severity-cutof": "high" }],
    ["a setting that is no policy", false, { version: 1, "fail-build": false }],
    ["a cutoff that is none", false, { version: 1, "severity-cutoff": "hihg" }],
    ["half a cutoff", false, { version: 1, "severity-cutoff": { base: "high" } }],
    ["three cutoffs", false, { version: 1, "severity-cutoff": { base: "high", application: "high", other: "high" } }],
    ["a flag as text", false, { version: 1, "only-fixed": "true" }],
    ["an age without a unit", false, { version: 1, "max-db-age": "5" }],
    ["an age as a number", false, { version: 1, "max-db-age": 5 }],
    ["no age", false, { version: 1, "max-db-age": "" }],
    ["nothing for something", false, { version: 1, exceptions: null }],
    ["no exceptions", true, { version: 1, exceptions: [] }],
    ["an exception", true, { version: 1, exceptions: [EXCEPTION] }],
    ["a full exception", true, { version: 1, exceptions: [{ ...EXCEPTION, owner: "us", package: "pkg:npm/%40a/b@1", target: "**" }] }],
    ["an exception without a reason", false, { version: 1, exceptions: [{ ...EXCEPTION, reason: undefined }] }],
    ["an exception with an empty reason", false, { version: 1, exceptions: [{ ...EXCEPTION, reason: "  " }] }],
    ["an exception with a long reason", false, { version: 1, exceptions: [{ ...EXCEPTION, reason: "x".repeat(1001) }] }],
    ["an exception without an end", false, { version: 1, exceptions: [{ ...EXCEPTION, expires: undefined }] }],
    ["an exception with a day that does not exist", false, { version: 1, exceptions: [{ ...EXCEPTION, expires: "2027-02-29" }] }],
    ["an exception for a family", false, { version: 1, exceptions: [{ ...EXCEPTION, id: "CVE-2024-*" }] }],
    ["an exception for no package URL", false, { version: 1, exceptions: [{ ...EXCEPTION, package: "zlib" }] }],
    ["an exception with another wildcard", false, { version: 1, exceptions: [{ ...EXCEPTION, target: "a?" }] }],
    ["an exception with an unknown key", false, { version: 1, exceptions: [{ ...EXCEPTION, until: "2027-01-01" }] }],
    [
      "an allowlist",
      true,
      { version: 1, "base-images": { allow: ["debian:12*", { image: "**", digests: [SHA], expires: "2020-01-01" }] } },
    ],
    ["a denylist", true, { version: 1, "base-images": { deny: ["**:latest", { image: "a", reason: "b", owner: "c" }] } }],
    ["no rule for base images", true, { version: 1, "base-images": { require: "off" } }],
    ["an empty denylist beside an allowlist", true, { version: 1, "base-images": { allow: ["a"], deny: [] } }],
    ["an empty denylist", false, { version: 1, "base-images": { deny: [] } }],
    ["an empty allowlist", false, { version: 1, "base-images": { allow: [] } }],
    ["base images without a list", false, { version: 1, "base-images": { require: "proven" } }],
    ["base images that say nothing", false, { version: 1, "base-images": {} }],
    ["a pattern with a digest", false, { version: 1, "base-images": { allow: [`a@${SHA}`] } }],
    ["a pattern that is empty", false, { version: 1, "base-images": { allow: [""] } }],
    ["an entry without an image", false, { version: 1, "base-images": { allow: [{ digests: [SHA] }] } }],
    ["a digest that is none", false, { version: 1, "base-images": { allow: [{ image: "a", digests: ["sha256:abc"] }] } }],
    ["a denied image with an end", false, { version: 1, "base-images": { deny: [{ image: "a", expires: "2027-01-01" }] } }],
    ["a list", false, []],
    ["a word", false, "version: 1"],
  ])("agree on %s (%s)", (_, expected, policy) => {
    const document: unknown = JSON.parse(JSON.stringify(policy));
    expect([isValid(document), isAccepted(document)]).toEqual([expected, expected]);
  });

  test("disagree only on what a schema cannot say, and there the parser is stricter", () => {
    const beyond = [
      { version: 1, exceptions: [{ ...EXCEPTION, expires: "2029-01-01" }] },
      { version: 1, exceptions: [EXCEPTION, EXCEPTION] },
      { version: 1, exceptions: [{ ...EXCEPTION, id: "CVE-2024" }] },
      { version: 1, "base-images": { allow: ["Debian"] } },
    ];
    for (const policy of beyond) expect([isValid(policy), isAccepted(policy)]).toEqual([true, false]);
  });

  test("describe every key for an editor", () => {
    const { properties, title } = toPolicySchema() as { properties: Record<string, { description?: string }>; title: string };
    expect(title).toBe("Portcullis policy");
    for (const { description } of Object.values(properties)) expect(description).toMatch(/\.$/);
  });
});
