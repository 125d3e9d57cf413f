import type { BaseRow } from "../model/base.ts";
import { toReachWords, toRowName } from "./base-words.ts";
import { toShownBases, toUnknownWords } from "./bases.ts";
import { toColumn, toFitting, toWidth } from "./columns.ts";
import { toName } from "./text-notes.ts";
import { type Page, toProse } from "./text-page.ts";
import { toCount, toNumber, toSeverityCounts } from "./words.ts";

const ROWS = 20;
const SENTENCES = 3;
const NARROW = 72;
const HEADS = ["images", "flaws", "findings", "blocking"] as const;
const LEAST_NAME = 12;

/** Which base is under which images, where there are several, and what that means; of what nobody knows one line. */
export function toBases(page: Page): string[] {
  const bases = toShownBases(page.verdict);
  const unknown = toUnknownWords(page.verdict);
  const quiet = unknown === null ? [] : toProse(unknown, page).map(page.style.dim);
  if (bases.length === 0) return quiet;
  const shown = page.verbose ? bases : bases.slice(0, ROWS);
  const lines = page.width < NARROW ? shown.flatMap((row) => toParagraph(row, page)) : toTable(shown, page);
  if (shown.length < bases.length)
    lines.push(page.style.dim(`  … and ${toCount(bases.length - shown.length, "more base")} (--verbose shows all)`));
  const sentences = bases.flatMap((row) => toReachWords(row) ?? []).slice(0, SENTENCES);
  return [page.style.bold("Bases"), ...lines, ...sentences.flatMap((sentence) => toProse(sentence, page, "  ")), ...quiet];
}

function toTable(rows: readonly BaseRow[], { width, style }: Page): string[] {
  const names = rows.map((row) => toName(toRowName(row)));
  const numbers = HEADS.map((head) => head.length + 2).reduce((sum, of) => sum + of, 0);
  const longest = Math.max(4, ...names.map(toWidth));
  const nameWidth = Math.max(LEAST_NAME, Math.min(longest, Math.floor((width - numbers) * 0.6)));
  const rest = width - 2 - nameWidth - numbers - 2;
  const head = `  ${toColumn("base", nameWidth)}${HEADS.map((text) => `  ${text}`).join("")}`;
  const lines = rows.map((row, at) => {
    const counts = [toNumber(row.targets.length), ...toBroughtCounts(row)];
    const cells = counts.map((count, of) => count.padStart((HEADS[of]?.length ?? 0) + 2));
    return `  ${toColumn(names[at] ?? "", nameWidth)}${cells.join("")}  ${style.dim(toFitting(toSeverityCounts(row.bySeverity), rest))}`.trimEnd();
  });
  return [style.dim(head), ...lines];
}

/** What a base brings that is not proven nobody can count. */
function toBroughtCounts({ status, flaws, findings, blocking }: BaseRow): string[] {
  return [flaws, findings, blocking].map((count) => (status === "proven" ? toNumber(count) : "–"));
}

function toParagraph(row: BaseRow, page: Page): string[] {
  const { status, targets, flaws, findings, blocking } = row;
  if (status !== "proven") return toProse(`${toRowName(row)}: ${toCount(targets.length, "image")}`, page, "  ");
  const counts = `${toCount(targets.length, "image")}, ${toCount(flaws, "flaw")}, ${toCount(findings, "finding")}, ${toNumber(blocking)} blocking`;
  return toProse(`${toRowName(row)}: ${counts}`, page, "  ");
}
