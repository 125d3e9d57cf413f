import type { Grammar } from "./arguments.ts";

/** One thing that was typed, with its value where it has one. */
export type Word =
  | { readonly kind: "operand"; readonly text: string }
  | { readonly kind: "option"; readonly name: string; readonly value: string }
  | { readonly kind: "switch"; readonly name: "quiet" | "verbose" | "help" }
  | { readonly kind: "wrong"; readonly message: string; readonly next: string };

const SWITCHES = { quiet: "quiet", verbose: "verbose", help: "help" } as const;
const ALONE: readonly string[] = [...Object.keys(SWITCHES), "version"];
const SHORT: Readonly<Record<string, keyof typeof SWITCHES>> = { q: "quiet", v: "verbose", h: "help" };

/**
 * Takes what was typed apart. An option has its value after `=` or in the next word; a flag takes the next word only where that is
 * `true`, `false`, or was meant to be. After `--` everything is an operand.
 */
export function toWords(argv: readonly string[], grammar: Grammar): Word[] {
  const words: Word[] = [];
  const rest = [...argv];
  for (let text = rest.shift(); text !== undefined; text = rest.shift()) {
    if (text === "--") return [...words, ...rest.map((operand): Word => ({ kind: "operand", text: operand }))];
    if (text.startsWith("--")) words.push(toLong(text.slice(2), rest, grammar));
    else if (text.startsWith("-") && text.length > 1) words.push(...toShort(text.slice(1), rest));
    else words.push({ kind: "operand", text });
  }
  return words;
}

function toLong(text: string, rest: string[], grammar: Grammar): Word {
  const equals = text.indexOf("=");
  const name = equals < 0 ? text : text.slice(0, equals);
  const value = equals < 0 ? null : text.slice(equals + 1);
  if (Object.hasOwn(SWITCHES, name)) {
    if (value !== null) return { kind: "wrong", message: `\`--${name}\` takes no value.`, next: `Write \`--${name}\`.` };
    return { kind: "switch", name: name as keyof typeof SWITCHES };
  }
  if (name === "version") return { kind: "wrong", message: "`--version` stands alone.", next: "Write `portcullis --version`." };
  if (value !== null) return { kind: "option", name, value };
  const shape = grammar.options.get(name);
  const alike = shape === undefined ? grammar.nearest(name, [...grammar.options.keys(), ...ALONE]) : null;
  if (alike !== null && ALONE.includes(alike))
    return {
      kind: "wrong",
      message: `\`--${name.slice(0, 100)}\` is no option; did you mean \`--${alike}\`?`,
      next: `Write \`--${alike}\`.`,
    };
  const negated = name.startsWith("no-") && grammar.options.get(name.slice(3)) === "flag" ? name.slice(3) : null;
  if (negated !== null) return { kind: "wrong", message: `\`--${name}\` is no option.`, next: `Write \`--${negated} false\`.` };
  if (shape === "flag") return { kind: "option", name, value: grammar.isFlagValue(rest[0] ?? "") ? (rest.shift() ?? "") : "true" };
  const takesValue = shape === "value" || takesValueLike(name, grammar);
  return { kind: "option", name, value: takesValue ? takeValue(rest) : "" };
}

/** A misspelt option is followed by its value all the same: taken for an operand it would only confuse. */
function takesValueLike(name: string, { nearest, options }: Grammar): boolean {
  const meant = nearest(name, [...options.keys()]);
  return meant !== null && options.get(meant) === "value";
}

/** The next word, but for one that is an option itself; empty where there is none. */
function takeValue(rest: string[]): string {
  return rest[0]?.startsWith("-") === true && rest[0].length > 1 ? "" : (rest.shift() ?? "");
}

/** `-q`, `-v`, `-h`, several of them in one, and `-o VALUE` or `-oVALUE`. */
function toShort(letters: string, rest: string[]): Word[] {
  const [letter = "", ...others] = letters;
  const following = others.join("");
  if (letter === "o") {
    const value = following === "" ? takeValue(rest) : following.replace(/^=/, "");
    return [{ kind: "option", name: "output", value }];
  }
  const name = Object.hasOwn(SHORT, letter) ? SHORT[letter] : undefined;
  if (name === undefined) {
    const next = "The short options are `-o`, `-q`, `-v` and `-h`; what is no option stands after `--`.";
    return [{ kind: "wrong", message: `\`-${letter}\` is no option.`, next }];
  }
  return [{ kind: "switch", name }, ...(following === "" ? [] : toShort(following, rest))];
}
