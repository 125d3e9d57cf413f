import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { makeLiveProgress, silentProgress, toSeconds } from "../../../src/edge/terminal/progress.ts";

const ESCAPE = String.fromCodePoint(27);

/** A terminal that remembers what is on it: it knows lines, moving up and erasing below. */
function makeTerminal(columns: number) {
  let lines: string[] = [];
  return {
    isTTY: true,
    columns,
    write(text: string) {
      const move = new RegExp(`^${ESCAPE}\\[(\\d+)A${ESCAPE}\\[J$`).exec(text);
      if (move !== null) lines = lines.slice(0, lines.length - Number(move[1]));
      else lines.push(text.replace(/\n$/, ""));
    },
    lines: () => lines,
  };
}

describe("living progress", () => {
  let now = 0;
  const clock = { now: () => now };
  const safe = (text: string) => text.replaceAll("\n", "\\n");
  beforeEach(() => {
    now = 0;
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  test("shows every step that runs, and keeps what ended above them", () => {
    const terminal = makeTerminal(60);
    const progress = makeLiveProgress(terminal, clock, safe);
    const first = progress.step("grype on docker:shop:1");
    const second = progress.step("osv-scanner on 2 lockfiles");
    expect(terminal.lines()).toEqual(["⠋ grype on docker:shop:1 0.0 s", "⠋ osv-scanner on 2 lockfiles 0.0 s"]);
    now = 1_500;
    second.end("2 lockfiles");
    expect(terminal.lines()).toEqual(["✓ 2 lockfiles 1.5 s", "⠋ grype on docker:shop:1 1.5 s"]);
    first.end(undefined, false);
    expect(terminal.lines()).toEqual(["✓ 2 lockfiles 1.5 s", "✗ grype on docker:shop:1 1.5 s"]);
    progress.stop();
  });

  test("moves while time passes, and shows what a step says next", () => {
    const terminal = makeTerminal(60);
    const progress = makeLiveProgress(terminal, clock, safe);
    progress.step("building").update("building, 12 MB");
    now = 120_000;
    jest.advanceTimersByTime(120);
    expect(terminal.lines()).toEqual(["⠙ building, 12 MB 2 min 0 s"]);
    progress.stop();
  });

  test("begins anew after it was stopped for something else to be printed", () => {
    const terminal = makeTerminal(60);
    const progress = makeLiveProgress(terminal, clock, safe);
    progress.step("fetching");
    progress.stop();
    terminal.write("a page\n");
    progress.step("scanning");
    now = 2_000;
    jest.advanceTimersByTime(120);
    expect(terminal.lines()).toEqual(["a page", "⠙ scanning 2.0 s"]);
    progress.stop();
    expect(jest.getTimerCount()).toBe(0);
  });

  test("has its width also where the terminal does not know it", () => {
    const terminal = makeTerminal(0);
    makeLiveProgress(terminal, clock, safe).step("scanning");
    expect(terminal.lines()).toEqual(["⠋ scanning 0.0 s"]);
  });

  test("never takes more than a line a step, and keeps the time", () => {
    const terminal = makeTerminal(20);
    const progress = makeLiveProgress(terminal, clock, safe);
    progress.step(`${"x".repeat(200)}\ny`);
    expect(terminal.lines()).toEqual(["⠋ xxxxxxxxxx… 0.0 s"]);
    expect(terminal.lines()[0]?.length).toBeLessThan(20);
    progress.stop();
  });

  test("makes foreign text harmless, also in closing words", () => {
    const terminal = makeTerminal(60);
    const progress = makeLiveProgress(terminal, clock, safe);
    progress.step("a\nb").end("c\nd");
    expect(terminal.lines()).toEqual(["✓ c\\nd 0.0 s"]);
    progress.stop();
  });

  test("leaves nothing that lives, and no timer, once it is stopped; a step that ends later says nothing", () => {
    const terminal = makeTerminal(60);
    const progress = makeLiveProgress(terminal, clock, safe);
    const step = progress.step("grype");
    progress.stop();
    step.end();
    jest.advanceTimersByTime(10_000);
    expect(terminal.lines()).toEqual([]);
    expect(jest.getTimerCount()).toBe(0);
  });

  test("a step ends once", () => {
    const terminal = makeTerminal(60);
    const progress = makeLiveProgress(terminal, clock, safe);
    const step = progress.step("grype");
    step.end();
    step.end();
    expect(terminal.lines()).toHaveLength(1);
    progress.stop();
  });
});

describe("durations", () => {
  test.each([
    [0, "0.0 s"],
    [1_250, "1.3 s"],
    [99_900, "99.9 s"],
    [119_700, "2 min 0 s"],
    [125_000, "2 min 5 s"],
  ])("%s ms are %s", (milliseconds, words) => {
    expect(toSeconds(milliseconds)).toBe(words);
  });
});

test("silence takes everything and says nothing", () => {
  const step = silentProgress.step("grype");
  expect([step.update("x"), step.end("y")]).toEqual([undefined, undefined]);
});
