import { toLower, trimEnd, trimStart } from "../characters.ts";
import { refuse } from "../refusal.ts";

/** A parser directive, `# name=value` at the very top of a Dockerfile. */
export type Directive = { readonly name: "syntax" | "escape" | "check"; readonly value: string };

const DIRECTIVE = /^([a-zA-Z][a-zA-Z0-9]*)[\t\n\f\r ]*=([^\n]+)$/;

/**
 * Gives a function that takes a Dockerfile's lines in order and says of each whether it is a directive. Directives end at the first line
 * that is none. It refuses one that is given twice.
 */
export function makeDirectiveReader(comment: string): (line: string) => Directive | null {
  const seen = new Set<string>();
  let isOver = false;
  return (line) => {
    if (isOver) return null;
    const [, word = "", rest = ""] = (line.startsWith(comment) && DIRECTIVE.exec(trimStart(line.slice(comment.length)))) || [];
    const name = toLower(word);
    if (name !== "syntax" && name !== "escape" && name !== "check") {
      isOver = true;
      return null;
    }
    if (seen.has(name)) throw refuse(`The directive \`${name}\` is given twice.`, "Keep one of them.");
    seen.add(name);
    return { name, value: toValue(rest) };
  };
}

/** What stands after the `=`, without blanks around it; blanks alone are one blank. */
function toValue(rest: string): string {
  const value = trimEnd(rest, (character) => /[\t\n\f\r ]/.test(character)).replace(/^[\t\n\f\r ]+/, "");
  return value === "" ? rest.slice(-1) : value;
}

/** Where in a Dockerfile a value was found; lines count from 1. */
export type Placed = { readonly value: string; readonly line: number };

/**
 * The image of the frontend that reads this Dockerfile, as `# syntax=` names it, or `// syntax=`, or null: BuildKit's own. Unlike the
 * parser this looks past a `#!` line and does not look past blanks before the mark: so does BuildKit.
 */
export function findSyntax(text: string): Placed | null {
  return findDirective("syntax", text, "#") ?? findDirective("syntax", text, "//");
}

/** The value of a directive, up to its first blank, or null where there is none. */
export function findDirective(wanted: Directive["name"], text: string, comment: string): Placed | null {
  const read = makeDirectiveReader(comment);
  const lines = text.replace(/^\ufeff/, "").split(/\r?\n/);
  const first = lines[0]?.startsWith("#!") === true ? 1 : 0;
  try {
    for (let at = first; at < lines.length; at += 1) {
      const directive = read(lines[at] ?? "");
      if (directive === null) return null;
      if (directive.name === wanted) return { value: directive.value.replace(/ .*$/s, ""), line: at + 1 };
    }
  } catch {
    return null; // the parser refuses the file for it
  }
  return null;
}
