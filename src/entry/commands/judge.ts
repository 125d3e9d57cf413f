import type { Invocation } from "../../edge/terminal/arguments.ts";
import { judgeReports, resolveRequest } from "../../gate.ts";
import { readPolicyFile } from "../policy-source.ts";
import { toReport } from "../report-file.ts";
import { openSession, publishVerdict } from "./session.ts";

/** `portcullis judge REPORT…`: judges reports that exist already. Gives the exit code. */
export async function runJudge(invocation: Invocation): Promise<number> {
  const session = openSession(invocation);
  try {
    const policyFile = await readPolicyFile(invocation.raw, session.place);
    const { raw, operands } = invocation;
    const today = session.place.today;
    const request = resolveRequest({
      raw,
      operands,
      door: "cli",
      command: "judge",
      policyFile,
      today,
      cores: 1,
      defaultCategory: "portcullis/",
    });
    const reports = operands.map((path) => toReport(path, session.world.files, session.world.machine.cwd));
    const verdict = await judgeReports(reports, request.policy, { now: session.world.clock.now(), known: [] });
    return await publishVerdict(verdict, session, request.settings);
  } finally {
    session.calm();
    await session.close();
  }
}
