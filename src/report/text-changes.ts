import type { Change } from "../model/remedy.ts";
import { toWidth, toWrapped } from "./columns.ts";
import { toCommandSafe, toVisible } from "./escape.ts";
import { toFileLine, toOutlook } from "./remedy-words.ts";
import { type Page, toProse } from "./text-page.ts";
import { toCount } from "./words.ts";

const CHANGES = 10;
const COMMAND = 300;
const INDENT = "    ";
const CONTINUED = " \\";

/** What it would take: the changes, that which removes most of what blocks first, and what no change removes. */
export function toChanges(page: Page): string[] {
  const { verdict, style, verbose } = page;
  const outlook = toOutlook(verdict);
  if (outlook === null) return [];
  const shown = verbose ? verdict.remediation : verdict.remediation.slice(0, CHANGES);
  const left = verdict.remediation.length - shown.length;
  return [
    style.bold("What would it take"),
    ...toProse(outlook, page, "  "),
    ...shown.flatMap((change) => toChange(change, page)),
    ...(left === 0 ? [] : [style.dim(`  … and ${toCount(left, "more change")} (--verbose shows all)`)]),
  ];
}

function toChange(change: Change, page: Page): string[] {
  const { kind, command, message, line } = change;
  const place = line === null ? "" : ` (${toFileLine(change)})`;
  if (kind === "none") return toProse(`${message}${place}`, page, "  - ").map(page.style.dim);
  return [...toProse(`${message}${place}`, page, "  + "), ...(command === null ? [] : toCommand(command, page))];
}

/** A command as lines that can be copied to a shell together; nothing where it would have to be broken within a word. */
function toCommand(command: string, { width, style }: Page): string[] {
  const room = width - INDENT.length - CONTINUED.length;
  const text = toVisible(command);
  if (text.length > COMMAND || text.split(" ").some((word) => toWidth(word) > room)) return [];
  const lines = toWrapped(text, room);
  return lines.map((line, at) => style.good(toCommandSafe(`${INDENT}${line}${at < lines.length - 1 ? CONTINUED : ""}`)));
}
