import type { Invocation } from "../../edge/terminal/arguments.ts";
import { GateError } from "../../errors.ts";
import { resolveRequest } from "../../gate.ts";
import { checkBases } from "../bases/check-bases.ts";
import { renderCheckReport, toCheckCode, toCheckDocument } from "../bases/check-report.ts";
import { readBasesLock, toLockPath } from "../bases-lock.ts";
import { publishReport } from "./report.ts";
import { openSession } from "./session.ts";

/** `portcullis bases check`: which tags of the lock moved. Gives 0, 1 where one moved, 3 where one could not be looked up. */
export async function runBasesCheck(invocation: Invocation): Promise<number> {
  const session = openSession(invocation);
  try {
    const { raw } = invocation;
    const said = { raw, operands: [], door: "cli", command: "bases check", cores: 1, defaultCategory: "portcullis/" } as const;
    const { settings } = resolveRequest({ ...said, policyFile: null });
    const path = toLockPath(raw);
    const lock = await readBasesLock(raw, session.place, { mayBeMissing: true });
    if (lock === null) throw missing(path);
    const { world } = session.online(settings);
    const now = world.clock.now();
    const checked = await checkBases({ lock, offline: settings.offline, deadline: now + settings.timeout, world });
    const report = { path, checked, now };
    await publishReport({ json: toCheckDocument(report), text: renderCheckReport(report) }, session, settings);
    return toCheckCode(report);
  } finally {
    session.calm();
    await session.close();
  }
}

function missing(path: string): GateError {
  const next = "Write it with `portcullis bases lock`, or name it with `--bases-lock FILE`.";
  return new GateError({ code: "input-invalid", message: `There is no lock of bases ${path}.`, next });
}
