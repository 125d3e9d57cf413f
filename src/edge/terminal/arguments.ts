import { type Fault, GateError } from "../../errors.ts";
import { toWords, type Word } from "./words.ts";

/** Every command; those of two words are written with one space. */
export const COMMANDS = [
  "scan",
  "judge",
  "policy check",
  "policy schema",
  "bases resolve",
  "bases lock",
  "bases check",
  "doctor",
  "demo",
  "help",
] as const;
export type CommandName = (typeof COMMANDS)[number];

/** One call of the command line, understood. `raw`: options that are settings, as they were typed; `topic`: the command that help is asked for. */
export type Invocation = {
  readonly command: CommandName;
  readonly raw: Readonly<Record<string, readonly string[]>>;
  readonly operands: readonly string[];
  readonly verbosity: "normal" | "quiet" | "verbose";
  readonly topic: CommandName | null;
};

/** What the parser has to be told, because it belongs to other rooms. */
export type Grammar = {
  /** The settings that are options: a flag may stand without a value. */
  readonly options: ReadonlyMap<string, "flag" | "value">;
  /** Whether a word after a flag is meant as its value, be it a valid one or not. */
  isFlagValue(word: string): boolean;
  /** The candidate that a word was meant to be, or null. */
  nearest(word: string, candidates: readonly string[]): string | null;
  /** What is wrong with a call that was understood. */
  check(invocation: Invocation): readonly Fault[];
};

/** Parses a call of the command line. Refuses with all mistakes at once (`input-invalid`, `target-invalid`). */
export function parseArguments(argv: readonly string[], grammar: Grammar): Invocation {
  const { invocation, faults } = readArguments(argv, grammar);
  if (faults.length > 0) throw new GateError(faults);
  return invocation;
}

/** A call as far as it was understood, and what is wrong with it: files that it names may have mistakes too, to be told with these. */
export type Understood = { readonly invocation: Invocation; readonly faults: readonly Fault[] };

/**
 * Takes a call of the command line apart. Of a command that does not exist nothing but the options is checked (`help` stands for it). Values of
 * options are never repeated here: they may be passwords.
 */
export function readArguments(argv: readonly string[], grammar: Grammar): Understood {
  const words = toWords(argv, grammar);
  const operands = words.flatMap((word) => (word.kind === "operand" ? [word.text] : []));
  const switches = new Set(words.flatMap((word) => (word.kind === "switch" ? [word.name] : [])));
  if (argv.length === 0 || switches.has("help") || operands[0] === "help")
    return { invocation: toHelp(operands, grammar), faults: switches.has("help") ? findBeside(words, operands) : [] };
  const found = findCommand(operands, grammar);
  const invocation: Invocation = {
    command: found.command ?? "help",
    raw: toRaw(words),
    operands: found.command === null ? [] : found.rest,
    verbosity: switches.has("quiet") ? "quiet" : switches.has("verbose") ? "verbose" : "normal",
    topic: null,
  };
  const checked = found.command === null ? { ...invocation, command: "scan" as const } : invocation; // its options are those of a scan, most likely
  const faults = [...(found.command === null ? [found.fault] : []), ...words.flatMap(toWordFaults), ...grammar.check(checked)];
  if (switches.has("quiet") && switches.has("verbose"))
    faults.push(input("`--quiet` and `--verbose` contradict each other.", "Keep one of them."));
  return { invocation, faults };
}

function toRaw(words: readonly Word[]): Record<string, string[]> {
  const raw = new Map<string, string[]>();
  for (const word of words) if (word.kind === "option") raw.set(word.name, [...(raw.get(word.name) ?? []), word.value]);
  return Object.fromEntries(raw);
}

function toWordFaults(word: Word): Fault[] {
  return word.kind === "wrong" ? [input(word.message, word.next)] : [];
}

type Found = { readonly command: CommandName; readonly rest: readonly string[] } | { readonly command: null; readonly fault: Fault };

function findCommand([first, second, ...rest]: readonly string[], grammar: Grammar): Found {
  if (first === undefined) return { command: null, fault: input("No command is given.", ALL_COMMANDS) };
  const two = COMMANDS.find((command) => command === `${first} ${second}`);
  if (two !== undefined) return { command: two, rest };
  const one = COMMANDS.find((command) => command === first);
  if (one !== undefined) return { command: one, rest: second === undefined ? [] : [second, ...rest] };
  return { command: null, fault: toUnknown(first, second, grammar) };
}

const ALL_COMMANDS = `The commands are ${COMMANDS.map((command) => `\`${command}\``).join(", ")}.`;

function toUnknown(first: string, second: string | undefined, grammar: Grammar): Fault {
  const family = COMMANDS.filter((command) => command.startsWith(`${first} `));
  if (family.length > 0) {
    const seconds = family.map((command) => command.slice(first.length + 1));
    const meant = second === undefined ? null : grammar.nearest(second, seconds);
    const what =
      second === undefined
        ? `\`${first}\` needs to know what to do.`
        : `\`${first} ${second.slice(0, 100)}\` is no command${orRather(meant === null ? null : `${first} ${meant}`)}`;
    return input(what, `Write ${family.map((command) => `\`portcullis ${command}\``).join(" or ")}.`);
  }
  const firsts = [...new Set(COMMANDS.map((command) => command.split(" ")[0] ?? command))];
  const shown = first.slice(0, 100);
  const next = /[:/@.]/.test(first) ? `To scan it: \`portcullis scan ${shown}\`. ${ALL_COMMANDS}` : ALL_COMMANDS;
  return input(`\`${shown}\` is no command${orRather(grammar.nearest(first, firsts))}`, next);
}

function orRather(meant: string | null): string {
  return meant === null ? "." : `; did you mean \`${meant}\`?`;
}

/** Help for a command is never refused but for a command that does not exist. */
function toHelp(operands: readonly string[], grammar: Grammar): Invocation {
  const asked = operands[0] === "help" ? operands.slice(1) : operands;
  const help: Invocation = { command: "help", raw: {}, operands: [], verbosity: "normal", topic: null };
  if (asked.length === 0) return help;
  const family = COMMANDS.find((command) => command.startsWith(`${asked[0]} `));
  if (asked.length === 1 && family !== undefined) return { ...help, topic: family };
  const found = findCommand(asked, grammar);
  if (found.command === null) throw new GateError(found.fault);
  return { ...help, topic: found.command };
}

/**
 * Help is exit code 0, which elsewhere means a pass: a word that came out of a variable must not turn a scan into help. So it is given only
 * where nothing else was asked for.
 */
function findBeside(words: readonly Word[], operands: readonly string[]): Fault[] {
  const [first, second] = operands;
  const command = operands[0] === "help" ? operands : COMMANDS.some((name) => name === `${first} ${second}`) ? [first, second] : [first];
  const isAlone = operands.length <= command.length && words.every(({ kind }) => kind === "operand" || kind === "switch");
  if (isAlone) return [];
  const next = "Leave it out, or the rest; put `--` before a name that begins with `-`.";
  return [input("`--help` stands alone with its command: beside it nothing would be scanned or judged.", next)];
}

function input(message: string, next: string): Fault {
  return { code: "input-invalid", message, next };
}
