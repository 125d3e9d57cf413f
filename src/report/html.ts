import { createHash } from "node:crypto";
import { type Finding, ORIGINS } from "../model/finding.ts";
import type { RunFacts, Verdict } from "../model/verdict.ts";
import { ORIGIN_WORDS } from "./base-words.ts";
import { toBases } from "./html-bases.ts";
import { toChanges } from "./html-changes.ts";
import { toFindingRow } from "./html-rows.ts";
import { SCRIPT } from "./html-script.ts";
import { type Page, toAcceptances, toFooter, toHeader, toNotices, toReasons, toTargets } from "./html-sections.ts";
import { STYLE } from "./html-style.ts";
import { html, type Markup, NOTHING } from "./markup.ts";
import { type Overview, toOverview } from "./overview.ts";
import { toPieces } from "./pieces.ts";
import { GRAVEST_FIRST, OUTCOME_WORDS, toClipped, toCount, toDecisionWords, toNumber } from "./words.ts";

/** More rows make a page that nobody can use; the JSON result has all of them. */
const ROWS = 5_000;

/**
 * The verdict as one page in pieces: no other file and no address is loaded, no script but its own runs, and without that it can be
 * read all the same. All foreign text is inert.
 */
export function renderHtml(verdict: Verdict, run: RunFacts): Iterable<string> {
  return toPieces(toPage({ verdict, run, overview: toOverview(verdict) }));
}

function* toPage(page: Page): Generator<string> {
  yield toHead(page);
  yield toHeader(page).markup;
  yield "<main>\n";
  yield toReasons(page).markup;
  yield toChanges(page.verdict).markup;
  yield toTargets(page).markup;
  yield toBases(page.verdict).markup;
  yield* toFindings(page);
  yield toAcceptances(page).markup;
  yield toNotices(page).markup;
  yield `</main>\n${toFooter(page).markup}<script>${SCRIPT}</script>\n</body>\n</html>\n`;
}

/** Nothing is loaded, sent or framed; style and script are the very ones whose digests stand here. */
const CONTENT_POLICY = [
  "default-src 'none'",
  `style-src '${toDigest(STYLE)}'`,
  `script-src '${toDigest(SCRIPT)}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

function toDigest(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}

function toHead({ verdict: { outcome } }: Page): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${CONTENT_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${OUTCOME_WORDS[outcome]}: Portcullis report</title>
<style>${STYLE}</style>
</head>
<body>
`;
}

function* toFindings({ verdict, overview }: Page): Generator<string> {
  const { total } = verdict.counts;
  if (total === 0) return;
  const places = new Map(overview.targets.map(({ id }, at) => [id, at]));
  yield html`<section><h2>Findings</h2>
${toForm(overview)}<p id="shown" class="soft" role="status">${toListed(total)}</p>
<div class="scroll"><table class="findings stack"><caption hidden>Findings, what blocks first</caption><thead><tr><th scope="col">Severity</th><th scope="col">Advisory</th><th scope="col">Package</th><th scope="col">Fix</th><th scope="col">Target</th><th scope="col">Decision</th></tr></thead><tbody id="rows">
`.markup;
  for (const finding of toListedFindings(overview)) yield toFindingRow(finding, places.get(finding.target) ?? 0).markup;
  yield "</tbody></table></div>\n";
  if (total > ROWS)
    yield html`<p>${toListed(total)} What blocks and what is gravest came first; the JSON result has all of them.</p>\n`.markup;
  yield "</section>\n";
}

function toListed(total: number): string {
  return total > ROWS ? `${toNumber(ROWS)} of ${toCount(total, "finding")} are listed.` : `${toCount(total, "finding")}.`;
}

/** What blocks first, then the rest; the gravest first in both. */
function toListedFindings({ targets }: Overview): Finding[] {
  const inOrder = (lists: readonly (readonly Finding[])[]) =>
    GRAVEST_FIRST.flatMap((severity) => lists.flatMap((list) => list.filter((finding) => finding.severity === severity)));
  const blocking = inOrder(targets.map((target) => target.blocking));
  const others = blocking.length >= ROWS ? [] : inOrder(targets.map((target) => target.others));
  return [...blocking, ...others].slice(0, ROWS);
}

/** The filters. Hidden until the script shows them: without it they would do nothing. */
function toForm({ targets, byDecision }: Overview): Markup {
  const severities = GRAVEST_FIRST.filter((severity) => targets.some(({ bySeverity }) => bySeverity[severity] > 0));
  const decisions = (["blocks", "below-cutoff", "no-fix", "excepted"] as const).filter((kind) => byDecision[kind] > 0);
  return html`<form hidden aria-label="Filter the findings">
<label class="field">Text <input type="search" name="text" autocomplete="off"></label>
<label class="field">Target <select name="target"><option value="">all</option>${targets.map(toOption)}</select></label>
<label class="field">Decision <select name="decision"><option value="">all</option>${decisions.map((kind) => html`<option value="${kind}">${toDecisionWords(kind)}</option>`)}</select></label>
${toOriginField(targets)}<fieldset><legend>Severity</legend>${severities.map((severity) => html`<label><input type="checkbox" name="severity" value="${severity}" checked> <span class="sev ${severity}">${severity}</span></label>`)}</fieldset>
<button type="reset">Show all</button>
</form>
`;
}

/** Where findings come from, where that is known of any. */
function toOriginField(targets: Overview["targets"]): Markup {
  const found = new Set(targets.flatMap(({ blocking, others }) => [...blocking, ...others].map(({ origin }) => origin)));
  if (!found.has("base")) return NOTHING;
  const options = ORIGINS.filter((origin) => found.has(origin)).map(
    (origin) => html`<option value="${origin}">${ORIGIN_WORDS[origin]}</option>`,
  );
  return html`<label class="field">Comes from <select name="origin"><option value="">all</option>${options}</select></label>
`;
}

function toOption({ id, blocking, others }: Overview["targets"][number], at: number): Markup {
  if (blocking.length + others.length === 0) return NOTHING;
  return html`<option value="${at}">${toClipped(id, 100)}</option>`;
}
