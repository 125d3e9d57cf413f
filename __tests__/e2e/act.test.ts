import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { ROOT } from "../bundle/doors.ts";
import { stageShop } from "./stage.ts";
import { tool } from "./tools.ts";

// A runner's client runs the actions as GitHub's would: inputs, outputs, the summary, the step that fails.
type Run = { readonly code: number | null; readonly log: string };

/** A repository that holds the actions as they are committed, an example beside them, and one workflow. */
async function repository(workflow: string): Promise<string> {
  const { folder } = await stageShop();
  for (const path of ["action.yml", "aggregate", "dist", "package.json"])
    cpSync(join(ROOT, path), join(folder, "gate", path), { recursive: true });
  mkdirSync(join(folder, ".github/workflows"), { recursive: true });
  writeFileSync(join(folder, ".github/workflows/gate.yml"), workflow);
  const git = (...args: string[]) =>
    execFileSync("git", ["-c", "user.name=test", "-c", "user.email=test@example.org", ...args], { cwd: folder, stdio: "ignore" });
  git("init", "--initial-branch=main");
  git("add", "--all", "--force");
  git("commit", "--message=all");
  return folder;
}

function act(folder: string): Run {
  const home = mkdtempSync(join(tmpdir(), "act-")); // without a space: this client does not quote the paths of `run:` steps
  const env = { PATH: [dirname(tool("node24/bin/node")), process.env.PATH ?? ""].join(delimiter), HOME: home, XDG_CACHE_HOME: home };
  const args = ["push", "-P", "ubuntu-latest=-self-hosted", "--no-cache-server"];
  const { status, stdout, stderr } = spawnSync(tool("python/bin/act"), args, { cwd: folder, env, encoding: "utf8", maxBuffer: 2 ** 28 });
  return { code: status, log: stdout + stderr };
}

const given = (indent: string) =>
  [
    `grype-path: ${tool("grype")}`,
    `osv-scanner-path: ${tool("osv-scanner")}`,
    "grype-db: databases/grype.db",
    "osv-db: databases/osv",
    "max-db-age: none",
  ]
    .map((line) => `${indent}${line}`)
    .join("\n");

const GATE = `name: gate
on: push
jobs:
  gate:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v6
      - id: gate
        uses: ./gate
        with:
          image: oci-dir:image
${given("          ")}
      - if: always()
        env:
          OUTCOME: \${{ steps.gate.outputs.outcome }}
          REASON: \${{ steps.gate.outputs.reason }}
          BLOCKING: \${{ steps.gate.outputs.blocking-count }}
          SARIF: \${{ steps.gate.outputs.sarif }}
          CONCLUSION: \${{ steps.gate.outcome }}
        run: |
          echo "outcome is [$OUTCOME], reason is [$REASON], blocking is [$BLOCKING], the step was a [$CONCLUSION]"
          node -e 'const { runs } = JSON.parse(require("fs").readFileSync(process.env.SARIF, "utf8")); console.log("results: [" + runs[0].results.length + "]")'
      - run: echo "this step must not run"
`;

const FAN_IN = `name: fan-in
on: push
jobs:
  gate:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v6
      - id: one
        continue-on-error: true
        uses: ./gate
        with:
          image: oci-dir:image
          lockfiles: none
          output: json=legs/one.json
${given("          ")}
      - id: two
        continue-on-error: true
        uses: ./gate
        with:
          output: json=legs/two.json
${given("          ")}
      - id: all
        continue-on-error: true
        uses: ./gate/aggregate
        with:
          results: legs/*.json
          expect: "2"
          max-db-age: none
      - id: three
        continue-on-error: true
        uses: ./gate/aggregate
        with:
          results: legs/*.json
          expect: "3"
          severity-cutoff: none
          unknown-severity: report
          max-db-age: none
      - env:
          ONE: \${{ steps.one.outputs.total-count }}
          TWO: \${{ steps.two.outputs.total-count }}
          ALL: \${{ steps.all.outputs.total-count }}
          OUTCOME: \${{ steps.all.outputs.outcome }}
          MISSING: \${{ steps.three.outputs.outcome }} \${{ steps.three.outputs.reason }}
        run: |
          echo "together [$ALL] of [$ONE] and [$TWO], outcome is [$OUTCOME], with one missing [$MISSING]"
`;

describe("the action, run by a runner's client", () => {
  let run: Run;
  beforeAll(async () => {
    run = act(await repository(GATE));
  });

  test("fails its step and the job, and what follows does not run", () => {
    expect(run.code).not.toBe(0);
    expect(run.log).toContain("the step was a [failure]");
    expect(run.log).not.toMatch(/\| this step must not run/);
  });

  test("hands its outputs to the next step", () => {
    expect(run.log).toMatch(/outcome is \[fail\], reason is \[severity-cutoff\], blocking is \[[1-9]\d*\]/);
    expect(run.log).toMatch(/results: \[[1-9]\d*\]/);
  });

  test("prints its verdict, writes a summary, and leaves no stack trace", () => {
    expect(run.log).toMatch(/\| .*CVE-2023-4911/);
    expect(run.log).toMatch(/Summary - [\s\S]*CVE-2023-4911/);
    expect(run.log).toMatch(/::error /);
    expect(run.log).not.toMatch(/\bat .+index\.js:\d+:\d+/);
  });
});

describe("the fan-in action, run by a runner's client", () => {
  test("gives one verdict on the legs, and misses none", async () => {
    const { code, log } = act(await repository(FAN_IN));
    expect({ code, log }).toMatchObject({ code: 0 });
    const [, all, one, two] = /together \[(\d+)\] of \[(\d+)\] and \[(\d+)\], outcome is \[fail\]/.exec(log) ?? [];
    expect(Number(all)).toBe(Number(one) + Number(two));
    expect(log).toContain("with one missing [incomplete leg-missing]");
  });
});
