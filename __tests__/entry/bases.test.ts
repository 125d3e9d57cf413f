import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { runBases } from "../../src/entry/commands/bases.ts";
import { renderResolution } from "../../src/entry/commands/resolution.ts";
import { resolved } from "../fakes/dockerfiles.ts";
import { rejectedFaultsOf } from "../fakes/faults.ts";
import { heard } from "../fakes/heard.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "bases-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What the command prints on a Dockerfile of that text, and its exit code. */
async function run(text: string, raw: Record<string, string[]> = {}, verbosity: "normal" | "quiet" = "normal") {
  const dockerfile = join(folder, "Dockerfile");
  writeFileSync(dockerfile, text);
  let code = -1;
  const printed = await heard(async () => {
    code = await runBases({ command: "bases resolve", operands: [], topic: null, verbosity, raw: { dockerfile: [dockerfile], ...raw } });
  });
  return { code, printed };
}

describe("`portcullis bases resolve`", () => {
  test("prints the document and exits 0 where all is known", async () => {
    const { code, printed } = await run("ARG A=x\nFROM node:$A", { "build-arg": ["A=22"], output: ["json"] });
    expect([code, JSON.parse(printed)]).toEqual([0, resolved("ARG A=x\nFROM node:$A", { args: { A: "22" } })]);
  });

  test("takes a build argument of which only the name is given from the environment", async () => {
    process.env.BASES_TEST_TAG = "9";
    try {
      const args = { "build-arg": ["BASES_TEST_TAG", "BASES_TEST_NOT_SET"], output: ["json"] };
      const { printed } = await run("ARG BASES_TEST_TAG\nARG BASES_TEST_NOT_SET=z\nFROM a:$BASES_TEST_TAG$BASES_TEST_NOT_SET", args);
      expect(JSON.parse(printed).stages[0].from).toBe("a:9z");
    } finally {
      delete process.env.BASES_TEST_TAG;
    }
  });

  test("exits 4 where an image is no reference, and prints the document all the same", async () => {
    const { code, printed } = await run("FROM alpine:", { output: ["json"] });
    expect([code, JSON.parse(printed).external[0].canonical]).toEqual([4, null]);
  });

  test("writes to a file and prints text beside it, but for --quiet", async () => {
    const file = join(folder, "out.json");
    expect((await run("FROM a", { output: [`json=${file}`] })).printed).toContain("builds on docker.io/library/a:latest");
    expect(JSON.parse(readFileSync(file, "utf8")).final.base).toBe("docker.io/library/a:latest");
    expect((await run("FROM a", {}, "quiet")).printed).toBe("");
  });

  test("escapes what would move a terminal", async () => {
    const { printed } = await run("FROM 'a\u001b[2J'", {});
    expect(printed).not.toContain("\u001b");
    expect(printed).toContain("a\\x1b[2J");
  });

  test.each([
    ["RUNN x", "dockerfile-invalid"],
    ["", "dockerfile-invalid"],
  ])("refuses %j", async (text, code) => expect(await rejectedFaultsOf(() => run(text))).toMatchObject([{ code }]));

  test("refuses a file that is not there", async () => {
    expect(await rejectedFaultsOf(() => run("FROM a", { dockerfile: [join(folder, "nope")] }))).toMatchObject([
      { code: "input-invalid", message: expect.stringContaining("There is no Dockerfile") },
    ]);
  });
});

describe("the text", () => {
  test("shows the stages that make up the image, and every image with its lines", () => {
    const text = "FROM node:22 AS deps\nFROM deps\nCOPY --from=ghcr.io/x/y a b\nFROM scratch AS c\nFROM --platform=linux/arm64 deps AS d";
    expect(renderResolution(resolved(text, { target: "deps" }), "Dockerfile")).toBe(
      [
        "Dockerfile builds on docker.io/library/node:22",
        "",
        "Stages",
        "  > 0 line 1, deps, from node:22",
        "    1 line 2, from stage 0 (deps), takes files from ghcr.io/x/y",
        "    2 line 4, c, from scratch",
        "    3 line 5, d, from stage 0 (deps), for linux/arm64",
        "",
        "Images from outside",
        "    docker.io/library/node:22 (line 1, from)",
        "    ghcr.io/x/y:latest (line 3, copy)",
        "",
      ].join("\n"),
    );
  });

  test.each([
    ["FROM scratch", "D builds on scratch\n"],
    ["FROM a:", "D builds on an image that is not known\n"],
    ["FROM scratch", "\nNo image is taken from outside.\n"],
    ["FROM a:", '    "a:", which is no reference (line 1, from)\n'],
  ])("of %j has %j", (text, part) => expect(renderResolution(resolved(text), "D")).toContain(part));
});
