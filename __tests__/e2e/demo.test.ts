import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { type Ended, ROOT, runDoor, scratchFolder } from "../bundle/doors.ts";
import { tool } from "./tools.ts";

const SCANNERS = ["--grype-path", tool("grype"), "--osv-scanner-path", tool("osv-scanner")];

async function demo(args: readonly string[], env: Readonly<Record<string, string>>, node = process.execPath): Promise<Ended> {
  const end = await runDoor(["demo", ...args], { cwd: scratchFolder(), env, node });
  expect(end.code).toBe(0);
  expect(end.stdout + end.stderr).not.toMatch(/^\s+at .+:\d+:\d+\)?$/m);
  return end;
}

describe("the demo", () => {
  test.each([
    ["this Node", process.execPath],
    ["Node 24", tool("node24/bin/node")],
  ])("shows a verdict of real scanners in an empty home folder, under %s", async (_sentence, node) => {
    const home = scratchFolder();
    const { stdout } = await demo(SCANNERS, { HOME: home }, node);
    expect(stdout).not.toMatch(/recorded reports/i);
    expect(stdout).toContain("CVE-2023-31484");
    expect(stdout).toMatch(/exit code 1\b/);
    for (const format of ["sarif", "html", "json"]) {
      const file = new RegExp(`^  ${format.toUpperCase()} +(.+)$`, "m").exec(stdout)?.[1] ?? "";
      expect({ format, isThere: existsSync(file) }).toEqual({ format, isThere: true });
    }
  });

  test("finds by itself the scanners that an earlier run has installed", async () => {
    const home = tool("home");
    const { stdout } = await demo([], { HOME: home, PATH: "/nowhere" });
    expect(stdout).not.toMatch(/recorded reports/i);
    const result = JSON.parse(readFileSync(join(home, ".cache/portcullis/demo/portcullis.json"), "utf8"));
    expect(result).toMatchObject({ outcome: "fail", exitCode: 1 });
    for (const { source, sha256 } of result.scanners)
      expect([source, sha256]).toEqual([expect.stringMatching(/^(?:go|release)$/), expect.any(String)]);
  });

  test("gives with real scanners the verdict that it gives from recorded reports", async () => {
    const [homeA, homeB] = [scratchFolder(), scratchFolder()];
    await demo(SCANNERS, { HOME: homeA });
    await demo(["--offline", "true"], { HOME: homeB, PATH: "/nowhere" });
    const [real, recorded] = [homeA, homeB].map((home) =>
      JSON.parse(readFileSync(join(home, ".cache/portcullis/demo/portcullis.json"), "utf8")),
    );
    const decisions = ({
      findings,
    }: {
      findings: { id: string; package: { purl: string }; severity: string; decision: { kind: string } }[];
    }) => findings.map((finding) => [finding.id, finding.package.purl, finding.severity, finding.decision.kind]);
    expect(decisions(recorded)).toEqual(decisions(real));
    expect([recorded.outcome, recorded.counts]).toEqual([real.outcome, real.counts]);
  });

  test("is the same project that examples/ shows", async () => {
    const home = scratchFolder();
    await demo(SCANNERS, { HOME: home });
    for (const file of ["package-lock.json", "Dockerfile"])
      expect(readFileSync(join(home, ".cache/portcullis/demo", file), "utf8")).toBe(
        readFileSync(join(ROOT, "examples/shop", file), "utf8"),
      );
  });
});
