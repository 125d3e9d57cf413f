import { describe, expect, test } from "@jest/globals";
import { toCategory } from "../../src/entry/action-category.ts";
import { readInputs } from "../../src/entry/inputs.ts";
import { findMistakes } from "../../src/policy/resolve.ts";

describe("the inputs of an action", () => {
  test.each<[string, Record<string, string>, Record<string, string[]>]>([
    [
      "are what the runner hands over",
      { "INPUT_SEVERITY-CUTOFF": "low", "INPUT_ONLY-FIXED": "true" },
      { "severity-cutoff": ["low"], "only-fixed": ["true"] },
    ],
    ["do not count the white space around them", { INPUT_TIMEOUT: " 5m\n" }, { timeout: ["5m"] }],
    ["are not given where they are empty", { INPUT_TIMEOUT: "", INPUT_IMAGE: " \n ", INPUT_PROXY: " " }, {}],
    [
      "have one value a line where they are lists",
      { INPUT_IMAGE: "docker:a\n\n  docker:b  \r\ndocker:c" },
      { image: ["docker:a", "docker:b", "docker:c"] },
    ],
    ["may be commented where they are lists", { INPUT_EXCLUDE: "# ours\na/**\n  # theirs\nb#c/**" }, { exclude: ["a/**", "b#c/**"] }],
    ["are one text where they are no lists", { INPUT_TIMEOUT: "5m\n6m" }, { timeout: ["5m\n6m"] }],
    ["keep names that are none, for whoever knows", { INPUT_ONLY_FIXED: "true", INPUT_BANANA: "" }, { only_fixed: ["true"], banana: [""] }],
    ["are nothing else of the environment", { PATH: "/bin", GITHUB_ACTIONS: "true", INPUTS: "x", input_jobs: "2", INPUT_jobs: "2" }, {}],
  ])("%s", (_, env, raw) => expect(readInputs(env)).toEqual(raw));

  test("may be named like a part of every object", () => {
    expect(Object.keys(readInputs({ INPUT___PROTO__: "x", INPUT_CONSTRUCTOR: "y" }))).toEqual(["__proto__", "constructor"]);
  });

  test("may be a matrix as GitHub writes it, over several lines", () => {
    const raw = readInputs({ INPUT_MATRIX: '{\n  "os": "linux"\n}' });
    expect(findMistakes({ raw, operands: [], door: "action", command: "scan" })).toEqual([]);
    expect(toCategory({ GITHUB_WORKFLOW_REF: "a/b/c.yml@x", GITHUB_JOB: "gate" }, raw)).toBe("c.yml:gate/os:linux/");
  });

  test("that are wrong are all told, with the nearest name that there is", () => {
    const env = { "INPUT_SEVERITY-CUTOF": "high", "INPUT_FAIL-BUILD": "yes", INPUT_LOCKFILES: "none", INPUT_TIMEOUT: "5m\n6m" };
    expect(findMistakes({ raw: readInputs(env), operands: [], door: "action", command: "scan" }).map(({ message }) => message)).toEqual([
      "`severity-cutof` is no input of this action; did you mean `severity-cutoff`?",
      "`fail-build: yes` is not valid; did you mean `true`?",
      "`timeout: 5m\n6m` holds a line break or another control character.",
    ]);
  });
});

describe("the category of code scanning", () => {
  const env = { GITHUB_WORKFLOW_REF: "acme/shop/.github/workflows/gate.yml@refs/heads/a@b", GITHUB_JOB: "gate" };

  test.each<[string, string, string]>([
    ["workflow and job", "null", ".github/workflows/gate.yml:gate/"],
    [
      "and the leg of a matrix, sorted",
      '{"os":"linux","node":22,"arm":false}',
      ".github/workflows/gate.yml:gate/arm:false/node:22/os:linux/",
    ],
    ["and what is more than a word", '{"image":{"name":"a"}}', '.github/workflows/gate.yml:gate/image:{"name":"a"}/'],
    ["nothing of a matrix that is none", "[1]", ".github/workflows/gate.yml:gate/"],
    ["nothing of a matrix that cannot be read", "{", ".github/workflows/gate.yml:gate/"],
  ])("is %s", (_, matrix, category) => expect(toCategory(env, { matrix: [matrix] })).toBe(category));

  test("is a plain one where no workflow is known", () => {
    expect(toCategory({ GITHUB_WORKFLOW: "Gate", GITHUB_JOB: "gate" }, {})).toBe("Gate:gate/");
    expect(toCategory({}, {})).toBe("portcullis/");
    expect(toCategory({ GITHUB_JOB: "gate" }, {})).toBe("portcullis/");
  });
});
