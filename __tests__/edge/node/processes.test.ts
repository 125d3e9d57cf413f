import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { makeLineReader } from "../../../src/edge/node/output.ts";
import { makeProcesses } from "../../../src/edge/node/processes.ts";
import type { Command } from "../../../src/ports.ts";

const clock = { now: () => Date.now() };
const processes = makeProcesses(clock);
let cwd = "";
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), "processes-"));
});
afterAll(() => {
  processes.killAll();
  rmSync(cwd, { recursive: true, force: true });
});

/** A command that runs a script in Node, with ten seconds of time unless said otherwise. */
function nodeCommand(script: string, { time = 10_000, ...given }: Partial<Command> & { time?: number } = {}): Command {
  return { file: process.execPath, args: ["-e", script], cwd, env: {}, deadline: Date.now() + time, ...given };
}

const SLEEP = "setTimeout(() => {}, 60_000);";

async function isGone(pid: number): Promise<boolean> {
  for (let tries = 0; tries < 50; tries += 1) {
    try {
      process.kill(pid, 0);
      // an orphan that nobody reaps is as good as gone
      if (process.platform === "linux" && /\) Z /.test(readFileSync(`/proc/${pid}/stat`, "utf8"))) return true;
    } catch {
      return true;
    }
    await new Promise((wait) => setTimeout(wait, 20));
  }
  return false;
}

describe("what a program did is reported as it was", () => {
  test("streams and exit code", async () => {
    const end = await processes.run(nodeCommand("process.stdout.write('out é'); process.stderr.write('err'); process.exitCode = 7"));
    expect(end).toEqual({ code: 7, signal: null, timedOut: false, notStarted: null, stdout: "out é", stderr: "err", cut: false });
  });

  test("the environment is exactly what was given", async () => {
    const end = await processes.run(nodeCommand("console.log(JSON.stringify(process.env))", { env: { ONLY: "this" } }));
    expect(JSON.parse(end.stdout)).toMatchObject({ ONLY: "this" });
    expect(Object.keys(JSON.parse(end.stdout)).filter((name) => ["PATH", "HOME", "NODE_OPTIONS"].includes(name))).toEqual([]);
  });

  test("arguments reach it unchanged: there is no shell", async () => {
    const args = ["-e", "console.log(JSON.stringify(process.argv.slice(1)))", "$(id)", "a b", "'\"", "*"];
    const end = await processes.run(nodeCommand("", { args }));
    expect(JSON.parse(end.stdout)).toEqual(["$(id)", "a b", "'\"", "*"]);
  });

  test("standard input is at its end", async () => {
    const end = await processes.run(nodeCommand("process.stdin.on('end', () => console.log('ended')).resume()"));
    expect(end.stdout).toBe("ended\n");
  });

  test("a signal is a signal, never a code", async () => {
    const end = await processes.run(nodeCommand(`process.kill(process.pid, 'SIGKILL');${SLEEP}`));
    expect(end).toMatchObject({ code: null, signal: "SIGKILL", timedOut: false });
  });

  test("lines of stderr are told as they come, also the last without an end", async () => {
    const lines: string[] = [];
    await processes.run(
      nodeCommand("process.stderr.write('one\\r\\ntw'); process.stderr.write('o\\n\\nthree')", { onLine: (line) => lines.push(line) }),
    );
    expect(lines).toEqual(["one", "two", "three"]);
  });

  test("a flood is cut at 8 MiB and never blocks the program", async () => {
    const end = await processes.run(nodeCommand("const b = 'x'.repeat(1 << 20); for (let i = 0; i < 20; i++) process.stdout.write(b)"));
    expect(end).toMatchObject({ code: 0, cut: true });
    expect(end.stdout.length).toBe(8 * 1024 * 1024);
  });
});

describe("a program never outlives its time", () => {
  test("past the deadline it is ended", async () => {
    const began = Date.now();
    const end = await processes.run(nodeCommand(SLEEP, { time: 300 }));
    expect(end).toMatchObject({ code: null, signal: "SIGTERM", timedOut: true });
    expect(Date.now() - began).toBeLessThan(1800);
  });

  test("one that is deaf to SIGTERM is killed", async () => {
    const end = await processes.run(nodeCommand(`process.on('SIGTERM', () => {}); ${SLEEP}`, { time: 400 }));
    expect(end).toMatchObject({ code: null, signal: "SIGKILL", timedOut: true });
  });

  test("a deadline that has passed starts nothing", async () => {
    const end = await processes.run(nodeCommand("console.log('ran')", { time: -1 }));
    expect(end).toMatchObject({ timedOut: true, stdout: "" });
    expect(end.notStarted).toContain("time was up");
  });

  test("children that a program leaves behind are killed, and hold nobody up", async () => {
    const script = `const { pid } = require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(SLEEP)}], { stdio: 'inherit' });
      console.log(pid); process.exit(0)`;
    const began = Date.now();
    const end = await processes.run(nodeCommand(script));
    expect(end).toMatchObject({ code: 0, timedOut: false });
    expect(Date.now() - began).toBeLessThan(5000);
    expect(await isGone(Number(end.stdout))).toBe(true);
  });

  test("a descendant that left the group and holds the pipes holds nobody up", async () => {
    const script = `const { pid } = require('node:child_process').spawn(process.execPath, ['-e', 'setTimeout(() => {}, 4000)'], { stdio: 'inherit', detached: true });
      console.log(pid); process.exit(0)`;
    const began = Date.now();
    const end = await processes.run(nodeCommand(script));
    expect(end.code).toBe(0);
    expect(Date.now() - began).toBeLessThan(3000);
    process.kill(Number(end.stdout), "SIGKILL");
  });

  const onLinux = process.platform === "linux" ? test : test.skip; // elsewhere nobody tells the environment of a process
  onLinux("what moved to a session of its own is killed with the run, and nothing of another run", async () => {
    const [own, other] = [makeProcesses(clock), makeProcesses(clock)];
    const script = `const { pid } = require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(SLEEP)}], { stdio: 'ignore', detached: true });
      console.log(pid); process.exit(0)`;
    const [ours, theirs] = await Promise.all([own, other].map(async (of) => Number((await of.run(nodeCommand(script))).stdout)));
    own.killAll();
    expect(await isGone(ours ?? 0)).toBe(true);
    expect(() => process.kill(theirs ?? 0, 0)).not.toThrow();
    other.killAll();
    expect(await isGone(theirs ?? 0)).toBe(true);
  });

  onLinux("what cleared its environment is known by the private folder it works in", async () => {
    const own = makeProcesses(clock);
    const folder = mkdtempSync(join(tmpdir(), "portcullis-"));
    const script = `const { pid } = require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(SLEEP)}], { stdio: 'ignore', detached: true, env: {} });
      console.log(pid); process.exit(0)`;
    const { stdout } = await own.run(nodeCommand(script, { cwd: folder }));
    own.killAll();
    expect(await isGone(Number(stdout))).toBe(true);
    rmSync(folder, { recursive: true });
  });

  test("killAll ends everything at once", async () => {
    const own = makeProcesses(clock);
    const running = own.run(nodeCommand(SLEEP));
    await new Promise((wait) => setTimeout(wait, 100));
    own.killAll();
    expect(await running).toMatchObject({ code: null, signal: "SIGKILL", timedOut: false });
  });
});

describe("a program that cannot be started says why", () => {
  test.each([
    ["there is none of that name", () => join(cwd, "missing"), "there is no such program"],
    ["it must not be executed", () => join(cwd, "plain.txt"), "not allowed to be executed"],
    ["it is a folder", () => cwd, "could not be started"],
  ])("%s", async (_why, file, sentence) => {
    writeFileSync(join(cwd, "plain.txt"), "text", { mode: 0o644 });
    const end = await processes.run(nodeCommand("", { file: file() }));
    expect(end.notStarted).toContain(sentence);
    expect(end.code).toBeNull();
  });

  test("its working directory is gone", async () => {
    const end = await processes.run(nodeCommand("", { cwd: join(cwd, "gone") }));
    expect(end.notStarted).toContain("working directory");
  });

  test("its arguments are too long", async () => {
    const end = await processes.run(nodeCommand("", { args: ["x".repeat(4 * 1024 * 1024)] }));
    expect(end.notStarted).toContain("arguments are longer");
  });

  test("an argument cannot be passed at all", async () => {
    const end = await processes.run(nodeCommand("", { args: ["a\u0000b"] }));
    expect(end.notStarted).toContain("could not be started");
  });
});

describe("a program is found in a PATH", () => {
  test("only in absolute folders, only if it can be executed", async () => {
    writeFileSync(join(cwd, "tool"), "#!/bin/sh\n", { mode: 0o755 });
    writeFileSync(join(cwd, "text"), "", { mode: 0o644 });
    expect(await processes.find("tool", `.:relative::/nonexistent:${cwd}`)).toBe(join(cwd, "tool"));
    expect(await processes.find("text", cwd)).toBeNull();
    expect(await processes.find("tool", ".")).toBeNull();
  });
});

test("a line that never ends is kept short", () => {
  const lines: string[] = [];
  const reader = makeLineReader((line) => lines.push(line));
  for (let i = 0; i < 100; i += 1) reader.add(Buffer.alloc(1024, "x"));
  reader.end();
  expect(lines.map(({ length }) => length)).toEqual([4096]);
});
