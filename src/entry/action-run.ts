import { resolve } from "node:path";
import * as core from "@actions/core";
import { type Event, readEvent } from "../edge/github/event.ts";
import { publishAnnotations, publishOutputs, publishSummary } from "../edge/github/publish.ts";
import { readRepositoryFile } from "../edge/github/repository-file.ts";
import { makeWorld } from "../edge/node/world.ts";
import { makeLogProgress } from "../edge/terminal/progress.ts";
import { type Fault, isGateError, sentenceOf } from "../errors.ts";
import { renderDocuments } from "../gate.ts";
import type { Problem } from "../model/reasons.ts";
import { REASONS } from "../model/reasons.ts";
import type { OutputRequest } from "../model/settings.ts";
import type { RunFacts, Verdict } from "../model/verdict.ts";
import type { World } from "../ports.ts";
import { toAnnotations } from "../report/annotations.ts";
import { toSafeLog } from "../report/escape.ts";
import { renderSummary } from "../report/markdown.ts";
import { VERSION } from "../version.ts";
import { writeDocuments } from "./documents.ts";
import type { PolicyPlace } from "./policy-source.ts";

/** What both actions do alike: the world to run in, where the policy comes from, and what was decided. */
export type ActionJob = (at: { world: World; place: PolicyPlace; event: Event; env: NodeJS.ProcessEnv }) => Promise<{
  verdict: Verdict;
  outputs: readonly OutputRequest[];
  sarifCategory: string;
}>;

/** Runs a job as an action: publishes its verdict in every form and gives the exit code. Never rejects. */
export async function runAction(job: ActionJob): Promise<number> {
  const env = process.env;
  const clock = { now: () => Date.now() };
  const started = clock.now();
  const progress = makeLogProgress({ write: (text) => core.info(text.trimEnd()) }, clock, toSafeLog);
  const world = makeWorld({ progress });
  try {
    const event = readEvent(env);
    const done = await job({ world, event, env, place: toPlace(world, event, env) });
    const run: RunFacts = {
      version: VERSION,
      startedAt: new Date(started).toISOString(),
      durationMs: clock.now() - started,
      sarifCategory: done.sarifCategory,
    };
    await publish(done.verdict, run, { world, env, outputs: done.outputs });
    return done.verdict.exitCode;
  } catch (error) {
    return publishFaults(error);
  } finally {
    await world.close();
  }
}

function toPlace(world: World, event: Event, env: NodeJS.ProcessEnv): PolicyPlace {
  const [owner = "", repo = ""] = event.repository.split("/");
  const cwd = env.GITHUB_WORKSPACE || process.cwd();
  const access = { checkout: cwd, token: core.getInput("github-token"), apiUrl: env.GITHUB_API_URL || "https://api.github.com" };
  return {
    files: world.files,
    cwd,
    today: new Date().toISOString().slice(0, 10),
    readRepository: (file) => readRepositoryFile(file, { ...access, checkout: file.owner === owner && file.repo === repo ? cwd : null }),
    base: event.base === null ? null : { owner, repo, sha: event.base.sha },
  };
}

type Published = { readonly world: World; readonly env: NodeJS.ProcessEnv; readonly outputs: readonly OutputRequest[] };

async function publish(verdict: Verdict, run: RunFacts, { world, env, outputs }: Published): Promise<void> {
  const folder = resolve(env.RUNNER_TEMP || "/tmp", "portcullis");
  const own = (["json", "sarif", "html"] as const).map((format) => ({ format, file: resolve(folder, `portcullis.${format}`) }));
  const display = { width: 120, colour: true, links: false, verbose: false };
  const wanted = outputs.filter(({ format, file }) => file !== null || format !== "text");
  const documents = renderDocuments(verdict, run, { outputs: [...own, ...wanted], display });
  await writeDocuments(documents, { files: world.files, cwd: world.machine.cwd });
  const [text] = renderDocuments(verdict, run, { outputs: [{ format: "text", file: null }], display });
  for (const piece of text?.pieces ?? []) core.info(piece);
  publishAnnotations(toAnnotations(verdict));
  await publishSummary(renderSummary(verdict, run, {}));
  const paths = Object.fromEntries(own.map(({ format, file }) => [format, file]));
  publishOutputs({ ...toOutputs(verdict), ...paths });
}

function toOutputs({ outcome, reasons, counts, targets }: Verdict): Record<string, string | number> {
  return {
    outcome,
    reason: reasons[0]?.code ?? "",
    "total-count": counts.total,
    "blocking-count": counts.blocking,
    "critical-count": counts.critical,
    "high-count": counts.high,
    "medium-count": counts.medium,
    "low-count": counts.low,
    "image-digest": targets.find(({ kind }) => kind === "image")?.digest ?? "",
  };
}

/** What stopped the run before there was a verdict: the sentences, the outputs, the exit code. */
function publishFaults(error: unknown): number {
  const faults: readonly Fault[] = isGateError(error)
    ? error.faults
    : [{ code: "internal", message: `Portcullis failed: ${sentenceOf(error)}`, next: "Please report this as a bug." }];
  for (const { message, next } of faults) core.error(`${message} ${next}`, { title: "Portcullis could not look" });
  publishOutputs({ outcome: "error", reason: faults[0]?.code ?? "internal" });
  return Math.max(2, ...faults.map(({ code }) => REASONS[code].exitCode));
}

/** Notices for what an action was told and cannot use. */
export type Known = readonly Problem[];
