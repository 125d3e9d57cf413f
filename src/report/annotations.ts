import type { Annotation } from "../model/annotation.ts";
import type { Finding } from "../model/finding.ts";
import { type NoticeCode, type Problem, REASONS, type Reason } from "../model/reasons.ts";
import type { Verdict } from "../model/verdict.ts";
import { toSafeText } from "./escape.ts";
import { toAllowed, toNotices, toOverview } from "./overview.ts";
import { isInside, ownFile } from "./places.ts";
import { toClipped, toCount, toFixWords, toList, toNumber } from "./words.ts";

/** The runner shows ten of a kind a step (actions/runner, ExecutionContext.cs) and cuts messages at 4,096 characters. */
const MOST = 10;
const FAULTS = 4;
const GAPS = 2;
const ADVISORIES = 5;
const NAME = 150;
const MESSAGE = 1_500;

/**
 * At most ten errors and ten warnings, each of which says something new: what could not be vouched for, what blocks (one a package),
 * what was not seen, and as warnings what will need somebody's hand. The summary has all of it.
 */
export function toAnnotations(verdict: Verdict): Annotation[] {
  const troubles = verdict.reasons.filter(({ code }) => code !== "severity-cutoff");
  const faults = toGrouped(troubles.filter(isFault), "error").slice(0, FAULTS);
  const gaps = toGrouped(
    troubles.filter((reason) => !isFault(reason)),
    "error",
  ).slice(0, GAPS);
  const level = verdict.policy.failBuild ? "error" : "warning";
  const blocking = toBlocking(verdict, level, MOST - faults.length - gaps.length);
  const worth = [...toAllowed(verdict), ...toNotices(verdict).filter(({ code }) => !isReason(code) && IS_WARNED[code])];
  const all = [...faults, ...blocking, ...gaps, ...toGrouped(worth, "warning")];
  return [...all.filter((of) => of.level === "error").slice(0, MOST), ...all.filter((of) => of.level === "warning").slice(0, MOST)];
}

function isFault({ code }: Reason): boolean {
  return REASONS[code].outcome === "error";
}

function isReason(code: Problem["code"]): code is Reason["code"] {
  return Object.hasOwn(REASONS, code);
}

/** Which notices are worth a mark on the workflow's page. The others are in the summary. */
const IS_WARNED: Readonly<Record<NoticeCode, boolean>> = {
  "exception-unused": false,
  "exception-expired": true,
  "exception-expiring": true,
  "allowance-unused": false,
  "lockfiles-excluded": false,
  "lockfiles-none": false,
  "lockfiles-unread": true,
  "configuration-ignored": true,
  "image-source": false,
  "database-age-unchecked": true,
  "database-age-unknown": false,
  "policy-change-pending": true,
  "evidence-missing": true,
  "scanner-warning": true,
  "scanner-from-source": false,
  "scanner-substituted": true,
  "cross-check-skipped": false,
  "matches-ignored-by-scanner": true,
  "distribution-end-of-life": true,
  "environment-ignored": true,
  "report-cut": true,
  "demo-recorded": false,
  "base-claims-disagree": true,
  "base-changed-distribution": true,
  "base-entry-expired": true,
  "base-entry-expiring": true,
  "base-lookup-failed": true,
  "bases-lock-missing": false,
  "external-image-warning": true,
};

/** One annotation a code: the first of its kind in full, and how many more there are. */
function toGrouped(problems: readonly (Reason | Problem)[], level: Annotation["level"]): Annotation[] {
  const byCode = new Map<string, (Reason | Problem)[]>();
  for (const problem of problems) {
    const list = byCode.get(problem.code);
    if (list === undefined) byCode.set(problem.code, [problem]);
    else list.push(problem);
  }
  return [...byCode.values()].flatMap((list) => {
    const [first] = list;
    if (first === undefined) return [];
    const more = list.length === 1 ? "" : ` (And ${toNumber(list.length - 1)} more of this kind: see the job summary.)`;
    const message = `${first.message}${first.next === undefined ? "" : ` ${first.next}`}${more}`;
    return [{ level, title: `Portcullis: ${first.code}`, message: toShown(message, MESSAGE), ...toPlace(first.target) }];
  });
}

/** What blocks, one annotation a package of a target, the gravest first; what finds no room is counted in the last. */
function toBlocking(verdict: Verdict, level: Annotation["level"], most: number): Annotation[] {
  const groups = toPackages(verdict);
  const shown = groups.length <= most ? groups : groups.slice(0, most - 1);
  const annotations = shown.map((group) => toBlockingAnnotation(group, level));
  const rest = groups.slice(shown.length);
  if (rest.length === 0) return annotations;
  const findings = rest.reduce((count, group) => count + group.length, 0);
  const message = `${toCount(findings, "more finding")} in ${toCount(rest.length, "more package")} block: see the job summary.`;
  return [...annotations, { level, title: "Portcullis: more findings block", message }];
}

type Group = readonly [Finding, ...Finding[]];

function toPackages(verdict: Verdict): Group[] {
  const groups = new Map<string, [Finding, ...Finding[]]>();
  for (const { blocking } of toOverview(verdict).targets) {
    for (const finding of blocking) {
      const key = [finding.target, finding.package.type, finding.package.name].join("\0");
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [finding]);
      else group.push(finding);
    }
  }
  return [...groups.values()];
}

function toBlockingAnnotation(group: Group, level: Annotation["level"]): Annotation {
  const [worst] = group;
  const versions = [...new Set(group.map((finding) => finding.package.version))].slice(0, ADVISORIES);
  const name = `${toClipped(worst.package.name, NAME)} ${toList(versions.map((version) => toClipped(version, NAME)))}`.trim();
  const advisories = [...new Set(group.map(({ id, severity, fix }) => `${toClipped(id, NAME)} (${severity}, ${toFixWords(fix)})`))];
  const more = advisories.length > ADVISORIES ? [`${advisories.length - ADVISORIES} more`] : [];
  const title = worst.title === undefined || advisories.length > 1 ? "" : ` ${toClipped(worst.title, NAME)}.`;
  const message = `${name} in ${toClipped(worst.target, NAME)}: ${toList([...advisories.slice(0, ADVISORIES), ...more])}.${title}`;
  return {
    level,
    title: toShown(
      `${toCount(group.length, "finding")} in ${name} ${group.length === 1 ? "blocks" : "block"} (${worst.severity})`,
      NAME * 2,
    ),
    message: toShown(message, MESSAGE),
    ...toPlace(worst.target),
  };
}

/** On the file where it has one in the repository. */
function toPlace(target: string | undefined): { file: string; line: number } | Record<string, never> {
  const file = target === undefined ? null : ownFile(target);
  return file !== null && isInside(file) ? { file, line: 1 } : {};
}

function toShown(text: string, most: number): string {
  return toClipped(toSafeText(text), most);
}
