import { packageIdentity } from "../model/package.ts";
import { type Mistake, valueAt } from "./policy-issues.ts";

const DAY = 86_400_000;
/** An exception is looked at again at least once a year. */
const DAYS_AHEAD = 365;

/** What only all exceptions together, or the day, can show to be wrong: an end that is too far ahead, the same exception twice. */
export function wrongInExceptions(value: unknown, today: string): Mistake[] {
  const exceptions = valueAt(value, ["exceptions"]);
  if (!Array.isArray(exceptions)) return [];
  return [...tooLate(exceptions, today), ...twice(exceptions)];
}

/** Days are whole days in UTC: what day it is at the writer's place makes no difference. */
function tooLate(exceptions: readonly unknown[], today: string): Mistake[] {
  const latest = new Date(Date.parse(today) + DAYS_AHEAD * DAY).toISOString().slice(0, 10);
  return exceptions.flatMap((exception, place) => {
    const expires = valueAt(exception, ["expires"]);
    if (typeof expires !== "string" || !/^\d{4}-\d\d-\d\d$/.test(expires) || expires <= latest) return [];
    const message = `\`exceptions[${place}].expires: ${expires}\` is more than ${DAYS_AHEAD} days ahead.`;
    const next = `Give ${latest} or an earlier day, and renew it then if it still holds.`;
    return [{ path: ["exceptions", place, "expires"], onKey: false, message, next }];
  });
}

function twice(exceptions: readonly unknown[]): Mistake[] {
  const seen = new Map<string, number>();
  return exceptions.flatMap((exception, place) => {
    const identity = toIdentity(exception);
    const first = identity === null ? undefined : seen.get(identity);
    if (identity !== null && first === undefined) seen.set(identity, place);
    if (first === undefined) return [];
    const message = `\`exceptions[${place}]\` accepts the same as \`exceptions[${first}]\`.`;
    return [{ path: ["exceptions", place], onKey: false, message, next: "Keep one of the two." }];
  });
}

/** What an exception accepts; null where it does not say. */
function toIdentity(exception: unknown): string | null {
  const [id, purl, target] = ["id", "package", "target"].map((key) => valueAt(exception, [key]));
  if (typeof id !== "string") return null;
  return JSON.stringify([id.toUpperCase(), typeof purl === "string" ? packageIdentity(purl) : null, target ?? null]);
}
