import type { Invocation } from "../../edge/terminal/arguments.ts";
import { scanAndJudge } from "../../gate.ts";
import { toEnvironmentProblems } from "../../install/environment.ts";
import { toLockNotices } from "../bases-lock.ts";
import { refuseEnvironment } from "../environment.ts";
import { prepareRequest } from "../prepare.ts";
import { openSession, publishVerdict } from "./session.ts";

/** `portcullis scan [TARGET…]`: looks and judges. Gives the exit code. */
export async function runScan(invocation: Invocation): Promise<number> {
  const session = openSession(invocation);
  try {
    const { world, place } = session;
    const { raw, operands } = invocation;
    const { cores } = world.machine;
    const request = await prepareRequest({ raw, operands, door: "cli", command: "scan", cores, defaultCategory: "portcullis/" }, place);
    const known = [...toEnvironmentProblems(world.machine.env, request.settings), ...toLockNotices(request)];
    refuseEnvironment(known);
    const verdict = await scanAndJudge(request, session.online(request.settings).world, known);
    return await publishVerdict(verdict, session, request.settings);
  } finally {
    session.calm();
    await session.close();
  }
}
