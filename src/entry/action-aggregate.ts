import { findUnsafeCheckout } from "../edge/github/checkout.ts";
import { judgeReports } from "../gate.ts";
import { readSettings } from "../policy/read-settings.ts";
import { toCategory } from "./action-category.ts";
import type { ActionJob } from "./action-run.ts";
import { refuseEnvironment } from "./environment.ts";
import { findLegs } from "./find-legs.ts";
import { readInputs } from "./inputs.ts";
import { checkLegs } from "./legs.ts";
import { toPendingChanges } from "./pending-changes.ts";
import { prepareRequest } from "./prepare.ts";
import { toReport } from "./report-file.ts";

/** The job of the fan-in action: one verdict on the result documents of a matrix' legs, by the policy of now. */
export const aggregateJob: ActionJob = async ({ world, place, event, env }) => {
  const raw = readInputs(env);
  const at = { door: "aggregate", command: "judge" } as const;
  const { policy, settings } = await prepareRequest({ ...at, raw, operands: [], cores: 1, defaultCategory: toCategory(env, raw) }, place);
  refuseEnvironment(await findUnsafeCheckout(event, { isAllowed: settings.allowUnsafePrCheckout, folder: world.machine.cwd, env }));
  const { results = [], expect = null } = readSettings(raw, at).given;
  const wanted = { expect, files: world.files, cwd: place.cwd };
  const legs = await findLegs(results, wanted);
  const missing = await checkLegs(legs, wanted);
  const known = [...missing, ...(await toPendingChanges(raw, place, at))];
  const reports = legs.map((leg) => toReport(leg, world.files, place.cwd));
  const verdict = await judgeReports(reports, policy, { now: world.clock.now(), known });
  return { verdict, outputs: settings.output, sarifCategory: settings.sarifCategory, delivery: settings };
};
