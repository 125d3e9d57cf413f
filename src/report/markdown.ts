import { type Outcome, REASONS } from "../model/reasons.ts";
import type { RunFacts, Verdict } from "../model/verdict.ts";
import { toReachWords } from "./base-words.ts";
import { toShownBases, toUnknownWords } from "./bases.ts";
import { toHeadline } from "./headline.ts";
import {
  ACCEPTED_HEAD,
  BASE_HEAD,
  OTHER_HEAD,
  TARGET_HEAD,
  toAcceptedRow,
  toBaseRow,
  toCode,
  toItem,
  toOtherRow,
  toProse,
  toTargetRow,
} from "./markdown-cells.ts";
import { addChanges } from "./markdown-changes.ts";
import { addAll, makeSheet, type Sheet } from "./markdown-sheet.ts";
import { type Overview, toOverview } from "./overview.ts";
import { OUTCOME_WORDS, toCount, toCutoffWords } from "./words.ts";

/** `limit`: bytes of UTF-8 that the summary may take. */
export type SummaryOptions = { readonly limit?: number };

/** GitHub shows none of a summary that is over 1 MiB (actions/runner, FileCommandManager.cs); some is left for others' words. */
const LIMIT = 1_000_000;
const BLOCKING_ROWS = 500;
const OTHER_ROWS = 300;
const ITEMS = 50;
const SENTENCES = 3;
/** GitHub's code scanning shows that many alerts of a run, and takes five times as many. */
const SHOWN_ALERTS = 5_000;
const MANY_ALERTS =
  "- Code scanning shows the 5,000 gravest alerts of a run and takes 25,000: the SARIF has what blocks first, and counts what it leaves out. The verdict was made on all findings.";
const MARKS: Readonly<Record<Outcome, string>> = { pass: "✅", fail: "❌", error: "🛑", incomplete: "⚠️" };

/**
 * The verdict as Markdown for a job's summary: what it is and why, what blocks and what to do, what was looked at, what was accepted,
 * the rest folded away. Never over the limit; what was left out is said. All foreign text is inert.
 */
export function renderSummary(verdict: Verdict, run: RunFacts, { limit = LIMIT }: SummaryOptions): string {
  const overview = toOverview(verdict);
  const page = { verdict, run, overview };
  const sheet = makeSheet(limit);
  const { main, asides } = toHeadline(verdict, overview);
  sheet.add([`## ${MARKS[verdict.outcome]} ${OUTCOME_WORDS[verdict.outcome]}: ${main}`, ""]);
  if (asides.length > 0) sheet.add([`**${asides.join(" ")}**`, ""]);
  addTroubles(sheet, page);
  addChanges(sheet, verdict);
  addTargets(sheet, page);
  addBases(sheet, page);
  addAccepted(sheet, page);
  addNotices(sheet, page);
  addOthers(sheet, page);
  sheet.say([toFooter(page), ""]);
  return sheet.text();
}

type Page = { readonly verdict: Verdict; readonly run: RunFacts; readonly overview: Overview };

function addTroubles(sheet: Sheet, { verdict: { reasons } }: Page): void {
  const troubles = reasons.filter(({ code }) => code !== "severity-cutoff");
  if (troubles.length === 0) return;
  const lines = troubles.map((reason) => toItem(reason, `${MARKS[REASONS[reason.code].outcome]} `));
  addAll(sheet, lines, { all: lines.length, most: ITEMS, what: "of them" });
}

/** Which base is under which images, where there are several, and what that means. */
function addBases(sheet: Sheet, { verdict }: Page): void {
  const bases = toShownBases(verdict);
  const unknown = toUnknownWords(verdict);
  if (bases.length > 0) {
    sheet.add(["### Bases", "", BASE_HEAD]);
    addAll(sheet, toLines(bases, toBaseRow), { all: bases.length, most: BLOCKING_ROWS, what: "bases" });
    const sentences = bases.flatMap((row) => toReachWords(row) ?? []).slice(0, SENTENCES);
    for (const sentence of sentences) sheet.add([toProse(sentence), ""]);
  }
  if (unknown !== null) sheet.add([`<sub>${toProse(unknown)}</sub>`, ""]);
}

function* toLines<T>(items: readonly T[], render: (item: T) => string): Generator<string> {
  for (const item of items) yield render(item);
}

function addTargets(sheet: Sheet, { overview: { targets }, verdict, run }: Page): void {
  if (targets.length === 0) return;
  sheet.add(["### What was looked at", "", TARGET_HEAD]);
  const lines = toLines(targets, (target) => toTargetRow(target, verdict, run));
  addAll(sheet, lines, { all: targets.length, most: BLOCKING_ROWS, what: "targets" });
}

function addAccepted(sheet: Sheet, { overview: { acceptances }, run }: Page): void {
  if (acceptances.length === 0) return;
  sheet.add(["### Accepted by the policy", "", ACCEPTED_HEAD]);
  const lines = toLines(acceptances, (acceptance) => toAcceptedRow(acceptance, run));
  addAll(sheet, lines, { all: acceptances.length, most: BLOCKING_ROWS, what: "exceptions" });
}

function addNotices(sheet: Sheet, { overview: { allowed, notices }, verdict: { counts } }: Page): void {
  const lines = [
    ...allowed.map((problem) => toItem(problem, "⚠️ allowed: ")),
    ...(counts.total > SHOWN_ALERTS ? [MANY_ALERTS] : []),
    ...notices.map((problem) => toItem(problem, "")),
  ];
  if (lines.length === 0) return;
  sheet.add(["### Worth knowing", ""]);
  addAll(sheet, lines, { all: lines.length, most: ITEMS, what: "notices" });
}

function addOthers(sheet: Sheet, { overview: { targets } }: Page): void {
  const others = targets.flatMap((target) => target.others);
  if (others.length === 0) return;
  const summary = `<details><summary>${toCount(others.length, "finding")} that ${others.length === 1 ? "does" : "do"} not block</summary>`;
  if (!sheet.add([summary, "", OTHER_HEAD])) return;
  addAll(sheet, toLines(others, toOtherRow), { all: others.length, most: OTHER_ROWS, what: "that do not block" });
  sheet.say(["</details>", ""]);
}

/** By which rules the verdict was made. */
function toFooter({ verdict: { policy, exitCode }, run }: Page): string {
  const parts = [
    `exit code ${exitCode}`,
    `policy ${toCode(policy.source)}`,
    `cutoff ${toCutoffWords(policy)}`,
    ...(policy.onlyFixed ? ["only findings with a fix block"] : []),
    ...(policy.unknownSeverity === "report" ? ["unknown severities do not block"] : []),
    `Portcullis ${toProse(run.version)}`,
    `${(run.durationMs / 1000).toFixed(1)} s`,
  ];
  return `<sub>${parts.join(" · ")}</sub>`;
}
