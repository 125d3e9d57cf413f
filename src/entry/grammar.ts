import type { CommandName, Grammar, Invocation } from "../edge/terminal/arguments.ts";
import type { Fault } from "../errors.ts";
import { findBuildMistakes } from "../policy/build.ts";
import { FLAG } from "../policy/kinds.ts";
import { findBasesMistakes } from "../policy/lock-operand.ts";
import { meantBy, nearest } from "../policy/nearest.ts";
import { findMistakes } from "../policy/resolve.ts";
import { existsAt, SETTING_NAMES, type SettingName, settingOf } from "../policy/settings.ts";

/** What the demo brings itself. */
const BROUGHT_BY_DEMO: readonly SettingName[] = [
  "image",
  "path",
  "lockfiles",
  "exclude",
  "sbom",
  "platform",
  "dockerfile",
  "build-target",
  "build-arg",
  "build-metadata",
  "base-image",
  "bases-lock",
  "config-file",
  "grype-db",
  "osv-db",
  "max-db-age",
  "sarif-category",
];

/** What a Dockerfile is read with. */
const TAKEN_BY_RESOLVE: readonly SettingName[] = ["dockerfile", "build-target", "build-arg", "platform", "output"];

/** What a lock of bases is written and checked with. */
const TAKEN_BY_CHECK: readonly SettingName[] = [
  "bases-lock",
  "timeout",
  "offline",
  "registry-username",
  "registry-password",
  "proxy",
  "ca-certificate",
  "output",
];
const TAKEN_BY_LOCK: readonly SettingName[] = ["bases-lock", "base-images", "config-file", ...TAKEN_BY_CHECK.slice(1)];

/** The settings that a command takes as options. */
export function optionsOf(command: CommandName): readonly SettingName[] {
  switch (command) {
    case "scan":
    case "judge":
    case "doctor":
      return SETTING_NAMES.filter((name) => existsAt(name, { door: "cli", command }));
    case "demo":
      return optionsOf("scan").filter((name) => !BROUGHT_BY_DEMO.includes(name));
    case "bases resolve":
      return TAKEN_BY_RESOLVE;
    case "bases lock":
      return TAKEN_BY_LOCK;
    case "bases check":
      return TAKEN_BY_CHECK;
    case "policy check":
    case "policy schema":
    case "help":
      return [];
    default:
      return command satisfies never;
  }
}

/** The grammar of the command line, made from the settings. */
export const GRAMMAR: Grammar = {
  options: new Map(SETTING_NAMES.map((name) => [name, settingOf(name).kind === FLAG ? "flag" : "value"])),
  isFlagValue: (word) => meantBy(word, FLAG.words, FLAG.synonyms ?? {}) !== null,
  nearest,
  check: findFaults,
};

/** What is wrong with a call: its settings, its targets, what it lacks and what it has too much. */
function findFaults({ command, raw, operands }: Invocation): readonly Fault[] {
  switch (command) {
    case "scan":
      return findMistakes({ door: "cli", command, raw, operands });
    case "judge":
      return [...findMistakes({ door: "cli", command, raw, operands }), ...(operands.length === 0 ? [NO_REPORT] : [])];
    case "doctor":
      return [...findMistakes({ door: "cli", command, raw, operands: [] }), ...tooMany(command, operands, 0)];
    case "demo":
      return [...findMistakes({ door: "cli", command, raw, operands: [] }), ...foreign(command, raw), ...tooMany(command, operands, 0)];
    case "bases resolve":
      return [...findBuildMistakes(raw), ...foreign(command, raw), ...tooMany(command, operands, 0)];
    case "bases lock":
    case "bases check":
      return [
        ...findBasesMistakes({ command, raw, operands }),
        ...foreign(command, raw),
        ...(command === "bases check" ? tooMany(command, operands, 0) : []),
      ];
    case "policy check":
      return [...foreign(command, raw), ...tooMany(command, operands, 1)];
    case "policy schema":
      return [...foreign(command, raw), ...tooMany(command, operands, 0)];
    case "help":
      return [];
    default:
      return command satisfies never;
  }
}

const NO_REPORT: Fault = {
  code: "input-invalid",
  message: "`judge` needs at least one report.",
  next: "Name JSON reports of Grype or OSV-Scanner, or results of Portcullis: `portcullis judge REPORT…`.",
};

/** Settings that exist and mean nothing to a command. */
function foreign(command: CommandName, raw: Invocation["raw"]): Fault[] {
  const own: readonly string[] = optionsOf(command);
  return Object.keys(raw)
    .filter((name) => !own.includes(name) && (own.length === 0 || (SETTING_NAMES as readonly string[]).includes(name)))
    .map((name) => ({
      code: "input-invalid",
      message: `\`--${name.slice(0, 100)}\` means nothing to \`${command}\`.`,
      next: `Leave it out; \`portcullis ${command} --help\` lists what it takes.`,
    }));
}

function tooMany(command: CommandName, operands: readonly string[], most: number): Fault[] {
  const [first] = operands.slice(most);
  if (first === undefined) return [];
  const takes = most === 0 ? "takes no names" : "takes one name";
  const next = command === "doctor" || command === "demo" || command === "bases check" ? "Leave it out." : "Keep one of them.";
  return [{ code: "input-invalid", message: `\`${command}\` ${takes}, and ${JSON.stringify(first.slice(0, 100))} is one too many.`, next }];
}
