import { z } from "zod";
import { REASONS, type ReasonCode } from "../model/reasons.ts";
import { isHost } from "../model/reference.ts";
import { FORMATS, type OutputRequest } from "../model/settings.ts";
import { parseVersion } from "../model/version.ts";
import { type Attempt, checkAddress, checked, type Kind, parsed } from "./kinds.ts";
import { meantBy } from "./nearest.ts";

/** A scanner's version, with or without a `v` before it, or `pinned`. */
export const SCANNER_VERSION: Kind<string> = {
  ...checked("VERSION", "a version such as 0.119.0, or `pinned`", (text) => {
    if (text === "pinned" || parseVersion(text.replace(/^v/, "")) !== null) return null;
    return text === "latest"
      ? "names no version: what is newest changes from day to day, and what runs here is known by its digest"
      : "is no version";
  }),
  words: ["pinned"],
  synonyms: { latest: "pinned", newest: "pinned", default: "pinned", auto: "pinned" },
};

/** A document: its format alone (standard output), or `FORMAT=FILE`. */
export const OUTPUT: Kind<OutputRequest> = parsed(
  "FORMAT[=FILE]",
  `${FORMATS.join(", ")}, each alone or as FORMAT=FILE`,
  (text): Attempt<OutputRequest> => {
    const equals = text.indexOf("=");
    const word = equals < 0 ? text : text.slice(0, equals);
    const format = FORMATS.find((known) => known === word);
    if (format === undefined) return { wrong: `has a format \`${word}\` that is none of ours${orRather(word)}` };
    if (equals < 0) return { value: { format, file: null }, wrong: null };
    const file = text.slice(equals + 1);
    return file === "" ? { wrong: "names no file after the `=`" } : { value: { format, file }, wrong: null };
  },
);

const FORMAT_SYNONYMS: Readonly<Record<string, string>> = {
  md: "markdown",
  table: "text",
  txt: "text",
  stdout: "text",
  "sarif-json": "sarif",
};

function orRather(word: string): string {
  const meant = meantBy(word, FORMATS, FORMAT_SYNONYMS);
  return meant === null ? "" : ` (did you mean \`${meant}\`?)`;
}

/** Something for one registry. */
export type ForHost = { readonly host: string; readonly value: string };

/** `HOST=…`: a user name or password for the one registry it is for. */
export function forHost(what: string): Kind<ForHost> {
  return parsed(`HOST=${what}`, `\`HOST=${what}\`, such as \`ghcr.io=…\``, (text): Attempt<ForHost> => {
    const equals = text.indexOf("=");
    if (equals < 0) return { wrong: "does not say which registry it is for" };
    const [host, value] = [text.slice(0, equals), text.slice(equals + 1)];
    if (!isHost(host)) return { wrong: "has no registry's host before the `=`" };
    return value === "" ? { wrong: "has nothing after the `=`" } : { value: { host: host.toLowerCase(), value }, wrong: null };
  });
}

/** A file, folder or https address that holds a database. */
export function database(expected: string): Kind<string> {
  return checked("PATH|URL", expected, (text) => (/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? checkAddress(text) : null));
}

/** `inherit`, or a proxy's address. */
export const PROXY: Kind<string> = {
  ...checked("URL|inherit", "the proxy's address (http://HOST:PORT), or `inherit` to use the one of the environment", (text) => {
    if (text === "inherit") return null;
    if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return "is no address of a proxy";
    return new URL(text).pathname === "/" ? null : "has a path, which a proxy's address does not";
  }),
  words: ["inherit"],
  synonyms: { environment: "inherit", env: "inherit", auto: "inherit", system: "inherit", true: "inherit" },
};

const INCOMPLETE = (Object.keys(REASONS) as ReasonCode[]).filter((code) => REASONS[code].outcome === "incomplete");

/** A reason code of `incomplete`: only those can be allowed. */
export const INCOMPLETE_CODE: Kind<ReasonCode> = {
  ...parsed("CODE", `one of ${INCOMPLETE.join(", ")}`, (text): Attempt<ReasonCode> => {
    const code = INCOMPLETE.find((known) => known === text);
    if (code !== undefined) return { value: code, wrong: null };
    if (!Object.hasOwn(REASONS, text)) return { wrong: "is no reason code of `incomplete`" };
    return { wrong: `is a reason code of \`${REASONS[text as ReasonCode].outcome}\`, and only \`incomplete\` can be allowed` };
  }),
  words: INCOMPLETE,
};

/** A category of code scanning; it ends in `/`, which is added where it is missing. */
export const CATEGORY: Kind<string> = parsed(
  "TEXT",
  "a name for this gate in code scanning, such as `gate/shop/`",
  (text): Attempt<string> => {
    if (text.trim() !== text) return { wrong: "begins or ends with white space" };
    return text.length > 500 ? { wrong: "is longer than 500 characters" } : { value: text.endsWith("/") ? text : `${text}/`, wrong: null };
  },
);

/** The values of a matrix as GitHub writes them, over several lines; `null` where there is no matrix. */
export const MATRIX: Kind<Readonly<Record<string, unknown>> | null> = {
  hint: "JSON",
  expected: "the matrix as JSON (GitHub's `toJson(matrix)`)",
  words: [],
  schema: z.string().transform((text, context) => {
    const parsed = z.record(z.string(), z.unknown()).nullable().safeParse(parseJson(text));
    if (parsed.success) return parsed.data;
    context.addIssue({ code: "custom", message: "is no JSON object" });
    return z.NEVER;
  }),
};

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
