import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { printFaults, runCommandLine } from "../../src/entry/command-line.ts";
import { GateError } from "../../src/errors.ts";

let out = "";
let err = "";
beforeEach(() => {
  out = "";
  err = "";
  jest.spyOn(process.stdout, "write").mockImplementation((text) => {
    out += String(text);
    return true;
  });
  jest.spyOn(process.stderr, "write").mockImplementation((text) => {
    err += String(text);
    return true;
  });
});
afterEach(() => {
  jest.restoreAllMocks();
});

describe("a call of the command line", () => {
  test("without a command is help on standard error, and an error: nothing was scanned", async () => {
    expect(await runCommandLine([])).toBe(2);
    expect([out, err]).toEqual(["", expect.stringContaining("Usage: portcullis COMMAND")]);
  });

  test("for help is help on standard output", async () => {
    expect(await runCommandLine(["help", "scan"])).toBe(0);
    expect([out, err]).toEqual([expect.stringContaining("--severity-cutoff"), ""]);
  });

  test("for the schema of policies prints it", async () => {
    expect(await runCommandLine(["policy", "schema"])).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ title: "Portcullis policy" });
  });

  test("that is wrong tells each mistake with its code and next step", async () => {
    expect(await runCommandLine(["scan", "--severity-cutoff", "hihg", "docker:A"])).toBe(2);
    expect(out).toBe("");
    expect(err).toContain(
      "portcullis: `--severity-cutoff hihg` is not valid; did you mean `high`? [input-invalid]\n  Give one of negligible",
    );
    expect(err).toContain("[target-invalid]\n  Write `docker:");
  });

  test("that is wrong tells the mistakes of the files that it names with its own", async () => {
    expect(await runCommandLine(["scan", "--jobs", "0", "--config-file", "/nowhere/p.yml", "--bases-lock", "/nowhere/b.json"])).toBe(2);
    const told = [...err.matchAll(/^portcullis: (\S+).*\[(\S+)\]$/gm)].map(([, first, code]) => [first, code]);
    expect(told).toEqual([
      ["`--jobs", "input-invalid"],
      ["config-file", "policy-invalid"],
      ["bases-lock", "policy-invalid"],
    ]);
  });

  test("that is no command asks no file", async () => {
    expect(await runCommandLine(["scna", "--config-file", "/nowhere/p.yml"])).toBe(2);
    expect(err).not.toContain("no such file");
  });

  test("cannot move a terminal by what it was given", async () => {
    expect(await runCommandLine(["scan", "--\u001b[2Jx", "\u001b]0;x\u0007"])).toBe(2);
    expect(err.replaceAll("\n", "")).not.toMatch(/\p{Cc}/u);
  });
});

describe("what stopped a run", () => {
  test("gives the gravest code", () => {
    const fault = (code: "input-invalid" | "policy-unreadable") => ({ code, message: "It is.", next: "Do." });
    expect(printFaults(new GateError([fault("input-invalid"), fault("policy-unreadable")]))).toBe(3);
    expect(printFaults(new GateError(fault("input-invalid")))).toBe(2);
  });

  test("is our own failure where nobody threw it on purpose, without a stack trace", () => {
    expect(printFaults(new TypeError("x is undefined"))).toBe(3);
    expect(err).toContain("This is a bug in Portcullis");
    expect(err).not.toMatch(/\n\s+at /);
  });
});
