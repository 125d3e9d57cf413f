import { refuse } from "../refusal.ts";

/** What a flag takes: a text, several texts, or true and false. */
type FlagKind = "text" | "texts" | "boolean";
export type FlagKinds = Readonly<Record<string, FlagKind>>;

/** The values of the flags that were given, by name without the dashes; a boolean is the text `true` or `false`. */
export type Flags = ReadonlyMap<string, readonly string[]>;

/** Parses an instruction's flags. One that it does not know, that is given twice or that lacks its value is refused. */
export function parseFlags(words: readonly string[], kinds: FlagKinds): Flags {
  const flags = new Map<string, string[]>();
  for (const word of words) {
    if (word === "--") break;
    const { name, value } = splitFlag(word);
    const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
    if (kind === undefined) throw refuse(`There is no flag \`--${name}\` here.`, toKnown(kinds));
    const before = flags.get(name) ?? [];
    if (before.length > 0 && kind !== "texts") throw refuse(`The flag \`--${name}\` is given twice.`, "Keep one of them.");
    flags.set(name, [...before, toFlagValue(name, kind, value)]);
  }
  return flags;
}

/** `value` is null where there is no `=`. */
function splitFlag(word: string): { name: string; value: string | null } {
  const equals = word.indexOf("=");
  return equals < 0 ? { name: word.slice(2), value: null } : { name: word.slice(2, equals), value: word.slice(equals + 1) };
}

function toKnown(kinds: FlagKinds): string {
  const names = Object.keys(kinds).map((name) => `\`--${name}\``);
  return names.length === 0 ? "This instruction has no flags." : `Known are ${names.join(", ")}.`;
}

function toFlagValue(name: string, kind: FlagKind, value: string | null): string {
  if (value === "" && kind === "boolean")
    throw refuse(`The flag \`--${name}=\` has no value.`, `Write \`--${name}\` or \`--${name}=false\`.`);
  if (kind !== "boolean") {
    if (value === null) throw refuse(`The flag \`--${name}\` has no value.`, `Write \`--${name}=VALUE\`.`);
    return value;
  }
  const word = (value ?? "true").toLowerCase();
  if (word !== "true" && word !== "false")
    throw refuse(`The flag \`--${name}\` is neither true nor false but \`${value}\`.`, `Write \`--${name}\` or \`--${name}=false\`.`);
  return word;
}
