import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { transformFileSync } from "@swc/core";

const GUARD = fileURLToPath(new URL("../../src/entry/guard.ts", import.meta.url));
let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "guard-"));
  const { code } = transformFileSync(GUARD, { jsc: { parser: { syntax: "typescript" }, target: "es2023" }, module: { type: "es6" } });
  writeFileSync(join(folder, "guard.mjs"), code);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type End = { readonly code: number | null; readonly signal: string | null; readonly out: string; readonly err: string };

/** Runs a program that begins as our doors do; gives it a signal once it says that it is ready. */
async function run(script: string, signal?: NodeJS.Signals): Promise<End> {
  const file = join(folder, `door-${Math.random()}.mjs`);
  const head = `import { guardExit, leave } from "./guard.mjs";
    guardExit(({ code, message, next }) => process.stderr.write("[" + code + "] " + message + " " + next + "\\n"));\n`;
  writeFileSync(file, head + script);
  const child = spawn(process.execPath, [file], { env: { PATH: process.env.PATH } });
  let [out, err] = ["", ""];
  child.stdout.on("data", (piece: Buffer) => {
    out += piece.toString();
    if (signal !== undefined && out.includes("ready")) child.kill(signal);
  });
  child.stderr.on("data", (piece: Buffer) => (err += piece.toString()));
  const [code, ended] = await new Promise<[number | null, string | null]>((resume) => child.on("close", (...end) => resume(end)));
  return { code, signal: ended, out, err };
}

const WAIT = "setInterval(() => {}, 1000);";

describe("a run without a verdict ends with 3 and a sentence", () => {
  test.each([
    [
      "an error that nobody caught",
      "throw new TypeError('x is not a function');",
      /^\[internal\] Portcullis failed: x is not a function\./,
    ],
    ["something thrown that is no error", "setTimeout(() => { throw 'words'; });", /^\[internal\] Portcullis failed: words\./],
    ["a promise that nobody caught", `Promise.reject(new Error("lost."));${WAIT}`, /^\[internal\] Portcullis failed: lost\./],
    ["a module that is not there", "await import('./gone.mjs');", /^\[internal\] Portcullis failed: Cannot find module/],
    ["nothing left to wait for", "await new Promise(() => {});", /^\[internal\] The run came to a standstill/],
    ["an end that comes too early", "", /^\[internal\] The run came to a standstill/],
  ])("%s", async (_what, script, sentence) => {
    const end = await run(script);
    expect(end).toMatchObject({ code: 3, signal: null, err: expect.stringMatching(sentence) });
    expect(end.err.trimEnd().split("\n")).toHaveLength(1);
  });

  const onUnix = process.platform === "win32" ? test.skip : test; // Windows ends a program without asking it
  onUnix.each(["SIGTERM", "SIGINT", "SIGHUP"] as const)("%s", async (signal) => {
    const end = await run(`process.on("exit", () => console.log("cleaned up")); console.log("ready");${WAIT}`, signal);
    expect(end).toMatchObject({ code: 3, signal: null, err: expect.stringContaining(`[environment] The run was ended by ${signal}`) });
    expect(end.out).toContain("cleaned up");
  });

  test("also where the sentence itself cannot be told", async () => {
    expect(await run("process.stderr.write = () => { throw new Error('closed'); }; throw new Error('x');")).toMatchObject({ code: 3 });
  });
});

describe("a run with a verdict ends with its code", () => {
  test.each([0, 1, 2, 3, 4])("%i, at once, whatever is still open", async (code) => {
    const end = await run(`${WAIT} process.stdout.write("x".repeat(1 << 20)); await leave(${code});`);
    expect({ ...end, out: end.out.length }).toEqual({ code, signal: null, out: 1 << 20, err: "" });
  });
});
