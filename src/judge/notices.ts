import type { Finding } from "../model/finding.ts";
import type { Exception } from "../model/policy.ts";
import type { Problem } from "../model/reasons.ts";
import { isActive } from "./exceptions.ts";

/** An exception this close to its end is reported while there is time to act. */
const DAYS_OF_WARNING = 14;
const DAY = 86_400_000;

/**
 * What is to be said of the policy's exceptions: expired, about to expire, or without anything to accept. `findings` null: nothing was
 * looked at, so nobody can say which are needed.
 */
export function toExceptionNotices(exceptions: readonly Exception[], findings: readonly Finding[] | null, today: string): Problem[] {
  const used = findings && new Set(findings.map(({ decision }) => decision.rule));
  return exceptions.flatMap((exception, place) => toNotice(exception, { rule: `exceptions[${place}]`, used, today }));
}

function toNotice(
  exception: Exception,
  { rule, used, today }: { rule: string; used: ReadonlySet<string> | null; today: string },
): Problem[] {
  const name = `The exception for ${exception.id} (${rule}${exception.owner === undefined ? "" : `, owner ${exception.owner}`})`;
  if (!isActive(exception, today)) {
    const next = "Remove it, or renew it with a new reason and date.";
    return [{ code: "exception-expired", message: `${name} expired on ${exception.expires} and accepts nothing.`, next }];
  }
  if (used !== null && !used.has(rule)) {
    return [
      { code: "exception-unused", message: `${name} accepts nothing: no finding matches it.`, next: "Remove it if the finding is gone." },
    ];
  }
  const days = Math.round((Date.parse(exception.expires) - Date.parse(today)) / DAY);
  if (days > DAYS_OF_WARNING) return [];
  return [
    {
      code: "exception-expiring",
      message: `${name} expires in ${days} ${days === 1 ? "day" : "days"}.`,
      next: "Fix the finding, or renew the exception.",
    },
  ];
}
