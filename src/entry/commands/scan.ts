import { cpus } from "node:os";
import type { Invocation } from "../../edge/terminal/arguments.ts";
import { resolveRequest, scanAndJudge } from "../../gate.ts";
import { toEnvironmentProblems } from "../../install/environment.ts";
import { readPolicyFile } from "../policy-source.ts";
import { openSession, publishVerdict } from "./session.ts";

/** `portcullis scan [TARGET…]`: looks and judges. Gives the exit code. */
export async function runScan(invocation: Invocation): Promise<number> {
  const reading = openSession({ verbosity: "quiet" });
  const policyFile = await readPolicyFile(invocation.raw, reading.place).finally(() => reading.close());
  const request = resolveRequest({
    raw: invocation.raw,
    operands: invocation.operands,
    door: "cli",
    command: "scan",
    policyFile,
    today: reading.place.today,
    cores: cpus().length,
    defaultCategory: "portcullis/",
  });
  const session = openSession(invocation, request.settings);
  try {
    const known = toEnvironmentProblems(session.world.machine.env, request.settings);
    const verdict = await scanAndJudge(request, session.world, known);
    return await publishVerdict(verdict, session, request.settings);
  } finally {
    session.calm();
    await session.close();
  }
}
