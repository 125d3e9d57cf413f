import type { Finding } from "../model/finding.ts";
import { toColumn, toFitting, toWidth, toWrapped } from "./columns.ts";
import { toCommandSafe, toVisible } from "./escape.ts";
import type { Style } from "./style.ts";
import { toClipped, toDecisionWords, toFixWords } from "./words.ts";

/** What a row shows, as visible text. */
type Row = { readonly finding: Finding; readonly id: string; readonly pkg: string; readonly fix: string; readonly title: string };

const GAP = "  ";
const SEVERITY_WIDTH = 10;
const NARROW = 72;
const LEAST_TITLE = 16;
/** Longer text is no name; the result document has all of it. */
const NAME = 300;

/** Findings as rows of a table that fits the width; where that is too narrow for a table, as two lines each. Ids are never cut. */
export function toFindingRows(findings: readonly Finding[], width: number, style: Style): string[] {
  return toGroupedRows([findings], width, style).flat();
}

/** Several lists of findings as rows of one table: the columns are as wide in all of them. */
export function toGroupedRows(groups: readonly (readonly Finding[])[], width: number, style: Style): string[][] {
  const lists = groups.map((findings) => findings.map(toRow));
  const render = width < NARROW ? (row: Row) => toStacked(row, width, style) : makeTable(lists.flat(), width, style);
  return lists.map((rows) => rows.flatMap(render));
}

function makeTable(rows: readonly Row[], width: number, style: Style): (row: Row) => string[] {
  const longest = Math.floor(width / 3);
  const idWidth = widest(rows.map(({ id }) => id).filter((id) => toWidth(id) <= longest));
  const room = width - SEVERITY_WIDTH - idWidth - 4 * GAP.length;
  const pkgWidth = Math.min(widest(rows.map(({ pkg }) => pkg)), Math.floor(room * 0.5));
  const fixWidth = Math.min(widest(rows.map(({ fix }) => fix)), Math.floor(room * 0.4));
  const titleWidth = room - pkgWidth - fixWidth - GAP.length;
  const widths = { idWidth, pkgWidth, fixWidth, titleWidth };
  return (row) => (toWidth(row.id) > longest ? toStacked(row, width, style) : toLine(row, widths, style));
}

function toRow(finding: Finding): Row {
  const { name, version } = finding.package;
  return {
    finding,
    id: toVisible(toClipped(finding.id, NAME)),
    pkg: toVisible(toClipped(`${name} ${version}`.trim(), NAME)),
    fix: toVisible(toClipped(toEndWords(finding), NAME)),
    title: `${finding.knownExploited ? "known to be exploited! " : ""}${toVisible(finding.title ?? "")}`.trim(),
  };
}

/** What can be done about what blocks; why the others do not. */
function toEndWords({ decision, fix }: Finding): string {
  return decision.kind === "blocks" || decision.kind === "below-cutoff" ? toFixWords(fix) : toDecisionWords(decision.kind);
}

function widest(texts: readonly string[]): number {
  return texts.reduce((width, text) => Math.max(width, toWidth(text)), 0);
}

type Widths = { readonly idWidth: number; readonly pkgWidth: number; readonly fixWidth: number; readonly titleWidth: number };

function toLine({ finding, id, pkg, fix, title }: Row, { idWidth, pkgWidth, fixWidth, titleWidth }: Widths, style: Style): string[] {
  const isTitled = titleWidth >= LEAST_TITLE && title !== "";
  const cells = [
    style.severity(finding.severity, toColumn(finding.severity, SEVERITY_WIDTH)),
    `${style.link(id, finding.url)}${" ".repeat(idWidth - toWidth(id))}`,
    toColumn(pkg, pkgWidth),
    paintFix(finding, isTitled ? toColumn(fix, fixWidth) : toFitting(fix, fixWidth), style),
    ...(isTitled ? [paintTitle(finding, toFitting(title, titleWidth), style)] : []),
  ];
  return [`${GAP}${cells.join(GAP)}`, ...(isTitled ? [] : toExploited(finding, style))];
}

/** What must be said also where there is no room for a title. */
function toExploited({ knownExploited }: Finding, style: Style): string[] {
  return knownExploited ? [style.bad("    known to be exploited!")] : [];
}

function toStacked({ finding, id, pkg, fix }: Row, width: number, style: Style): string[] {
  const first = `  ${style.severity(finding.severity, finding.severity)} ${style.link(id, finding.url)}`;
  const lines = toWrapped(`${pkg}: ${fix}`, width - 4).map((line) => toCommandSafe(`    ${line}`));
  return [first, ...toExploited(finding, style), ...lines];
}

function paintFix({ decision, fix }: Finding, text: string, style: Style): string {
  if (decision.kind === "blocks" && fix.state === "fixed") return style.good(text);
  return style.dim(text);
}

function paintTitle({ knownExploited }: Finding, text: string, style: Style): string {
  return knownExploited ? style.bad(text) : style.dim(text);
}
