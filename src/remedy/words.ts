import type { BaseFacts } from "../model/base.ts";
import type { Finding } from "../model/finding.ts";
import type { StayCause } from "../model/remedy.ts";

/** How many ids a sentence names. */
const NAMED = 3;

const CAUSE_WORDS: Readonly<Record<StayCause, string>> = {
  "no-fix": "there is no fix yet",
  "wont-fix": "it will not be fixed",
  "unknown-fix": "no fix is known",
  "unnamed-fix": "it is fixed in a later version, and nobody names it",
  "no-higher-fix": "none of the fixed versions is above it",
};

const STAY_NEXT = "replace it, or accept the risk as an exception with reason, owner and expiry in the policy";

/** What blocks a package and stays, why, and what can be done all the same. */
export function toStayMessage(cause: StayCause, findings: readonly Finding[], where: string): string {
  const [first] = findings;
  const versions = [...new Set(findings.map(({ package: { version } }) => version))];
  const ids = [...new Set(findings.map(({ id }) => id))];
  const more = ids.length > NAMED ? ` and ${ids.length - NAMED} more` : "";
  const named = `${ids.slice(0, NAMED).join(", ")}${more}`;
  return `${first?.package.name} ${toList(versions)} in ${where}: ${CAUSE_WORDS[cause]} (${named}); ${STAY_NEXT}.`;
}

/** A reference as people write it: without what Docker fills in. */
export function toShortReference(reference: string): string {
  return reference.replace(/^docker\.io\/(?:library\/(?=[^/]+$))?/, "");
}

/** How many of the findings that a base brings have a fixed version, and how many remain. */
export function toBroughtWords(brought: number, { removes, blocking }: { removes: number; blocking: number }): string {
  const remain = brought - removes;
  if (brought === 1) return "the one finding that it brings has a fixed version";
  const some = removes === brought ? `all ${toNumber(brought)}` : `${toNumber(removes)} of the ${toNumber(brought)}`;
  const fixed = `${some} findings that it brings ${removes === 1 ? "has" : "have"} a fixed version`;
  const rest = remain === 0 ? "" : `; ${toNumber(remain)} ${remain === 1 ? "remains" : "remain"}`;
  return `${fixed}, ${toNumber(blocking)} of them blocking${rest}`;
}

/** Whether a base is named by its digest, so that building again brings no newer one. */
export function isPinned({ claims, reference }: Pick<BaseFacts, "claims" | "reference">): boolean {
  return claims.some(
    ({ source, reference: said, digest }) => (source === "dockerfile" || source === "base-image") && said === reference && digest !== null,
  );
}

/** Words as a sentence lists them, not too many of them. */
export function toList(words: readonly string[]): string {
  const shown = words.length > NAMED + 2 ? [...words.slice(0, NAMED), `${words.length - NAMED} others`] : words;
  return shown.length < 2 ? shown.join("") : `${shown.slice(0, -1).join(", ")} and ${shown[shown.length - 1]}`;
}

/** How many findings a change removes, and how many of them block. */
export function toRemovesWords(removes: number, blocking: number): string {
  const all = `removes ${toNumber(removes)} ${removes === 1 ? "finding" : "findings"}`;
  if (removes === blocking) return `${all}, ${removes === 1 ? "which blocks" : "all of them blocking"}`;
  return `${all}, ${toNumber(blocking)} of them blocking`;
}

/** A whole number with its thousands set apart. */
function toNumber(number: number): string {
  return String(number).replace(/\B(?=(?:\d{3})+$)/g, ",");
}
