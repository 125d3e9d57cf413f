import type { Invocation } from "../../edge/terminal/arguments.ts";
import { judgeReports } from "../../gate.ts";
import { prepareRequest } from "../prepare.ts";
import { toReport } from "../report-file.ts";
import { openSession, publishVerdict } from "./session.ts";

/** `portcullis judge REPORT…`: judges reports that exist already. Gives the exit code. */
export async function runJudge(invocation: Invocation): Promise<number> {
  const session = openSession(invocation);
  try {
    const { raw, operands } = invocation;
    const wish = { raw, operands, door: "cli", command: "judge", cores: 1, defaultCategory: "portcullis/" } as const;
    const request = await prepareRequest(wish, session.place);
    const reports = operands.map((path) => toReport(path, session.world.files, session.world.machine.cwd));
    const verdict = await judgeReports(reports, request.policy, {
      now: session.world.clock.now(),
      known: [],
      built: { ...request, world: session.world },
    });
    return await publishVerdict(verdict, session, request.settings);
  } finally {
    session.calm();
    await session.close();
  }
}
