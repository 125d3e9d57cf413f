import { type Problem, REASONS, type Reason } from "../model/reasons.ts";
import type { RunFacts, Verdict } from "../model/verdict.ts";
import { toEvidenceParts, toScannerParts } from "./evidence-line.ts";
import { toHeadline } from "./headline.ts";
import { toBaseCell } from "./html-bases.ts";
import { ITEMS, toMore } from "./html-more.ts";
import { html, type Markup, NOTHING } from "./markup.ts";
import type { Acceptance, Overview, TargetView } from "./overview.ts";
import { GRAVEST_FIRST, OUTCOME_WORDS, toClipped, toCount, toCutoffWords, toDaysLeft, toNumber, toSeverityCounts } from "./words.ts";

/** What every section of the page is written from. */
export type Page = { readonly verdict: Verdict; readonly run: RunFacts; readonly overview: Overview };

const TEXT = 2_000;
const NAME = 300;
const BLOCKED = 10;
const NAMES = 10;

/** The verdict in a sentence, and how many findings of each severity there are. */
export function toHeader({ verdict, overview }: Page): Markup {
  const { outcome, counts } = verdict;
  const { main, asides } = toHeadline(verdict, overview);
  const tiles = GRAVEST_FIRST.filter((severity) => counts[severity] > 0).map(
    (severity) => html`<li class="${severity}"><strong>${toNumber(counts[severity])}</strong> ${severity}</li>`,
  );
  return html`<header class="${outcome}"><div>
<h1><b>${OUTCOME_WORDS[outcome]}</b>${main}</h1>
${asides.map((aside) => html`<p class="aside">${aside}</p>`)}
${tiles.length === 0 ? NOTHING : html`<ul class="tiles" aria-label="Findings by severity">${tiles}</ul>`}
</div></header>
`;
}

/** Every reason, each with its next step; where very many targets are blocked, the first of those. */
export function toReasons({ verdict: { reasons } }: Page): Markup {
  if (reasons.length === 0) return NOTHING;
  const troubles = reasons.filter(({ code }) => code !== "severity-cutoff");
  const blocked = reasons.filter(({ code }) => code === "severity-cutoff");
  const shown = [...troubles.slice(0, ITEMS), ...blocked.slice(0, BLOCKED)];
  const more =
    blocked.length > BLOCKED ? html`<p>Findings in ${toCount(blocked.length - BLOCKED, "more target")} block as well.</p>` : NOTHING;
  return html`<section><h2>Why, and what to do</h2>
${shown.map(toReason)}${toMore(troubles.length, "reason")}${more}</section>
`;
}

function toReason({ code, message, next, target }: Reason): Markup {
  return html`<div class="card ${REASONS[code].outcome}"><p>${toAbout(target, message)}${toClipped(message, TEXT)} <small>${code}</small></p><p class="next">${toClipped(next, TEXT)}</p></div>
`;
}

/** Names the target of a message that does not name it itself. */
function toAbout(target: string | undefined, message: string): Markup {
  return target === undefined || message.includes(target) ? NOTHING : html`<code>${toClipped(target, NAME)}</code> `;
}

/** Every target, what speaks for its having been looked at, and what was found. */
export function toTargets({ overview: { targets }, verdict, run }: Page): Markup {
  if (targets.length === 0) return NOTHING;
  return html`<section><h2>What was looked at</h2>
<div class="scroll"><table class="stack"><thead><tr><th scope="col">Target</th><th scope="col">What it is</th><th scope="col">Scanned by</th><th scope="col">Findings</th><th scope="col">Blocking</th></tr></thead><tbody>
${targets.slice(0, ITEMS).map((target) => toTarget(target, verdict, run))}</tbody></table></div>${toMore(targets.length, "target")}</section>
`;
}

function toTarget(target: TargetView, verdict: Verdict, run: RunFacts): Markup {
  const { id, facts, bySeverity, blocking } = target;
  const what = facts === null ? "" : toClipped(toEvidenceParts(facts).join(" · "), TEXT);
  const who = facts === null ? [] : toScannerParts(facts, verdict.scanners, run).map((words) => html`<div>${toClipped(words, TEXT)}</div>`);
  const digest = facts?.digest === undefined ? NOTHING : html`<div><small>${toClipped(facts.digest, NAME)}</small></div>`;
  return html`<tr><th scope="row"><code>${toClipped(id, NAME)}</code>${digest}</th><td>${what}${toBaseCell(target, verdict)}</td><td>${who}</td><td data-label="Findings">${toSeverityCounts(bySeverity) || "none"}</td><td data-label="Blocking">${toNumber(blocking.length)}</td></tr>
`;
}

/** The exceptions at work. */
export function toAcceptances({ overview: { acceptances }, run }: Page): Markup {
  if (acceptances.length === 0) return NOTHING;
  return html`<section><h2>Accepted by the policy</h2>
<div class="scroll"><table class="stack"><thead><tr><th scope="col">Accepted</th><th scope="col">Reason</th><th scope="col">Owner</th><th scope="col">Until</th></tr></thead><tbody>
${acceptances.slice(0, ITEMS).map((acceptance) => toAcceptance(acceptance, run))}</tbody></table></div>${toMore(acceptances.length, "exception")}</section>
`;
}

function toAcceptance({ findings, reason, owner, expires }: Acceptance, { startedAt }: RunFacts): Markup {
  const names = [...new Set(findings.map(({ id, package: { name } }) => `${toClipped(id, NAME)} in ${toClipped(name, NAME)}`))];
  const more = names.length > NAMES ? html`<div>… and ${toNumber(names.length - NAMES)} more</div>` : NOTHING;
  const left = toDaysLeft(expires, startedAt);
  const until = left === null ? expires : `${expires} (${toCount(left, "day")} left)`;
  return html`<tr><td>${names.slice(0, NAMES).map((name) => html`<div>${name}</div>`)}${more}</td><td data-label="Reason">${toClipped(reason, TEXT)}</td><td data-label="Owner">${toClipped(owner ?? "nobody named", NAME)}</td><td data-label="Until">${until}</td></tr>
`;
}

/** What the workflow let pass, and what is worth knowing. */
export function toNotices({ overview: { allowed, notices } }: Page): Markup {
  const all = [...allowed, ...notices];
  if (all.length === 0) return NOTHING;
  return html`<section><h2>Worth knowing</h2>
${all.slice(0, ITEMS).map((problem) => toNotice(problem, allowed.includes(problem)))}${toMore(all.length, "notice")}</section>
`;
}

function toNotice({ code, message, next, target }: Problem, allowed: boolean): Markup {
  const step = next === undefined ? NOTHING : html`<p class="next">${toClipped(next, TEXT)}</p>`;
  return html`<div class="card${allowed ? " incomplete" : ""}"><p>${allowed ? "Allowed by the workflow: " : ""}${toAbout(target, message)}${toClipped(message, TEXT)} <small>${code}</small></p>${step}</div>
`;
}

/** By which rules the verdict was made, when and by what. */
export function toFooter({ verdict: { policy, exitCode }, run }: Page): Markup {
  const rules = [
    `severity cutoff ${toCutoffWords(policy)}`,
    policy.onlyFixed ? "only findings with a fix block" : "",
    policy.unknownSeverity === "block" ? "unknown severities block" : "unknown severities do not block",
  ].filter((rule) => rule !== "");
  return html`<footer><p>Exit code ${exitCode}. Policy <code>${toClipped(policy.source, NAME)}</code>: ${rules.join(", ")}.</p>
<p>Portcullis ${run.version}, ${run.startedAt}, ${(run.durationMs / 1000).toFixed(1)} s.</p></footer>
`;
}
