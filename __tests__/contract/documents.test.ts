import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "@jest/globals";
import { Ajv2020 } from "ajv/dist/2020.js";
import { parse } from "yaml";
import { z } from "zod";
import { toBasesLockSchema } from "../../src/base-image/lock/document.ts";
import { OUTPUTS } from "../../src/entry/action-outputs.ts";
import { Result } from "../../src/model/result.ts";
import { parsePolicyFile } from "../../src/policy/policy-file.ts";
import { toPolicySchema } from "../../src/policy/policy-schema.ts";
import { GROUPS, toDefault } from "../../src/policy/setting.ts";
import { existsAt, SETTING_NAMES, SETTINGS, settingOf } from "../../src/policy/settings.ts";
import { renderResult } from "../../src/report/json.ts";
import { runFacts, verdict } from "../fakes/verdicts.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const read = (path: string): string => readFileSync(join(ROOT, path), "utf8");

const SCRIPT = new URL("../../scripts/docs-render.mjs", import.meta.url).href;
const facts = {
  settings: SETTINGS,
  existsAt,
  groups: GROUPS,
  toDefault,
  outputs: OUTPUTS,
  policySchema: toPolicySchema(),
  basesLockSchema: toBasesLockSchema(),
  resultSchema: { ...z.toJSONSchema(Result, { io: "input" }), title: "Portcullis result" },
};

describe("what is made from the settings and schemas", () => {
  test("is as it would be written (npm run docs)", async () => {
    const { toDocuments } = await import(SCRIPT);
    const documents: Record<string, string> = toDocuments(facts, read);
    expect(Object.keys(documents)).toEqual([
      "action.yml",
      "aggregate/action.yml",
      "README.md",
      "schemas/policy-1.json",
      "schemas/bases-1.json",
      "schemas/result-1.json",
    ]);
    for (const [path, text] of Object.entries(documents)) expect({ path, text: read(path) }).toEqual({ path, text });
  });
});

/** Names that workflows rely on: what is added goes here too, and nothing is ever taken away. */
const PROMISED = [
  "image",
  "path",
  "lockfiles",
  "exclude",
  "sbom",
  "cross-check",
  "dockerfile",
  "build-target",
  "build-arg",
  "build-metadata",
  "base-image",
  "bases-lock",
  "platform",
  "severity-cutoff",
  "fail-build",
  "only-fixed",
  "unknown-severity",
  "config-file",
  "base-images",
  "stages",
  "external-copies",
  "allow-incomplete",
  "strict-environment",
  "timeout",
  "jobs",
  "grype-version",
  "osv-scanner-version",
  "grype-path",
  "osv-scanner-path",
  "scanner-source",
  "scanner-mirror",
  "scanner-checksums",
  "grype-db",
  "osv-db",
  "offline",
  "max-db-age",
  "cache-db",
  "registry-username",
  "registry-password",
  "proxy",
  "ca-certificate",
  "output",
  "sarif-category",
  "upload-sarif",
  "allow-unsafe-pr-checkout",
  "github-token",
  "matrix",
  "results",
  "expect",
];

test("the settings are those that are promised", () => {
  expect([...SETTING_NAMES].sort()).toEqual([...PROMISED].sort());
});

describe.each([
  ["action.yml", "action", "scan", "dist/action/index.js"],
  ["aggregate/action.yml", "aggregate", "judge", "../dist/aggregate/index.js"],
] as const)("%s", (path, door, command, main) => {
  const action = parse(read(path));
  const names = SETTING_NAMES.filter((name) => existsAt(name, { door, command }));

  test("has the settings of its door as inputs, each with a sentence", () => {
    expect(Object.keys(action.inputs)).toEqual(names);
    for (const name of names) expect(action.inputs[name].description).toContain(settingOf(name).help);
  });

  test("has no default but what only the workflow can fill in: an empty input is one that was not given", () => {
    const withDefault = names.filter((name) => "default" in action.inputs[name]);
    expect(withDefault).toEqual(["github-token", "matrix"]);
    expect(action.inputs["github-token"].default).toBe(`\${{ github.token }}`);
  });

  test("has no expression in a description: runners refuse the whole action", () => {
    for (const { description } of [
      ...Object.values<{ description: string }>(action.inputs),
      ...Object.values<{ description: string }>(action.outputs),
    ])
      expect(description).not.toContain("${{");
  });

  test("requires nothing but the results of a fan-in", () => {
    expect(names.filter((name) => action.inputs[name].required)).toEqual(door === "aggregate" ? ["results"] : []);
  });

  test("has every output, and runs on Node 24", () => {
    expect(Object.keys(action.outputs)).toEqual(Object.keys(OUTPUTS));
    expect(action.runs).toEqual({ using: "node24", main });
  });
});

describe("README.md", () => {
  const readme = read("README.md");

  test("has every setting in its tables, once", () => {
    for (const name of SETTING_NAMES) expect([...readme.matchAll(new RegExp(`^\\| \`${name}\``, "gm"))]).toHaveLength(1);
  });

  test("names every output", () => {
    for (const name of Object.keys(OUTPUTS)) expect(readme).toContain(`\`${name}\``);
  });
});

describe.each(["README.md", "docs/policy.md", "docs/workflows.md"])("the examples in %s", (path) => {
  const blocks = [...read(path).matchAll(/^```ya?ml\n([\s\S]*?)^```/gm)].map(([, text = ""]) => text);

  test("are valid policies where they are policies", () => {
    for (const text of blocks.filter((block) => /^version: 1$/m.test(block)))
      expect(() => parsePolicyFile(text, path, "2026-11-23")).not.toThrow();
  });

  test("give inputs that exist", () => {
    const steps = blocks.flatMap((block) => findSteps(parse(block)));
    for (const { uses, inputs } of steps) {
      const door = uses.includes("/aggregate")
        ? ({ door: "aggregate", command: "judge" } as const)
        : ({ door: "action", command: "scan" } as const);
      for (const name of Object.keys(inputs)) expect(SETTING_NAMES.filter((known) => existsAt(known, door))).toContain(name);
    }
  });
});

/** Every step in a workflow, wherever it is, that uses one of our actions. */
function findSteps(value: unknown): { uses: string; inputs: object }[] {
  if (typeof value !== "object" || value === null) return [];
  const inner = Object.values(value).flatMap(findSteps);
  if (!("uses" in value) || typeof value.uses !== "string" || !value.uses.includes("/portcullis")) return inner;
  return [{ uses: value.uses, inputs: "with" in value && typeof value.with === "object" && value.with !== null ? value.with : {} }];
}

describe("the example's policy", () => {
  test("is valid", () => {
    expect(parsePolicyFile(read("examples/shop/.github/portcullis.yml"), "portcullis.yml", "2026-11-23").exceptions).toHaveLength(1);
  });
});

describe("schemas/result-1.json", () => {
  const ajv = new Ajv2020({ allErrors: true });
  const isValid = ajv.compile(JSON.parse(read("schemas/result-1.json")));

  test("describes the documents that are written", () => {
    const document: unknown = JSON.parse([...renderResult(verdict(), runFacts())].join(""));
    isValid(document);
    expect(isValid.errors).toBeNull();
  });

  test("is not content with anything else", () => {
    for (const document of [{}, [], { schema: "portcullis/result/2" }]) expect(isValid(document)).toBe(false);
  });
});
