import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { DIST, type Ended, ROOT, runDoor, scratchFolder } from "./doors.ts";
import { grypeReport } from "./reports.ts";

// What is committed in dist/ is what users run: these tests start it, and nothing else.
const STACK_TRACE = /^\s+at .+:\d+:\d+\)?$/m;
const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));

const GOOD_POLICY = `version: 1
severity-cutoff: critical
exceptions:
  - id: CVE-2099-0001
    reason: not reachable
    expires: ${new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)}
`;
const BAD_POLICY = `version: 1
severity-cutof: high
only-fixed: "yes"
exceptions:
  - id: CVE-2099-0001
    expires: 2026-13-01
`;

let folder: string;
beforeAll(() => {
  folder = scratchFolder();
  writeFileSync(join(folder, "report.json"), grypeReport());
  writeFileSync(join(folder, "cut.json"), grypeReport().slice(0, -40));
  writeFileSync(join(folder, "policy.yml"), GOOD_POLICY);
  writeFileSync(join(folder, "bad.yml"), BAD_POLICY);
});

async function portcullis(...args: string[]): Promise<Ended> {
  const end = await runDoor(args, { cwd: folder });
  expect(end.stdout + end.stderr).not.toMatch(STACK_TRACE);
  return end;
}

describe("the command line that is committed", () => {
  test("says the version of package.json", async () => {
    expect(await portcullis("--version")).toMatchObject({ code: 0, stdout: `portcullis ${version}\n`, stderr: "" });
  });

  test("helps with every command", async () => {
    const { code, stdout } = await portcullis("--help");
    expect(code).toBe(0);
    for (const command of ["scan", "judge", "policy check", "doctor", "demo"]) expect(stdout).toContain(command);
  });

  test.each([
    ["a high flaw blocks by default", [], 1, "fail"],
    ["nothing reaches critical", ["--severity-cutoff", "critical"], 0, "pass"],
    ["a policy file accepts it", ["--config-file", "policy.yml", "--severity-cutoff", "high"], 0, "pass"],
    ["only what has a fix can block", ["--severity-cutoff", "low", "--only-fixed", "true"], 1, "fail"],
  ])("judges a report: %s", async (_sentence, options, code, outcome) => {
    const end = await portcullis("judge", "report.json", "--max-db-age", "none", "-o", "json", ...options);
    expect(end.code).toBe(code);
    const result = JSON.parse(end.stdout);
    expect(result).toMatchObject({ schema: "portcullis/result/1", tool: { name: "portcullis", version }, outcome, exitCode: code });
    expect(result.findings.map(({ id }: { id: string }) => id).sort()).toEqual(["CVE-2099-0001", "CVE-2099-0002", "CVE-2099-0003"]);
  });

  test("writes every document in one run, and gives the same verdict on its own result", async () => {
    const outputs = ["json", "sarif", "markdown", "html", "text"].flatMap((format) => ["-o", `${format}=out.${format}`]);
    expect((await portcullis("judge", "report.json", "--quiet", ...outputs)).code).toBe(1);
    const read = (format: string) => readFileSync(join(folder, `out.${format}`), "utf8");
    expect(JSON.parse(read("sarif")).runs[0].results).toHaveLength(3);
    for (const format of ["markdown", "html", "text"]) expect(read(format)).toContain("CVE-2099-0001");
    const again = await portcullis("judge", "out.json", "-o", "json");
    const [first, second] = [JSON.parse(read("json")), JSON.parse(again.stdout)];
    expect([second.outcome, second.exitCode, second.findings]).toEqual([first.outcome, first.exitCode, first.findings]);
  });

  test("refuses a report that is cut short", async () => {
    const end = await portcullis("judge", "cut.json");
    expect(end.code).toBe(2);
    expect(end.stdout + end.stderr).toContain("cut.json");
  });

  test("lists all mistakes of an invocation, each with the nearest name", async () => {
    const end = await portcullis("judge", "report.json", "--severity-cutoff", "hihg", "--only-fixd", "true", "--unknown-severity", "blok");
    expect(end.code).toBe(2);
    for (const word of ["hihg", "high", "only-fixd", "only-fixed", "blok", "block"]) expect(end.stderr).toContain(word);
  });

  test("checks a policy file, and lists all its mistakes with their lines", async () => {
    expect(await portcullis("policy", "check", "policy.yml")).toMatchObject({ code: 0 });
    const end = await portcullis("policy", "check", "bad.yml");
    expect(end.code).toBe(2);
    for (const word of ["severity-cutoff", "only-fixed", "reason", "2026-13-01"]) expect(end.stderr).toContain(word);
    for (const line of [2, 3, 5, 6]) expect(end.stderr).toMatch(new RegExp(`\\b${line}\\b`));
  });

  test("prints the policy's JSON Schema", async () => {
    const { code, stdout } = await portcullis("policy", "schema");
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ $schema: expect.stringContaining("json-schema.org") });
  });

  test("shows the demo from recorded reports where no scanner can be had, and says so first and last", async () => {
    const end = await runDoor(["demo", "--offline", "true"], { cwd: folder, env: { PATH: "/nowhere" } });
    expect(end).toMatchObject({ code: 0 });
    const lines = end.stdout.trimEnd().split("\n");
    for (const line of [lines[0], lines.at(-1)]) expect(line).toMatch(/recorded/i);
    expect(end.stdout).toContain("CVE-2023-31484");
    expect(end.stdout + end.stderr).not.toMatch(STACK_TRACE);
  });
});

describe("dist/ alone", () => {
  test("works where nothing else of the repository is, in a folder with a space in its name", async () => {
    const dist = join(scratchFolder(), "elsewhere", "dist");
    cpSync(DIST, dist, { recursive: true });
    expect(await runDoor(["--version"], { cwd: folder, dist })).toMatchObject({ code: 0, stdout: `portcullis ${version}\n` });
    expect(await runDoor(["judge", "report.json"], { cwd: folder, dist })).toMatchObject({ code: 1 });
  });
});
