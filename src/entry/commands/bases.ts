import { resolve } from "node:path";
import { resolveDockerfile } from "../../base-image/resolve.ts";
import type { Invocation } from "../../edge/terminal/arguments.ts";
import { GateError } from "../../errors.ts";
import type { DockerfileFacts } from "../../model/dockerfile.ts";
import { REASONS } from "../../model/reasons.ts";
import { type BuildRequest, resolveBuild } from "../../policy/build.ts";
import { toSafeText } from "../../report/escape.ts";
import { publishReport } from "./report.ts";
import { renderResolution } from "./resolution.ts";
import { openSession, type Session } from "./session.ts";

const LIMIT = 4 * 1024 * 1024;

/**
 * `portcullis bases resolve`: what a Dockerfile builds on. Gives 0, or 4 where something in it cannot be; what BuildKit refuses is an error
 * (`dockerfile-invalid`).
 */
export async function runBases(invocation: Invocation): Promise<number> {
  const session = openSession(invocation);
  try {
    const request = resolveBuild(invocation.raw);
    const facts = await readFacts(request, session);
    session.calm();
    await publish(facts, request, session);
    return facts.problems.length === 0 ? 0 : REASONS["base-unknown"].exitCode;
  } finally {
    session.calm();
    await session.close();
  }
}

async function readFacts({ dockerfile: name, target, buildArgs, platform }: BuildRequest, { world }: Session): Promise<DockerfileFacts> {
  const path = resolve(world.machine.cwd, name);
  if ((await world.files.stat(path)) === null) throw missing(name);
  const source = await world.files.read(path, LIMIT);
  const values = buildArgs.flatMap(({ name: variable, value }) => {
    const text = value ?? world.machine.env[variable];
    return text === undefined ? [] : [[variable, text] as const];
  });
  return resolveDockerfile({ source, name, target, buildArgs: new Map(values), platform });
}

function missing(name: string): GateError {
  return new GateError({
    code: "input-invalid",
    message: `There is no Dockerfile ${name}.`,
    next: "Give its path: `portcullis bases resolve --dockerfile FILE`.",
  });
}

async function publish(facts: DockerfileFacts, { output, dockerfile }: BuildRequest, session: Session): Promise<void> {
  const report = publishReport({ json: facts, text: renderResolution(facts, dockerfile) }, session, { output });
  for (const { code, message, next } of facts.problems)
    process.stderr.write(`portcullis: ${toSafeText(message)} [${code}]\n  ${toSafeText(next)}\n`);
  await report;
}
