import { GateError } from "../errors.ts";
import type { DockerfileFacts, StageFacts } from "../model/dockerfile.ts";
import { toCanonicalReference } from "../model/reference.ts";
import { type Frontend, findExternal } from "./build/external.ts";
import { type Links, linkStages } from "./build/links.ts";
import { type NamedStage, nameStages } from "./build/names.ts";
import { type Platform, parsePlatform } from "./build/platform.ts";
import { findProblems } from "./build/problems.ts";
import { toDefaults, toGlobals, type Variables } from "./build/variables.ts";
import { toLower, trim } from "./characters.ts";
import { checkLintOptions } from "./dockerfile/check.ts";
import { findDirective, findSyntax } from "./dockerfile/directives.ts";
import { parseDockerfile } from "./dockerfile/parse.ts";
import { toStages } from "./dockerfile/stages.ts";
import { type Making, toMaking } from "./history/instructions.ts";
import { inLine } from "./refusal.ts";

/** A Dockerfile, and how the image is built from it. */
export type DockerfileBuild = {
  readonly source: Uint8Array;
  /** What the file is called in messages. */
  readonly name: string;
  /** The stage that is built; null: the last. */
  readonly target: string | null;
  readonly buildArgs: Variables;
  /** What the image is for, such as `linux/arm64`; null: what the build runs on, which is linux/amd64 for us. */
  readonly platform: string | null;
};

/** What a Dockerfile builds on, and what makes the layers of its image. */
export type Resolved = { readonly facts: DockerfileFacts; readonly making: Making | null };

/** What the build runs on. On another machine it may be another, but what is read here is the same everywhere. */
const BUILD: Platform = { os: "linux", osVersion: "", architecture: "amd64", variant: "" };

/**
 * Says what a Dockerfile builds on, as BuildKit reads it (contract §6). Refuses with `dockerfile-invalid` what BuildKit refuses while it
 * parses and replaces variables; what it refuses later is among the problems.
 */
export function resolveDockerfile(build: DockerfileBuild): DockerfileFacts {
  return resolveBuild(build).facts;
}

/** The same, and what makes the layers of the image. */
export function resolveBuild({ source, name, target, buildArgs, platform }: DockerfileBuild): Resolved {
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(source);
  const check = findDirective("check", text, "#");
  if (check !== null) inLine(name, check.line, () => checkLintOptions(check.value));
  const parsed = parseDockerfile(text, name);
  const written = toStages(parsed, name);
  const platforms = { build: BUILD, target: platform === null ? BUILD : toPlatform(platform) };
  const defaults = toDefaults({ buildArgs, platforms, stage: target }, written.stages.at(-1)?.name ?? null);
  const reading = { escaper: parsed.escaper, name };
  const globals = toGlobals(written, defaults, { ...reading, buildArgs });
  const stages = nameStages(written.stages, globals, reading);
  const final = findTarget(stages, target, name);
  const links = linkStages(stages, final, reading);
  const external = findExternal(stages, links, findFrontend(text, buildArgs));
  const facts = {
    stages: stages.map((stage, index) => toFacts(stage, links.sources[index] ?? [])),
    final: toFinal(stages, final, links),
    external,
    problems: findProblems({ stages, links, external, name }),
  };
  return { facts, making: toMaking(stages, facts.final.chain, parsed.escaper) };
}

function toPlatform(text: string): Platform {
  const platform = parsePlatform(text);
  if (platform !== null) return platform;
  throw new GateError({ code: "input-invalid", message: `\`${text}\` is no platform.`, next: "Write it as `linux/amd64`." });
}

/** BuildKit looks for names only, and of several stages of a name takes the last. */
function findTarget(stages: readonly NamedStage[], target: string | null, name: string): number {
  if (target === null) return stages.length - 1;
  const index = stages.findLastIndex((stage) => stage.name === toLower(target));
  if (index >= 0) return index;
  const names = stages.flatMap((stage) => (stage.name === null ? [] : [`\`${stage.name}\``]));
  throw new GateError({
    code: "input-invalid",
    message: `${name} has no stage called \`${target}\` (build-target).`,
    next: names.length === 0 ? "None of its stages has a name: leave the target out." : `Its stages are ${[...new Set(names)].join(", ")}.`,
  });
}

function findFrontend(text: string, buildArgs: Variables): Frontend | null {
  const given = buildArgs.get("BUILDKIT_SYNTAX");
  if (given !== undefined) return { reference: trim(given).replace(/ .*$/s, ""), line: null };
  const syntax = findSyntax(text);
  return syntax === null ? null : { reference: syntax.value, line: syntax.line };
}

function toFacts({ name, from, onPlatform, parent, line }: NamedStage, sources: Links["sources"][number]): StageFacts {
  const copyFrom = sources.filter(({ text }) => text !== "").map(({ use, text }) => (use === "mount" ? `mount:${text}` : text));
  return { name, from, platform: onPlatform, stage: parent, copyFrom: [...new Set(copyFrom)], line };
}

function toFinal(stages: readonly NamedStage[], stage: number, { reachable }: Links): DockerfileFacts["final"] {
  const chain: number[] = [];
  for (let index: number | null = stage; index !== null; index = stages[index]?.parent ?? null) chain.push(index);
  const from = stages[chain.at(-1) ?? 0]?.from ?? "scratch";
  return { stage, chain, base: from === "scratch" ? null : toCanonicalReference(from), reachable: [...reachable].sort((a, b) => a - b) };
}
