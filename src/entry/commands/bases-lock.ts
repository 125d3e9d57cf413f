import type { Invocation } from "../../edge/terminal/arguments.ts";
import { lockBases } from "../bases/lock-bases.ts";
import { renderLockReport, toLockDocument } from "../bases/lock-report.ts";
import { toLockPath } from "../bases-lock.ts";
import { prepareRequest } from "../prepare.ts";
import { publishReport } from "./report.ts";
import { openSession } from "./session.ts";

/** `portcullis bases lock [REF=]TARGET…`: writes the facts of images into the lock of bases, or of all that the allowlist names. Gives 0. */
export async function runBasesLock(invocation: Invocation): Promise<number> {
  const session = openSession(invocation);
  try {
    const { raw, operands } = invocation;
    const wish = { raw, operands, door: "cli", command: "bases lock", cores: 1, defaultCategory: "portcullis/" } as const;
    const request = await prepareRequest(wish, session.place);
    const { world } = session.online(request.settings);
    const report = await lockBases({ request, operands, path: toLockPath(raw), world });
    await publishReport({ json: toLockDocument(report), text: renderLockReport(report) }, session, request.settings);
    return 0;
  } finally {
    session.calm();
    await session.close();
  }
}
