/** How a registry wants to be asked: a scheme in lower case and its parameters, by name in lower case. */
export type Challenge = { readonly scheme: string; readonly parameters: ReadonlyMap<string, string> };

const LONGEST = 8192;
/** A parameter: name, equals sign, and a token or a quoted text that may hold commas and escaped quotes. */
const PARAMETER = /^([\w!#$%&'*+.^`|~-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]*))/;
const SCHEME = /^([\w!#$%&'*+.^`|~-]+)(?=\s|,|$)/;

/** Reads WWW-Authenticate, which may hold several challenges; what is no challenge in it ends the reading. */
export function toChallenges(header: string | undefined): Challenge[] {
  const challenges: { scheme: string; parameters: Map<string, string> }[] = [];
  let rest = (header ?? "").slice(0, LONGEST).trim();
  while (rest !== "") {
    const current = challenges.at(-1);
    const parameter = current === undefined ? null : PARAMETER.exec(rest);
    const scheme = parameter === null ? SCHEME.exec(rest) : null;
    if (parameter !== null && current !== undefined) {
      const [, name = "", quoted, bare = ""] = parameter;
      const key = name.toLowerCase();
      if (!current.parameters.has(key)) current.parameters.set(key, quoted === undefined ? bare : quoted.replace(/\\(.)/g, "$1"));
    } else if (scheme !== null) challenges.push({ scheme: (scheme[1] ?? "").toLowerCase(), parameters: new Map() });
    const taken = (parameter ?? scheme)?.[0].length ?? 0;
    if (taken === 0) break;
    rest = rest.slice(taken).replace(/^[\s,]+/, "");
  }
  return challenges;
}
