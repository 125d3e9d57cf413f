import type { BaseRow } from "../model/base.ts";
import type { TargetFacts } from "../model/evidence.ts";
import type { Finding } from "../model/finding.ts";
import type { Problem, Reason } from "../model/reasons.ts";
import type { Severity } from "../model/severity.ts";
import type { RunFacts, Verdict } from "../model/verdict.ts";
import { ORIGIN_HEADS, toRowName } from "./base-words.ts";
import { type BaseView, groupByOrigin, toBaseView } from "./bases.ts";
import { toMarkdown, toMarkdownCode, toMarkdownLink } from "./escape.ts";
import { toEvidenceParts, toScannerParts } from "./evidence-line.ts";
import type { Acceptance, TargetView } from "./overview.ts";
import { toClipped, toCount, toDaysLeft, toDecisionWords, toFixWords, toNumber, toSeenWords, toSeverityCounts } from "./words.ts";

const NAME = 120;
const TEXT = 1_000;

/** A mark beside each severity word, so that a long table can be read at a glance. */
const MARKS: Readonly<Record<Severity, string>> = {
  critical: "🔴",
  high: "🟠",
  medium: "🟡",
  low: "🔵",
  negligible: "⚪",
  unknown: "❔",
};

/** A foreign name as code, cut where it is no name any more. */
export function toCode(text: string): string {
  return toMarkdownCode(toClipped(text, NAME));
}

/** Foreign prose, cut where it is no sentence any more. */
export function toProse(text: string, most = TEXT): string {
  return toMarkdown(toClipped(text, most));
}

/** What blocks, as a line of a cell. */
export function toBlockingLine(finding: Finding): string {
  const { severity, title, seenBy } = finding;
  const words = [...(title === undefined ? [] : [toProse(title, 200)]), toSeenWords(seenBy)];
  return `${toSeverity(severity)} ${toLink(finding)} in ${toPackage(finding)}<br><sub>${words.join(" · ")}</sub>`;
}

export const OTHER_HEAD = toHead(["Severity", "Advisory", "Package", "Target", "Fix", "Why not"]);

/** What does not block, as a row. */
export function toOtherRow(finding: Finding): string {
  const { severity, target, decision } = finding;
  return toRow([
    toSeverity(severity),
    toAdvisory(finding),
    toPackage(finding),
    toCode(target),
    toFix(finding),
    toDecisionWords(decision.kind),
  ]);
}

export const TARGET_HEAD = toHead(["Target", "What it is", "Scanned by", "Findings", "Blocking"]);

/** A target with what speaks for its having been looked at, and its counts. */
export function toTargetRow(target: TargetView, verdict: Verdict, run: RunFacts): string {
  const { id, facts, bySeverity, blocking } = target;
  const base = facts === null ? null : toBaseView(facts, verdict);
  const findings = [toSeverityCounts(bySeverity) || "none", ...toOrigins(target)].join("<br>");
  const blocks = blocking.length === 0 ? "nothing" : `**${toNumber(blocking.length)}**`;
  const what = [toEvidence(facts), ...(base === null ? [] : [toBaseLine(base)])].join("<br>");
  return toRow([toCode(id), what, toScanners(facts, verdict.scanners, run), findings, blocks]);
}

/** How many findings come from where, where a base is proven. */
function toOrigins({ facts, blocking, others }: TargetView): string[] {
  const groups = groupByOrigin(facts, [...blocking, ...others]) ?? [];
  const words = groups.map(({ origin, findings }) => `${toNumber(findings.length)} ${ORIGIN_HEADS[origin]}`);
  return words.length === 0 ? [] : [`<sub>${words.join(", ")}</sub>`];
}

/** An image's base in a line. */
export function toBaseLine({ words, message, next }: BaseView): string {
  const more = message === "" ? "" : `. ${toProse(message)}`;
  return `Base: ${toProse(words)}${more}${next === "" ? "" : ` **Next:** ${toProse(next)}`}`;
}

export const BASE_HEAD = toHead(["Base", "Images", "Flaws", "Findings", "Blocking", "With a fix"]);
const BASE_IMAGES = 5;

/** A base with the images that it is under, and what it brings them. */
export function toBaseRow(row: BaseRow): string {
  const { targets, flaws, findings, blocking, fixable, bySeverity } = row;
  const shown = targets.slice(0, BASE_IMAGES).map(toCode);
  const more = targets.length > BASE_IMAGES ? [`… and ${toNumber(targets.length - BASE_IMAGES)} more`] : [];
  const severities = toSeverityCounts(bySeverity);
  const head = [toProse(toRowName(row)), `**${toNumber(targets.length)}**<br><sub>${[...shown, ...more].join("<br>")}</sub>`];
  if (row.status !== "proven") return toRow([...head, "–", "–", "–", "–"]);
  return toRow([
    ...head,
    toNumber(flaws),
    severities === "" ? "none" : `${toNumber(findings)}<br><sub>${severities}</sub>`,
    blocking === 0 ? "nothing" : `**${toNumber(blocking)}**`,
    toNumber(fixable),
  ]);
}

/** What a target is, in words. */
export function toEvidence(facts: TargetFacts | null): string {
  return facts === null ? "" : toProse(toEvidenceParts(facts).join(" · "));
}

/** Who looked at a target, and with which data. */
export function toScanners(facts: TargetFacts | null, scanners: Verdict["scanners"], run: RunFacts): string {
  return facts === null
    ? ""
    : toScannerParts(facts, scanners, run)
        .map((words) => toProse(words))
        .join("<br>");
}

export const ACCEPTED_HEAD = toHead(["Accepted", "Reason", "Owner", "Until"]);
const ACCEPTED_NAMES = 5;

/** An exception at work, as a row. */
export function toAcceptedRow({ findings, reason, owner, expires }: Acceptance, { startedAt }: RunFacts): string {
  const names = [...new Set(findings.map((finding) => `${toProse(finding.id, NAME)} in ${toCode(finding.package.name)}`))];
  const more = names.length > ACCEPTED_NAMES ? [`… and ${names.length - ACCEPTED_NAMES} more`] : [];
  const left = toDaysLeft(expires, startedAt);
  const until = left === null ? toProse(expires, NAME) : `${toProse(expires, NAME)} (${toCount(left, "day")} left)`;
  return toRow([[...names.slice(0, ACCEPTED_NAMES), ...more].join("<br>"), toProse(reason), toProse(owner ?? "", NAME), until]);
}

/** A reason or notice as a list item: what, on what, what to do. */
export function toItem({ code, message, next, target }: Reason | Problem, mark: string): string {
  const on = target === undefined || message.includes(target) ? "" : ` ${toCode(target)}:`;
  return `- ${mark}**${code}**:${on} ${toProse(message)}${next === undefined ? "" : ` **Next:** ${toProse(next)}`}`;
}

function toSeverity(severity: Severity): string {
  return `${MARKS[severity]} ${severity}`;
}

function toLink({ id, url, knownExploited }: Finding): string {
  return `${toMarkdownLink(toProse(id, NAME), url)}${knownExploited ? " **known to be exploited**" : ""}`;
}

function toAdvisory(finding: Finding): string {
  const { title } = finding;
  return `${toLink(finding)}${title === undefined ? "" : `<br><sub>${toProse(title, 200)}</sub>`}`;
}

function toPackage({ package: { name, version } }: Finding): string {
  return `${toCode(name)} ${toProse(version, NAME)}`.trim();
}

function toFix({ fix }: Finding): string {
  return toProse(toFixWords(fix), 200);
}

/** The head of a table. */
export function toHead(names: readonly string[]): string {
  return `${toRow(names)}\n${toRow(names.map(() => "---"))}`;
}

/** A row of a table; the cells are Markdown already. */
export function toRow(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}
