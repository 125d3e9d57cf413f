import type { Notification, ToolComponent } from "sarif";
import type { ScannerFacts } from "../model/evidence.ts";
import { SCANNER_TITLES } from "../model/finding.ts";
import { type NoticeCode, REASONS, type ReasonCode } from "../model/reasons.ts";
import type { RunFacts, Verdict } from "../model/verdict.ts";
import { toSarifText } from "./escape.ts";
import { toAllowed, toNotices } from "./overview.ts";
import { toClipped, toCount, toNumber } from "./words.ts";

/** How many alerts and findings a run holds of how many there are. */
export type Extent = { readonly results: number; readonly findings: number; readonly total: number };

/** Ourselves, without the rules. */
export function toDriver({ version }: RunFacts): ToolComponent {
  return { name: "Portcullis", version, semanticVersion: version };
}

/** The scanners, as extensions of the tool: which versions, from where, with which data. */
export function toExtensions(scanners: readonly ScannerFacts[]): ToolComponent[] {
  return scanners.slice(0, EXTENSIONS).map(({ name, version, sha256, source, database }) => ({
    name: SCANNER_TITLES[name],
    ...(version === null ? {} : { version: toClipped(version, 200) }),
    properties: { source, ...(sha256 === null ? {} : { sha256 }), ...(database === null ? {} : { database }) },
  }));
}

/** GitHub takes at most 100. */
const EXTENSIONS = 100;
const NOTIFICATIONS = 1_000;
const MESSAGE = 2_000;

/** What happened beside the findings: every reason, what was allowed, every notice, and what was left out. */
export function toNotifications(verdict: Verdict, extent: Extent): Notification[] {
  const said = [
    ...toLeftOut(extent),
    ...toUnshown(extent),
    ...verdict.reasons.map((reason) => toNotification(reason, levelOf(reason.code))),
    ...toAllowed(verdict).map((problem) => toNotification(problem, "warning")),
    ...toNotices(verdict).map((problem) => toNotification(problem, "note")),
  ];
  if (said.length <= NOTIFICATIONS) return said;
  const left = said.length - NOTIFICATIONS + 1;
  const message = `${toCount(left, "more notification")} are left out here; the result document has them.`;
  return [...said.slice(0, NOTIFICATIONS - 1), toNotification({ code: "report-cut", message }, "warning")];
}

function levelOf(code: ReasonCode): Notification["level"] {
  const { outcome } = REASONS[code];
  return outcome === "error" ? "error" : outcome === "incomplete" ? "warning" : "note";
}

type Said = { readonly code: ReasonCode | NoticeCode; readonly message: string; readonly next?: string; readonly target?: string };

function toNotification({ code, message, next, target }: Said, level: Notification["level"]): Notification {
  const text = toSarifText(toClipped(next === undefined ? message : `${message} ${next}`, MESSAGE));
  const properties = target === undefined ? {} : { properties: { target: toClipped(target, MESSAGE) } };
  return { level, descriptor: { id: code }, message: { text }, ...properties };
}

function toLeftOut({ results, findings, total }: Extent): Notification[] {
  if (findings === total) return [];
  const message =
    `${toNumber(total - findings)} of ${toCount(total, "finding")} are left out: this run holds ${toCount(results, "result")}, as many as ` +
    "GitHub takes (25,000 results, 10 MB compressed). What blocks and what is gravest came first; the verdict was made on all of them.";
  return [toNotification({ code: "report-cut", message }, "warning")];
}

/** Of the alerts of one run GitHub shows so many, the gravest. */
const SHOWN = 5_000;

function toUnshown({ results }: Extent): Notification[] {
  if (results <= SHOWN) return [];
  const message = `GitHub shows ${toNumber(SHOWN)} of these ${toCount(results, "result")}, the gravest; the result document has all findings.`;
  return [toNotification({ code: "report-cut", message }, "note")];
}

/** Whether everything asked for was looked at, whatever was found. */
export function isExecutionSuccessful({ reasons }: Verdict): boolean {
  return reasons.every(({ code }) => REASONS[code].outcome === "fail");
}
