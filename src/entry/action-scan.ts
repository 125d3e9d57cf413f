import { findUnsafeCheckout } from "../edge/github/checkout.ts";
import { scanAndJudge } from "../gate.ts";
import { toEnvironmentProblems } from "../install/environment.ts";
import { toCategory } from "./action-category.ts";
import type { ActionJob } from "./action-run.ts";
import { toLockNotices } from "./bases-lock.ts";
import { refuseEnvironment } from "./environment.ts";
import { readInputs } from "./inputs.ts";
import { toPendingChanges, withBaseChecksums } from "./pending-changes.ts";
import { prepareRequest } from "./prepare.ts";

/** The job of the action: scans what its inputs name and judges it. */
export const scanJob: ActionJob = async ({ world, online, place, event, env }) => {
  const raw = readInputs(env);
  const { cores } = world.machine;
  const at = { door: "action", command: "scan" } as const;
  const said = { ...at, raw, operands: [], cores, defaultCategory: toCategory(env, raw) };
  const request = await withBaseChecksums(await prepareRequest(said, place), { place, world });
  const { settings } = request;
  const pending = await toPendingChanges(raw, place, at);
  const unsafe = await findUnsafeCheckout(event, { isAllowed: settings.allowUnsafePrCheckout, folder: world.machine.cwd, env });
  const known = [...unsafe, ...toEnvironmentProblems(world.machine.env, settings), ...pending, ...toLockNotices(request)];
  refuseEnvironment(known);
  const verdict = await scanAndJudge(request, online(settings), known);
  return { verdict, outputs: settings.output, sarifCategory: settings.sarifCategory, delivery: settings };
};
