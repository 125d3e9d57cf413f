import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { arch, tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import { makeToolCache } from "../../../src/edge/node/tool-cache.ts";

let root = "";
const given = process.env.RUNNER_TOOL_CACHE;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "tools-"));
  delete process.env.RUNNER_TOOL_CACHE;
  writeFileSync(join(root, "program"), "bytes", { mode: 0o755 });
});
afterEach(() => {
  delete process.env.RUNNER_TOOL_CACHE;
});
afterAll(() => {
  if (given !== undefined) process.env.RUNNER_TOOL_CACHE = given;
  rmSync(root, { recursive: true, force: true });
});

/** Everything that is written to standard output meanwhile. */
async function heard(act: () => Promise<unknown>): Promise<string[]> {
  const { write } = process.stdout;
  const texts: string[] = [];
  process.stdout.write = ((text: string) => texts.push(text) > 0) as typeof write;
  try {
    await act();
  } finally {
    process.stdout.write = write;
  }
  return texts;
}

describe("the tool cache", () => {
  test("finds what the toolkit stored, under its own name, and says nothing on standard output", async () => {
    const tools = makeToolCache(join(root, "own"));
    expect(await tools.find("portcullis-x", "1.2.3")).toBeNull();
    let stored = "";
    const texts = await heard(async () => {
      stored = await tools.store(join(root, "program"), "x", "portcullis-x", "1.2.3");
      process.stdout.write("a document");
    });
    expect(texts).toEqual(["a document"]);
    expect(stored).toBe(join(root, "own", "portcullis-x", "1.2.3", arch()));
    expect(readFileSync(join(stored, "x"), "utf8")).toBe("bytes");
    expect(await tools.find("portcullis-x", "1.2.3")).toBe(stored);
    expect(process.env.RUNNER_TOOL_CACHE).toBeUndefined();
  });

  test("is the runner's, in a job", async () => {
    process.env.RUNNER_TOOL_CACHE = join(root, "runner");
    const tools = makeToolCache(join(root, "own"));
    const stored = await tools.store(join(root, "program"), "x", "portcullis-y", "1.0.0");
    expect(stored.startsWith(join(root, "runner"))).toBe(true);
    expect(await tools.find("portcullis-y", "1.0.0")).toBe(stored);
  });

  test("does not have what was never finished", async () => {
    mkdirSync(join(root, "own", "half", "1.0.0", arch()), { recursive: true });
    expect(await makeToolCache(join(root, "own")).find("half", "1.0.0")).toBeNull();
  });

  test("that cannot be written is said, and the next store works", async () => {
    writeFileSync(join(root, "plain"), "");
    process.env.RUNNER_TOOL_CACHE = join(root, "plain");
    const tools = makeToolCache(join(root, "own"));
    await expect(tools.store(join(root, "program"), "x", "z", "1.0.0")).rejects.toMatchObject({ name: "GateError" });
    delete process.env.RUNNER_TOOL_CACHE;
    expect(existsSync(join(await tools.store(join(root, "program"), "x", "z", "1.0.0"), "x"))).toBe(true);
  });
});
