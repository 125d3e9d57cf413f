import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { makeSteadyProgress } from "../../../src/edge/terminal/steady-progress.ts";

let lines: string[] = [];
const sink = { write: (text: string) => lines.push(text) };
beforeEach(() => {
  lines = [];
  jest.useFakeTimers({ now: 0 });
});
afterEach(() => {
  jest.useRealTimers();
});
const progress = () => makeSteadyProgress(sink, { now: () => Date.now() }, (text) => text.toUpperCase());

describe("progress in a log", () => {
  test("is one line a short step, with its time", () => {
    const step = progress().step("grype on shop");
    jest.advanceTimersByTime(1500);
    step.end();
    expect(lines).toEqual(["✓ GRYPE ON SHOP (1.5 s)\n"]);
  });

  test("shows life while a long step runs, with the latest word", () => {
    const step = progress().step("building");
    step.update("building: 7 packages");
    jest.advanceTimersByTime(24_000);
    step.update("building: 9 packages");
    jest.advanceTimersByTime(100_000);
    step.end("built");
    jest.advanceTimersByTime(100_000);
    expect(lines.slice(0, 3)).toEqual([
      "… BUILDING: 7 PACKAGES (3.0 s)\n",
      "… BUILDING: 7 PACKAGES (23.0 s)\n",
      "… BUILDING: 9 PACKAGES (43.0 s)\n",
    ]);
    expect([lines.length, lines.at(-1)]).toEqual([8, "✓ BUILT (2 min 4 s)\n"]);
  });

  test("says what failed, once", () => {
    const step = progress().step("fetching");
    step.end("no release", false);
    step.end();
    expect(lines).toEqual(["✗ NO RELEASE (0.0 s)\n"]);
  });
});
