import { beforeAll, describe, expect, test } from "@jest/globals";
import { GRYPE_FAULTS, GRYPE_HABITS } from "./faults-grype.ts";
import { OSV_FAULTS } from "./faults-osv.ts";
import { type Place, stagePlace } from "./faults-place.ts";
import { expectOrderly, type Fault, type Run, runFaults } from "./faults-rig.ts";
import { decisionsOf } from "./gate.ts";

// Real scanners behind wrappers that lie, die, hang and flood. What is scanned has something high in it, so that whoever loses it would pass.

const FAULTS: readonly Fault[] = [...GRYPE_FAULTS, ...OSV_FAULTS];
const HONEST: Fault = { scanner: "grype", sentence: "honest", script: {}, reasons: [] };

let place: Place;
let runs: ReadonlyMap<Fault, Run>;
beforeAll(async () => {
  place = await stagePlace();
  runs = await runFaults([HONEST, ...FAULTS, ...GRYPE_HABITS], place);
});

function resultOf(fault: Fault): Run & { result: NonNullable<Run["result"]> } {
  const run = runs.get(fault);
  if (run?.result == null) throw new Error(`no result document (exit ${run?.code}): ${run?.stderr}`);
  return { ...run, result: run.result };
}

function toLimit({ options = [] }: Fault): number {
  return options.includes("4s") ? 4000 : 60_000;
}

describe.each(["grype", "osv-scanner"] as const)("%s does something wrong, and never passes:", (scanner) => {
  const own = FAULTS.filter((fault) => fault.scanner === scanner);
  test.each(own.map((fault) => [fault.sentence, fault] as const))("%s", (_sentence, fault) => {
    const run = resultOf(fault);
    expectOrderly(run, toLimit(fault));
    const { outcome, exitCode, reasons } = run.result;
    expect([run.code, ["error", "incomplete"].includes(outcome), run.isWhole]).toEqual([exitCode, true, true]);
    expect(fault.reasons).toContain(reasons[0]?.code);
    for (const { message, next } of reasons)
      expect([message, next]).toEqual([expect.stringMatching(/.{20}/), expect.stringMatching(/.{10}/)]);
  });
});

describe("grype does something strange, and its report is judged as ever:", () => {
  test.each([HONEST, ...GRYPE_HABITS].map((fault) => [fault.sentence, fault] as const))("%s", (_sentence, fault) => {
    const run = resultOf(fault);
    expectOrderly(run, toLimit(fault));
    expect([run.code, run.result.outcome]).toEqual([1, "fail"]);
    expect(decisionsOf(run.result)).toEqual(decisionsOf(resultOf(HONEST).result));
  });
});
