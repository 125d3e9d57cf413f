import { isSettingName, type RawSettings, settingOf } from "../policy/settings.ts";

const PREFIX = "INPUT_";

/**
 * The inputs of an action as the runner hands them over: `INPUT_` and the name in capitals (actions/runner, spaces become `_`). White
 * space around a value does not count, and an empty one was not given. A list has one value a line; blank lines and `#` lines are not values.
 * Names that are none are handed on, for whoever knows the settings to refuse.
 */
export function readInputs(env: Readonly<Record<string, string | undefined>>): RawSettings {
  const raw = new Map<string, string[]>();
  for (const [variable, given = ""] of Object.entries(env)) {
    if (!variable.startsWith(PREFIX) || variable !== variable.toUpperCase()) continue;
    const name = variable.slice(PREFIX.length).toLowerCase();
    const texts = toTexts(name, given.trim());
    if (texts.length > 0) raw.set(name, texts);
  }
  return Object.fromEntries(raw);
}

function toTexts(name: string, text: string): string[] {
  if (!isSettingName(name)) return [text];
  if (!settingOf(name).list) return text === "" ? [] : [text];
  const lines = text.split(/\r\n|\n|\r/).map((line) => line.trim());
  return lines.filter((line) => line !== "" && !line.startsWith("#"));
}
