import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { makeDocumentFolder, publishAnnotations, publishOutputs, publishSummary } from "../../../src/edge/github/publish.ts";
import { heard } from "../../fakes/heard.ts";

const NAMES = ["GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY"] as const;
let folder = "";
const given = Object.fromEntries(NAMES.map((name) => [name, process.env[name]]));
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "publish-"));
});
beforeEach(() => {
  for (const name of NAMES) {
    process.env[name] = join(folder, name);
    writeFileSync(join(folder, name), "");
  }
});
afterEach(() => {
  for (const name of NAMES) {
    if (given[name] === undefined) delete process.env[name];
    else process.env[name] = given[name];
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("annotations", () => {
  test("are workflow commands, each with what it was given", async () => {
    const text = await heard(async () =>
      publishAnnotations([
        { level: "error", title: "Fail", message: "one", file: "web/package-lock.json", line: 7 },
        { level: "warning", title: "Warn", message: "two" },
        { level: "notice", title: "Note", message: "three", file: "a" },
      ]),
    );
    expect(text.split("\n").filter((line) => line !== "")).toEqual([
      "::error title=Fail,file=web/package-lock.json,line=7::one",
      "::warning title=Warn::two",
      "::notice title=Note,file=a::three",
    ]);
  });

  test("cannot be left by what stands in them", async () => {
    const text = await heard(async () =>
      publishAnnotations([
        { level: "error", title: "a,line=1::b", message: "x\r\n::set-output name=outcome::pass\n##[error]y", file: "f:,\n::z" },
      ]),
    );
    expect(text.trimEnd().split(/\r?\n/)).toHaveLength(1);
    expect(text).toMatch(/^::error title=a%2Cline=1%3A%3Ab,file=f%3A%2C%0A%3A%3Az::x%0D%0A::set-output/);
  });
});

describe("outputs", () => {
  test("reach the runner's file, whatever stands in them", async () => {
    const text = await heard(async () => publishOutputs({ outcome: "fail", "total-count": 0, odd: "a\nghadelimiter\n::x" }));
    expect(text).toBe("");
    const written = readFileSync(join(folder, "GITHUB_OUTPUT"), "utf8");
    expect(written).toMatch(/^outcome<<(ghadelimiter_\S+)\nfail\n\1\n/);
    expect(written).toMatch(/\ntotal-count<<(\S+)\n0\n\1\n/);
  });

  test("that cannot be set are said", () => {
    process.env.GITHUB_OUTPUT = join(folder, "gone");
    expect(() => publishOutputs({ outcome: "fail" })).toThrow(expect.objectContaining({ name: "GateError" }));
  });
});

describe("the summary", () => {
  // In this order: the toolkit looks for the runner's file once.
  test("that cannot be written is said, and without a place for it it is left out", async () => {
    await publishSummary("# text", {});
    process.env.GITHUB_STEP_SUMMARY = join(folder, "gone");
    await expect(publishSummary("# text", process.env)).rejects.toMatchObject({ name: "GateError" });
    expect(existsSync(join(folder, "gone"))).toBe(false);
  });

  test("is added to what earlier steps wrote", async () => {
    writeFileSync(join(folder, "GITHUB_STEP_SUMMARY"), "before\n");
    await publishSummary("# one", process.env);
    await publishSummary("# two", process.env);
    expect(readFileSync(join(folder, "GITHUB_STEP_SUMMARY"), "utf8")).toBe("before\n# one\n# two\n");
  });
});

describe("the folder for documents", () => {
  test("is below RUNNER_TEMP/portcullis, and a new one for each step", async () => {
    const env = { RUNNER_TEMP: join(folder, "runner temp") };
    const [one, two] = [await makeDocumentFolder(env), await makeDocumentFolder(env)];
    expect([dirname(one), dirname(two)]).toEqual([join(folder, "runner temp", "portcullis"), join(folder, "runner temp", "portcullis")]);
    expect(one).not.toBe(two);
  });

  test.each([
    ["is not given", {}],
    ["is empty", { RUNNER_TEMP: "" }],
    ["is relative", { RUNNER_TEMP: "temp" }],
  ])("is among the temporary files where RUNNER_TEMP %s", async (_what, env) => {
    const made = await makeDocumentFolder(env);
    expect(made.startsWith(join(tmpdir(), "portcullis"))).toBe(true);
    rmSync(made, { recursive: true });
  });

  test("that cannot be made is said", async () => {
    mkdirSync(join(folder, "taken"), { recursive: true });
    writeFileSync(join(folder, "taken", "portcullis"), "");
    await expect(makeDocumentFolder({ RUNNER_TEMP: join(folder, "taken") })).rejects.toMatchObject({ name: "GateError" });
  });
});
