// An action is one bundled file: what the command line loads only when it is needed is imported here at once.
import "@actions/tool-cache";
import "https-proxy-agent";
import { getInput, info, setSecret } from "@actions/core";
import { type Event, readEvent } from "../edge/github/event.ts";
import { readRepositoryFile } from "../edge/github/repository-file.ts";
import { makeWorld, type NetworkOptions, withNetwork } from "../edge/node/world.ts";
import { makeSteadyProgress } from "../edge/terminal/steady-progress.ts";
import type { Fault } from "../errors.ts";
import { decide, resolveRequest } from "../gate.ts";
import type { OutputRequest } from "../model/settings.ts";
import type { Verdict } from "../model/verdict.ts";
import type { World } from "../ports.ts";
import { toSafeLog } from "../report/escape.ts";
import type { DeliveryWish } from "./action-deliver.ts";
import { publishRun } from "./action-publish.ts";
import { toFaults } from "./faults.ts";
import { readInputs } from "./inputs.ts";
import type { PolicyPlace } from "./policy-source.ts";
import { toSecrets } from "./secrets.ts";

/** What a job is given: the world to run in (`online` gives it with another way to the network), and where the policy comes from. */
export type ActionContext = {
  readonly world: World;
  readonly online: (network: NetworkOptions) => World;
  readonly place: PolicyPlace;
  readonly event: Event;
  readonly env: NodeJS.ProcessEnv;
};

/** What a job decided, the documents that were asked for, and what is to be delivered. */
export type ActionDone = {
  readonly verdict: Verdict;
  readonly outputs: readonly OutputRequest[];
  readonly sarifCategory: string;
  /** Absent where nothing is to be delivered to GitHub. */
  readonly delivery?: DeliveryWish;
};

/** What an action does between its inputs and its verdict. */
export type ActionJob = (context: ActionContext) => Promise<ActionDone>;

/** Runs a job as an action: publishes its verdict, or what stopped it, in every form, and gives the exit code. Never rejects. */
export async function runAction(job: ActionJob): Promise<number> {
  const { env } = process;
  const started = Date.now();
  const progress = makeSteadyProgress({ write: (text) => info(text.trimEnd()) }, { now: () => Date.now() }, toSafeLog);
  let world: ReturnType<typeof makeWorld> | undefined;
  for (const secret of toSecrets(readInputs(env))) setSecret(secret); // whatever is printed after this, by anybody, has *** in its place
  try {
    world = makeWorld({ progress });
    const event = readEvent(env);
    const done = await job(toContext(world, event, env));
    return await publishRun(done, { started, env, world, scanned: true });
  } catch (error) {
    const faults = toFaults(error);
    return await publishRun(toRefusal(faults, Date.now()), { started, env, world, scanned: false });
  } finally {
    await world?.close();
  }
}

/** The verdict of a run that was stopped before it could have one: nothing was seen, and these are the reasons. */
function toRefusal(faults: readonly Fault[], now: number): ActionDone {
  const policyFile = null;
  const nothing = { raw: {}, operands: [], cores: 1, defaultCategory: "portcullis/" };
  const { policy } = resolveRequest({ ...nothing, door: "action", command: "scan", policyFile });
  const evidence = { targets: [], scanners: [], observations: [], problems: faults };
  return { verdict: decide([evidence], policy, { now }), outputs: [], sarifCategory: "portcullis/" };
}

function toContext(world: World, event: Event, env: NodeJS.ProcessEnv): ActionContext {
  const [owner = "", repo = ""] = event.repository.split("/");
  const { cwd } = world.machine;
  const access = { token: getInput("github-token"), apiUrl: env.GITHUB_API_URL || "https://api.github.com" };
  const place: PolicyPlace = {
    files: world.files,
    cwd,
    today: new Date(world.clock.now()).toISOString().slice(0, 10),
    readRepository: (file) => readRepositoryFile(file, { ...access, checkout: file.owner === owner && file.repo === repo ? cwd : null }),
    base: event.base === null ? null : { owner, repo, sha: event.base.sha },
  };
  return { world, event, env, place, online: (network) => withNetwork(world, network) };
}
