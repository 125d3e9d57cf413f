import type { Fault } from "../errors.ts";
import { didYouMean, nearest } from "./nearest.ts";
import type { Setting, Wrong } from "./setting.ts";
import {
  type Entrance,
  existsAt,
  isSettingName,
  type RawSettings,
  SETTING_NAMES,
  SETTINGS,
  type SettingName,
  settingOf,
  type ValueOf,
} from "./settings.ts";

/** The settings that were given, parsed. */
export type Given = { readonly [N in SettingName]?: ValueOf<N> };

/** Parses all settings that were given; what is wrong with them, all of it, is in `faults`. */
export function readSettings(raw: RawSettings, entrance: Entrance): { given: Given; faults: Fault[] } {
  const given: Partial<Record<SettingName, unknown>> = {};
  const faults: Fault[] = [];
  for (const [name, texts] of Object.entries(raw)) {
    if (texts === undefined) continue;
    if (!isSettingName(name) || !existsAt(name, entrance)) {
      faults.push(toUnknown(name, entrance));
      continue;
    }
    const wrong = wrongInNumber(name, texts, entrance);
    const reading = settingOf(name).read(texts);
    if (wrong !== null) faults.push(wrong);
    else if (reading.wrong === null) given[name] = reading.value;
    else faults.push(...reading.wrong.map((text) => toFault(name, text, entrance)));
  }
  return { given: given as Given, faults };
}

/** How a setting is written at a door: `--jobs` or `jobs`. */
function nameAt(name: string, { door }: Pick<Entrance, "door">): string {
  return door === "cli" ? `--${name}` : name;
}

/** A setting with its value as it was written, but for values that are nobody's business. */
function shownAt(name: string, text: string, entrance: Entrance): string {
  const { secret } = isSettingName(name) ? settingOf(name) : { secret: true };
  const shown = secret === true ? "(value not shown)" : toShown(text);
  return entrance.door === "cli" ? `${nameAt(name, entrance)} ${shown}` : `${name}: ${shown}`;
}

const LONGEST = 200;

/** Without what stands before an `@` in an address: it may be a password. */
function toShown(text: string): string {
  const bare = text.replace(/\/\/[^/@\s]*@/g, "//…@");
  return bare.length > LONGEST ? `${bare.slice(0, LONGEST)}…` : bare;
}

function toFault(name: SettingName, { text, why }: Wrong, entrance: Entrance): Fault {
  const { kind } = settingOf(name);
  return {
    code: "input-invalid",
    message: `\`${shownAt(name, text, entrance)}\` ${why}${didYouMean(text, kind.words, kind.synonyms)}`,
    next: `Give ${kind.expected}.`,
  };
}

function wrongInNumber(name: SettingName, texts: readonly string[], entrance: Entrance): Fault | null {
  const called = `\`${nameAt(name, entrance)}\``;
  const { list, kind }: Setting = SETTINGS[name];
  if (texts.some((text) => text.trim() === ""))
    return { code: "input-invalid", message: `${called} is given without a value.`, next: `Give ${kind.expected}, or leave it out.` };
  if (list || texts.length < 2) return null;
  return { code: "input-invalid", message: `${called} is given ${texts.length} times, and it takes one value.`, next: "Keep one of them." };
}

/** A name that is none, or none here: with the nearest that is, or with where it belongs. */
function toUnknown(name: string, entrance: Entrance): Fault {
  const called = `\`${nameAt(name.slice(0, 100), entrance)}\``;
  if (isSettingName(name)) return { code: "input-invalid", message: `${called} ${elsewhere(name, entrance)}`, next: "Leave it out here." };
  const names = SETTING_NAMES.filter((known) => existsAt(known, entrance)).map((known) => nameAt(known, entrance));
  const what = entrance.door === "cli" ? "no option" : "no input of this action";
  return { code: "input-invalid", message: `${called} is ${what}${didYouMean(name, names)}`, next: nextForName(name, names, entrance) };
}

/** Where the names are; in an action, where nobody can ask for help, all of them, unless the right one is plain. */
function nextForName(name: string, names: readonly string[], { door, command }: Entrance): string {
  if (door === "cli") return `\`portcullis ${command} --help\` lists the options.`;
  return nearest(name, names) === null ? `The inputs are ${names.join(", ")}.` : "Correct the name, or leave it out.";
}

function elsewhere(name: SettingName, { door: here }: Entrance): string {
  const { scope } = settingOf(name);
  switch (scope) {
    case "scan":
      return here === "cli"
        ? "says how to scan, and `judge` runs no scanner: it belongs to `portcullis scan`."
        : "says how to scan, and this action only judges the results of the legs: it belongs to the action that scans.";
    case "actions":
      return "is an input of the actions, and means nothing on the command line.";
    case "aggregate":
      return "is an input of the action that judges the legs of a matrix (`aggregate`).";
    case "build":
      return "says how an image was built: it belongs where images are scanned or their reports are judged.";
    case "all":
      return "does not exist here.";
    default:
      return scope satisfies never;
  }
}
