import { type Invocation, readArguments } from "../edge/terminal/arguments.ts";
import { renderHelp } from "../edge/terminal/help.ts";
import { type Fault, GateError, isGateError, sentenceOf } from "../errors.ts";
import { REASONS } from "../model/reasons.ts";
import { toSafeText } from "../report/escape.ts";
import { GRAMMAR } from "./grammar.ts";
import { toHelpPage } from "./help-pages.ts";

const COLUMNS = 100;

/** Runs one call of the command line and gives its exit code. Never rejects: every failure is a sentence on standard error. */
export async function runCommandLine(argv: readonly string[]): Promise<number> {
  try {
    const { invocation, faults } = readArguments(argv, GRAMMAR);
    if (faults.length > 0) throw new GateError([...faults, ...(await findMistakesInFiles(invocation))]);
    switch (invocation.command) {
      case "help":
        return printHelp(renderHelp(toHelpPage(invocation.topic), process.stdout.columns ?? COLUMNS), argv);
      case "scan":
        return await (await import("./commands/scan.ts")).runScan(invocation);
      case "judge":
        return await (await import("./commands/judge.ts")).runJudge(invocation);
      case "doctor":
        return await (await import("./commands/doctor.ts")).runDoctor(invocation);
      case "demo":
        return await (await import("./commands/demo.ts")).runDemo(invocation);
      case "policy check":
      case "policy schema":
        return await (await import("./commands/policy.ts")).runPolicy(invocation);
      case "bases resolve":
        return await (await import("./commands/bases.ts")).runBases(invocation);
      case "bases lock":
        return await (await import("./commands/bases-lock.ts")).runBasesLock(invocation);
      case "bases check":
        return await (await import("./commands/bases-check.ts")).runBasesCheck(invocation);
      default:
        return invocation.command satisfies never;
    }
  } catch (error) {
    return printFaults(error);
  }
}

/** What is wrong with the files that decide, where a call that is refused anyway names them: all mistakes are told at once. */
async function findMistakesInFiles({ command, raw, verbosity }: Invocation): Promise<readonly Fault[]> {
  switch (command) {
    case "scan":
    case "judge":
    case "bases lock":
    case "bases check": {
      const { openSession } = await import("./commands/session.ts");
      const session = openSession({ verbosity });
      try {
        return (await (await import("./prepare.ts")).readDecidingFiles({ raw, door: "cli", command }, session.place)).faults;
      } finally {
        await session.close();
      }
    }
    case "policy check":
    case "policy schema":
    case "bases resolve":
    case "doctor":
    case "demo":
    case "help":
      return [];
    default:
      return command satisfies never;
  }
}

/** Help that nobody asked for is an error: nothing was scanned. */
function printHelp(text: string, argv: readonly string[]): number {
  const isAsked = argv.length > 0;
  (isAsked ? process.stdout : process.stderr).write(text);
  return isAsked ? 0 : REASONS["input-invalid"].exitCode;
}

/** Prints what stopped a run, one fault a paragraph, and gives the exit code that it means. */
export function printFaults(error: unknown): number {
  if (!isGateError(error)) {
    process.stderr.write(
      `portcullis: ${toSafeText(sentenceOf(error))}\n  This is a bug in Portcullis: nothing was decided. Please report it.\n`,
    );
    return REASONS.internal.exitCode;
  }
  const lines = error.faults.map(({ code, message, next }) => `portcullis: ${toSafeText(message)} [${code}]\n  ${toSafeText(next)}\n`);
  process.stderr.write(lines.join(""));
  return Math.max(...error.faults.map(({ code }) => REASONS[code].exitCode));
}
