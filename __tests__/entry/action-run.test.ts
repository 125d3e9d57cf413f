import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { announceEnd } from "../../src/entry/action-end.ts";
import { type ActionDone, type ActionJob, runAction } from "../../src/entry/action-run.ts";
import { type Fault, GateError } from "../../src/errors.ts";
import { decide } from "../../src/gate.ts";
import type { Policy } from "../../src/model/policy.ts";
import { observation, policy, scannerFacts, targetFacts } from "../fakes/findings.ts";
import { heard } from "../fakes/heard.ts";

const NOW = Date.UTC(2026, 10, 23);
const SHA = "0123456789abcdef0123456789abcdef01234567";
const given = { ...process.env };
let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "action-"));
  for (const name of Object.keys(process.env)) if (/^(?:GITHUB|RUNNER|INPUT)_/.test(name)) delete process.env[name];
});
afterEach(() => {
  for (const name of Object.keys(process.env)) if (!(name in given)) delete process.env[name];
  Object.assign(process.env, given);
  rmSync(folder, { recursive: true, force: true });
});

/** Sets the environment of a step, with its files. */
function asStep(env: Record<string, string> = {}): void {
  for (const name of ["GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY"]) writeFileSync(join(folder, name), "");
  Object.assign(process.env, {
    GITHUB_OUTPUT: join(folder, "GITHUB_OUTPUT"),
    GITHUB_REPOSITORY: "acme/shop",
    GITHUB_EVENT_NAME: "push",
    RUNNER_TEMP: join(folder, "temp"),
    ...env,
  });
}

/** A job that saw one flaw in one image, and blocks by this policy. */
function jobOf(over: Partial<Policy> = {}, done: Partial<ActionDone> = {}): ActionJob {
  const target = targetFacts({ digest: "sha256:aa" });
  const evidence = { targets: [target], scanners: [scannerFacts()], observations: [observation()], problems: [] };
  return async () => ({ verdict: decide([evidence], policy(over), { now: NOW }), outputs: [], sarifCategory: "c/", ...done });
}

type Step = { readonly code: number; readonly log: string; readonly outputs: Readonly<Record<string, string>> };

async function step(job: ActionJob): Promise<Step> {
  let code = -1;
  const log = await heard(async () => {
    code = await runAction(job);
  });
  const file = join(folder, "GITHUB_OUTPUT");
  const text = existsSync(file) ? readFileSync(file, "utf8") : "";
  const outputs = Object.fromEntries(
    [...text.matchAll(/^([\w-]+)<<(\S+)\n([\s\S]*?)\n\2$/gm)].map(([, name = "", , value = ""]) => [name, value]),
  );
  return { code, log, outputs };
}

const commands = (log: string, level: string) => log.split("\n").filter((line) => line.startsWith(`::${level} `));

test("secrets are masked before anything else is said", async () => {
  asStep({ "INPUT_REGISTRY-PASSWORD": "ghcr.io=s3cret%", INPUT_PROXY: "inherit" });
  const { log } = await step(jobOf());
  expect(log.split("\n").slice(0, 1)).toEqual(["::add-mask::s3cret%25"]);
  expect(log.match(/::add-mask::/g)).toHaveLength(1);
});

describe("a job with a verdict", () => {
  test("that fails is published in every form", async () => {
    asStep();
    const { code, log, outputs } = await step(jobOf());
    expect(code).toBe(1);
    expect(outputs).toMatchObject({
      outcome: "fail",
      reason: "severity-cutoff",
      "total-count": "1",
      "blocking-count": "1",
      "high-count": "1",
    });
    expect(outputs["image-digest"]).toBe("sha256:aa");
    expect(commands(log, "error").join()).toContain("CVE-2024-0001");
    expect(log).toContain("zlib1g");
    for (const format of ["json", "sarif", "html"] as const) {
      expect(outputs[format]?.startsWith(join(folder, "temp", "portcullis"))).toBe(true);
      expect(readFileSync(outputs[format] ?? "", "utf8")).toContain("CVE-2024-0001");
    }
    expect(JSON.parse(readFileSync(outputs.json ?? "", "utf8"))).toMatchObject({ outcome: "fail", exitCode: 1 });
  });

  test.each<[string, Partial<Policy>, number, string, string]>([
    ["passes", { severityCutoff: { base: "critical", application: "critical" } }, 0, "pass", ""],
    ["fails and is only to report", { failBuild: false }, 0, "fail", "severity-cutoff"],
  ])("that %s leaves no error behind", async (_what, over, code, outcome, reason) => {
    asStep();
    const end = await step(jobOf(over));
    expect(end).toMatchObject({ code, outputs: { outcome, reason, "total-count": "1" } });
    expect(commands(end.log, "error")).toEqual([]);
  });

  test("writes the documents that were asked for beside its own, and prints those without a file", async () => {
    asStep();
    const asked = join(folder, "asked.sarif");
    const outputs = [{ format: "sarif", file: asked } as const, { format: "markdown", file: null } as const];
    const end = await step(jobOf({}, { outputs }));
    expect(JSON.parse(readFileSync(asked, "utf8")).runs[0].automationDetails.id).toContain("c/");
    expect(readFileSync(end.outputs.sarif ?? "", "utf8")).toBe(readFileSync(asked, "utf8"));
    expect(end.log).toContain("| Target | What it is |");
  });

  test("of another step in the same job keeps its documents", async () => {
    asStep();
    const [one, two] = [await step(jobOf()), await step(jobOf())];
    expect(one.outputs.json).not.toBe(two.outputs.json);
    expect(readdirSync(join(folder, "temp", "portcullis"))).toHaveLength(2);
  });

  test("works without a runner around it", async () => {
    const { code, log } = await step(jobOf());
    expect(code).toBe(1);
    expect(log).toContain("CVE-2024-0001");
    const [, path = ""] = /^::set-output name=json::(.*)$/m.exec(log) ?? []; // what the toolkit does without GITHUB_OUTPUT
    expect(path.startsWith(join(tmpdir(), "portcullis"))).toBe(true);
    expect(JSON.parse(readFileSync(path, "utf8"))).toMatchObject({ outcome: "fail" });
    rmSync(dirname(path), { recursive: true });
  });

  test("lets no foreign text command the runner", async () => {
    asStep();
    const evil = "x\r\n::set-output name=outcome::pass\n##[add-mask]y\n::add-mask::z";
    const observations = [observation({ id: evil, title: evil, package: { purl: evil, name: evil, version: evil, type: evil } })];
    const evidence = { targets: [targetFacts({ id: evil })], scanners: [], observations, problems: [] };
    const verdict = decide([evidence], policy(), { now: NOW });
    const { log } = await step(async () => ({ verdict, outputs: [{ format: "json", file: null }], sarifCategory: evil }));
    expect(log.split(/\r?\n/).filter((line) => /^\s*::(?!error |warning |notice )/.test(line))).toEqual([]);
    expect(log.split(/\r?\n/).filter((line) => line.includes("##[") && !line.startsWith("::"))).toEqual([]);
  });
});

describe("what cannot be published makes a verdict an error, and is said", () => {
  test("a document that was asked for", async () => {
    asStep();
    writeFileSync(join(folder, "plain"), "");
    const outputs = [{ format: "json", file: join(folder, "plain", "x.json") } as const];
    const end = await step(jobOf({ severityCutoff: { base: "none", application: "none" } }, { outputs }));
    expect(end).toMatchObject({ code: 3, outputs: { outcome: "error", reason: "environment", "total-count": "1" } });
    expect(commands(end.log, "error").join()).toContain("x.json could not be written");
  });

  test("the documents of every run", async () => {
    writeFileSync(join(folder, "taken"), "");
    asStep({ RUNNER_TEMP: join(folder, "taken") });
    const end = await step(jobOf());
    expect(end).toMatchObject({ code: 3, outputs: { outcome: "error", reason: "environment" } });
    expect(end.log).toContain("CVE-2024-0001");
  });

  test("the outputs", async () => {
    asStep({ GITHUB_OUTPUT: join(folder, "gone") });
    const end = await step(jobOf());
    expect(end.code).toBe(3);
    expect(commands(end.log, "error").join()).toContain("outputs could not be set");
  });

  test("but not the summary: that is a warning", async () => {
    asStep({ GITHUB_STEP_SUMMARY: join(folder, "gone") });
    const end = await step(jobOf());
    expect(end).toMatchObject({ code: 1, outputs: { outcome: "fail" } });
    expect(commands(end.log, "warning").join()).toContain("summary could not be written");
  });
});

describe("a job that was stopped", () => {
  const fault = (code: Fault["code"], message: string): Fault => ({ code, message, next: "Do something." });
  const throwing =
    (error: unknown): ActionJob =>
    async () => {
      throw error;
    };

  test("by bad inputs shows every one of them, and has no SARIF that would close alerts", async () => {
    asStep();
    const faults = [fault("input-invalid", "severity-cutoff is hihg."), fault("input-invalid", "fail-build is yes.")];
    const { code, log, outputs } = await step(throwing(new GateError(faults)));
    expect(code).toBe(2);
    expect(outputs).toMatchObject({ outcome: "error", reason: "input-invalid" });
    expect(Object.keys(outputs)).not.toContain("sarif");
    expect(commands(log, "error")).toHaveLength(2);
    expect(JSON.parse(readFileSync(outputs.json ?? "", "utf8"))).toMatchObject({ outcome: "error", exitCode: 2 });
  });

  test.each<[string, unknown, number, string, string]>([
    [
      "by a policy that cannot be read",
      new GateError(fault("policy-unreadable", "No commit.")),
      3,
      "policy-unreadable",
      "No commit. Do something.",
    ],
    ["by a mistake of ours", new TypeError("x is undefined"), 3, "internal", "Portcullis failed: x is undefined."],
    ["by something that is no error", "words", 3, "internal", "Portcullis failed: words."],
    [
      "by several, the worst of which decides",
      new GateError([fault("input-invalid", "One."), fault("environment", "Two.")]),
      3,
      "environment",
      "Two. Do something.",
    ],
  ])("%s", async (_what, error, code, reason, sentence) => {
    asStep();
    const end = await step(throwing(error));
    expect(end).toMatchObject({ code, outputs: { outcome: "error", reason } });
    expect(commands(end.log, "error").join("\n")).toContain(sentence);
    expect(end.log).not.toMatch(/^\s+at /m);
  });

  test("by an event that cannot be trusted, before it began", async () => {
    asStep({ GITHUB_EVENT_NAME: "pull_request" });
    let began = false;
    const end = await step(async (context) => {
      began = true;
      return jobOf()(context);
    });
    expect(end).toMatchObject({ code: 3, outputs: { reason: "policy-unreadable" } });
    expect(began).toBe(false);
  });

  test("from outside says so at once", async () => {
    asStep();
    const log = await heard(async () => announceEnd(fault("environment", "The run was ended by SIGTERM.")));
    expect(log).toContain("::error title=Portcullis%3A environment::The run was ended by SIGTERM. Do something.");
    expect(readFileSync(join(folder, "GITHUB_OUTPUT"), "utf8")).toMatch(/outcome<<(\S+)\nerror\n\1\nreason<<(\S+)\nenvironment\n/);
  });
});

describe("where the policy comes from", () => {
  test("is the working directory on a push, and the base commit on a pull request", async () => {
    const places: unknown[] = [];
    const looking: ActionJob = async (context) => {
      places.push(context.place.base);
      return jobOf()(context);
    };
    asStep();
    await step(looking);
    writeFileSync(join(folder, "event.json"), JSON.stringify({ pull_request: { base: { sha: SHA, ref: "main" } } }));
    asStep({ GITHUB_EVENT_NAME: "pull_request", GITHUB_EVENT_PATH: join(folder, "event.json") });
    await step(looking);
    expect(places).toEqual([null, { owner: "acme", repo: "shop", sha: SHA }]);
  });
});
