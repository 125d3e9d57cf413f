import { type Mistake, valueAt } from "./policy-issues.ts";

const DAY = 86_400_000;
/** An exception is looked at again at least once a year. */
const DAYS_AHEAD = 365;

/** Exceptions that end too late, as mistakes. Days are whole days in UTC: what is a day at the writer's place makes no difference. */
export function wrongInDates(value: unknown, today: string): Mistake[] {
  const exceptions = valueAt(value, ["exceptions"]);
  if (!Array.isArray(exceptions)) return [];
  const latest = new Date(Date.parse(today) + DAYS_AHEAD * DAY).toISOString().slice(0, 10);
  return exceptions.flatMap((_, place) => {
    const path = ["exceptions", place, "expires"];
    const expires = valueAt(value, path);
    if (typeof expires !== "string" || !/^\d{4}-\d\d-\d\d$/.test(expires) || expires <= latest) return [];
    const message = `\`exceptions[${place}].expires: ${expires}\` is more than ${DAYS_AHEAD} days ahead.`;
    return [{ path, onKey: false, message, next: `Give ${latest} or an earlier day, and renew it then if it still holds.` }];
  });
}
