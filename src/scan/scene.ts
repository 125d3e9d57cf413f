import { GateError, isGateError } from "../errors.ts";
import type { Look } from "../model/looking.ts";
import type { Problem } from "../model/reasons.ts";
import type { RawReport } from "../model/report.ts";
import type { Settings } from "../model/settings.ts";
import type { CommandEnd, Images, World } from "../ports.ts";

/** Where scanners run: the settings, the world, one deadline (ms since 1970) and one limit on how many run at once. */
export type Scene = {
  readonly settings: Settings;
  readonly world: World;
  readonly deadline: number;
  readonly limit: <T>(run: () => Promise<T>) => Promise<T>;
  /** A limit on how many copies of images are there at once. Waits outside of `limit`, never within. */
  readonly limitCopies: <T>(run: () => Promise<T>) => Promise<T>;
  /** Images of registries as they are pulled, by target id. */
  readonly pulls: ReadonlyMap<string, ReturnType<Images["extract"]>>;
  /** Begins to read a report while other runs go on. */
  readonly begin: (report: RawReport) => void;
  /** The environment of a scanner whose home is `folder`. */
  readonly environment: (folder: string) => Record<string, string>;
};

/** Reports, what is to be said beside them, and what shows that scanners looked. */
export type Gathered = {
  readonly reports: readonly RawReport[];
  readonly problems: readonly Problem[];
  readonly looks?: readonly Look[];
};

export const NOTHING: Gathered = { reports: [], problems: [] };

/** Does a part of the gathering; what keeps it from being done becomes a problem (about `target`, where it has one), so that it costs no other part. */
export async function guarded(act: () => Promise<Gathered>, target?: string): Promise<Gathered> {
  try {
    return await act();
  } catch (error) {
    if (!isGateError(error)) throw error;
    return { reports: [], problems: error.faults.map((fault) => ({ ...(target === undefined ? {} : { target }), ...fault })) };
  }
}

/** Lets the reports of a part be read as soon as it is done. */
export function begun<T extends Gathered>(part: T, { begin }: Pick<Scene, "begin">): T {
  for (const report of part.reports) begin(report);
  return part;
}

/** Awaits both; where both fail, their faults are told together. */
export async function both<A, B>(first: Promise<A>, second: Promise<B>): Promise<[A, B]> {
  const [a, b] = await Promise.allSettled([first, second]);
  if (a.status === "fulfilled" && b.status === "fulfilled") return [a.value, b.value];
  const errors = [a, b].flatMap((end) => (end.status === "rejected" ? [end.reason as unknown] : []));
  const faults = errors.map((error) => {
    if (!isGateError(error)) throw error;
    return error.faults;
  });
  throw new GateError(faults.flat());
}

/** Many parts as one, in their order. */
export function joinGathered(parts: readonly Gathered[]): Gathered {
  return {
    reports: parts.flatMap(({ reports }) => reports),
    problems: parts.flatMap(({ problems }) => problems),
    looks: parts.flatMap(({ looks = [] }) => looks),
  };
}

/** One run of a scanner: its file, its arguments, what it needs in its environment, and the step that people see. */
export type Run = {
  readonly file: string;
  readonly args: readonly string[];
  readonly folder: string;
  readonly variables?: Readonly<Record<string, string>>;
  /** Null: too short to be told. */
  readonly step: string | null;
};

/** Runs a scanner in a folder of its own when its turn comes. Never rejects: how it ended is in the answer. */
export function runScanner({ file, args, folder, variables = {}, step }: Run, scene: Scene): Promise<CommandEnd> {
  const { world, deadline } = scene;
  return scene.limit(async () => {
    const shown = step === null ? null : world.progress.step(step);
    const env = { ...scene.environment(folder), ...variables };
    const end = await world.processes.run({ file, args, cwd: folder, env, deadline });
    shown?.end();
    return end;
  });
}
