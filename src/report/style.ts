import type { Outcome } from "../model/reasons.ts";
import type { Severity } from "../model/severity.ts";
import { toHref } from "./escape.ts";

/** How words are set apart in a terminal. Without colour all of it is the bare text; the words alone say everything. */
export type Style = {
  bold(text: string): string;
  dim(text: string): string;
  good(text: string): string;
  bad(text: string): string;
  warn(text: string): string;
  severity(severity: Severity, text: string): string;
  outcome(outcome: Outcome, text: string): string;
  /** A link where the terminal has them and the address may be linked. */
  link(text: string, url: string | undefined): string;
};

const SEVERITY_CODES: Readonly<Record<Severity, string>> = {
  critical: "1;31",
  high: "31",
  medium: "33",
  low: "36",
  negligible: "2",
  unknown: "35",
};
const OUTCOME_CODES: Readonly<Record<Outcome, string>> = { pass: "1;30;42", fail: "1;97;41", error: "1;97;45", incomplete: "1;30;43" };

/** The style of a terminal, by what it can show. */
export function makeStyle({ colour, links }: { readonly colour: boolean; readonly links: boolean }): Style {
  const paint = (code: string, text: string) => (colour ? `\u001b[${code}m${text}\u001b[0m` : text);
  return {
    bold: (text) => paint("1", text),
    dim: (text) => paint("2", text),
    good: (text) => paint("32", text),
    bad: (text) => paint("31", text),
    warn: (text) => paint("33", text),
    severity: (severity, text) => paint(SEVERITY_CODES[severity], text),
    outcome: (outcome, text) => paint(OUTCOME_CODES[outcome], text),
    link: (text, url) => (links && url !== undefined ? toTerminalLink(text, url) : text),
  };
}

/** A hyperlink as terminals know it (OSC 8). */
function toTerminalLink(text: string, url: string): string {
  const href = toHref(url);
  return href === null ? text : `\u001b]8;;${href}\u001b\\${text}\u001b]8;;\u001b\\`;
}
