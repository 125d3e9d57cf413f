import type { Finding } from "../model/finding.ts";
import { type Outcome, REASONS } from "../model/reasons.ts";
import type { RunFacts, Verdict } from "../model/verdict.ts";
import { ORIGIN_HEADS, toReachWords, toUpgradeWords } from "./base-words.ts";
import { groupByOrigin, toBaseView, toShownBases, toUnknownWords } from "./bases.ts";
import { toHeadline } from "./headline.ts";
import {
  ACCEPTED_HEAD,
  BASE_HEAD,
  BLOCKING_HEAD,
  OTHER_HEAD,
  TARGET_HEAD,
  toAcceptedRow,
  toBaseLine,
  toBaseRow,
  toBlockingRow,
  toCode,
  toEvidence,
  toItem,
  toOtherRow,
  toProse,
  toScanners,
  toTargetRow,
} from "./markdown-cells.ts";
import { addAll, makeSheet, type Sheet } from "./markdown-sheet.ts";
import { type Overview, type TargetView, toOverview } from "./overview.ts";
import { OUTCOME_WORDS, toCount, toCutoffWords, toFirstUpper } from "./words.ts";

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
  addBlocking(sheet, page);
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

function addBlocking(sheet: Sheet, page: Page): void {
  const targets = page.overview.targets.filter(({ blocking }) => blocking.length > 0);
  if (targets.length === 0) return;
  sheet.add(["### What blocks", ""]);
  const most = Math.max(5, Math.floor(BLOCKING_ROWS / targets.length));
  const shown = targets.filter((target) => addBlockingTarget(sheet, { target, most, ...page })).length;
  if (shown < targets.length) {
    sheet.say([`Findings in ${toCount(targets.length - shown, "more target")} block as well: the JSON result has all of them.`, ""]);
  }
}

/** Adds one target with what blocks it; false where not even its heading finds room. */
function addBlockingTarget(sheet: Sheet, { target, most, verdict, run }: Page & { target: TargetView; most: number }): boolean {
  const { id, facts, blocking } = target;
  const evidence = [toEvidence(facts), toScanners(facts, verdict.scanners, run).replaceAll("<br>", " · ")].filter((text) => text !== "");
  const base = facts === null ? null : toBaseView(facts, verdict);
  const head = [`#### ${toCode(id)}: ${toCount(blocking.length, "finding")}`, "", evidence.join(" · "), ""];
  if (!sheet.add([...head, ...(base === null ? [] : [toBaseLine(base), ""])])) return false;
  addGroups(sheet, target, most);
  const reason = verdict.reasons.find((of) => of.code === "severity-cutoff" && of.target === id);
  if (reason !== undefined) sheet.say([`**Next:** ${toProse(reason.next)}`, ""]);
  return true;
}

/** Adds what blocks a target as a table; where its base is proven as one table an origin. */
function addGroups(sheet: Sheet, { facts, blocking, others }: TargetView, most: number): void {
  const groups = groupByOrigin(facts, blocking) ?? [{ origin: null, findings: blocking }];
  let room = most;
  for (const { origin, findings } of groups) {
    sheet.add([...(origin === null ? [] : [`**${toFirstUpper(ORIGIN_HEADS[origin])}**`, ""]), BLOCKING_HEAD]);
    addAll(sheet, toLines(findings, toBlockingRow), { all: findings.length, most: room, what: "that block" });
    room = Math.max(1, room - findings.length);
    if (origin === "base") addUpgrade(sheet, facts, [...blocking, ...others]);
  }
}

function addUpgrade(sheet: Sheet, facts: TargetView["facts"], findings: readonly Finding[]): void {
  const brought = findings.filter(({ origin }) => origin === "base");
  const words = facts?.base === undefined ? null : toUpgradeWords(brought, facts.base);
  if (words !== null) sheet.say([toProse(words), ""]);
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
