import { resolve } from "node:path";
import { type Fault, GateError } from "../errors.ts";
import type { Problem } from "../model/reasons.ts";
import type { Where } from "./find-legs.ts";
import { readLeg } from "./leg-head.ts";

/**
 * Holds the legs that were found to what was expected. Fewer are a problem (`leg-missing`); more, or the same leg twice, are refused:
 * a leg that counts twice would hide one that is missing.
 */
export async function checkLegs(legs: readonly string[], { expect, files, cwd }: Where & { expect: number | null }): Promise<Problem[]> {
  const faults: Fault[] = [];
  const seen = new Map<string, string>();
  for (const leg of legs) {
    for (const name of await readLeg(resolve(cwd, leg), files)) {
      const other = seen.get(name);
      if (other !== undefined) faults.push(twice(other, leg));
      seen.set(name, leg);
      if (other !== undefined) break;
    }
  }
  if (expect !== null && legs.length > expect) faults.push(tooMany(legs, expect));
  if (faults.length > 0) throw new GateError(faults);
  return expect === null || legs.length === expect ? [] : [missing(legs, expect)];
}

function twice(one: string, other: string): Fault {
  return {
    code: "input-invalid",
    message: `${one} and ${other} are the same leg's result.`,
    next: "Let `results` match each leg's result once; clear away the results of earlier attempts.",
  };
}

function tooMany(legs: readonly string[], expect: number): Fault {
  return {
    code: "input-invalid",
    message: `${count(legs.length)} found, and ${expect} expected: ${toNames(legs)}.`,
    next: "Let `results` match nothing but the legs' results, or correct `expect`.",
  };
}

function missing(legs: readonly string[], expect: number): Problem {
  const few = `${expect - legs.length} of ${expect} legs ${expect - legs.length === 1 ? "is" : "are"} missing; there are ${toNames(legs)}.`;
  const none = `No leg left a result that \`results\` matches, and ${expect} ${expect === 1 ? "was" : "were"} expected.`;
  return {
    code: "leg-missing",
    message: legs.length === 0 ? none : few,
    next: "See why the other legs left no result: their jobs, and the steps that upload and download it.",
  };
}

const NAMED = 20;

function toNames(legs: readonly string[]): string {
  const more = legs.length > NAMED ? ` and ${legs.length - NAMED} more` : "";
  return `${legs.slice(0, NAMED).join(", ")}${more}`;
}

function count(number: number): string {
  return number === 1 ? "1 result was" : `${number} results were`;
}
