import { type Problem, REASONS, type Reason } from "../model/reasons.ts";
import { toFitting } from "./columns.ts";
import { toVisible } from "./escape.ts";
import type { Acceptance } from "./overview.ts";
import { type Page, toProse } from "./text-page.ts";
import { toClipped, toCount, toDaysLeft, toList } from "./words.ts";

const NOTICES = 20;
const NAMES = 5;
const NAME = 200;

/** What went wrong: every reason but the findings that block, each with what to do. */
export function toTroubles(page: Page): string[] {
  const { reasons } = page.verdict;
  return toLimited(
    reasons.filter(({ code }) => REASONS[code].outcome !== "fail" || code !== "severity-cutoff"),
    page,
  ).flatMap((reason) => (typeof reason === "string" ? [reason] : toTrouble(reason, page)));
}

function toTrouble({ code, message, next, target }: Reason, page: Page): string[] {
  const { style } = page;
  const paint = REASONS[code].outcome === "incomplete" ? style.warn : style.bad;
  const [first = "", ...others] = toProse(message, page, "  ");
  const on = target === undefined || message.includes(target) ? "" : ` ${toFitting(toName(target), page.width - code.length - 3)}`;
  return [`${paint(`✗ ${code}`)}${page.style.bold(on)}`, first, ...others, ...toNext(next, page)];
}

/** A next step, set apart by its arrow. */
export function toNext(next: string, page: Page): string[] {
  return toProse(next, page, "  → ").map((line) => page.style.bold(line));
}

/** The exceptions at work: what was accepted, why, by whom and until when. */
export function toAcceptances(page: Page): string[] {
  const { acceptances } = page.overview;
  if (acceptances.length === 0) return [];
  const all = acceptances.reduce((count, { findings }) => count + findings.length, 0);
  return [page.style.bold(`Accepted: ${toCount(all, "finding")}`), ...acceptances.flatMap((acceptance) => toAcceptance(acceptance, page))];
}

function toAcceptance({ findings, reason, owner, expires }: Acceptance, page: Page): string[] {
  const left = toDaysLeft(expires, page.run.startedAt);
  const until = left === null ? `until ${expires}` : `until ${expires}, ${toCount(left, "day")} left`;
  const names = [...new Set(findings.map(({ id, package: { name } }) => `${toClipped(id, NAME)} in ${toClipped(name, NAME)}`))];
  const shown = names.length > NAMES ? [...names.slice(0, NAMES), `${names.length - NAMES} more`] : names;
  const by = owner === undefined ? "" : ` (${owner})`;
  return toProse(`${toList(shown)}, ${until}: ${reason}${by}`, page, "  ");
}

/** What the workflow let pass, and what is worth knowing. */
export function toNotices(page: Page): string[] {
  const { allowed, notices } = page.overview;
  if (allowed.length + notices.length === 0) return [];
  const lines = toLimited([...allowed, ...notices], page).flatMap((problem) =>
    typeof problem === "string" ? [problem] : toNotice(problem, allowed.includes(problem), page),
  );
  return [page.style.bold("Worth knowing"), ...lines];
}

function toNotice({ code, message, next }: Problem, allowed: boolean, page: Page): string[] {
  const text = `${allowed ? `Allowed (${code}): ` : ""}${message}${next === undefined ? "" : ` ${next}`}`;
  return toProse(text, page, allowed ? "  ! " : "  - ").map((line) => (allowed ? page.style.warn(line) : line));
}

/** The first of a list, and how many more there are; all of them with `--verbose`. */
function toLimited<T>(items: readonly T[], { verbose, style }: Page): (T | string)[] {
  if (verbose || items.length <= NOTICES) return [...items];
  return [...items.slice(0, NOTICES), style.dim(`  … and ${items.length - NOTICES} more (--verbose shows all)`)];
}

/** A foreign name for a line of its own. */
export function toName(text: string): string {
  return toVisible(toClipped(text, NAME));
}
