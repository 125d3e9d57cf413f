import { refuse } from "../refusal.ts";
import { toNanoseconds } from "./duration.ts";
import { type Flags, parseFlags } from "./flags.ts";
import type { Written } from "./parse.ts";

const DURATIONS = ["interval", "timeout", "start-period", "start-interval"] as const;
const FLAGS = { interval: "text", timeout: "text", "start-period": "text", "start-interval": "text", retries: "text" } as const;
const MILLISECOND = 1e6;
const MOST_RETRIES = 2 ** 31 - 1;

/** Refuses a HEALTHCHECK that BuildKit refuses. */
export function checkHealthcheck({ words, flags }: Written): void {
  const [kind, ...command] = words;
  if (kind === undefined) throw refuse("HEALTHCHECK says nothing.", "Write `HEALTHCHECK CMD command` or `HEALTHCHECK NONE`.");
  if (kind.toUpperCase() === "NONE") {
    if (command.length > 0) throw refuse("HEALTHCHECK NONE takes no arguments.", "Take away what stands after NONE.");
    return; // its flags are not looked at
  }
  const given = parseFlags(flags, FLAGS);
  if (kind.toUpperCase() !== "CMD") throw refuse(`HEALTHCHECK has no kind \`${kind}\`.`, "It is CMD or NONE.");
  if (command.length === 0) throw refuse("HEALTHCHECK CMD has no command.", "Give one after CMD.");
  for (const name of DURATIONS) checkDuration(name, textOf(given, name));
  checkRetries(textOf(given, "retries"));
}

function textOf(flags: Flags, name: keyof typeof FLAGS): string {
  return flags.get(name)?.at(-1) ?? "";
}

function checkDuration(name: string, text: string): void {
  const duration = text === "" ? 0 : toNanoseconds(text);
  if (duration === null) throw refuse(`\`--${name}=${text}\` is no duration.`, "Give a number with a unit, such as `30s`.");
  if (duration !== 0 && duration < MILLISECOND)
    throw refuse(`\`--${name}=${text}\` is less than a millisecond.`, "Give a longer time, such as `30s`.");
}

function checkRetries(text: string): void {
  if (text === "") return;
  const number = /^[-+]?\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(number >= 0 && number <= MOST_RETRIES))
    throw refuse(`\`--retries=${text}\` is no number of tries.`, "Give a whole number, 0 or more.");
}
