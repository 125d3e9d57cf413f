import type { Problem } from "../model/reasons.ts";
import type { CommandEnd } from "../ports.ts";
import type { WrittenFault } from "./written.ts";

const LONGEST = 300;

/** What a program last said on stderr, without its time stamp and level: the words to quote. */
export function lastWords({ stderr }: Pick<CommandEnd, "stderr">): string {
  const lines = stderr.split("\n").map((line) => line.trim());
  const told = lines.filter((line) => line !== "");
  const panic = told.find((line) => line.startsWith("panic:"));
  const error = told.findLastIndex((line) => /^(?:\[\d+\]\s+)?ERROR\b/.test(line));
  const words = (panic ?? (error < 0 ? told.slice(-1) : told.slice(error)).join(" ")).replace(/^(?:\[\d+\]\s+)?ERROR\s+/, "");
  return words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words;
}

/** How a run that gave nothing ended, as a clause with the scanner's last words. */
export function explainEnd(end: CommandEnd): string {
  if (end.timedOut) return "it did not end in time";
  if (end.notStarted !== null) return end.notStarted.replace(/\.$/, "");
  const said = lastWords(end);
  const words = said === "" ? "" : `, saying ${JSON.stringify(said)}`;
  return end.signal === null ? `it ended with code ${end.code}${words}` : `it was ended by ${end.signal}${words}`;
}

/** What failed, and what was wrong with what it wrote. */
export type Failed = { readonly target?: string; readonly wrong?: WrittenFault | null };

/** What is to be said of a run that failed as a whole. `what`: "grype on docker:shop:1". */
export function toFailure(what: string, end: CommandEnd, { target, wrong = null }: Failed = {}): Problem {
  const about = target === undefined ? {} : { target };
  if (end.timedOut) {
    const next = "Give the run more time with `timeout`, or it less to do.";
    return { code: "scanner-timeout", message: `${what}: it did not end before the time was up.`, next, ...about };
  }
  if (wrong !== null && !wrong.isMissing && (end.code === 0 || end.code === 1)) {
    const next = "Run again; if it stays, choose another version of the scanner, or report it.";
    return { code: "scanner-output", message: `${what} ended with code ${end.code} and ${wrong.clause}.`, next, ...about };
  }
  if (end.code === 0) {
    const next = "Check the free space of the disk, and run again.";
    return { code: "scanner-output", message: `${what}: it ended well and wrote no report.`, next, ...about };
  }
  const next =
    end.signal === "SIGKILL" ? "Check whether the machine ran out of memory." : "Run again with --verbose, and see what the scanner says.";
  return { code: "scanner-failed", message: `${what} failed: ${explainEnd(end)}.`, next, ...about };
}
