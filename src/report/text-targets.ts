import type { TargetFacts } from "../model/evidence.ts";
import type { Decision, Finding, Origin } from "../model/finding.ts";
import { ORIGIN_HEADS, toUpgradeWords } from "./base-words.ts";
import { groupByOrigin, toBaseView } from "./bases.ts";
import { toFitting } from "./columns.ts";
import { toEvidenceParts, toScannerParts } from "./evidence-line.ts";
import type { TargetView } from "./overview.ts";
import { toName, toNext } from "./text-notes.ts";
import { type Page, toProse } from "./text-page.ts";
import { toFindingRows, toGroupedRows } from "./text-rows.ts";
import { countSeverities, toCount, toDecisionWords, toNumber, toSeverityCounts } from "./words.ts";

const ROWS = 60;
const ROWS_OF_ONE = 20;
const LEAST_ROWS = 3;
const CALM = 20;

/** Every target with something that blocks: what it is, what blocks, what to do. */
export function toBlockingTargets(page: Page): string[][] {
  const targets = page.overview.targets.filter(({ blocking }) => blocking.length > 0);
  const rows = Math.max(LEAST_ROWS, Math.min(ROWS_OF_ONE, Math.floor(ROWS / Math.max(1, targets.length))));
  const shown = page.verbose ? targets : targets.slice(0, CALM);
  const sections = shown.map((target) => toBlockingTarget(target, rows, page));
  const left = targets.slice(shown.length);
  const count = left.reduce((sum, { blocking }) => sum + blocking.length, 0);
  if (left.length > 0) {
    const what = `${toCount(count, "finding")} in ${toCount(left.length, "more target")} block as well`;
    sections.push([page.style.dim(`… ${what} (--verbose shows all)`)]);
  }
  return sections;
}

function toBlockingTarget(target: TargetView, rows: number, page: Page): string[] {
  const { style, verbose } = page;
  const { blocking } = target;
  const shown = verbose ? blocking : blocking.slice(0, rows);
  const reason = page.verdict.reasons.find(({ code, target: id }) => code === "severity-cutoff" && id === target.id);
  const lines = [...toHeading(target, style.bad("✗"), page), ...toRows(target, shown, page)];
  if (shown.length < blocking.length) lines.push(style.dim(`  … and ${toNumber(blocking.length - shown.length)} more that block`));
  if (reason !== undefined) lines.push(...toNext(reason.next, page));
  return [...lines, ...toOthers(target, page)];
}

/** What blocks a target, by where it comes from where that is known; after what the base brings, what an upgrade of it would remove. */
function toRows(target: TargetView, shown: readonly Finding[], page: Page): string[] {
  return toGroups(target.facts, shown, page).flatMap(({ origin, lines }) => [
    ...lines,
    ...(origin === "base" ? toUpgrade(target, page) : []),
  ]);
}

/** Findings as rows under the names of their origins; without names where no base is proven. */
function toGroups(
  facts: TargetFacts | null,
  findings: readonly Finding[],
  { style, width }: Page,
): { origin: Origin | null; lines: string[] }[] {
  const groups = groupByOrigin(facts, findings);
  if (groups === null) return [{ origin: null, lines: toFindingRows(findings, width, style) }];
  const lists = groups.map((group) => group.findings);
  const rows = toGroupedRows(lists, width, style);
  return groups.map(({ origin }, at) => ({ origin, lines: [style.dim(`  ${ORIGIN_HEADS[origin]}:`), ...(rows[at] ?? [])] }));
}

function toUpgrade({ facts, blocking, others }: TargetView, page: Page): string[] {
  const brought = [...blocking, ...others].filter(({ origin }) => origin === "base");
  const words = facts?.base === undefined ? null : toUpgradeWords(brought, facts.base);
  return words === null ? [] : toProse(words, page, "  ");
}

/** The targets that nothing blocks. One that there is a doubt about gets no tick; none gets one where the doubt is about all of them. */
export function toCalmTargets(page: Page): string[] {
  const { overview, verdict, style, verbose } = page;
  const doubts = [...verdict.reasons, ...overview.allowed].filter(({ code }) => code !== "severity-cutoff");
  const doubted = new Set(doubts.map(({ target }) => target));
  const calm = overview.targets.filter(({ blocking }) => blocking.length === 0);
  const shown = verbose ? calm : calm.slice(0, CALM);
  const lines = shown.flatMap((target) => {
    const mark = doubted.has(undefined) || doubted.has(target.id) ? style.warn("?") : style.good("✓");
    return [...toHeading(target, mark, page), ...toOthers(target, page)];
  });
  if (shown.length < calm.length) {
    lines.push(style.dim(`… and ${toCount(calm.length - shown.length, "more target")} without anything that blocks (--verbose shows all)`));
  }
  return lines;
}

function toHeading({ id, facts }: TargetView, mark: string, page: Page): string[] {
  const { style, verdict, run, width } = page;
  const name = toFitting(toName(id), width - 2);
  if (facts === null) return [`${mark} ${style.bold(name)}`];
  const parts = [...toEvidenceParts(facts), ...toScannerParts(facts, verdict.scanners, run)];
  return [`${mark} ${style.bold(name)}`, ...toProse(parts.join(" · "), page, "  ").map(style.dim), ...toBase(facts, page)];
}

function toBase(facts: TargetFacts, page: Page): string[] {
  const base = toBaseView(facts, page.verdict);
  if (base === null) return [];
  const line = toProse(base.words, page, "  base  ").map(page.style.dim);
  return [...line, ...(base.message === "" ? [] : toProse(base.message, page, "  ")), ...(base.next === "" ? [] : toNext(base.next, page))];
}

/** What does not block: how many of each severity and why not; with `--verbose` every one. */
function toOthers({ facts, others }: TargetView, page: Page): string[] {
  const { style, verbose } = page;
  if (others.length === 0) return [];
  if (verbose)
    return [
      style.dim(`  ${toCount(others.length, "finding")} not blocking:`),
      ...toGroups(facts, others, page).flatMap(({ lines }) => lines),
    ];
  const kinds = (["below-cutoff", "no-fix", "excepted"] as const).map((kind) => toKindCount(others, kind)).filter((text) => text !== "");
  return toProse(`not blocking: ${kinds.join("; ")}`, page, "  ").map(style.dim);
}

function toKindCount(others: readonly Finding[], kind: Decision["kind"]): string {
  const of = others.filter(({ decision }) => decision.kind === kind);
  if (of.length === 0) return "";
  return `${toNumber(of.length)} ${toDecisionWords(kind)} (${toSeverityCounts(countSeverities(of))})`;
}
