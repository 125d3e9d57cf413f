import type { BaseEntry, BaseImages } from "../../model/policy.ts";
import type { Problem } from "../../model/reasons.ts";
import { isInForce } from "./entries.ts";

const DAYS_OF_WARNING = 14;
const DAY = 86_400_000;

/** What is to be said of the allowlist's own dates: entries that expired, and those that are about to. */
export function toEntryNotices({ allow }: BaseImages, today: string): Problem[] {
  return allow.flatMap((entry) => toNotice(entry, today));
}

function toNotice({ image, owner, expires }: BaseEntry, today: string): Problem[] {
  if (expires === undefined) return [];
  const name = `The entry \`${image}\` of \`base-images.allow\`${owner === undefined ? "" : ` (owner ${owner})`}`;
  if (!isInForce({ image, expires }, today)) {
    const next = "Remove it, or renew it with a new date.";
    return [{ code: "base-entry-expired", message: `${name} expired on ${expires} and allows nothing.`, next }];
  }
  const days = Math.round((Date.parse(expires) - Date.parse(today)) / DAY);
  if (days > DAYS_OF_WARNING) return [];
  const message = `${name} expires in ${days} ${days === 1 ? "day" : "days"}.`;
  return [{ code: "base-entry-expiring", message, next: "Move to another base, or renew the entry." }];
}
