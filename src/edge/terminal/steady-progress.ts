import type { Clock, Progress } from "../../ports.ts";
import { toSeconds } from "./progress.ts";

/** When a step that still runs is told of for the first time, and how often from then on. */
const FIRST_MS = 3000;
const EVERY_MS = 20_000;

/**
 * For logs and pipes: one line a step when it ends, and while a long one runs a line now and then, so that whoever watches sees life.
 * `safe` makes foreign text harmless.
 */
export function makeSteadyProgress(sink: { write(text: string): unknown }, clock: Clock, safe: (text: string) => string): Progress {
  return {
    step(text) {
      const since = clock.now();
      let latest = text;
      const tell = (mark: string, line: string) => void sink.write(`${mark} ${safe(line)} (${toSeconds(clock.now() - since)})\n`);
      let timer = setTimeout(function again() {
        tell("…", latest);
        timer = setTimeout(again, EVERY_MS).unref();
      }, FIRST_MS).unref();
      let ended = false;
      return {
        update(next) {
          latest = next;
        },
        end(closing, ok = true) {
          if (ended) return;
          ended = true;
          clearTimeout(timer);
          tell(ok ? "✓" : "✗", closing ?? text);
        },
      };
    },
  };
}
