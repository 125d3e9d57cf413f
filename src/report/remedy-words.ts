import type { Finding } from "../model/finding.ts";
import type { Change, StayCause } from "../model/remedy.ts";
import type { Verdict } from "../model/verdict.ts";
import { toBaseName } from "./base-words.ts";
import { toCount, toList, toNumber } from "./words.ts";

/** Why findings stay, as the rest of a line. */
const STAY_WORDS: Readonly<Record<StayCause, string>> = {
  "no-fix": "no fix yet",
  "wont-fix": "will not be fixed",
  "unknown-fix": "no fix known",
  "unnamed-fix": "fixed in a later version that nobody names",
  "no-higher-fix": "none of the fixed versions is higher",
};

/** A change in a few words: `code` can be copied, `words` come after it. Unescaped. */
export type ChangeLabel = { readonly code: string; readonly words: string };

/** What is to be done, in a few words. */
export function toChangeLabel({ kind, subject, from, to, choices, command, cause }: Change): ChangeLabel {
  switch (kind) {
    case "upgrade-package":
      return command === null ? { code: subject, words: toVersions(from, to, choices) } : { code: command, words: "" };
    case "upgrade-system-package":
      return { code: subject, words: toVersions(from, to, choices) };
    case "move-base":
    case "rebuild":
      return { code: `FROM ${toBaseName(subject)}`, words: to === null ? "→ a newer one" : `→ ${toBaseName(subject)}@${to}` };
    case "none":
      return { code: subject, words: cause === null ? "stays" : `stays: ${STAY_WORDS[cause]}` };
    default:
      return kind satisfies never;
  }
}

function toVersions(from: readonly string[], to: string | null, choices: readonly string[]): string {
  return `${from.slice(0, 3).join(", ")} → ${to ?? choices.slice(0, 3).join(" or ")}`;
}

/** What there is to know of a change beside its label, its place and what it removes; empty where that is all. Unescaped. */
export function toChangeDetail(change: Change): string {
  const { kind, message, steps, to, also } = change;
  if (kind === "move-base" || kind === "rebuild") return message;
  if (kind === "none") return "Replace it, or accept the risk as an exception with reason, owner and expiry in the policy.";
  const less = steps.filter((step) => step.to !== to).map((step) => `${step.to} is enough for ${step.from}`);
  const parts = [
    change.command !== null && toChangeLabel(change).code === change.command ? toVersions(change.from, to, change.choices) : "",
    to === null ? "versions of this kind cannot be compared here" : "",
    less.length > 5 ? "" : toList(less),
    also.length === 0 ? "" : `then build ${also.length > 5 ? toCount(also.length, "image") : toList(also)} again`,
  ];
  return parts.filter((part) => part !== "").join("; ");
}

/** Where the change is made: a lockfile, an image with the line of its Dockerfile. Unescaped. */
export function toChangePlace(change: Change): string {
  const file = toFileLine(change);
  if (file === null) return change.target;
  return change.target.startsWith("lockfile:") ? file : `${change.target} (${file})`;
}

/** The file and line of the repository, as far as they are known. Unescaped. */
export function toFileLine({ path, line }: Change): string | null {
  return path === null || line === null ? path : `${path}:${line}`;
}

/** How many findings a change removes: `14, 3 of them blocking`. */
export function toRemovedWords({ kind, removes, blocking }: Change): string {
  if (kind === "none") return blocking === 1 ? "nothing: 1 stays" : `nothing: ${toNumber(blocking)} stay`;
  if (removes === blocking) return removes === 1 ? "1, which blocks" : `${toNumber(removes)}, all of them blocking`;
  return `${toNumber(removes)}, ${toNumber(blocking)} of them blocking`;
}

/** What the changes come to, as a sentence; null where nothing blocks. Our own words only. */
export function toOutlook({ remediation, counts, reasons }: Verdict): string | null {
  if (remediation.length === 0) return null;
  const made = remediation.filter(({ kind }) => kind !== "none").length;
  const stay = remediation.reduce((sum, { kind, blocking }) => sum + (kind === "none" ? blocking : 0), 0);
  const codes: string[] = reasons.map(({ code }) => code).filter((code) => code !== "severity-cutoff");
  const other = codes.length === 0 ? "" : ` What else was said (${toList([...new Set(codes)])}) has next steps of its own.`;
  return `${toOutlookWords(made, stay, counts.blocking)}${other}`;
}

function toOutlookWords(made: number, stay: number, all: number): string {
  const changes = toCount(made, "change");
  if (made === 0) return `No change removes ${all === 1 ? "what blocks" : `any of the ${toNumber(all)} findings that block`}.`;
  if (stay === 0) return `After ${made === 1 ? "one change" : changes} nothing blocks.`;
  const rest = `no change removes the other ${stay === 1 ? "one" : toNumber(stay)}`;
  return `${changes} ${made === 1 ? "removes" : "remove"} ${toNumber(all - stay)} of the ${toNumber(all)} findings that block; ${rest}.`;
}

/** Gives the findings that a change is about. Each is given once, also where several have one fingerprint. */
export function makeFindingsOf({ findings }: Verdict): (change: Change) => readonly Finding[] {
  const byFingerprint = new Map<string, Finding[]>();
  for (const finding of findings) {
    if (finding.decision.kind !== "blocks") continue;
    const list = byFingerprint.get(finding.fingerprint);
    if (list === undefined) byFingerprint.set(finding.fingerprint, [finding]);
    else list.push(finding);
  }
  return (change) => change.findings.flatMap((fingerprint) => byFingerprint.get(fingerprint)?.shift() ?? []);
}
