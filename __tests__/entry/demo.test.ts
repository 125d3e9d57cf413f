import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { runDemo } from "../../src/entry/commands/demo.ts";
import { heard } from "../fakes/heard.ts";

let home = "";
const given = { PATH: process.env.PATH, XDG_CACHE_HOME: process.env.XDG_CACHE_HOME };
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "demo-"));
  Object.assign(process.env, { PATH: "/nowhere", XDG_CACHE_HOME: join(home, "cache") });
});
afterEach(() => {
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
  rmSync(home, { recursive: true, force: true });
});

/** Runs the demo without network, with these options. */
async function demo(raw: Record<string, string[]> = {}): Promise<{ code: number; lines: string[] }> {
  let code = -1;
  const invocation = { command: "demo", raw: { offline: ["true"], ...raw }, operands: [], verbosity: "quiet", topic: null } as const;
  const text = await heard(async () => {
    code = await runDemo({ ...invocation, verbosity: "normal" });
  });
  return { code, lines: text.trimEnd().split("\n") };
}

describe("the demo where no scanner can be had", () => {
  test("says first and last that its reports are recorded, and shows a verdict all the same", async () => {
    const { code, lines } = await demo();
    expect(code).toBe(0);
    for (const line of [lines[0], lines.at(-1)]) expect(line).toMatch(/^Recorded reports: /);
    const text = lines.join("\n");
    for (const words of ["OSV-Scanner 2.5.1 could not be had", "CVE-2021-44906", "CVE-2023-31484", "exit code 1 (fail)"])
      expect(text).toContain(words);
  });

  test("leaves its documents where it says they are", async () => {
    const { lines } = await demo();
    const paths = Object.fromEntries(
      lines.flatMap((line) => [...line.matchAll(/^ {2}(SARIF|HTML|JSON) +(\S.*)$/g)].map(([, name, path]) => [name, path])),
    );
    expect(JSON.parse(readFileSync(paths.JSON ?? "", "utf8"))).toMatchObject({ outcome: "fail", counts: { total: 15, blocking: 6 } });
    expect(JSON.parse(readFileSync(paths.SARIF ?? "", "utf8")).runs).toHaveLength(1);
    expect(readFileSync(paths.HTML ?? "", "utf8")).toContain("CVE-2021-44906");
  });

  test("gives a document that was asked for on standard output, and nothing else there", async () => {
    const { lines } = await demo({ output: ["json"] });
    expect(JSON.parse(lines.join("\n"))).toMatchObject({ outcome: "fail", exitCode: 1 });
  });

  test("writes a file that was asked for where the user is, not where the example is", async () => {
    const before = process.cwd();
    process.chdir(home);
    try {
      await demo({ output: ["json=mine.json"] });
    } finally {
      process.chdir(before);
    }
    expect(JSON.parse(readFileSync(join(home, "mine.json"), "utf8"))).toMatchObject({ outcome: "fail" });
  });

  test("judges by another cutoff, and says the code of that", async () => {
    const { code, lines } = await demo({ "severity-cutoff": ["none"] });
    expect([code, lines.join("\n")]).toEqual([0, expect.stringContaining("exit code 0 (pass)")]);
  });

  const onUnix = process.platform === "win32" ? test.skip : test;
  onUnix("says why a scanner that was given is of no use", async () => {
    const broken = join(home, "grype");
    writeFileSync(broken, "#!/bin/sh\nexit 7\n");
    chmodSync(broken, 0o755);
    const { code, lines } = await demo({ "grype-path": [broken] });
    expect([code, lines[0]]).toEqual([0, expect.stringContaining("Recorded reports")]);
    expect(lines[1]).toContain("did not tell its version: it ended with code 7");
  });
});
