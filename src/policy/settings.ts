import type { Setting } from "./setting.ts";
import { DECISION_SETTINGS } from "./settings/decision.ts";
import { NETWORK_SETTINGS, OUTPUT_SETTINGS, RUN_SETTINGS } from "./settings/run.ts";
import { DATABASE_SETTINGS, SCANNER_SETTINGS } from "./settings/scanners.ts";
import { TARGET_SETTINGS } from "./settings/targets.ts";

/** Every setting there is, by name: the one source of names, defaults and meanings. */
export const SETTINGS = {
  ...TARGET_SETTINGS,
  ...DECISION_SETTINGS,
  ...RUN_SETTINGS,
  ...SCANNER_SETTINGS,
  ...DATABASE_SETTINGS,
  ...NETWORK_SETTINGS,
  ...OUTPUT_SETTINGS,
};
export type SettingName = keyof typeof SETTINGS;
export type ValueOf<N extends SettingName> = (typeof SETTINGS)[N] extends Setting<infer V> ? V : never;

/** Settings as they were given, before anybody looked at them: texts by name, also by names that are none. */
export type RawSettings = Readonly<Partial<Record<string, readonly string[]>>>;

/** The door through which settings come, and what is to be done with them. */
export type Door = "cli" | "action" | "aggregate";
export type Task = "scan" | "judge" | "doctor" | "demo" | "bases resolve" | "bases lock" | "bases check";
export type Entrance = { readonly door: Door; readonly command: Task };

/** All names in their order. */
export const SETTING_NAMES = Object.keys(SETTINGS) as SettingName[];

/** Says whether a text is a setting's name. */
export function isSettingName(text: string): text is SettingName {
  return Object.hasOwn(SETTINGS, text);
}

/** A setting by its name, whatever its value. */
export function settingOf(name: SettingName): Setting {
  return SETTINGS[name];
}

/** Whether a setting exists at a door. */
export function existsAt(name: SettingName, { door, command }: Entrance): boolean {
  const { scope } = settingOf(name);
  switch (scope) {
    case "all":
      return true;
    case "scan":
      return command !== "judge";
    case "actions":
      return door !== "cli";
    case "aggregate":
      return door === "aggregate";
    case "build":
      return door !== "aggregate" && command !== "demo";
    default:
      return scope satisfies never;
  }
}

/** What holds where a setting was not given. */
export function defaultOf<N extends SettingName>(name: N): ValueOf<N> {
  const reading = (SETTINGS[name] as Setting<ValueOf<N>>).read(SETTINGS[name].fallback);
  if (reading.wrong === null) return reading.value;
  throw new TypeError(`The default of ${name} is not valid.`); // a test reads every default
}
