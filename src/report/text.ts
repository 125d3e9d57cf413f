import type { RunFacts, Verdict } from "../model/verdict.ts";
import { toWrapped } from "./columns.ts";
import { toCommandSafe } from "./escape.ts";
import { toHeadline } from "./headline.ts";
import { toOverview } from "./overview.ts";
import { makeStyle } from "./style.ts";
import { toBases } from "./text-bases.ts";
import { toChanges } from "./text-changes.ts";
import { toAcceptances, toName, toNotices, toTroubles } from "./text-notes.ts";
import { type Page, toProse } from "./text-page.ts";
import { toBlockingTargets, toCalmTargets } from "./text-targets.ts";
import { OUTCOME_WORDS, toCutoffWords } from "./words.ts";

/** What a terminal can show. `verbose`: every finding, not only what decides. */
export type Display = { readonly width: number; readonly colour: boolean; readonly links: boolean; readonly verbose: boolean };

const LEAST_WIDTH = 40;

/**
 * The verdict for a terminal or a log: its first line says it in words, then what blocks and what to do about it, then what was
 * looked at. No line of it can move the cursor or command a runner.
 */
export function renderText(verdict: Verdict, run: RunFacts, { width, verbose, ...display }: Display): string {
  const page = { verdict, run, overview: toOverview(verdict), style: makeStyle(display), width: Math.max(LEAST_WIDTH, width), verbose };
  const sections = [
    toBanner(page),
    toTroubles(page),
    ...toBlockingTargets(page),
    toChanges(page),
    toCalmTargets(page),
    toBases(page),
    toAcceptances(page),
    toNotices(page),
    toFooter(page),
  ];
  const lines = sections.filter((section) => section.length > 0).map((section) => section.map(toCommandSafe).join("\n"));
  return `${lines.join("\n\n")}\n`;
}

function toBanner({ verdict, overview, style, width }: Page): string[] {
  const word = ` ${OUTCOME_WORDS[verdict.outcome].toUpperCase()} `;
  const blanks = " ".repeat(word.length + 1);
  const { main, asides } = toHeadline(verdict, overview);
  const lines = toWrapped([main, ...asides].join(" "), width - blanks.length);
  return lines.map((line, at) => (at === 0 ? `${style.outcome(verdict.outcome, word)} ` : blanks) + style.bold(line));
}

/** The verdict again, where a reader of a long output ends up, and by which rules it was made. */
function toFooter(page: Page): string[] {
  const { verdict, run, style } = page;
  const { outcome, exitCode, policy } = verdict;
  const parts = [
    `${OUTCOME_WORDS[outcome]}, exit code ${exitCode}`,
    `policy ${toName(policy.source)}`,
    `cutoff ${toCutoffWords(policy)}`,
    ...(policy.onlyFixed ? ["only-fixed"] : []),
    ...(policy.unknownSeverity === "report" ? ["unknown severities do not block"] : []),
    `portcullis ${toName(run.version)}`,
    `${(run.durationMs / 1000).toFixed(1)} s`,
  ];
  return toProse(parts.join(" · "), page).map(style.dim);
}
