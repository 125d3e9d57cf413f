import type { Clock, Progress } from "../../ports.ts";

/** Where progress is written: standard error, as far as it matters here. */
export type Sink = { readonly isTTY?: boolean; readonly columns?: number; write(text: string): unknown };

type Step = { text: string; readonly since: number };

const FRAMES = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];
const FRAME_MS = 120;

/** Says nothing: for pipes, tests and `--quiet`. */
export const silentProgress: Progress = { step: () => ({ update: () => undefined, end: () => undefined }) };

/**
 * A living block of lines, one for each step that runs, with its elapsed time; finished steps stay above it as plain lines.
 * `stop` erases what still lives: call it before anything else is printed. The next step begins a new block.
 */
export function makeLiveProgress(sink: Sink, clock: Clock, safe: (text: string) => string): Progress & { stop(): void } {
  const steps = new Set<Step>();
  let frame = 0;
  let drawn = 0;
  let timer: NodeJS.Timeout | undefined;

  const erase = () => {
    if (drawn > 0) sink.write(`\u001b[${drawn}A\u001b[J`);
    drawn = 0;
  };
  const draw = () => {
    erase();
    const width = (sink.columns || 80) - 1;
    const mark = FRAMES[frame % FRAMES.length];
    for (const step of steps) {
      const seconds = toSeconds(clock.now() - step.since);
      sink.write(`${mark} ${shorten(safe(step.text), width - seconds.length - 3)} ${seconds}\n`);
    }
    drawn = steps.size;
  };
  const turn = () => {
    frame += 1;
    draw();
  };
  const rest = () => {
    clearInterval(timer);
    timer = undefined;
  };

  return {
    step(text) {
      const step: Step = { text, since: clock.now() };
      steps.add(step);
      timer ??= setInterval(turn, FRAME_MS).unref();
      draw();
      return {
        update(next) {
          step.text = next;
        },
        end(closing, ok = true) {
          if (!steps.delete(step)) return;
          erase();
          sink.write(`${ok ? "✓" : "✗"} ${safe(closing ?? step.text)} ${toSeconds(clock.now() - step.since)}\n`);
          draw();
          if (steps.size === 0) rest();
        },
      };
    },
    stop() {
      rest();
      erase();
      steps.clear();
    },
  };
}

function shorten(text: string, width: number): string {
  const points = [...text];
  return points.length <= width ? text : `${points.slice(0, Math.max(0, width - 1)).join("")}…`;
}

/** A duration for a line of progress. */
export function toSeconds(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds < 100) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
