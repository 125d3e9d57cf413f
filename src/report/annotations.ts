import type { Annotation } from "../model/annotation.ts";
import type { TargetFacts } from "../model/evidence.ts";
import type { Finding } from "../model/finding.ts";
import { type NoticeCode, type Problem, REASONS, type Reason } from "../model/reasons.ts";
import type { Verdict } from "../model/verdict.ts";
import { toDockerfileLine, toSpokenLine } from "./dockerfile-places.ts";
import { toSafeText } from "./escape.ts";
import { isInside } from "./inside.ts";
import { toAllowed, toNotices, toOverview } from "./overview.ts";
import { ownFile } from "./places.ts";
import { toClipped, toCount, toFixWords, toList, toNumber } from "./words.ts";

/** The runner shows ten of a kind a step (actions/runner, ExecutionContext.cs) and cuts messages at 4,096 characters. */
const MOST = 10;
const FAULTS = 4;
const GAPS = 2;
const VIOLATIONS = 3;
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
  const gaps = toGrouped(troubles.filter(isGap), "error").slice(0, GAPS);
  const level = verdict.policy.failBuild ? "error" : "warning";
  const violations = toViolations(verdict, level);
  const blocking = toBlocking(verdict, level, MOST - faults.length - gaps.length - violations.length);
  const worth = [...toAllowed(verdict), ...toNotices(verdict).filter(({ code }) => !isReason(code) && IS_WARNED[code])];
  const all = [...faults, ...violations, ...blocking, ...gaps, ...toGrouped(worth, "warning")];
  return [...all.filter((of) => of.level === "error").slice(0, MOST), ...all.filter((of) => of.level === "warning").slice(0, MOST)];
}

/** Violations by bases, one a line of a Dockerfile: what finds no room is counted in the last. */
function toViolations({ reasons, targets }: Verdict, level: Annotation["level"]): Annotation[] {
  const bases = new Map(targets.map(({ id, base }) => [id, base]));
  const violations = reasons.filter(({ code }) => REASONS[code].outcome === "fail" && code !== "severity-cutoff");
  const shown = violations.slice(0, VIOLATIONS);
  return shown.map(({ code, message, next, target }, at) => {
    const left = at === VIOLATIONS - 1 ? violations.length - shown.length : 0;
    const more = left === 0 ? "" : ` (And ${toNumber(left)} more of this kind: see the job summary.)`;
    const spoken = toSpokenLine(message, bases.get(target ?? ""));
    const place = spoken === null ? {} : { file: spoken.path, line: spoken.line };
    return { level, title: `Portcullis: ${code}`, message: toShown(`${message} ${next}${more}`, MESSAGE), ...place };
  });
}

function isGap({ code }: Reason): boolean {
  return REASONS[code].outcome === "incomplete";
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
  const bases = new Map(verdict.targets.map(({ id, base }) => [id, base]));
  const annotations = shown.map((group) => ({
    ...toBlockingAnnotation(group, level),
    ...(toOwn(group[0]) ?? toDockerfile(bases.get(group[0].target)) ?? toPlace(group[0].target)),
  }));
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
  };
}

/** On the line that was found for it. */
function toOwn({ place }: Finding): { file: string; line: number } | null {
  return place === undefined || !isInside(place.path) ? null : { file: place.path, line: place.line };
}

/** On the line of the Dockerfile that says what an image is built on. */
function toDockerfile(base: TargetFacts["base"]): { file: string; line: number } | null {
  const declared = toDockerfileLine(base);
  return declared === null ? null : { file: declared.path, line: declared.line };
}

/** On the file where it has one in the repository. */
function toPlace(target: string | undefined): { file: string; line: number } | Record<string, never> {
  const file = target === undefined ? null : ownFile(target);
  return file !== null && isInside(file) ? { file, line: 1 } : {};
}

function toShown(text: string, most: number): string {
  return toClipped(toSafeText(text), most);
}
